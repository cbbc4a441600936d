package app.strapline.screens

import android.view.View
import android.widget.LinearLayout
import app.strapline.MainActivity
import app.strapline.Space
import app.strapline.Type
import strapline.MeasuredScreen
import strapline.measuredScreen

/** How good it is, on what, and what it cannot see. */
class MeasuredPage(host: MainActivity) : Page(host) {
    private lateinit var body: LinearLayout

    override fun view(): View {
        body = look.column()
        return page(look.column(head(say("app-how-measured")), body))
    }

    override fun shown() = later({
        val licences = host.assets.open("licences.txt").bufferedReader().use { it.readText() }
        measuredScreen(say.language) to licences
    }) { (screen, licences) -> show(screen, licences) }

    private fun show(screen: MeasuredScreen, licences: String) = with(look) {
        body.removeAllViews()
        body.add(text(Type.body, screen.said))
        val figures = card(head(Type.body, say("app-figures")))
        screen.figures.forEach { figures.add(row(it), Space.gap) }
        body.add(figures)
        body.add(listed("app-limits", screen.limits))
        body.add(listed("app-fitted-on", screen.fittedOn))
        body.add(listed("app-versions", screen.versions))
        // Forty screens of text: for whoever asks.
        val text = text(Type.caption, licences, colours.soft).apply { visibility = View.GONE }
        body.add(card(opens(say("app-licences")) { text.visibility = if (text.visibility == View.GONE) View.VISIBLE else View.GONE }, text))
    }

    private fun listed(title: String, lines: List<String>): View = look.card(
        look.head(Type.body, say(title)),
        *lines.map { look.listed(Type.small, "•", it, look.colours.soft) }.toTypedArray(),
    )
}
