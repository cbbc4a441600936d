package app.strapline.screens

import android.content.Intent
import android.view.View
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.FrameLayout
import android.widget.LinearLayout
import app.strapline.MainActivity
import app.strapline.Place
import app.strapline.Space
import app.strapline.Type
import app.strapline.share.Documents
import app.strapline.views.Columns
import app.strapline.views.Look
import app.strapline.views.ShareBar
import app.strapline.views.Split
import app.strapline.views.StripView
import strapline.Card
import strapline.Picture
import strapline.ResultScreen
import strapline.Tone
import strapline.line
import strapline.tableFileName

/** What was found in a recording: the sentence first. */
class ResultPage(host: MainActivity, private val id: String) : Page(host) {
    private lateinit var body: LinearLayout
    private lateinit var footer: LinearLayout
    private lateinit var title: LinearLayout

    private class Found(val screen: ResultScreen, val strips: List<Picture>, val events: String, val name: String) {
        val whenAndName = line(listOf(screen.`when`, name)).text
    }

    override fun view(): View {
        body = look.column(look.text(Type.body, say("app-analysing") + " …", look.colours.soft))
        footer = look.column(gap = Space.step * 2)
        title = look.column(head(say("app-result")), body)
        return page(title, footer)
    }

    override fun shown() {
        if (footer.childCount == 0) load(anew = false)
    }

    private fun load(anew: Boolean) {
        val progress = Progress({ isHere }, ::analysing)
        val px = look.pxPerMm.toDouble()
        later({
            val found = if (anew) app.analyses.anew(store, id, progress) else app.analyses.of(store, id, progress)
            found?.let {
                Found(it.resultScreen(options), it.strips(options, px), it.eventsSaid(options).count, store.recording(id).name.orEmpty())
            }
        }) { found -> found?.let(::show) }
    }

    private fun analysing(share: Double) {
        if (footer.childCount > 0) return
        body.removeAllViews()
        val percent = look.text(Type.body, "${say("app-analysing")} …", look.colours.soft)
        with(look) {
            body.add(percent)
            body.add(ShareBar(look, share))
        }
    }

    private fun show(found: Found) = with(look) {
        val screen = found.screen
        body.removeAllViews()
        body.add(text(Type.small, found.whenAndName, colours.soft))
        body.add(head(Type.large, screen.headline), Space.step)
        body.add(text(Type.body, screen.summary.sentence))
        if (screen.advice.isNotEmpty()) {
            val advice = screen.advice.map { listed(Type.small, "•", it, colours.attention) }
            body.add(attention(screen.adviceTitle, null, *advice.toTypedArray()))
        }
        screen.notices.forEach { body.add(attention(null, it)) }
        body.add(Columns(look, screen.cards.map(::card)))
        body.add(text(Type.small, screen.summary.detail, colours.soft))
        if (found.strips.isNotEmpty()) {
            body.add(head(Type.title, say("app-looked-like")), Space.section)
            found.strips.forEach { body.add(strip(look, it, look.pxPerMm)) }
        }
        val list = card()
        if (found.events.isNotEmpty()) list.add(opens(found.events) { host.go(Place.Events(id)) }, 0f)
        list.add(opens(say("app-rename")) { rename(found.name) }, 0f)
        list.add(opens(say("app-export")) { export(found.name) }, 0f)
        list.add(opens(say("app-read-anew")) { again() }, 0f)
        list.add(opens(say("app-delete")) { delete() }, 0f)
        body.add(list, Space.section)
        body.add(text(Type.caption, screen.summary.disclaimer, colours.soft))
        body.add(text(Type.caption, screen.summary.emergency, colours.soft))
        footer.removeAllViews()
        footer.add(mainButton(say("app-make-report")) { host.go(Place.Report(id)) })
    }

    private fun card(card: Card): View {
        val value = look.text(Type.title, card.value, bold = true)
        val beside = card.beside?.let { look.text(Type.small, it, look.colours.soft) }
        val end = LinearLayout(host).apply {
            gravity = android.view.Gravity.BOTTOM or android.view.Gravity.END
            addView(value)
            beside?.let {
                addView(it, LinearLayout.LayoutParams(WRAP_CONTENT, WRAP_CONTENT).apply { marginStart = look.dp(Space.step * 2) })
            }
        }
        val sign = if (card.tone == Tone.ATTENTION) "▲ " else ""
        val colour = if (card.tone == Tone.ATTENTION) look.colours.attention else look.colours.ink
        return look.card(
            Split(look, look.text(Type.body, sign + card.title, colour, bold = true), end),
            card.bar?.let { look.bar(it) },
            card.note?.let { look.text(Type.small, it, look.colours.soft) },
        ).apply { contentDescription = card.spoken }
    }

    private fun again() {
        footer.removeAllViews()
        load(anew = true)
    }

    private fun rename(now: String) = askText(say("app-rename"), now) { name ->
        if (name.isNotEmpty()) later({ store.rename(id, name, System.currentTimeMillis()) }) { host.show() }
    }

    private fun export(name: String) {
        val create = Documents.create("text/csv", tableFileName(name, null))
        val asked = host.ask(create) { result, data ->
            val target = data?.data
            if (result == android.app.Activity.RESULT_OK && target != null) {
                writeTo(target)
            }
        }
        if (!asked) tell(say("app-exit-unknown-text"))
    }

    private fun writeTo(target: android.net.Uri) {
        val underWay = UnderWay(this, say("app-export"))
        app.work.ask({ Documents.exportTo(host, store, id, target, underWay.progress) }) { result ->
            underWay.over()
            if (isHere) result.onSuccess { if (it) tell(say("app-exported")) }.onFailure { tell(it.message.orEmpty()) }
        }
    }

    private fun delete() = confirm(say("app-delete-ask"), null, say("app-delete")) {
        later({
            app.analyses.forget()
            store.delete(id)
        }) { host.goFromHome(Place.Home) }
    }

    companion object {
        /** A strip, with what it shows and when. */
        fun strip(look: Look, picture: Picture, pxPerMm: Float): View {
            return look.card(
                Split(look, look.text(Type.body, picture.title, bold = true), look.text(Type.small, picture.place, look.colours.soft)),
                StripView(look, picture, pxPerMm),
                look.text(Type.caption, picture.caption, look.colours.soft),
                picture.detail?.let { look.text(Type.caption, it, look.colours.soft) },
            )
        }
    }
}
