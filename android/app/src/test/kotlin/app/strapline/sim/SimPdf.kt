package app.strapline.sim

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.Canvas
import android.graphics.Matrix
import android.graphics.Paint
import android.graphics.Rect
import android.graphics.RectF
import android.graphics.pdf.PdfRenderer
import android.os.ParcelFileDescriptor
import java.io.File
import java.io.FileInputStream
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.shadow.api.Shadow


/** Android's own PDF renderer is not on the JVM: poppler draws the very pages in its place. */
@Implements(PdfRenderer::class)
class SimPdf {
    private lateinit var pages: List<File>

    @Implementation
    fun __constructor__(input: ParcelFileDescriptor) {
        val folder = File.createTempFile("pages", "").apply {
            delete()
            mkdirs()
        }
        val pdf = File(folder, "report.pdf")
        FileInputStream(input.fileDescriptor).use { from -> pdf.outputStream().use { from.copyTo(it) } }
        val drawn = ProcessBuilder("pdftoppm", "-png", "-r", "60", pdf.path, File(folder, "page").path).start().waitFor()
        check(drawn == 0) { "pdftoppm: $drawn" }
        pages = folder.listFiles()!!.filter { it.name.endsWith(".png") }.sortedBy { it.name }
    }

    @Implementation fun getPageCount(): Int = pages.size

    @Implementation
    fun openPage(index: Int): PdfRenderer.Page {
        val page = Shadow.newInstanceOf(PdfRenderer.Page::class.java)
        Shadow.extract<Page>(page).bitmap = BitmapFactory.decodeFile(pages[index].path)
        return page
    }

    @Implementation fun close() = Unit

    @Implementation fun finalize() = Unit

    @Implements(PdfRenderer.Page::class)
    class Page {
        lateinit var bitmap: Bitmap

        @Implementation fun getWidth(): Int = bitmap.width

        @Implementation fun getHeight(): Int = bitmap.height

        @Implementation
        fun render(to: Bitmap, clip: Rect?, transform: Matrix?, mode: Int) {
            Canvas(to).drawBitmap(bitmap, null, RectF(0f, 0f, to.width.toFloat(), to.height.toFloat()), Paint(Paint.FILTER_BITMAP_FLAG))
        }

        @Implementation fun close() = Unit

        @Implementation fun finalize() = Unit
    }
}
