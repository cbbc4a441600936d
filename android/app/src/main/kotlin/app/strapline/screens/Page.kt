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
import app.strapline.views.Look
import strapline.RecordingStore
import strapline.ReportOptions

/** One page: what it shows, and what it does while it is in front. It lays out what the core says, and decides nothing. */
abstract class Page(val host: MainActivity) {
    protected val app = host.app
    protected val look: Look = host.look
    protected val say = app.say

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
    protected fun askText(title: String, now: String, hint: String? = null, onText: (String) -> Unit) {
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
    protected fun choose(title: String, among: List<String>, onChosen: (Int) -> Unit) {
        AlertDialog.Builder(host).setTitle(title).setItems(among.toTypedArray()) { _, n -> onChosen(n) }.show()
    }

    /** Content that scrolls, and below it what stays in reach of the thumb. */
    protected fun page(content: LinearLayout, footer: View? = null, tab: Place? = null): View {
        val inset = look.dp(Space.inset)
        content.setPadding(inset, inset, inset, look.dp(Space.section))
        val scroll = ScrollView(host).apply {
            isFillViewport = true
            clipToPadding = false
        }
        val configuration = host.resources.configuration
        val isLarge = configuration.fontScale > LARGE_TEXT
        val isLow = configuration.screenHeightDp < LOW_DP || isLarge
        val bottom = footer?.let { FrameLayout(host).apply {
            setPadding(inset, look.dp(Space.step * 2), inset, look.dp(Space.gap))
            addView(it)
        } }
        if (bottom != null && tab == null && isLow && !isLarge && configuration.screenWidthDp >= BESIDE_FROM_DP) {
            scroll.addView(content)
            return beside(scroll, bottom)
        }
        // Where there is no room for both, everything scrolls.
        if (bottom != null && isLow) {
            val all = look.column(content, bottom, gap = 0f)
            scroll.addView(all)
        } else {
            scroll.addView(content)
        }
        return LinearLayout(host).apply {
            orientation = LinearLayout.VERTICAL
            addView(scroll, LinearLayout.LayoutParams(MATCH_PARENT, 0, 1f))
            if (bottom != null && !isLow) addView(bottom, LinearLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT))
            if (tab != null) addView(tabs(tab), LinearLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT))
            layoutParams = centred()
        }
    }

    /** A phone on its side: what is to stay in reach is beside the content, at the thumb. */
    private fun beside(scroll: View, bottom: View): View = LinearLayout(host).apply {
        orientation = LinearLayout.HORIZONTAL
        gravity = Gravity.BOTTOM
        addView(scroll, LinearLayout.LayoutParams(0, MATCH_PARENT, 1f))
        addView(bottom, LinearLayout.LayoutParams(look.dp(BESIDE_DP), WRAP_CONTENT))
        layoutParams = centred(WIDEST_DP + BESIDE_DP)
    }

    /** On a wide screen a column of a width that can be read, in the middle. */
    protected fun centred(widestDp: Float = WIDEST_DP): FrameLayout.LayoutParams {
        val widest = look.dp(widestDp)
        val isWide = host.resources.displayMetrics.widthPixels > widest
        return FrameLayout.LayoutParams(if (isWide) widest else MATCH_PARENT, MATCH_PARENT, Gravity.CENTER_HORIZONTAL)
    }

    protected fun tabs(current: Place): View = LinearLayout(host).apply {
        orientation = LinearLayout.HORIZONTAL
        setBackgroundColor(look.colours.ground)
        for ((place, title) in listOf(Place.Home to "app-home", Place.Trends to "app-trends", Place.Settings to "app-settings")) {
            val isHere = place == current
            val tab = look.text(Type.small, say(title), if (isHere) look.colours.accent else look.colours.soft, bold = isHere).apply {
                gravity = Gravity.CENTER
                minHeight = look.dp(Space.buttonHeight)
                isSelected = isHere
                look.pressed(this, look.rounded(0, 0f)) { host.goFromHome(place) }
            }
            addView(tab, LinearLayout.LayoutParams(0, MATCH_PARENT, 1f))
        }
    }

    /** A head with the way back before it. */
    protected fun head(title: String, size: Float = Type.large): LinearLayout = LinearLayout(host).apply {
        gravity = Gravity.CENTER_VERTICAL
        val back: TextView = look.link("‹") { host.goBack() }
        // A sign, not a word: as large as its place, whatever the person's text.
        back.setTextSize(TypedValue.COMPLEX_UNIT_DIP, Type.large)
        back.contentDescription = say("app-back")
        back.gravity = Gravity.CENTER
        addView(back, LinearLayout.LayoutParams(look.dp(Space.target), look.dp(Space.target)).apply { marginStart = -look.dp(Space.gap) })
        addView(look.head(size, title), LinearLayout.LayoutParams(0, WRAP_CONTENT, 1f))
    }

    protected companion object {
        const val LOW_DP = 480
        const val LARGE_TEXT = 1.5f
        const val WIDEST_DP = 640f
        const val BESIDE_FROM_DP = 560
        const val BESIDE_DP = 240f
    }
}
