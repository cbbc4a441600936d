package app.strapline.views

import android.annotation.SuppressLint
import android.graphics.Bitmap
import android.graphics.BitmapShader
import android.graphics.Canvas
import android.graphics.Paint
import android.graphics.Shader
import android.graphics.Typeface
import android.view.View
import app.strapline.Type
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.nio.FloatBuffer
import strapline.BeatClass
import strapline.Picture
import strapline.PictureBeat

/**
 * A signal on paper: a picture that the core made for this screen's pixels, drawn as it is. Hatched is what was not received or
 * could not be read. A frame is drawn without making an object.
 */
@SuppressLint("ViewConstructor")
class TraceView(private val look: Look, private val pxPerMm: Float, private val kind: Kind) : View(look.context) {
    /** [LIVE]: the newest at the right edge, as high as there is room. [STRIP]: from the left, with letters and seconds. [SMALL]: in a list. */
    enum class Kind { LIVE, STRIP, SMALL }

    private val colours = look.colours
    private val paper = paint(colours.paper)
    private val thin = paint(colours.millimetre, look.dp(1f) * 0.75f)
    private val thick = paint(colours.fiveMillimetres, look.dp(1f) * 0.9f)
    private val trace = paint(colours.trace, look.dp(1f) * (if (kind == Kind.SMALL) 1.1f else 1.5f)).apply { strokeCap = Paint.Cap.ROUND }
    private val words = paint(colours.soft).apply { textSize = sp(Type.caption) }
    private val normal = letter(colours.soft, false)
    private val ventricular = letter(colours.ventricular, true)
    private val supraventricular = letter(colours.supraventricular, true)
    private val looked = paint(colours.ventricular)
    private val hatched = Paint().apply { shader = hatching() }
    private val tick = paint(colours.soft, look.dp(1f).toFloat())

    private var picture: Picture? = null
    private var source: FloatBuffer = FloatBuffer.allocate(0)
    private var lines = FloatArray(0)
    private var drawn = 0
    private var grid = FloatArray(0)
    private var coarse = FloatArray(0)
    private var offsetX = 0f
    private var offsetY = 0f

    private fun paint(colour: Int, width: Float = 0f) = Paint(Paint.ANTI_ALIAS_FLAG).apply {
        color = colour
        strokeWidth = width
    }

    private fun letter(colour: Int, bold: Boolean) = paint(colour).apply {
        textSize = sp(Type.small)
        textAlign = Paint.Align.CENTER
        typeface = Typeface.create(Typeface.DEFAULT, if (bold) Typeface.BOLD else Typeface.NORMAL)
    }

    private fun sp(size: Float) = size * resources.displayMetrics.density * minOf(resources.configuration.fontScale, 1.3f)

    private fun hatching(): Shader {
        val size = look.dp(8f)
        val tile = Bitmap.createBitmap(size, size, Bitmap.Config.ARGB_8888)
        val line = paint(colours.unread, look.dp(1f) * 1.4f)
        Canvas(tile).run {
            for (shift in -1..1) drawLine(shift * size - 2f, size + 2f, shift * size + size + 2f, -2f, line)
        }
        return BitmapShader(tile, Shader.TileMode.REPEAT, Shader.TileMode.REPEAT)
    }

    private val head get() = if (kind == Kind.STRIP) letterHeight else 0f
    private val foot get() = if (kind == Kind.STRIP) words.textSize * 1.5f else 0f
    private val letterHeight = ventricular.textSize * 1.35f

    /** Shows another picture. */
    fun show(picture: Picture?) {
        val isOtherSize = picture?.heightPx != this.picture?.heightPx || picture?.widthPx != this.picture?.widthPx
        this.picture = picture
        contentDescription = picture?.spoken?.ifEmpty { null } ?: contentDescription
        if (picture != null) {
            source = ByteBuffer.wrap(picture.columns).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer()
        }
        if (kind != Kind.LIVE && isOtherSize) requestLayout()
        place()
        invalidate()
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val shown = picture
        if (kind == Kind.LIVE || shown == null) {
            val height = if (MeasureSpec.getMode(heightSpec) == MeasureSpec.UNSPECIFIED) look.dp(240f) else MeasureSpec.getSize(heightSpec)
            setMeasuredDimension(MeasureSpec.getSize(widthSpec), height)
            return
        }
        val height = (shown.heightPx + head + foot).toInt()
        val width = if (kind == Kind.SMALL) MeasureSpec.getSize(widthSpec) else maxOf(shown.widthPx.toInt(), MeasureSpec.getSize(widthSpec))
        setMeasuredDimension(width, height)
    }

    override fun onSizeChanged(width: Int, height: Int, oldWidth: Int, oldHeight: Int) = place()

    /** Works out where everything is drawn, once for a picture. */
    private fun place() {
        if (width == 0 || height == 0) return
        val shown = picture
        val height = height - head - foot
        offsetX = if (kind == Kind.LIVE && shown != null) width - shown.widthPx else 0f
        offsetY = if (shown == null) head else head + ((height - shown.heightPx) / 2).coerceAtLeast(0f)
        ruled(head, head + height)
        drawn = 0
        if (shown == null) return
        val columns = source.limit() / 2
        if (lines.size < columns * 4) lines = FloatArray(columns * 4)
        for (n in 0 until columns) {
            val (top, bottom) = Pair(source.get(2 * n), source.get(2 * n + 1))
            if (top.isNaN()) continue
            val x = offsetX + (n + 0.5f) * shown.columnPx
            lines[drawn++] = x
            lines[drawn++] = offsetY + top
            lines[drawn++] = x
            // A line of no length is not drawn.
            lines[drawn++] = offsetY + maxOf(bottom, top + 0.5f)
        }
    }

    /** The lines of the paper: millimetres and five of them, from the level of the signal on. */
    private fun ruled(top: Float, bottom: Float) {
        val mm = pxPerMm
        val fine = if (mm >= look.dp(1f) * 2.2f) mm else 0f
        grid = if (fine > 0) lines(fine, top, bottom) else FloatArray(0)
        coarse = lines(mm * 5, top, bottom)
    }

    private fun lines(step: Float, top: Float, bottom: Float): FloatArray {
        val across = ((bottom - top) / step).toInt() + 2
        val along = (width / step).toInt() + 2
        val all = FloatArray(4 * (across + along))
        var at = 0
        fun line(x1: Float, y1: Float, x2: Float, y2: Float) {
            all[at++] = x1
            all[at++] = y1
            all[at++] = x2
            all[at++] = y2
        }
        val startY = offsetY - Math.ceil(((offsetY - top) / step).toDouble()).toFloat() * step
        for (n in 0 until across) (startY + n * step).let { if (it in top..bottom) line(0f, it, width.toFloat(), it) }
        val startX = if (kind == Kind.LIVE) width % step else 0f
        for (n in 0 until along) (startX + n * step).let { if (it <= width) line(it, top, it, bottom) }
        return all.copyOf(at)
    }

    override fun onDraw(canvas: Canvas) {
        val bottom = height - foot
        canvas.drawRect(0f, head, width.toFloat(), bottom, paper)
        canvas.drawLines(grid, thin)
        canvas.drawLines(coarse, thick)
        val shown = picture ?: return
        // Lists are walked by number: an iterator would be an object.
        for (n in 0 until shown.bands.size) {
            val band = shown.bands[n]
            canvas.drawRect(offsetX + band.fromPx, head, offsetX + band.toPx, bottom, hatched)
        }
        canvas.drawLines(lines, 0, drawn, trace)
        for (n in 0 until shown.bands.size) {
            val band = shown.bands[n]
            val width = band.toPx - band.fromPx
            if (kind != Kind.SMALL && width > words.textSize * 5) {
                canvas.save()
                canvas.clipRect(offsetX + band.fromPx, head, offsetX + band.toPx, bottom)
                canvas.drawText(band.text, offsetX + band.fromPx + 8f, bottom - words.textSize * 0.5f, words)
                canvas.restore()
            }
        }
        if (kind == Kind.STRIP) annotations(canvas, shown, bottom)
    }

    private fun annotations(canvas: Canvas, shown: Picture, bottom: Float) {
        for (n in 0 until shown.beats.size) {
            val beat = shown.beats[n]
            val x = beat.xPx.coerceIn(letterHeight / 2, width - letterHeight / 2)
            canvas.drawText(beat.letter, x, letterHeight * 0.8f, of(beat))
            val from = beat.lookedFromPx
            val to = beat.lookedToPx
            if (from != null && to != null) {
                looked.color = of(beat).color
                canvas.drawRect(from, bottom - letterHeight * 0.28f, to, bottom, looked)
            }
        }
        for (n in 0 until shown.ticks.size) {
            val one = shown.ticks[n]
            canvas.drawLine(one.xPx, bottom, one.xPx, bottom + words.textSize * 0.35f, tick)
            val isRoom = one.xPx + words.measureText(one.label) < width
            if (isRoom) canvas.drawText(one.label, one.xPx, bottom + words.textSize * 1.35f, words)
        }
        for (n in 0 until shown.marksPx.size) canvas.drawLine(shown.marksPx[n], head, shown.marksPx[n], bottom, tick)
    }

    private fun of(beat: PictureBeat): Paint = when {
        !beat.isFlagged -> normal
        beat.`class` == BeatClass.SUPRAVENTRICULAR -> supraventricular
        else -> ventricular
    }

    /** Where the first flagged beat lies, to be scrolled to; the middle where there is none. */
    fun focusX(): Float {
        val shown = picture ?: return 0f
        return shown.beats.firstOrNull { it.isFlagged && it.lookedFromPx != null }?.xPx
            ?: shown.beats.firstOrNull { it.isFlagged }?.xPx
            ?: (shown.widthPx / 2)
    }
}
