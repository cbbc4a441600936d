package app.strapline.screens

import android.app.AlertDialog
import android.os.StrictMode
import android.util.TypedValue
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.EditText
import android.widget.FrameLayout
import android.widget.LinearLayout
import android.widget.ScrollView
import android.widget.TextView
import app.strapline.MainActivity
import app.strapline.Place
import app.strapline.Space
import app.strapline.Type
import app.strapline.store.StoreState
import app.strapline.views.Footer
import app.strapline.views.Look
import strapline.RecordingStore
import strapline.ReportOptions

/** One page: what it shows, and what it does while it is in front. It lays out what the core says, and decides nothing. */
abstract class Page(val host: MainActivity) {
    protected val app = host.app
    internal val look: Look = host.look
    internal val say = app.say

    /** For [later] alone: what is asked of it reads a disk. */
    protected val store: RecordingStore
        get() {
            StrictMode.noteSlowCall("the store")
            return (app.state as StoreState.Open).store
        }
    protected val options: ReportOptions get() = app.profile.options(say.language, app.settings.units)

    /** Whether it is still the one that is shown: what comes later is for another. */
    protected var isHere = true
        private set

    abstract fun view(): View

    /** It has come in front. */
    open fun shown() {}

    /** It is behind another app, or the screen is dark. */
    open fun hidden() {}

    /** Another page takes its place. */
    open fun left() {
        isHere = false
    }

    /** Does what takes its time elsewhere; [then] hears of it while this page is still shown. */
    protected fun <T> later(task: () -> T, then: (T) -> Unit) {
        app.work.ask(task) { result ->
            if (isHere) result.onSuccess(then).onFailure { tell(say.failed(it)) }
        }
    }

    /** Says something that stands in the way. */
    fun tell(text: String) {
        AlertDialog.Builder(host).setMessage(text).setPositiveButton(say("app-done"), null).show()
    }

    protected fun confirm(title: String, text: String?, yes: String, onYes: () -> Unit) {
        AlertDialog.Builder(host).setTitle(title).setMessage(text)
            .setNegativeButton(say("app-cancel"), null)
            .setPositiveButton(yes) { _, _ -> onYes() }
            .show()
    }

    /** Asks for a line of text. */
    internal fun askText(title: String, now: String, hint: String? = null, onText: (String) -> Unit) {
        val field = EditText(host).apply {
            setText(now)
            this.hint = hint
            isSingleLine = true
            contentDescription = title
        }
        val inset = look.dp(Space.section)
        val frame = FrameLayout(host).apply {
            setPadding(inset, 0, inset, 0)
            addView(field)
        }
        AlertDialog.Builder(host).setTitle(title).setView(frame)
            .setNegativeButton(say("app-cancel"), null)
            .setPositiveButton(say("app-done")) { _, _ -> onText(field.text.toString().trim()) }
            .show()
    }

    /** Asks for one of several; by its place. */
    internal fun choose(title: String, among: List<String>, onChosen: (Int) -> Unit) {
        AlertDialog.Builder(host).setTitle(title).setItems(among.toTypedArray()) { _, n -> onChosen(n) }.show()
    }

    /** Content that scrolls, and below it what stays in reach of the thumb: all of it where the height allows, else the main button. */
    protected fun page(content: LinearLayout, footer: View? = null, tab: Place? = null): View {
        val inset = look.dp(Space.inset)
        content.setPadding(inset, inset, inset, look.dp(Space.section))
        val bottom = footer?.let { FrameLayout(host).apply {
            setPadding(inset, look.dp(Space.step * 2), inset, look.dp(Space.gap))
            addView(it)
        } }
        if (bottom != null && footer is Footer && isHigh(bottom)) with(look) { footer.takeOthers().forEach { content.add(it) } }
        val scroll = ScrollView(host).apply {
            isFillViewport = true
            clipToPadding = false
            addView(content)
        }
        return LinearLayout(host).apply {
            orientation = LinearLayout.VERTICAL
            addView(scroll, LinearLayout.LayoutParams(MATCH_PARENT, 0, 1f))
            if (bottom != null) {
                addView(look.line())
                addView(bottom, LinearLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT))
            }
            if (tab != null) addView(tabs(tab), LinearLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT))
            layoutParams = centred()
        }
    }

    /** Whether it would leave too little of the screen to what it is about. */
    private fun isHigh(bottom: View): Boolean {
        val metrics = host.resources.displayMetrics
        val width = minOf(metrics.widthPixels, look.dp(WIDEST_DP))
        bottom.measure(View.MeasureSpec.makeMeasureSpec(width, View.MeasureSpec.EXACTLY), View.MeasureSpec.makeMeasureSpec(0, View.MeasureSpec.UNSPECIFIED))
        return bottom.measuredHeight > look.dp(host.resources.configuration.screenHeightDp.toFloat()) * MOST_FOOTER
    }

    /** On a wide screen a column of a width that can be read, in the middle. */
    protected fun centred(): FrameLayout.LayoutParams {
        val widest = look.dp(WIDEST_DP)
        val isWide = host.resources.displayMetrics.widthPixels > widest
        return FrameLayout.LayoutParams(if (isWide) widest else MATCH_PARENT, MATCH_PARENT, Gravity.CENTER_HORIZONTAL)
    }

    protected fun tabs(current: Place): View {
        val row = LinearLayout(host).apply {
            orientation = LinearLayout.HORIZONTAL
            setBackgroundColor(look.colours.ground)
        }
        val room = minOf(host.resources.displayMetrics.widthPixels, look.dp(WIDEST_DP)) / 3 - look.dp(Space.step)
        for ((place, title) in listOf(Place.Home to "app-home", Place.Trends to "app-trends", Place.Settings to "app-settings")) {
            val isHere = place == current
            val tab = look.text(Type.small, say(title), if (isHere) look.colours.accent else look.colours.soft, bold = isHere).apply {
                gravity = Gravity.CENTER
                minHeight = look.dp(Space.buttonHeight)
                // A word that is wider than its third is smaller, not broken.
                val wide = paint.measureText(text.toString())
                if (wide > room) setTextSize(TypedValue.COMPLEX_UNIT_PX, textSize * room / wide)
                isSelected = isHere
                look.pressed(this, look.rounded(0, 0f)) { host.goFromHome(place) }
            }
            row.addView(tab, LinearLayout.LayoutParams(0, MATCH_PARENT, 1f))
        }
        return look.column(look.line(), row, gap = 0f)
    }

    /** A head with the way back before it. */
    protected fun head(title: String): LinearLayout = LinearLayout(host).apply {
        gravity = Gravity.CENTER_VERTICAL
        addView(look.sign("‹", say("app-back")) { host.goBack() })
        addView(look.head(Type.title, title), LinearLayout.LayoutParams(0, WRAP_CONTENT, 1f).apply { marginStart = look.dp(Space.gap) })
    }

    protected companion object {
        const val WIDEST_DP = 640f

        /** Of the height of the screen. */
        const val MOST_FOOTER = 0.42f
    }
}
