package app.strapline.screens

import android.app.AlertDialog
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.view.WindowManager
import android.widget.FrameLayout
import android.widget.LinearLayout
import android.widget.TextView
import app.strapline.MainActivity
import app.strapline.Place
import app.strapline.Space
import app.strapline.Type
import app.strapline.recording.Phase
import app.strapline.recording.Recorder
import app.strapline.recording.RecorderListener
import app.strapline.views.Flow
import app.strapline.views.Footer
import app.strapline.views.Split
import app.strapline.views.TraceView
import strapline.Chip
import strapline.Feeling
import strapline.FeelingChoice
import strapline.LiveScreen
import strapline.SessionUpdate
import strapline.StraplineException
import strapline.Tone
import strapline.feelings
import strapline.waitingScreen

/** A recording while it grows. */
class LivePage(host: MainActivity) : Page(host), RecorderListener {
    private val zooms = floatArrayOf(0.5f, 1f, 2f)
    private val scales = listOf("app-scale-half", "strip-scale", "app-scale-double")
    private var zoom = 1
    private lateinit var trace: TraceView
    private lateinit var frame: FrameLayout
    private val elapsed = look.chipText()
    private val state = look.chipText()
    private val quality = look.chipText()
    private val scale = look.text(Type.caption, colour = look.colours.soft)
    private val age = look.chipText()
    private val rate = look.text(Type.rate, bold = true).apply { fontFeatureSettings = "tnum" }
    private val unit = look.text(Type.body, colour = look.colours.soft)
    private val note = look.text(Type.caption, colour = look.colours.soft)
    private val rows = look.column(gap = Space.step * 2)
    private val hints = look.column(gap = Space.step * 2)
    private var described: String? = null
    private var shownRows: Any? = null
    private var shownHints: Any? = null
    private lateinit var feel: TextView
    private lateinit var stop: TextView

    private val isShort get() = host.resources.configuration.screenHeightDp < SHORT_DP

    /** A phone on its side. */
    private val isLow get() = host.resources.configuration.screenHeightDp < LOW_DP
    private val traceDp
        get() = when {
            isShort -> SHORT_TRACE_DP
            host.resources.configuration.screenHeightDp > TALL_DP -> TALL_TRACE_DP
            else -> TRACE_DP
        }

    override fun view(): View {
        frame = FrameLayout(host)
        makeTrace()
        val isSimulated = app.recorder.worn?.strap == null
        val head = if (isLow) null else Split(look, look.head(Type.large, say("app-recording")), elapsed)
        val number = LinearLayout(host).apply {
            gravity = Gravity.BOTTOM
            addView(rate)
            addView(unit, LinearLayout.LayoutParams(WRAP_CONTENT, WRAP_CONTENT).apply {
                marginStart = look.dp(Space.step * 2)
                bottomMargin = look.dp(Space.gap)
            })
        }
        val below = Split(look, scale, zoomButtons())
        val content = look.column(
            if (isSimulated) look.attention(null, say("app-rehearsal-text")) else null,
            if (isLow) Split(look, number, Flow(look, quality, state, elapsed)) else head,
            if (isLow) null else Split(look, number, quality),
            note,
            // What is the matter and what to do now is in sight, however small the screen.
            if (isShort && !isLow) Flow(look, state, age) else null,
            if (isShort) hints else null,
            frame,
            below,
            if (isShort) null else hints,
            if (isLow) Flow(look, age) else if (isShort) null else Flow(look, state, age),
            look.card(rows),
            gap = Space.step * 2,
        )
        feel = look.button(say("app-feel")) { feel() }
        stop = look.mainButton(say("app-stop")) {
            stopping()
            app.recorder.stop()
        }
        if (app.recorder.phase == Phase.STOPPING) stopping()
        waiting()
        return page(content, Footer(look, feel, stop))
    }

    /** Before the first update. */
    private fun waiting() {
        try {
            show(waitingScreen(say.language))
        } catch (error: StraplineException) {
            tell(say.failed(error))
        }
    }

    private fun makeTrace() {
        frame.removeAllViews()
        trace = TraceView(look, look.pxPerMm * zooms[zoom], TraceView.Kind.LIVE)
        trace.contentDescription = described ?: say("app-recording")
        frame.addView(trace, FrameLayout.LayoutParams(MATCH_PARENT, look.dp(traceDp)))
        trace.addOnLayoutChangeListener { _, left, _, right, _, wasLeft, _, wasRight, _ ->
            if (right - left != wasRight - wasLeft) watch()
        }
    }

    private fun zoomButtons(): View = LinearLayout(host).apply {
        for ((sign, spoken, step) in listOf(Triple("−", "app-zoom-out", -1), Triple("+", "app-zoom-in", 1))) {
            val button = look.sign(sign, say(spoken)) {
                zoom = (zoom + step).coerceIn(zooms.indices)
                makeTrace()
            }
            (button.layoutParams as LinearLayout.LayoutParams).marginStart = look.dp(Space.step * 2)
            addView(button)
        }
    }

    override fun shown() {
        host.window.addFlags(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON)
        app.recorder.listen(this)
        watch()
    }

    override fun hidden() {
        host.window.clearFlags(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON)
        app.recorder.ignore(this)
        app.recorder.look(null)
    }

    /** The core draws for this screen's pixels and this width. */
    private fun watch() {
        if (trace.width > 0) app.recorder.look(Recorder.Sight((look.pxPerMm * zooms[zoom]).toDouble(), trace.width.toDouble(), ::show))
    }

    private fun show(update: SessionUpdate) {
        if (!isHere) return
        show(update.screen)
        trace.show(update.picture)
        // What there is no signal of, a strap of intervals alone, is heard all the same.
        describe(update.picture?.spoken ?: update.screen.spoken)
        update.screen.battery?.let { if (app.settings.battery != it.text) app.settings.battery = it.text }
    }

    /** The core has another description no more often than one can be heard: what is the same is not set again. */
    private fun describe(spoken: String) {
        if (spoken == described) return
        described = spoken
        trace.contentDescription = spoken
    }

    private fun show(screen: LiveScreen) {
        look.show(elapsed, Chip(screen.elapsed, Tone.PLAIN))
        look.show(quality, screen.quality)
        look.show(state, screen.state)
        put(rate, screen.rate)
        put(unit, screen.rateUnit)
        put(note, screen.rateNote.orEmpty())
        note.visibility = if (screen.rateNote == null) View.GONE else View.VISIBLE
        rate.setTextColor(if (screen.rateTone == Tone.FAINT) look.colours.soft else look.colours.ink)
        put(scale, say(scales[zoom]))
        look.show(age, screen.age)
        val lines = screen.rows + listOfNotNull(screen.notSeen)
        if (lines != shownRows) {
            shownRows = lines
            rows.removeAllViews()
            with(look) {
                screen.rows.forEach { rows.add(row(it), Space.step * 2) }
                screen.notSeen?.let { rows.add(text(Type.small, it, colours.soft)) }
            }
        }
        if (screen.hints != shownHints) {
            shownHints = screen.hints
            hints.removeAllViews()
            screen.hints.forEach { with(look) { hints.add(hint(it), Space.step * 2) } }
        }
    }

    private fun put(view: TextView, text: String) {
        if (view.text.toString() != text) view.text = text
    }

    /** One tap, and the moment is kept; what it was may be said after. */
    private fun feel() = app.recorder.feel(Feeling.SOMETHING) { failure ->
        if (!isHere) return@feel
        if (failure != null) return@feel tell(failure)
        marked(say("app-marked"))
        feelWhat()
    }

    private fun feelWhat() {
        val choices = try {
            feelings(say.language)
        } catch (error: StraplineException) {
            return tell(error.message.orEmpty())
        }
        AlertDialog.Builder(host).setTitle("✓ ${say("app-feel-what")}")
            .setItems(choices.map { it.text }.toTypedArray()) { _, n ->
                app.recorder.feel(choices[n].feeling) { failure -> if (isHere) felt(choices[n], failure) }
            }
            .setNegativeButton(say("app-done"), null)
            .show()
    }

    private fun felt(choice: FeelingChoice, failure: String?) {
        if (failure != null) return tell(failure)
        marked(choice.marked)
        if (!choice.isUrgent) return
        AlertDialog.Builder(host).setTitle(say("app-emergency")).setMessage(say("app-emergency-text"))
            .setPositiveButton(say("app-done"), null).show()
    }

    /** Seen and heard for a while: that it was marked, and what. */
    private fun marked(said: String) {
        feel.text = "✓ $said"
        feel.announceForAccessibility(said)
        feel.removeCallbacks(unmarked)
        feel.postDelayed(unmarked, MARKED_MS)
    }

    private val unmarked = Runnable { feel.text = say("app-feel") }

    override fun onPhase(phase: Phase) {
        // From the notification, too.
        if (phase == Phase.STOPPING) stopping()
    }

    private fun stopping() {
        stop.isEnabled = false
        stop.text = say("app-stopping")
    }

    private companion object {
        const val TRACE_DP = 260f
        const val SHORT_TRACE_DP = 180f
        const val SHORT_DP = 640
        const val LOW_DP = 480
        const val TALL_DP = 1_000
        const val TALL_TRACE_DP = 560f
        const val MARKED_MS = 3_000L
    }
}
