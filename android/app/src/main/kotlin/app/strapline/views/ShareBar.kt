package app.strapline.views

import android.annotation.SuppressLint
import android.graphics.Canvas
import android.graphics.Paint
import android.view.View
import kotlin.math.max

/** A share of a whole. */
@SuppressLint("ViewConstructor")
class ShareBar(look: Look, private val share: Double) : View(look.context) {
    private val thickness = look.dp(10f)
    private val ground = Paint(Paint.ANTI_ALIAS_FLAG).apply { color = look.colours.line }
    private val fill = Paint(Paint.ANTI_ALIAS_FLAG).apply { color = look.colours.accent }

    init {
        // The number beside it says the same.
        importantForAccessibility = IMPORTANT_FOR_ACCESSIBILITY_NO
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        setMeasuredDimension(MeasureSpec.getSize(widthSpec), thickness)
    }

    override fun onDraw(canvas: Canvas) {
        val right = width.toFloat()
        val bottom = height.toFloat()
        val round = bottom / 2
        canvas.drawRoundRect(0f, 0f, right, bottom, round, round, ground)
        val to = (right * share.coerceIn(0.0, 1.0)).toFloat()
        if (share > 0) canvas.drawRoundRect(0f, 0f, max(to, bottom), bottom, round, round, fill)
    }
}
