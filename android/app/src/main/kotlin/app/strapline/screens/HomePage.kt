package app.strapline.screens

import android.app.DatePickerDialog
import android.text.Editable
import android.text.TextWatcher
import android.view.View
import android.view.ViewGroup
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.BaseAdapter
import android.widget.EditText
import android.widget.FrameLayout
import android.widget.LinearLayout
import android.widget.ListView
import app.strapline.MainActivity
import app.strapline.Place
import app.strapline.R
import app.strapline.Space
import app.strapline.Type
import app.strapline.recording.Phase
import app.strapline.recording.RecorderListener
import app.strapline.recording.RecordingService
import app.strapline.recording.Worn
import app.strapline.store.KnownStrap
import app.strapline.store.StoreState
import app.strapline.views.Flow
import app.strapline.views.Split
import app.strapline.views.TraceView
import java.util.Calendar
import java.util.Locale
import strapline.HomeRow
import strapline.StraplineException
import strapline.Tone
import strapline.strapChips
import strapline.thumbnailS

/** Record, and everything that was recorded. */
class HomePage(host: MainActivity) : Page(host), RecorderListener {
    private var rows: List<HomeRow> = emptyList()
    private var wanted = ""
    private var isAsked = false
    private lateinit var list: ListView
    private lateinit var nothing: View
    private lateinit var search: View
    private lateinit var field: EditText
    private val thumbnailPxPerMm: Float
        get() {
            val widest = minOf(host.resources.displayMetrics.widthPixels, look.dp(WIDEST_DP))
            return (widest - look.dp(Space.inset) * 4) / (thumbnailS().toFloat() * 25f)
        }

    override fun view(): View {
        nothing = look.text(Type.body, colour = look.colours.soft).apply { visibility = View.GONE }
        search = searchField().apply { visibility = View.GONE }
        val isRunning = app.recorder.phase != Phase.IDLE
        val isLow = host.resources.configuration.screenHeightDp < LOW_DP
        val record = if (isRunning) look.mainButton(say("app-recording") + "  ›") { host.go(Place.Live) }.apply { contentDescription = say("app-recording") } else
            look.mainButton(say("app-record")) { host.go(Place.Connect) }
        if (!isLow) record.minHeight = look.dp(Space.buttonHeight * 1.4f)
        val title = look.head(Type.large, host.getString(R.string.app_name))
        val inset = look.dp(Space.inset)
        val header = look.column(
            // On a phone on its side a recording is to be in sight, too.
            if (isLow) Split(look, title, strap(isRunning)) else title,
            if (isLow) null else strap(isRunning),
            lastExit(),
            recovered(),
            record,
            if (isLow) null else look.head(Type.title, say("app-recordings")),
            search,
            nothing,
        ).apply { setPadding(inset, inset, inset, look.dp(Space.step)) }
        list = ListView(host).apply {
            divider = null
            isVerticalScrollBarEnabled = false
            addHeaderView(header, null, false)
            adapter = recordings
            setSelector(android.R.color.transparent)
            itemsCanFocus = true
        }
        return LinearLayout(host).apply {
            orientation = LinearLayout.VERTICAL
            addView(list, LinearLayout.LayoutParams(MATCH_PARENT, 0, 1f))
            addView(tabs(Place.Home), LinearLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT))
            layoutParams = centred()
        }
    }

    /** Which strap, whether it is connected, and its battery when that was last heard of. */
    private fun strap(isRunning: Boolean): View {
        val chips = try {
            strapChips(say.language, app.settings.strap?.name, isRunning, app.settings.battery)
        } catch (_: StraplineException) {
            emptyList()
        }
        return Flow(look, *chips.map { if (it.tone == Tone.FAINT) look.faint(it.text) else look.chip(it) }.toTypedArray())
    }

    private fun lastExit(): View? {
        val exit = app.lastExit ?: return null
        lateinit var card: View
        val done = look.link(say("app-done")) {
            app.tellExit()
            card.visibility = View.GONE
        }
        card = look.attention(say("app-last-stop-text"), say(exit.said), done)
        return card
    }

    private fun recovered(): View? {
        val recovered = (app.state as? StoreState.Open)?.recovered.orEmpty()
        return if (recovered.isEmpty()) null else look.attention(null, recovered.joinToString("\n"))
    }

    private fun searchField(): View {
        field = EditText(host).apply {
            hint = say("app-search")
            textSize = Type.body
            setTextColor(look.colours.ink)
            setHintTextColor(look.colours.soft)
            // What it asks for wraps where it is large.
            val isLarge = host.resources.configuration.fontScale > LARGE_TEXT
            isSingleLine = !isLarge
            setHorizontallyScrolling(!isLarge)
            minHeight = look.dp(Space.target)
            val inset = look.dp(Space.gap)
            setPadding(inset, inset, inset, inset)
            background = look.rounded(look.colours.card, Space.buttonCorner, look.colours.line)
            addTextChangedListener(object : TextWatcher {
                override fun beforeTextChanged(text: CharSequence?, start: Int, count: Int, after: Int) = Unit
                override fun onTextChanged(text: CharSequence?, start: Int, before: Int, count: Int) = Unit
                override fun afterTextChanged(text: Editable?) {
                    wanted = text?.toString().orEmpty()
                    load()
                }
            })
        }
        val day = look.link(say("app-pick-day")) { pickDay() }
        if (host.resources.configuration.screenHeightDp >= LOW_DP) return look.column(field, day, gap = 0f)
        return LinearLayout(host).apply {
            addView(field, LinearLayout.LayoutParams(0, WRAP_CONTENT, 1f).apply { marginEnd = look.dp(Space.gap) })
            addView(day, LinearLayout.LayoutParams(WRAP_CONTENT, WRAP_CONTENT))
        }
    }

    private fun pickDay() {
        val today = Calendar.getInstance()
        DatePickerDialog(host, { _, year, month, day ->
            field.setText(String.format(Locale.ROOT, "%04d-%02d-%02d", year, month + 1, day))
        }, today.get(Calendar.YEAR), today.get(Calendar.MONTH), today.get(Calendar.DAY_OF_MONTH)).show()
    }

    override fun shown() {
        app.recorder.listen(this)
        load()
    }

    override fun hidden() = app.recorder.ignore(this)

    override fun onPhase(phase: Phase) {
        if (phase == Phase.IDLE) host.show()
    }

    /** Letters typed while the list is read are read once more, not each by itself. */
    private fun load() {
        if (isAsked) return
        isAsked = true
        val (asked, px, units) = Triple(wanted, thumbnailPxPerMm, app.settings.units)
        later({ store.home(say.language, asked, px.toDouble(), units) }) { found ->
            isAsked = false
            if (asked != wanted) return@later load()
            rows = found
            search.visibility = if (found.isEmpty() && asked.isBlank()) View.GONE else View.VISIBLE
            nothing.visibility = if (found.isEmpty()) View.VISIBLE else View.GONE
            (nothing as android.widget.TextView).text = say(if (asked.isBlank()) "app-nothing-yet-text" else "app-nothing-found-text")
            recordings.notifyDataSetChanged()
        }
    }

    private val recordings = object : BaseAdapter() {
        override fun getCount() = rows.size
        override fun getItem(position: Int) = rows[position]
        override fun getItemId(position: Int) = position.toLong()
        override fun isEnabled(position: Int) = false
        override fun getView(position: Int, convertView: View?, parent: ViewGroup): View = card(rows[position])
    }

    private fun card(home: HomeRow): View {
        val row = home.row
        val strip = home.strip?.let { picture ->
            TraceView(look, thumbnailPxPerMm, TraceView.Kind.SMALL).apply {
                show(picture)
                importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
            }
        }
        val card = look.card(
            Split(look, look.text(Type.body, row.`when`.ifEmpty { row.name }, bold = true), look.text(Type.small, row.length, look.colours.soft)),
            if (row.`when`.isEmpty()) null else look.text(Type.small, row.name, look.colours.soft),
            strip,
            row.said?.let { look.text(Type.small, it, look.colours.ink) },
            row.state?.let { look.text(Type.small, "▲ $it", look.colours.attention).apply { contentDescription = it } },
            if (row.isInterrupted) goOn(row.id) else null,
        )
        card.contentDescription = row.spoken
        if (row.isReadable) look.pressed(card, look.rounded(look.colours.card, Space.cardCorner, look.colours.line)) { host.go(Place.Result(row.id)) }
        val inset = look.dp(Space.inset)
        return FrameLayout(host).apply {
            setPadding(inset, look.dp(Space.step), inset, look.dp(Space.step))
            addView(card)
        }
    }

    /** An interrupted recording goes on with the strap that it was made with, or is finished as it is. */
    private fun goOn(id: String): View {
        val worn = app.settings.running ?: app.settings.strap
        val finish = look.link(say("app-finish")) { later({ store.finish(id) }) { load() } }
        if (worn == null || app.recorder.phase != Phase.IDLE) return finish
        return look.column(look.link(say("app-resume")) { resume(worn, id) }, finish, gap = 0f)
    }

    private fun resume(worn: KnownStrap, id: String) {
        RecordingService.begin(host, Worn(worn), id)
        host.go(Place.Live)
    }

    private companion object {
        const val LOW_DP = 480
        const val LARGE_TEXT = 1.3f
    }
}
