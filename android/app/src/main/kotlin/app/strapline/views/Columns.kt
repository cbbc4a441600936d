package app.strapline.views

import android.annotation.SuppressLint
import android.view.View
import android.view.ViewGroup
import app.strapline.Space

/** Cards one below the other; where there is room, two beside each other. */
@SuppressLint("ViewConstructor")
class Columns(private val look: Look, children: List<View>) : ViewGroup(look.context) {
    private val gap = look.dp(Space.gap)
    private var lines: List<List<View>> = emptyList()

    init {
        children.forEach(::addView)
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val width = MeasureSpec.getSize(widthSpec)
        val free = MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED)
        val isLarge = resources.configuration.fontScale > LARGE_TEXT
        val beside = if (width >= look.dp(WIDE_DP) && !isLarge) 2 else 1
        val each = MeasureSpec.makeMeasureSpec((width - gap * (beside - 1)) / beside, MeasureSpec.EXACTLY)
        lines = (0 until childCount).map(::getChildAt).chunked(beside)
        for (line in lines) {
            line.forEach { it.measure(each, free) }
            val height = MeasureSpec.makeMeasureSpec(line.maxOf { it.measuredHeight }, MeasureSpec.EXACTLY)
            line.forEach { it.measure(each, height) }
        }
        setMeasuredDimension(width, lines.sumOf { it.first().measuredHeight } + gap * maxOf(lines.size - 1, 0))
    }

    override fun onLayout(changed: Boolean, left: Int, top: Int, right: Int, bottom: Int) {
        var y = 0
        for (line in lines) {
            line.forEachIndexed { n, child ->
                val x = n * (child.measuredWidth + gap)
                child.layout(x, y, x + child.measuredWidth, y + child.measuredHeight)
            }
            y += line.first().measuredHeight + gap
        }
    }

    private companion object {
        const val WIDE_DP = 560f
        const val LARGE_TEXT = 1.3f
    }
}
