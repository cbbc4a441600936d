package app.strapline.views

import android.annotation.SuppressLint
import android.graphics.Canvas
import android.graphics.Paint
import android.view.View
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.HorizontalScrollView
import android.widget.LinearLayout
import strapline.Picture

/** A strip at true size: a pulse of 1 mV, then the signal, which is wider than a phone and scrolls, with what it shows in the middle. */
@SuppressLint("ViewConstructor")
class StripView(look: Look, picture: Picture, pxPerMm: Float) : LinearLayout(look.context) {
    init {
        val trace = TraceView(look, pxPerMm, TraceView.Kind.STRIP)
        trace.show(picture)
        addView(Pulse(look, picture, pxPerMm, trace))
        addView(Scroll(look, trace, picture.focusPx), LayoutParams(0, WRAP_CONTENT, 1f))
    }

    /** Its bar is always there: nothing else says that there is more. */
    @SuppressLint("ViewConstructor")
    private class Scroll(look: Look, private val trace: TraceView, private val focusPx: Float) : HorizontalScrollView(look.context) {
        init {
            addView(trace)
            isScrollbarFadingEnabled = false
            scrollBarStyle = SCROLLBARS_OUTSIDE_OVERLAY
            setPadding(0, 0, 0, look.dp(6f))
        }

        override fun onLayout(changed: Boolean, left: Int, top: Int, right: Int, bottom: Int) {
            super.onLayout(changed, left, top, right, bottom)
            if (changed) scrollTo((focusPx - width / 2).toInt(), 0)
            trace.sees(scrollX, scrollX + width)
        }

        override fun onScrollChanged(left: Int, top: Int, oldLeft: Int, oldTop: Int) {
            super.onScrollChanged(left, top, oldLeft, oldTop)
            trace.sees(left, left + width)
        }
    }

    /** 1 mV for 0.2 s, as an electrocardiograph writes it before a strip. */
    @SuppressLint("ViewConstructor")
    private class Pulse(look: Look, private val picture: Picture, private val pxPerMm: Float, private val trace: TraceView) : View(look.context) {
        private val paper = Paper(look, pxPerMm)
        private val line = Paint(Paint.ANTI_ALIAS_FLAG).apply {
            color = look.colours.trace
            strokeWidth = look.dp(1f) * 1.5f
            strokeCap = Paint.Cap.ROUND
        }
        private var lines = FloatArray(0)

        init {
            // Every strip says its gain in words.
            importantForAccessibility = IMPORTANT_FOR_ACCESSIBILITY_NO
        }

        override fun onMeasure(widthSpec: Int, heightSpec: Int) {
            setMeasuredDimension((MM_WIDE * pxPerMm).toInt(), (trace.head + picture.heightPx + trace.foot).toInt())
        }

        override fun onSizeChanged(width: Int, height: Int, oldWidth: Int, oldHeight: Int) {
            paper.place(width, trace.head, trace.head + picture.heightPx, trace.head, isFromTheRight = true)
            val foot = trace.head + picture.zeroPx
            val top = foot - 10 * pxPerMm
            val (up, down) = Pair(pxPerMm, 6 * pxPerMm)
            lines = floatArrayOf(
                0f, foot, up, foot, up, foot, up, top, up, top, down, top, down, top, down, foot, down, foot, width.toFloat(), foot,
            )
        }

        override fun onDraw(canvas: Canvas) {
            paper.draw(canvas)
            canvas.drawLines(lines, line)
        }

        private companion object {
            const val MM_WIDE = 7f
        }
    }
}
