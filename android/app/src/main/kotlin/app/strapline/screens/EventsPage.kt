package app.strapline.screens

import android.view.View
import android.widget.LinearLayout
import app.strapline.MainActivity
import app.strapline.Place
import app.strapline.Space
import app.strapline.Type
import app.strapline.views.Split
import strapline.EventRow
import strapline.Tone

/** Every episode of a recording, and the way to its flagged beats. */
class EventsPage(host: MainActivity, private val id: String) : Page(host) {
    private lateinit var body: LinearLayout

    override fun view(): View {
        body = look.column(gap = Space.step * 2)
        return page(look.column(head(say("app-events")), body))
    }

    override fun shown() = later({
        app.analyses.of(store, id)?.let { it.eventRows(options) to it.flaggedCount() }
    }) { found -> found?.let { (rows, flagged) -> show(rows, flagged) } }

    private fun show(rows: List<EventRow>, flagged: ULong) = with(look) {
        body.removeAllViews()
        if (rows.isEmpty() && flagged == 0uL) body.add(text(Type.body, say("app-no-events-text"), colours.soft))
        if (flagged > 0uL) {
            body.add(card(row(say("app-flagged-beats"), "$flagged", Type.body), button(say("app-step-beats")) { host.go(Place.Beats(id)) }))
        }
        rows.forEach { body.add(card(it), Space.step * 2) }
    }

    private fun card(row: EventRow): View {
        val sign = if (row.tone == Tone.ATTENTION) "▲ " else ""
        val colour = if (row.tone == Tone.ATTENTION) look.colours.attention else look.colours.ink
        return look.card(
            Split(look, look.text(Type.body, sign + row.title, colour, bold = true), look.text(Type.small, row.`when`, look.colours.soft)),
            look.text(Type.small, row.note, look.colours.soft),
        ).apply { contentDescription = row.spoken }
    }
}
