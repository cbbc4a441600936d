package app.strapline.screens

import android.view.View
import android.widget.LinearLayout
import app.strapline.MainActivity
import app.strapline.Place
import app.strapline.Space
import app.strapline.Type
import app.strapline.views.AsButton
import app.strapline.views.Split
import app.strapline.views.StripView
import strapline.EventRow
import strapline.EventsSaid
import strapline.Tone

/** Every episode of a recording, and the way to its flagged beats. */
class EventsPage(host: MainActivity, private val id: String) : Page(host) {
    private lateinit var body: LinearLayout

    override fun view(): View {
        body = look.column(gap = Space.step * 2)
        return page(look.column(head(say("app-events")), body))
    }

    override fun shown() = later({
        app.analyses.of(store, id)?.let { Pair(it.eventRows(options), it.eventsSaid(options)) }
    }) { found -> found?.let { (rows, said) -> show(rows, said) } }

    private fun show(rows: List<EventRow>, said: EventsSaid) = with(look) {
        body.removeAllViews()
        body.add(text(Type.body, said.count.ifEmpty { say("app-no-events-text") }, colours.soft))
        said.flagged?.let { flagged ->
            val notes = said.notes.map { text(Type.small, it, colours.soft) }
            body.add(
                card(
                    row(flagged, Type.body),
                    *notes.toTypedArray(),
                    button(say("app-step-beats")) { host.go(Place.Beats(id)) },
                ),
                Space.step * 2,
            )
        }
        rows.forEachIndexed { n, row -> body.add(card(n, row), Space.step * 2) }
    }

    /** An event, and its strip once it is pressed. */
    private fun card(number: Int, row: EventRow): View {
        val sign = if (row.tone == Tone.ATTENTION) "▲ " else ""
        val colour = if (row.tone == Tone.ATTENTION) look.colours.attention else look.colours.ink
        val card = look.card(
            Split(look, look.text(Type.body, sign + row.title, colour, bold = true), look.text(Type.small, row.`when` + "  ›", look.colours.soft)),
            look.text(Type.small, row.note, look.colours.soft),
        ).apply { contentDescription = row.spoken }
        card.accessibilityDelegate = AsButton
        look.pressed(card, look.rounded(look.colours.card, Space.cardCorner, look.colours.line)) { open(card, number) }
        return card
    }

    private fun open(card: LinearLayout, number: Int) {
        val px = look.pxPerMm
        val known = card.findViewWithTag<View>(STRIP)
        if (known != null) return card.removeView(known)
        later({ app.analyses.of(store, id)?.eventStrip(number.toULong(), options, px.toDouble()) }) { picture ->
            if (picture == null || card.findViewWithTag<View>(STRIP) != null) return@later
            val strip = look.column(
                StripView(look, picture, px),
                look.text(Type.caption, picture.caption, look.colours.soft),
            )
            strip.tag = STRIP
            with(look) { card.add(strip, Space.step * 2) }
        }
    }

    private companion object {
        const val STRIP = "strip"
    }
}
