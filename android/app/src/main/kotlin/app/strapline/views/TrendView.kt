package app.strapline.views

import android.annotation.SuppressLint
import android.graphics.Canvas
import android.graphics.Paint
import android.view.View
import app.strapline.Type
import strapline.TrendChart
import strapline.TrendKind

/**
 * A trend as bars from edge to edge, the oldest at the left, the newest, and darkest, at the right; what could not be told is an
 * open ring at the foot.
 */
@SuppressLint("ViewConstructor")
class TrendView(private val look: Look, private val chart: TrendChart) : View(look.context) {
    private val colour = when (chart.kind) {
        TrendKind.VENTRICULAR -> look.colours.ventricular
        TrendKind.SUPRAVENTRICULAR -> look.colours.supraventricular
        else -> look.colours.accent
    }
    private val bar = Paint(Paint.ANTI_ALIAS_FLAG).apply { color = colour }
    private val unknown = Paint(Paint.ANTI_ALIAS_FLAG).apply {
        color = look.colours.soft
        style = Paint.Style.STROKE
        strokeWidth = look.dp(1.5f).toFloat()
    }
    private val ground = Paint().apply {
        color = look.colours.line
        strokeWidth = look.dp(1f).toFloat()
    }

    init {
        contentDescription = chart.spoken + ". " + chart.points.joinToString(". ") { it.spoken }
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        setMeasuredDimension(MeasureSpec.getSize(widthSpec), look.dp(96f))
    }

    override fun onDraw(canvas: Canvas) {
        val count = chart.points.size
        val foot = height - look.dp(2f).toFloat()
        canvas.drawLine(0f, foot, width.toFloat(), foot, ground)
        if (count == 0) return
        val step = (width.toFloat() / count).coerceAtMost(look.dp(36f).toFloat())
        val thick = (step * 0.62f).coerceAtLeast(1f)
        val apart = if (count > 1) (width - step) / (count - 1) else 0f
        for (n in 0 until count) {
            val x = step / 2 + apart * n
            val height = chart.points[n].height
            if (height == null) {
                canvas.drawCircle(x, foot - look.dp(6f), look.dp(3f).toFloat(), unknown)
                continue
            }
            bar.alpha = if (n == count - 1) 255 else 150
            val top = foot - (foot - look.dp(4f)) * height.toFloat()
            canvas.drawRoundRect(x - thick / 2, minOf(top, foot - look.dp(2f)), x + thick / 2, foot, look.dp(2f).toFloat(), look.dp(2f).toFloat(), bar)
        }
    }
}
