package app.strapline.screens

import android.content.Context
import android.graphics.Bitmap
import android.graphics.Color
import android.graphics.pdf.PdfRenderer
import android.os.ParcelFileDescriptor
import android.print.PrintManager
import android.view.View
import android.widget.ImageView
import android.widget.LinearLayout
import app.strapline.MainActivity
import app.strapline.Space
import app.strapline.Type
import app.strapline.ownName
import app.strapline.share.Documents
import app.strapline.share.PrintedFile
import app.strapline.share.SharedFiles
import app.strapline.store.Profile
import app.strapline.views.Footer
import java.io.File
import strapline.Language
import strapline.Paper
import strapline.line
import strapline.reportFileName
import strapline.reportPage

/** The report for a physician: its pages as they will be printed, what stands on it, and where it goes. */
class ReportPage(host: MainActivity, private val id: String) : Page(host) {
    private var made: File? = null
    private var isFolded = true
    private lateinit var pages: LinearLayout
    private lateinit var given: LinearLayout

    private class Made(val file: File, val pages: List<Bitmap>)

    override fun view(): View {
        pages = look.column(look.text(Type.body, say("app-analysing") + " …", look.colours.soft))
        given = look.card()
        fill()
        val content = look.column(head(say("app-report")), given, pages)
        val footer = Footer(
            look,
            look.button(say("app-save")) { save() },
            look.button(say("app-print")) { print() },
            look.mainButton(say("app-share")) { made?.let { host.ask(SharedFiles.share(it, say("app-report"))) } },
        )
        return page(content, footer)
    }

    override fun shown() {
        if (made == null) make()
    }

    /** Where they would hide the report they are folded to a line that says them. */
    private fun fill() = with(look) {
        val profile = app.profile
        given.removeAllViews()
        if (isFolded) {
            val said = listOf(profile.name.ifBlank { say("app-not-given") }, say(paperId(profile.paper)), language.ownName)
            return@with given.add(opens(line(said)) { unfold() })
        }
        profileRows(profile, ::keep).forEach { given.add(it, 0f) }
        given.add(opens(say.row(say("app-paper"), say(paperId(profile.paper)))) { choosePaper() }, 0f)
        given.add(opens(say.row(say("app-language"), language.ownName)) { chooseLanguage() }, 0f)
    }

    private fun unfold() {
        isFolded = false
        fill()
    }

    private fun choosePaper() = choose(say("app-paper"), Paper.entries.map { say(paperId(it)) }) { n ->
        keep(app.profile.copy(paper = Paper.entries[n]))
    }

    /** Of whoever reads it, who may speak another language than the person. */
    private val language get() = app.profile.language ?: say.language

    private fun chooseLanguage() = choose(say("app-language"), Language.entries.map { it.ownName }) { n ->
        keep(app.profile.copy(language = Language.entries[n].takeIf { it != say.language }))
    }

    /** What does not do is said by the core when the report is made, and not kept. */
    private fun keep(profile: Profile) {
        val before = app.profile
        app.keep(profile)
        make { failed ->
            if (failed) app.keep(before)
            fill()
        }
        fill()
    }

    private fun make(then: (Boolean) -> Unit = {}) {
        // As many pixels as the page has on the screen: its small print is to be read.
        val width = minOf(host.resources.displayMetrics.widthPixels, look.dp(WIDEST_DP)) - look.dp(Space.inset) * 2
        val wanted = app.profile.options(language, app.settings.units)
        app.work.ask({ render(wanted, width) }) { result ->
            if (!isHere) return@ask
            then(result.isFailure)
            result.onSuccess { it?.let(::show) }.onFailure { tell(say.failed(it)) }
        }
    }

    private fun render(wanted: strapline.ReportOptions, width: Int): Made? {
        val analysis = app.analyses.of(store, id) ?: return null
        val folder = SharedFiles.folder(host)
        // One report at a time is lent.
        folder.deleteRecursively()
        folder.mkdirs()
        val file = store.recording(id).let { File(folder, reportFileName(it.startMs, it.utcOffsetMin)) }
        analysis.writePdf(wanted, file.path)
        return Made(file, previews(file, width))
    }

    private fun previews(file: File, width: Int): List<Bitmap> =
        ParcelFileDescriptor.open(file, ParcelFileDescriptor.MODE_READ_ONLY).use { opened ->
            PdfRenderer(opened).use { pdf ->
                List(minOf(pdf.pageCount, MOST_PREVIEWS)) { n ->
                    pdf.openPage(n).use { page ->
                        val bitmap = Bitmap.createBitmap(width, width * page.height / page.width, Bitmap.Config.ARGB_8888)
                        bitmap.eraseColor(Color.WHITE)
                        page.render(bitmap, null, null, PdfRenderer.Page.RENDER_MODE_FOR_DISPLAY)
                        bitmap
                    }
                }
            }
        }

    private fun show(report: Made) = with(look) {
        made = report.file
        pages.removeAllViews()
        report.pages.forEachIndexed { n, bitmap ->
            val image = ImageView(host).apply {
                setImageBitmap(bitmap)
                adjustViewBounds = true
                scaleType = ImageView.ScaleType.FIT_CENTER
                background = rounded(Color.WHITE, 2f, colours.line)
                contentDescription = reportPage(say.language, n.toULong() + 1uL)
            }
            pages.add(image)
        }
    }

    private fun save() {
        val file = made ?: return
        host.ask(Documents.create("application/pdf", file.name)) { result, data ->
            val target = data?.data
            if (result == android.app.Activity.RESULT_OK && target != null) {
                later({ Documents.copy(host, file, target) }) { tell(say("app-saved")) }
            }
        }
    }

    private fun print() {
        val file = made ?: return
        val system = host.getSystemService(Context.PRINT_SERVICE) as PrintManager
        system.print(file.nameWithoutExtension, PrintedFile(file), null)
    }

    companion object {
        private const val MOST_PREVIEWS = 12

        fun paperId(paper: Paper) = if (paper == Paper.A4) "app-paper-a4" else "app-paper-letter"
    }
}
