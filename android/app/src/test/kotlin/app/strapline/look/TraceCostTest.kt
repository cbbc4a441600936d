package app.strapline.look

import android.app.Activity
import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.view.View
import app.strapline.sim.StraplineRunner
import app.strapline.views.Look
import app.strapline.views.TraceView
import com.sun.management.ThreadMXBean
import java.lang.management.ManagementFactory
import java.nio.ByteBuffer
import java.nio.ByteOrder
import kotlin.math.sin
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import strapline.BeatClass
import strapline.Picture
import strapline.PictureBand
import strapline.PictureBeat

/** What a frame of the trace costs, and that what it draws is what the core said. */
@RunWith(StraplineRunner::class)
class TraceCostTest {
    private val look = Look(Robolectric.buildActivity(Activity::class.java).setup().get())

    private fun picture(width: Int): Picture {
        val bytes = ByteBuffer.allocate(width * 8).order(ByteOrder.LITTLE_ENDIAN)
        for (x in 0 until width) {
            val y = 250f + 200f * sin(x / 9f)
            val isMissing = x in 300 until 400
            bytes.putFloat(if (isMissing) Float.NaN else y).putFloat(if (isMissing) Float.NaN else y + 20f)
        }
        return Picture(
            title = "", `when` = "", note = "", place = "", caption = "", label = "", detail = null, scale = "", spoken = "a trace", widthPx = width.toFloat(), heightPx = 500f,
            zeroPx = 250f, focusPx = 0f, columnPx = 1f, columns = bytes.array(),
            beats = listOf(PictureBeat(500f, "V", true, BeatClass.VENTRICULAR, 480f, 520f)),
            bands = listOf(PictureBand(300f, 400f, "nothing received")), ticks = emptyList(), marksPx = emptyList(), overPx = emptyList(), underPx = emptyList(),
        )
    }

    private fun view(kind: TraceView.Kind): TraceView = TraceView(look, 12.6f, kind).apply {
        show(picture(1080))
        measure(View.MeasureSpec.makeMeasureSpec(1080, View.MeasureSpec.EXACTLY), View.MeasureSpec.makeMeasureSpec(600, View.MeasureSpec.EXACTLY))
        layout(0, 0, 1080, 600)
    }

    /** A canvas that keeps nothing: what is measured is the view's own. */
    private class Nowhere : Canvas() {
        var lines = 0
        override fun drawLines(points: FloatArray, offset: Int, count: Int, paint: android.graphics.Paint) {
            lines += count
        }

        override fun drawLines(points: FloatArray, paint: android.graphics.Paint) {
            lines += points.size
        }

        override fun drawRect(left: Float, top: Float, right: Float, bottom: Float, paint: android.graphics.Paint) = Unit
        override fun drawLine(x1: Float, y1: Float, x2: Float, y2: Float, paint: android.graphics.Paint) = Unit
        override fun drawText(text: String, x: Float, y: Float, paint: android.graphics.Paint) = Unit
        override fun save() = 1
        override fun restore() = Unit
        override fun clipRect(left: Float, top: Float, right: Float, bottom: Float) = true
    }

    @Test fun aFrameMakesNoObject() {
        val view = view(TraceView.Kind.LIVE)
        val canvas = Nowhere()
        val draw = TraceView::class.java.getDeclaredMethod("onDraw", Canvas::class.java).apply { isAccessible = true }
        val thread = ManagementFactory.getThreadMXBean() as ThreadMXBean
        fun bytes(of: View, frames: Int): Long {
            val before = thread.currentThreadAllocatedBytes
            repeat(frames) { draw.invoke(of, canvas) }
            return thread.currentThreadAllocatedBytes - before
        }
        // Calling it by its name makes objects, too: those that a view makes which draws nothing.
        val nothing = view(TraceView.Kind.LIVE).apply { show(null) }
        repeat(20) { bytes(view, 500) + bytes(nothing, 500) }
        val each = (bytes(view, 4_000) - bytes(nothing, 4_000)) / 4_000.0
        assertTrue("$each bytes for a frame", each < 1)
        assertTrue(canvas.lines > 0)
    }

    @Test fun aFrameIsDrawnInFourMilliseconds() {
        val view = view(TraceView.Kind.LIVE)
        val bitmap = Bitmap.createBitmap(1080, 600, Bitmap.Config.ARGB_8888)
        val canvas = Canvas(bitmap)
        repeat(30) { view.draw(canvas) }
        val best = (1..60).minOf {
            val began = System.nanoTime()
            view.draw(canvas)
            System.nanoTime() - began
        } / 1e6
        println("trace: %.2f ms for a frame of 1080 x 600".format(best))
        assertTrue("%.2f ms".format(best), best <= 4.0)
    }

    @Test fun aGapIsHatchedAndTheTraceIsWhereTheCoreSaysItIs() {
        val view = view(TraceView.Kind.LIVE)
        val bitmap = Bitmap.createBitmap(1080, 600, Bitmap.Config.ARGB_8888)
        view.draw(Canvas(bitmap))
        val trace = look.colours.trace
        fun isTrace(x: Int, y: Int) = bitmap.getPixel(x, y).let { Color.red(it) < Color.red(trace) + 60 && Color.green(it) < Color.green(trace) + 60 }
        // 50 px: half of what the picture leaves of the height.
        val y = (50 + 250 + 200 * sin(600 / 9f) + 10).toInt()
        assertTrue("trace at $y", isTrace(600, y))
        assertTrue((0 until 600).none { isTrace(350, it) })
        val hatched = (0 until 600).count { bitmap.getPixel(350, it) == look.colours.unread }
        assertTrue("$hatched", hatched > 10)
        assertEquals(0, (0 until 600).count { bitmap.getPixel(450, it) == look.colours.unread })
    }
}
