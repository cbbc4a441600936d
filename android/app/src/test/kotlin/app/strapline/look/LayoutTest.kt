package app.strapline.look

import android.view.View
import android.view.ViewGroup
import android.widget.EditText
import android.widget.HorizontalScrollView
import android.widget.ImageView
import android.widget.TextView
import app.strapline.MainActivity
import app.strapline.sim.StraplineRunner
import app.strapline.views.StrapPicture
import app.strapline.views.TraceView
import app.strapline.views.TrendView
import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config

/** Nothing is cut, overlaps, is too small to press or silent to somebody who does not see: on any screen, in the hardest manners. */
@RunWith(StraplineRunner::class)
abstract class Layout(private val fontScale: Float = 1f) {
    private fun check(vararg names: String) {
        RuntimeEnvironment.setFontScale(fontScale)
        val wrong = mutableListOf<String>()
        for (name in names) Scenes.show(name) { activity -> wrong += faults(activity).map { "$name: $it" } }
        assertEquals(wrong.joinToString("\n"), 0, wrong.size)
    }

    private fun faults(activity: MainActivity): List<String> {
        val wrong = mutableListOf<String>()
        val target = activity.look.dp(48f) - 1
        fun label(view: View) = (view as? TextView)?.text?.toString()?.ifEmpty { null } ?: view.contentDescription?.toString() ?: view::class.java.simpleName
        fun look(view: View) {
            if (!view.isShown) return
            if (view is TextView && view !is EditText && view.text.isNotEmpty()) {
                val layout = view.layout
                val inner = view.height - view.compoundPaddingTop - view.compoundPaddingBottom
                if (layout == null || layout.height > inner + 1) wrong += "cut: ${view.text}"
                else if ((0 until layout.lineCount).any { layout.getEllipsisCount(it) > 0 || layout.getLineMax(it) > layout.width + 1 }) wrong += "cut at the side: ${view.text}"
            }
            if (view.hasOnClickListeners() && view.isClickable) {
                if (view.width < target || view.height < target) wrong += "small, ${view.width} x ${view.height}: ${label(view)}"
                if (spoken(view).isEmpty()) wrong += "silent: ${view::class.java.simpleName}"
            }
            if ((view is TraceView || view is TrendView || view is StrapPicture || view is ImageView) && view.contentDescription.isNullOrEmpty() &&
                view.importantForAccessibility != View.IMPORTANT_FOR_ACCESSIBILITY_NO) wrong += "silent picture: ${view::class.java.simpleName}"
            val parent = view.parent
            if (parent is ViewGroup && parent !is HorizontalScrollView && view.width > 0 && (view.left < -activity.look.dp(16f) || view.right > parent.width + 1)) {
                wrong += "out of its place: ${label(view)} ${view.left}..${view.right} in ${parent.width}"
            }
            if (view is ViewGroup) {
                val children = (0 until view.childCount).map(view::getChildAt).filter { it.isShown && it.width > 0 && it.height > 0 }
                if (view !is android.widget.FrameLayout) for ((n, a) in children.withIndex()) for (b in children.drop(n + 1)) {
                    val over = minOf(a.right, b.right) - maxOf(a.left, b.left) > 1 && minOf(a.bottom, b.bottom) - maxOf(a.top, b.top) > 1
                    if (over) wrong += "overlap: ${label(a)} and ${label(b)}"
                }
                children.forEach(::look)
            }
        }
        look(activity.window.decorView)
        return wrong
    }

    private fun spoken(view: View): String = view.contentDescription?.toString()
        ?: (view as? TextView)?.text?.toString()
        ?: (view as? ViewGroup)?.let { group -> (0 until group.childCount).joinToString("") { spoken(group.getChildAt(it)) } }.orEmpty()

    @Test fun welcome() = check("welcome")
    @Test fun connect() = check("connect")
    @Test fun connectOff() = check("connect-off")
    @Test fun live() = check("live-no-contact")
    @Test fun home() = check("home")
    @Test fun result() = check("result")
    @Test fun beats() = check("beats")
    @Test fun report() = check("report")
    @Test fun trends() = check("trends")
    @Test fun settings() = check("settings")
}

@Config(qualifiers = "de-rDE-w320dp-h533dp-hdpi")
class SmallGermanLayoutTest : Layout(2f)

@Config(qualifiers = "tr-rTR-w411dp-h891dp-xhdpi")
class TurkishLayoutTest : Layout()

@Config(qualifiers = "fr-rFR-w891dp-h411dp-land-xhdpi")
class FrenchLandscapeLayoutTest : Layout(1.3f)
