package app.strapline.screens

import android.view.View
import android.widget.LinearLayout
import app.strapline.MainActivity
import app.strapline.Space
import app.strapline.Type
import app.strapline.views.Halves
import app.strapline.views.StripView
import strapline.BeatScreen

/** The flagged beats of a recording, one after the other. */
class BeatsPage(host: MainActivity, private val id: String) : Page(host) {
    private var number = 0uL
    private var count = 0uL
    private val doubted = HashSet<ULong>()
    private lateinit var body: LinearLayout
    private lateinit var footer: LinearLayout

    override fun view(): View {
        body = look.column()
        footer = look.column(gap = Space.step * 2)
        return page(look.column(head(say("app-flagged-beats")), body), footer)
    }

    override fun shown() = load()

    private fun load() {
        val (asked, px) = Pair(number, look.pxPerMm.toDouble())
        later({
            app.analyses.of(store, id)?.let { Pair(it.flaggedCount(), it.flaggedBeat(asked, options, px)) }
        }) { found ->
            if (found == null || asked != number) return@later
            count = found.first
            found.second?.let(::show)
        }
    }

    private fun show(beat: BeatScreen) = with(look) {
        body.removeAllViews()
        body.add(head(Type.large, beat.title))
        beat.strip?.let { picture ->
            body.add(StripView(look, picture, pxPerMm))
            body.add(text(Type.caption, beat.caption, colours.soft), Space.step)
        }
        body.add(
            card(
                head(Type.title, beat.kind),
                beat.sure?.let { text(Type.body, it) },
                beat.sureShare?.let { bar(it) },
                if (beat.reasons.isEmpty()) null else text(Type.small, say("app-reasons"), colours.soft, bold = true),
                *beat.reasons.map { listed(Type.body, "•", it) }.toTypedArray(),
            ),
        )
        val wrong = button(say(if (number in doubted) "app-wrong-noted" else "app-wrong")) { doubt() }
        wrong.isEnabled = number !in doubted
        body.add(wrong)
        footer.removeAllViews()
        val previous = button("‹ " + say("app-previous")) { step(-1) }.apply { contentDescription = say("app-previous") }
        val following = mainButton(say("app-following") + " ›") { step(1) }.apply { contentDescription = say("app-following") }
        previous.isEnabled = number > 0uL
        following.isEnabled = number + 1uL < count
        for (one in listOf(previous, following)) one.alpha = if (one.isEnabled) 1f else 0.45f
        footer.add(Halves(look, previous, following))
    }

    private fun step(by: Int) {
        number = (number.toLong() + by).coerceIn(0, maxOf(count.toLong() - 1, 0)).toULong()
        load()
    }

    /** Marked in the recording, so that the next report says so: it is analysed anew when that is asked for. */
    private fun doubt() {
        val beat = number
        later({
            val analysis = app.analyses.of(store, id) ?: return@later
            analysis.doubt(beat, System.currentTimeMillis())
            app.analyses.anew(store, id)
        }) {
            doubted += beat
            load()
        }
    }
}
