package app.strapline.look

import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Insets
import android.graphics.Paint
import android.view.View
import android.view.WindowInsets
import android.widget.ListView
import android.widget.ScrollView
import app.strapline.MainActivity
import app.strapline.sim.settle
import java.io.File

/** The screen as it is, drawn by Android's own renderer and fonts. */
object Drawing {
    fun of(activity: MainActivity): Bitmap {
        val decor = activity.window.decorView
        return draw(decor, decor.width, decor.height)
    }

    /** The same between the system's bars: grey here, so that what lies under them is seen. Needs Android 11. */
    fun withBars(activity: MainActivity): Bitmap {
        val decor = activity.window.decorView
        val (top, bottom) = Pair(activity.look.dp(28f), activity.look.dp(48f))
        val bars = Insets.of(0, top, 0, bottom)
        decor.dispatchApplyWindowInsets(WindowInsets.Builder().setInsets(WindowInsets.Type.systemBars(), bars).build())
        val bitmap = draw(decor, decor.width, decor.height)
        val grey = Paint().apply { color = 0x66808080 }
        Canvas(bitmap).run {
            drawRect(0f, 0f, width.toFloat(), top.toFloat(), grey)
            drawRect(0f, (height - bottom).toFloat(), width.toFloat(), height.toFloat(), grey)
        }
        return bitmap
    }

    /** The same with everything that scrolls at its whole height. */
    fun whole(activity: MainActivity): Bitmap? {
        val decor = activity.window.decorView
        val more = all(decor).maxOfOrNull { hidden(it) } ?: 0
        if (more <= 0) return null
        return draw(decor, decor.width, decor.height + more).also { draw(decor, decor.width, decor.height - 0) }
    }

    private fun hidden(view: View): Int = when {
        !view.isShown -> 0
        view is ScrollView -> (view.getChildAt(0)?.height ?: 0) - view.height
        view is ListView -> maxOf(0, (view.adapter.count - view.childCount)) * 700 + if (view.childCount > 0) maxOf(0, view.getChildAt(view.childCount - 1).bottom - view.height) else 0
        else -> 0
    }

    private fun all(view: View): List<View> =
        listOf(view) + if (view is android.view.ViewGroup) (0 until view.childCount).flatMap { all(view.getChildAt(it)) } else emptyList()

    private fun draw(view: View, width: Int, height: Int): Bitmap {
        view.measure(View.MeasureSpec.makeMeasureSpec(width, View.MeasureSpec.EXACTLY), View.MeasureSpec.makeMeasureSpec(height, View.MeasureSpec.EXACTLY))
        view.layout(0, 0, width, height)
        settle()
        val bitmap = Bitmap.createBitmap(width, height, Bitmap.Config.ARGB_8888)
        view.draw(Canvas(bitmap))
        return bitmap
    }

    fun save(bitmap: Bitmap, file: File) {
        file.parentFile!!.mkdirs()
        file.outputStream().use { bitmap.compress(Bitmap.CompressFormat.PNG, 100, it) }
    }
}
