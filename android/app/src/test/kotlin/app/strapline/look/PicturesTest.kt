package app.strapline.look

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.Color
import app.strapline.sim.StraplineRunner
import java.io.File
import kotlin.math.abs
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config

/**
 * Screens against their golden pictures in `src/test/golden`, at half their size. `STRAPLINE_GOLDEN=write` draws them anew, to
 * be looked at before they are committed; what differs is left in `target/android-app/pictures`.
 */
@RunWith(StraplineRunner::class)
class PicturesTest {
    private val root = File(System.getProperty("root")!!)
    private val golden = File(root, "android/app/src/test/golden")
    private val drawn = File(root, "target/android-app/pictures")

    private fun compare(name: String, manner: String = "") = Scenes.show(name) { activity ->
        val whole = Drawing.of(activity)
        val now = Bitmap.createScaledBitmap(whole, whole.width / 2, whole.height / 2, true)
        val file = File(golden, "$name$manner.png")
        if (System.getenv("STRAPLINE_GOLDEN") == "write") return@show Drawing.save(now, file)
        assertTrue("$file is not there: STRAPLINE_GOLDEN=write draws it", file.exists())
        val before = BitmapFactory.decodeFile(file.path)
        assertEquals("$name: another size", listOf(before.width, before.height), listOf(now.width, now.height))
        val share = different(before, now)
        if (share > MOST_DIFFERENT) Drawing.save(now, File(drawn, file.name))
        assertTrue("$name differs in ${"%.2f".format(share * 100)} % of its points: see ${File(drawn, file.name)}", share <= MOST_DIFFERENT)
    }

    /** Share of points that differ by more than another renderer of fonts makes. */
    private fun different(a: Bitmap, b: Bitmap): Double {
        val (one, other) = listOf(a, b).map { bitmap -> IntArray(a.width * a.height).also { bitmap.getPixels(it, 0, a.width, 0, 0, a.width, a.height) } }
        val apart = one.indices.count { n ->
            val (p, q) = Pair(one[n], other[n])
            abs(Color.red(p) - Color.red(q)) + abs(Color.green(p) - Color.green(q)) + abs(Color.blue(p) - Color.blue(q)) > 60
        }
        return apart.toDouble() / one.size
    }

    @Test fun welcome() = compare("welcome")
    @Test fun home() = compare("home")
    @Test fun connect() = compare("connect")
    @Test fun live() = compare("live")
    @Test fun liveGap() = compare("live-gap")
    @Test fun result() = compare("result")
    @Test fun events() = compare("events")
    @Test fun beats() = compare("beats")
    @Test fun report() = compare("report")
    @Test fun trends() = compare("trends")
    @Test fun settings() = compare("settings")
    @Test @Config(qualifiers = "+night") fun liveByNight() = compare("live", "-night")
    @Test @Config(qualifiers = "+night") fun resultByNight() = compare("result", "-night")

    @Test @Config(qualifiers = "de-rDE-w411dp-h891dp-xhdpi") fun germanAtTwiceTheSize() {
        RuntimeEnvironment.setFontScale(2f)
        compare("result", "-german-large")
    }

    @Test fun aDifferenceIsSeen() {
        val (a, b) = List(2) { Bitmap.createBitmap(100, 100, Bitmap.Config.ARGB_8888).apply { eraseColor(Color.WHITE) } }
        assertEquals(0.0, different(a, b), 0.0)
        for (x in 0 until 100) b.setPixel(x, 50, Color.BLACK)
        assertEquals(0.01, different(a, b), 0.0)
    }

    private companion object {
        const val MOST_DIFFERENT = 0.02
    }
}
