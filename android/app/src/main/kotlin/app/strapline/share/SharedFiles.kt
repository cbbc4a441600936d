package app.strapline.share

import android.content.ClipData
import android.content.ContentProvider
import android.content.ContentValues
import android.content.Context
import android.content.Intent
import android.database.Cursor
import android.database.MatrixCursor
import android.net.Uri
import android.os.ParcelFileDescriptor
import android.provider.OpenableColumns
import java.io.File
import java.io.FileNotFoundException

/**
 * Lends a file to the one app that the person chose, for reading, for as long as that app works with it. Only files of one
 * folder, by their plain names; nothing can be listed, written or found out.
 */
class SharedFiles : ContentProvider() {
    override fun onCreate() = true

    override fun openFile(uri: Uri, mode: String): ParcelFileDescriptor {
        if (mode != "r") throw SecurityException("for reading only")
        return ParcelFileDescriptor.open(file(uri), ParcelFileDescriptor.MODE_READ_ONLY)
    }

    override fun query(uri: Uri, columns: Array<String>?, selection: String?, arguments: Array<String>?, order: String?): Cursor {
        val file = file(uri)
        val wanted = (columns ?: arrayOf(OpenableColumns.DISPLAY_NAME, OpenableColumns.SIZE))
            .filter { it == OpenableColumns.DISPLAY_NAME || it == OpenableColumns.SIZE }
        val cursor = MatrixCursor(wanted.toTypedArray(), 1)
        cursor.addRow(wanted.map { if (it == OpenableColumns.SIZE) file.length() else file.name })
        return cursor
    }

    override fun getType(uri: Uri): String = typeOf(uri.lastPathSegment.orEmpty())

    override fun insert(uri: Uri, values: ContentValues?): Uri = throw UnsupportedOperationException("for reading only")

    override fun delete(uri: Uri, selection: String?, arguments: Array<String>?): Int = throw UnsupportedOperationException("for reading only")

    override fun update(uri: Uri, values: ContentValues?, selection: String?, arguments: Array<String>?): Int =
        throw UnsupportedOperationException("for reading only")

    private fun file(uri: Uri): File {
        val name = uri.pathSegments.singleOrNull() ?: throw FileNotFoundException("no such file")
        val folder = folder(requireNotNull(context))
        val file = File(folder, name)
        // What climbs out of the folder is not there.
        if (file.canonicalFile.parentFile != folder.canonicalFile || !file.isFile) throw FileNotFoundException("no such file")
        return file
    }

    companion object {
        private const val AUTHORITY = "app.strapline.shared"

        /** Where files lie that are lent; emptied at every new report. */
        fun folder(context: Context) = File(context.cacheDir, "shared")

        fun uri(file: File): Uri = Uri.Builder().scheme("content").authority(AUTHORITY).appendPath(file.name).build()

        fun typeOf(name: String) = if (name.endsWith(".pdf")) "application/pdf" else "text/csv"

        /** Hands a file to an app that the person chooses next. */
        fun share(file: File, title: String): Intent {
            val uri = uri(file)
            val send = Intent(Intent.ACTION_SEND)
                .setType(typeOf(file.name))
                .putExtra(Intent.EXTRA_STREAM, uri)
                .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
            // The grant goes with the clip, to whichever app is chosen and to no other.
            send.clipData = ClipData.newRawUri(title, uri)
            return Intent.createChooser(send, title).addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
        }
    }
}
