package app.strapline.views

import android.annotation.SuppressLint
import android.view.View
import android.view.ViewGroup
import app.strapline.Space

/** Buttons of one width beside each other where each text fits on one line, else one below the other. */
@SuppressLint("ViewConstructor")
class Halves(private val look: Look, vararg children: View) : ViewGroup(look.context) {
    private val gap = look.dp(Space.gap)
    private var stacked = false

    init {
        children.forEach(::addView)
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val width = MeasureSpec.getSize(widthSpec)
        val free = MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED)
        val each = (width - gap * (childCount - 1)) / maxOf(childCount, 1)
        val children = (0 until childCount).map(::getChildAt)
        children.forEach { it.measure(free, free) }
        stacked = children.any { it.measuredWidth > each }
        val exact = MeasureSpec.makeMeasureSpec(if (stacked) width else each, MeasureSpec.EXACTLY)
        children.forEach { it.measure(exact, free) }
        val height = if (stacked) children.sumOf { it.measuredHeight } + gap * (childCount - 1) else children.maxOfOrNull { it.measuredHeight } ?: 0
        if (!stacked) children.forEach { it.measure(exact, MeasureSpec.makeMeasureSpec(height, MeasureSpec.EXACTLY)) }
        setMeasuredDimension(width, height)
    }

    override fun onLayout(changed: Boolean, left: Int, top: Int, right: Int, bottom: Int) {
        var (x, y) = Pair(0, 0)
        for (n in 0 until childCount) {
            val child = getChildAt(n)
            child.layout(x, y, x + child.measuredWidth, y + child.measuredHeight)
            if (stacked) y += child.measuredHeight + gap else x += child.measuredWidth + gap
        }
    }
}
