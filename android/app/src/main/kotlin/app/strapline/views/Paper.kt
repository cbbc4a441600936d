package app.strapline.views

import android.graphics.Canvas
import android.graphics.Paint
import kotlin.math.ceil

/** The paper of a trace: millimetres and five of them. Its lines are worked out once, and drawn without making an object. */
class Paper(look: Look, private val pxPerMm: Float) {
    private val finest = look.dp(1f) * 2.2f
    private val ground = Paint().apply { color = look.colours.paper }
    private val thin = line(look.colours.millimetre, look.dp(1f) * 0.75f)
    private val thick = line(look.colours.fiveMillimetres, look.dp(1f) * 0.9f)
    private var fine = FloatArray(0)
    private var coarse = FloatArray(0)
    private var right = 0f
    private var top = 0f
    private var bottom = 0f

    private fun line(colour: Int, width: Float) = Paint(Paint.ANTI_ALIAS_FLAG).apply {
        color = colour
        strokeWidth = width
    }

    /** From [top] to [bottom], ruled from the level [y] on, and from the right edge on where the newest is there. */
    fun place(width: Int, top: Float, bottom: Float, y: Float, isFromTheRight: Boolean) {
        right = width.toFloat()
        this.top = top
        this.bottom = bottom
        // Lines closer than this are a grey ground.
        fine = if (pxPerMm >= finest) lines(pxPerMm, y, isFromTheRight) else FloatArray(0)
        coarse = lines(pxPerMm * 5, y, isFromTheRight)
    }

    private fun lines(step: Float, y: Float, isFromTheRight: Boolean): FloatArray {
        val across = ((bottom - top) / step).toInt() + 2
        val along = (right / step).toInt() + 2
        val all = FloatArray(4 * (across + along))
        var at = 0
        fun line(x1: Float, y1: Float, x2: Float, y2: Float) {
            all[at++] = x1
            all[at++] = y1
            all[at++] = x2
            all[at++] = y2
        }
        val startY = y - ceil(((y - top) / step).toDouble()).toFloat() * step
        for (n in 0 until across) (startY + n * step).let { if (it in top..bottom) line(0f, it, right, it) }
        val startX = if (isFromTheRight) right % step else 0f
        for (n in 0 until along) (startX + n * step).let { if (it <= right) line(it, top, it, bottom) }
        return all.copyOf(at)
    }

    fun draw(canvas: Canvas) {
        canvas.drawRect(0f, top, right, bottom, ground)
        canvas.drawLines(fine, thin)
        canvas.drawLines(coarse, thick)
    }
}
