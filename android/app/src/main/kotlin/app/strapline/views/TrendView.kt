package app.strapline.views

import android.annotation.SuppressLint
import android.graphics.Canvas
import android.graphics.Paint
import android.view.View
import strapline.TrendChart
import strapline.TrendKind

/**
 * A trend as bars, each at its time, the newest, and darkest, at the right: the line above them is the highest, which is said
 * beside it. Hollow is one of which little was read; what could not be told is an open ring at the foot, and of nothing there is
 * nothing to see.
 */
@SuppressLint("ViewConstructor")
class TrendView(private val look: Look, private val chart: TrendChart) : View(look.context) {
    private val colour = when (chart.kind) {
        TrendKind.VENTRICULAR -> look.colours.ventricular
        TrendKind.SUPRAVENTRICULAR -> look.colours.supraventricular
        else -> look.colours.accent
    }
    private val bar = Paint(Paint.ANTI_ALIAS_FLAG).apply { color = colour }
    private val hollow = outline(colour)
    private val unknown = outline(look.colours.soft)
    private val ground = Paint().apply {
        color = look.colours.line
        strokeWidth = look.dp(1f).toFloat()
    }

    private fun outline(colour: Int) = Paint(Paint.ANTI_ALIAS_FLAG).apply {
        color = colour
        style = Paint.Style.STROKE
        strokeWidth = look.dp(1.5f).toFloat()
    }

    init {
        contentDescription = chart.spoken
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        setMeasuredDimension(MeasureSpec.getSize(widthSpec), look.dp(96f))
    }

    override fun onDraw(canvas: Canvas) {
        val points = chart.points
        val top = look.dp(1f).toFloat()
        val foot = height - look.dp(2f).toFloat()
        if (chart.top != null) canvas.drawLine(0f, top, width.toFloat(), top, ground)
        canvas.drawLine(0f, foot, width.toFloat(), foot, ground)
        val nearest = points.zipWithNext { a, b -> b.at - a.at }.minOrNull() ?: 1.0
        val thick = (nearest.toFloat() * width * 0.62f).coerceIn(look.dp(4f).toFloat(), look.dp(22f).toFloat())
        val round = look.dp(2f).toFloat()
        for ((n, point) in points.withIndex()) {
            val x = thick / 2 + (width - thick) * point.at.toFloat()
            val height = point.height
            if (height == null) {
                canvas.drawCircle(x, foot - look.dp(6f), look.dp(3f).toFloat(), unknown)
                continue
            }
            if (height <= 0) continue
            // However little it is, it is not nothing.
            val high = minOf(foot - (foot - top) * height.toFloat(), foot - look.dp(3f))
            if (point.isLittle) {
                val inset = hollow.strokeWidth / 2
                canvas.drawRoundRect(x - thick / 2 + inset, high + inset, x + thick / 2 - inset, foot, round, round, hollow)
                continue
            }
            bar.alpha = if (n == points.size - 1) 255 else OLDER
            canvas.drawRoundRect(x - thick / 2, high, x + thick / 2, foot, round, round, bar)
        }
    }

    private companion object {
        /** Of 255: three to one against the card, at least. */
        const val OLDER = 190
    }
}
