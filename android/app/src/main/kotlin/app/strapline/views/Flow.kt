package app.strapline.views

import android.annotation.SuppressLint
import android.view.View
import android.view.ViewGroup
import app.strapline.Space

/** Children beside each other, on as many lines as they need. */
@SuppressLint("ViewConstructor")
class Flow(private val look: Look, vararg children: View) : ViewGroup(look.context) {
    private val gap = look.dp(Space.step * 2)

    init {
        children.forEach(::addView)
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val width = MeasureSpec.getSize(widthSpec)
        val most = MeasureSpec.makeMeasureSpec(width, MeasureSpec.AT_MOST)
        val free = MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED)
        for (n in 0 until childCount) getChildAt(n).measure(most, free)
        setMeasuredDimension(width, walk(width) { _, _, _ -> })
    }

    override fun onLayout(changed: Boolean, left: Int, top: Int, right: Int, bottom: Int) {
        walk(right - left) { child, x, y -> child.layout(x, y, x + child.measuredWidth, y + child.measuredHeight) }
    }

    /** Goes through the places of the children; how high they are in all. */
    private inline fun walk(width: Int, place: (View, Int, Int) -> Unit): Int {
        var (x, y, line) = Triple(0, 0, 0)
        for (n in 0 until childCount) {
            val child = getChildAt(n)
            if (child.visibility == GONE) continue
            if (x > 0 && x + child.measuredWidth > width) {
                x = 0
                y += line + gap
                line = 0
            }
            place(child, x, y)
            x += child.measuredWidth + gap
            line = maxOf(line, child.measuredHeight)
        }
        return y + line
    }
}
