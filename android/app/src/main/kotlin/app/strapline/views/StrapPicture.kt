package app.strapline.views

import android.annotation.SuppressLint
import android.graphics.Canvas
import android.graphics.Paint
import android.graphics.Path
import android.view.View

/** How the strap is worn: a torso, the strap just below the chest, its sensor in the middle. */
@SuppressLint("ViewConstructor")
class StrapPicture(private val look: Look, spoken: String) : View(look.context) {
    private val body = Paint(Paint.ANTI_ALIAS_FLAG).apply {
        color = look.colours.soft
        style = Paint.Style.STROKE
        strokeWidth = look.dp(2.5f).toFloat()
        strokeCap = Paint.Cap.ROUND
        strokeJoin = Paint.Join.ROUND
    }
    private val strap = Paint(body).apply {
        color = look.colours.accent
        strokeWidth = look.dp(9f).toFloat()
        strokeCap = Paint.Cap.BUTT
    }
    private val sensor = Paint(Paint.ANTI_ALIAS_FLAG).apply { color = look.colours.accent }
    private val torso = Path()
    private val band = Path()

    init {
        contentDescription = spoken
        setBackgroundColor(0)
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        setMeasuredDimension(MeasureSpec.getSize(widthSpec), look.dp(200f))
    }

    /** Drawn on a field of 200 by 200, in the middle. */
    override fun onDraw(canvas: Canvas) {
        val unit = height / 200f
        canvas.save()
        canvas.translate((width - 200 * unit) / 2, 0f)
        canvas.scale(unit, unit)
        torso.rewind()
        torso.moveTo(84f, 22f)
        torso.cubicTo(84f, 38f, 70f, 40f, 50f, 46f)
        torso.cubicTo(34f, 51f, 28f, 62f, 26f, 84f)
        torso.lineTo(22f, 176f)
        torso.moveTo(116f, 22f)
        torso.cubicTo(116f, 38f, 130f, 40f, 150f, 46f)
        torso.cubicTo(166f, 51f, 172f, 62f, 174f, 84f)
        torso.lineTo(178f, 176f)
        torso.moveTo(52f, 84f)
        torso.cubicTo(58f, 116f, 56f, 140f, 54f, 190f)
        torso.moveTo(148f, 84f)
        torso.cubicTo(142f, 116f, 144f, 140f, 146f, 190f)
        // The chest.
        torso.moveTo(66f, 96f)
        torso.cubicTo(74f, 106f, 90f, 106f, 96f, 98f)
        torso.moveTo(134f, 96f)
        torso.cubicTo(126f, 106f, 110f, 106f, 104f, 98f)
        body.strokeWidth = 2.4f
        canvas.drawPath(torso, body)
        band.rewind()
        band.moveTo(56.5f, 120f)
        band.cubicTo(76f, 128f, 124f, 128f, 143.5f, 120f)
        strap.strokeWidth = 10f
        canvas.drawPath(band, strap)
        canvas.drawRoundRect(85f, 116f, 115f, 136f, 7f, 7f, sensor)
        canvas.restore()
    }
}
