package app.strapline.screens

import android.view.Gravity
import android.view.View
import android.widget.LinearLayout
import app.strapline.MainActivity
import app.strapline.Place
import app.strapline.Space
import app.strapline.Type
import app.strapline.views.Columns
import app.strapline.views.Flow
import app.strapline.views.Split
import app.strapline.views.TrendView
import strapline.TrendSpan
import strapline.TrendStep
import strapline.TrendsScreen
import strapline.trendFromMs

/** How the few figures that say most went. */
class TrendsPage(host: MainActivity) : Page(host) {
    private var span = TrendSpan.ALL
    private var step = TrendStep.RECORDING
    private lateinit var body: LinearLayout
    private lateinit var choices: LinearLayout

    override fun view(): View {
        body = look.column()
        choices = look.column(gap = Space.step)
        fill()
        return page(look.column(look.head(Type.large, say("app-trends")), choices, body), tab = Place.Trends)
    }

    private fun fill() = with(look) {
        choices.removeAllViews()
        val spans = listOf("app-two-weeks" to TrendSpan.TWO_WEEKS, "app-three-months" to TrendSpan.THREE_MONTHS, "app-all" to TrendSpan.ALL)
            .map { (id, one) -> choice(say(id), one == span) { pick(one, step) } }
        val steps = listOf("app-by-recording" to TrendStep.RECORDING, "app-by-day" to TrendStep.DAY)
            .map { (id, one) -> choice(say(id), one == step) { pick(span, one) } }
        choices.add(Flow(look, *spans.toTypedArray()))
        choices.add(Flow(look, *steps.toTypedArray()), Space.step)
    }

    /** The one that is chosen is filled, bold and said to be selected. */
    private fun choice(text: String, isChosen: Boolean, onPress: () -> Unit) = look.link(text, onPress).apply {
        textSize = Type.small
        gravity = Gravity.CENTER
        setPadding(look.dp(Space.gap), 0, look.dp(Space.gap), 0)
        isSelected = isChosen
        if (!isChosen) setTextColor(look.colours.soft)
        if (!isChosen) typeface = android.graphics.Typeface.DEFAULT
        look.pressed(this, look.rounded(if (isChosen) look.colours.tint else 0, Space.buttonCorner), onPress)
    }

    private fun pick(span: TrendSpan, step: TrendStep) {
        this.span = span
        this.step = step
        fill()
        load()
    }

    override fun shown() = load()

    private fun load() {
        val asked = Pair(span, step)
        later({
            store.trends(say.language, asked.second, trendFromMs(asked.first, System.currentTimeMillis()), app.settings.units)
        }) { if (asked == Pair(span, step)) show(it) }
    }

    private fun show(trends: TrendsScreen) = with(look) {
        body.removeAllViews()
        if (trends.charts.isEmpty()) return@with body.add(text(Type.body, say("app-trends-empty-text"), colours.soft))
        body.add(text(Type.small, trends.read, colours.soft))
        val charts = trends.charts.map { chart ->
            val ends = listOfNotNull(chart.points.first(), chart.points.last().takeIf { chart.points.size > 1 }).map { text(Type.caption, it.`when`, colours.soft) }
            card(
                head(Type.body, chart.title),
                chart.top?.let { text(Type.caption, it, colours.soft) },
                TrendView(look, chart),
                if (ends.size == 2) Split(look, ends[0], ends[1]) else ends[0],
                text(Type.small, chart.said),
                chart.little?.let { text(Type.caption, it, colours.soft) },
            )
        }
        body.add(Columns(look, charts))
        body.add(card(opens(say("app-compare")) { host.go(Place.Compare) }))
    }
}
