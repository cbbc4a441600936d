package app.strapline.share

import android.os.Bundle
import android.os.CancellationSignal
import android.os.ParcelFileDescriptor
import android.print.PageRange
import android.print.PrintAttributes
import android.print.PrintDocumentAdapter
import android.print.PrintDocumentInfo
import java.io.File
import java.io.FileOutputStream
import java.io.IOException

/** A PDF as the system prints it: as it is. */
class PrintedFile(private val file: File) : PrintDocumentAdapter() {
    override fun onLayout(
        before: PrintAttributes?,
        now: PrintAttributes,
        cancel: CancellationSignal?,
        told: LayoutResultCallback,
        extras: Bundle?,
    ) {
        if (cancel?.isCanceled == true) return told.onLayoutCancelled()
        val document = PrintDocumentInfo.Builder(file.name).setContentType(PrintDocumentInfo.CONTENT_TYPE_DOCUMENT).build()
        told.onLayoutFinished(document, before != now)
    }

    override fun onWrite(pages: Array<PageRange>, to: ParcelFileDescriptor, cancel: CancellationSignal?, told: WriteResultCallback) {
        try {
            FileOutputStream(to.fileDescriptor).use { out -> file.inputStream().use { it.copyTo(out) } }
            told.onWriteFinished(arrayOf(PageRange.ALL_PAGES))
        } catch (failed: IOException) {
            told.onWriteFailed(failed.message)
        }
    }
}
