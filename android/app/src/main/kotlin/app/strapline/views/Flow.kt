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
        val isFree = MeasureSpec.getMode(widthSpec) == MeasureSpec.UNSPECIFIED
        val width = if (isFree) Int.MAX_VALUE / 2 else MeasureSpec.getSize(widthSpec)
        val free = MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED)
        val most = if (isFree) free else MeasureSpec.makeMeasureSpec(width, MeasureSpec.AT_MOST)
        for (n in 0 until childCount) getChildAt(n).measure(most, free)
        var right = 0
        val height = walk(width) { child, x, _ -> right = maxOf(right, x + child.measuredWidth) }
        setMeasuredDimension(if (isFree) right else width, height)
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
