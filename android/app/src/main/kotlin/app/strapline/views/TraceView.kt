package app.strapline.views

import android.annotation.SuppressLint
import android.graphics.Bitmap
import android.graphics.BitmapShader
import android.graphics.Canvas
import android.graphics.Paint
import android.graphics.Path
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
 * could not be read; what came there is pale. A frame is drawn without making an object.
 */
@SuppressLint("ViewConstructor")
class TraceView(private val look: Look, private val pxPerMm: Float, private val kind: Kind) : View(look.context) {
    /** [LIVE]: the newest at the right edge, as high as there is room. [STRIP]: from the left, with letters and seconds. [SMALL]: in a list. */
    enum class Kind { LIVE, STRIP, SMALL }

    private val colours = look.colours
    private val paper = Paper(look, pxPerMm)
    private val trace = paint(colours.trace, look.dp(1f) * (if (kind == Kind.SMALL) 1.1f else 1.5f)).apply { strokeCap = Paint.Cap.ROUND }
    private val pale = Paint(trace).apply { alpha = PALE }
    private val words = paint(colours.soft).apply { textSize = sp(Type.caption) }
    private val behindWords = paint(colours.paper)
    private val normal = letter(colours.soft, false)
    private val ventricular = letter(colours.ventricular, true)
    private val supraventricular = letter(colours.supraventricular, true)
    private val looked = paint(colours.ventricular)
    private val hatched = Paint().apply { shader = hatching() }
    private val tick = paint(colours.soft, look.dp(1f).toFloat())
    private val beyond = paint(colours.trace)

    private var picture: Picture? = null
    private var source: FloatBuffer = FloatBuffer.allocate(0)
    private var lines = FloatArray(0)
    private var drawn = 0
    private var paleLines = FloatArray(0)
    private var paleDrawn = 0
    private var bandWidths = FloatArray(0)
    private var tickWidths = FloatArray(0)
    private val arrows = Path()
    private var offsetX = 0f
    private var offsetY = 0f

    /** What of it is in sight, pixels: what would be cut at an edge is not written. */
    private var sightFrom = 0f
    private var sightTo = Float.MAX_VALUE

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

    private val letterHeight = ventricular.textSize * 1.35f

    /** Room for the reasons over a strip. */
    private val reasons get() = if (kind == Kind.STRIP && picture?.bands?.isNotEmpty() == true) words.textSize * 1.4f else 0f

    /** Room above the paper, pixels. */
    val head get() = if (kind == Kind.STRIP) reasons + letterHeight else 0f

    /** Room below it. */
    val foot get() = if (kind == Kind.STRIP) words.textSize * 1.5f else 0f

    /** Shows another picture. */
    fun show(picture: Picture?) {
        val isOtherSize = picture?.heightPx != this.picture?.heightPx || picture?.widthPx != this.picture?.widthPx
        this.picture = picture
        // What is said of the newest signal is set by whoever shows it.
        if (kind != Kind.LIVE && picture != null) contentDescription = picture.spoken
        if (picture != null) {
            source = ByteBuffer.wrap(picture.columns).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer()
            bandWidths = FloatArray(picture.bands.size) { words.measureText(picture.bands[it].text) }
            tickWidths = FloatArray(picture.ticks.size) { words.measureText(picture.ticks[it].label) }
        }
        if (kind != Kind.LIVE && isOtherSize) requestLayout()
        place()
        invalidate()
    }

    /** Of a strip that scrolls these pixels are in sight. */
    fun sees(from: Int, to: Int) {
        sightFrom = from.toFloat()
        sightTo = to.toFloat()
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
        paper.place(width, head, head + height, offsetY, kind == Kind.LIVE)
        drawn = 0
        paleDrawn = 0
        arrows.rewind()
        if (shown == null) return
        val columns = source.limit() / 2
        if (lines.size < columns * 4) {
            lines = FloatArray(columns * 4)
            paleLines = FloatArray(columns * 4)
        }
        var band = 0
        for (n in 0 until columns) {
            val (top, bottom) = Pair(source.get(2 * n), source.get(2 * n + 1))
            if (top.isNaN()) continue
            val x = (n + 0.5f) * shown.columnPx
            while (band < shown.bands.size && shown.bands[band].toPx <= x) band++
            val isUnread = band < shown.bands.size && shown.bands[band].fromPx <= x
            val to = if (isUnread) paleLines else lines
            var at = if (isUnread) paleDrawn else drawn
            to[at++] = offsetX + x
            to[at++] = offsetY + top
            to[at++] = offsetX + x
            // A line of no length is not drawn.
            to[at++] = offsetY + maxOf(bottom, top + 0.5f)
            if (isUnread) paleDrawn = at else drawn = at
        }
        val size = pxPerMm.coerceAtMost(look.dp(7f).toFloat())
        shown.overPx.forEach { arrow(offsetX + it, offsetY, size) }
        shown.underPx.forEach { arrow(offsetX + it, offsetY + shown.heightPx, -size) }
    }

    /** Points to where the signal goes on beyond the paper. */
    private fun arrow(x: Float, y: Float, size: Float) {
        val half = Math.abs(size) * 0.7f
        arrows.moveTo(x, y)
        arrows.lineTo(x - half, y + size * 1.3f)
        arrows.lineTo(x + half, y + size * 1.3f)
        arrows.close()
    }

    override fun onDraw(canvas: Canvas) {
        val bottom = height - foot
        paper.draw(canvas)
        val shown = picture ?: return
        // Lists are walked by number: an iterator would be an object.
        for (n in 0 until shown.bands.size) {
            val band = shown.bands[n]
            canvas.drawRect(offsetX + band.fromPx, head, offsetX + band.toPx, bottom, hatched)
        }
        canvas.drawLines(paleLines, 0, paleDrawn, pale)
        canvas.drawLines(lines, 0, drawn, trace)
        if (shown.overPx.isNotEmpty() || shown.underPx.isNotEmpty()) canvas.drawPath(arrows, beyond)
        if (kind != Kind.SMALL) reasons(canvas, shown)
        if (kind == Kind.STRIP) annotations(canvas, shown, bottom)
    }

    /** Why something is hatched: over a strip, at the upper edge of the newest signal, always whole. */
    private fun reasons(canvas: Canvas, shown: Picture) {
        val from = maxOf(sightFrom, 0f)
        val to = minOf(sightTo, width.toFloat())
        var free = from
        for (n in 0 until shown.bands.size) {
            val band = shown.bands[n]
            val left = maxOf(offsetX + band.fromPx, from)
            if (minOf(offsetX + band.toPx, to) - left < words.textSize) continue
            val x = maxOf(minOf(left, to - bandWidths[n] - INSET), free)
            if (x + bandWidths[n] > to) continue
            free = x + bandWidths[n] + words.textSize
            if (kind == Kind.LIVE) canvas.drawRect(x, head, x + bandWidths[n] + 2 * INSET, head + words.textSize * 1.5f, behindWords)
            canvas.drawText(band.text, x + if (kind == Kind.LIVE) INSET else 0f, words.textSize * 1.1f, words)
        }
    }

    private fun annotations(canvas: Canvas, shown: Picture, bottom: Float) {
        val half = letterHeight / 2
        for (n in 0 until shown.beats.size) {
            val beat = shown.beats[n]
            val x = beat.xPx.coerceIn(half, width - half)
            if (x - half >= sightFrom && x + half <= sightTo) canvas.drawText(beat.letter, x, reasons + letterHeight * 0.8f, of(beat))
            val from = beat.lookedFromPx
            val to = beat.lookedToPx
            if (from != null && to != null) {
                looked.color = of(beat).color
                canvas.drawRect(from, bottom - letterHeight * 0.28f, to, bottom, looked)
            }
        }
        for (n in 0 until shown.ticks.size) {
            val x = shown.ticks[n].xPx
            canvas.drawLine(x, bottom, x, bottom + words.textSize * 0.35f, tick)
            val isWhole = x >= sightFrom && x + tickWidths[n] <= minOf(sightTo, width.toFloat())
            if (isWhole) canvas.drawText(shown.ticks[n].label, x, bottom + words.textSize * 1.35f, words)
        }
        for (n in 0 until shown.marksPx.size) canvas.drawLine(shown.marksPx[n], head, shown.marksPx[n], bottom, tick)
    }

    private fun of(beat: PictureBeat): Paint = when {
        !beat.isFlagged -> normal
        beat.`class` == BeatClass.SUPRAVENTRICULAR -> supraventricular
        else -> ventricular
    }

    private companion object {
        /** Of 255. */
        const val PALE = 96
        const val INSET = 6f
    }
}
