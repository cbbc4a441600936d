package app.strapline.views

import android.annotation.SuppressLint
import android.view.View
import android.view.ViewGroup
import app.strapline.Space

/**
 * The buttons of a page, the main one last: on a wide screen all on one line, else the main one by itself and the others on one
 * line above it. Where a text does not fit on its line, one below the other.
 */
@SuppressLint("ViewConstructor")
class Footer(private val look: Look, vararg buttons: View) : ViewGroup(look.context) {
    private val gap = look.dp(Space.step * 2)
    private var lines: List<List<View>> = emptyList()

    init {
        buttons.forEach(::addView)
    }

    /** The others, taken out of it: where it would be too high, they scroll with the page. */
    fun takeOthers(): List<View> = (0 until childCount - 1).map(::getChildAt).also { it.forEach(::removeView) }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val width = MeasureSpec.getSize(widthSpec)
        val free = MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED)
        val all = (0 until childCount).map(::getChildAt)
        fun each(line: List<View>) = (width - gap * (line.size - 1)) / maxOf(line.size, 1)
        all.forEach { it.measure(free, free) }
        fun fits(line: List<View>) = line.all { it.measuredWidth <= each(line) }
        lines = when {
            width >= look.dp(WIDE_DP) && fits(all) -> listOf(all)
            fits(all.dropLast(1)) -> listOf(all.dropLast(1), all.takeLast(1)).filter { it.isNotEmpty() }
            else -> all.map { listOf(it) }
        }
        for (line in lines) {
            val exact = MeasureSpec.makeMeasureSpec(each(line), MeasureSpec.EXACTLY)
            line.forEach { it.measure(exact, free) }
            val height = MeasureSpec.makeMeasureSpec(line.maxOf { it.measuredHeight }, MeasureSpec.EXACTLY)
            line.forEach { it.measure(exact, height) }
        }
        setMeasuredDimension(width, lines.sumOf { it.first().measuredHeight } + gap * maxOf(lines.size - 1, 0))
    }

    override fun onLayout(changed: Boolean, left: Int, top: Int, right: Int, bottom: Int) {
        var y = 0
        for (line in lines) {
            var x = 0
            for (child in line) {
                child.layout(x, y, x + child.measuredWidth, y + child.measuredHeight)
                x += child.measuredWidth + gap
            }
            y += line.first().measuredHeight + gap
        }
    }

    private companion object {
        const val WIDE_DP = 520f
    }
}
