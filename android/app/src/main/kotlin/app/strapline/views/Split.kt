package app.strapline.views

import android.annotation.SuppressLint
import android.view.Gravity
import android.view.View
import android.view.ViewGroup
import android.widget.TextView
import app.strapline.Space

/** Two children at the ends of one line where both fit whole, else one below the other, both at the start: nothing is ever cut. */
@SuppressLint("ViewConstructor")
class Split(private val look: Look, private val first: View, private val second: View) : ViewGroup(look.context) {
    private var stacked = false

    init {
        addView(first)
        addView(second)
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val width = MeasureSpec.getSize(widthSpec)
        val inner = width - paddingLeft - paddingRight
        val free = MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED)
        first.measure(free, free)
        second.measure(free, free)
        stacked = first.measuredWidth + second.measuredWidth + look.dp(Space.gap) > inner
        (second as? TextView)?.gravity = if (stacked) Gravity.START else Gravity.END
        if (stacked) {
            val most = MeasureSpec.makeMeasureSpec(inner, MeasureSpec.AT_MOST)
            first.measure(most, free)
            second.measure(most, free)
        }
        val height = if (stacked) first.measuredHeight + second.measuredHeight + look.dp(Space.step) else maxOf(first.measuredHeight, second.measuredHeight)
        setMeasuredDimension(width, maxOf(height + paddingTop + paddingBottom, minimumHeight))
    }

    override fun onLayout(changed: Boolean, left: Int, top: Int, right: Int, bottom: Int) {
        val (width, height) = Pair(right - left, bottom - top)
        val end = width - paddingRight
        if (stacked) {
            val spare = (height - first.measuredHeight - second.measuredHeight - look.dp(Space.step) - paddingTop - paddingBottom) / 2
            val at = paddingTop + maxOf(spare, 0)
            first.layout(paddingLeft, at, paddingLeft + first.measuredWidth, at + first.measuredHeight)
            val below = at + first.measuredHeight + look.dp(Space.step)
            second.layout(paddingLeft, below, paddingLeft + second.measuredWidth, below + second.measuredHeight)
        } else {
            place(first, paddingLeft, height)
            place(second, end - second.measuredWidth, height)
        }
    }

    private fun place(view: View, x: Int, height: Int) {
        val y = (height - view.measuredHeight) / 2
        view.layout(x, y, x + view.measuredWidth, y + view.measuredHeight)
    }
}
