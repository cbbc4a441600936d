package app.strapline.share

import android.content.Context
import android.content.Intent
import android.net.Uri
import android.provider.DocumentsContract
import java.io.File
import java.io.IOException
import strapline.ExportFormat
import strapline.ProgressListener
import strapline.RecordingStore
import strapline.tableFileName

/** Files that a person keeps where they choose: the system's own chooser, and no permission. */
object Documents {
    fun create(type: String, name: String): Intent =
        Intent(Intent.ACTION_CREATE_DOCUMENT).addCategory(Intent.CATEGORY_OPENABLE).setType(type).putExtra(Intent.EXTRA_TITLE, name)

    fun chooseFolder(): Intent = Intent(Intent.ACTION_OPEN_DOCUMENT_TREE)

    fun copy(context: Context, from: File, to: Uri) {
        val out = context.contentResolver.openOutputStream(to, "w") ?: throw IOException("$to cannot be written")
        out.use { from.inputStream().use { source -> source.copyTo(it) } }
    }

    /**
     * Writes a recording as a table; what lay in between is deleted whatever happens. `false` where [progress] broke it off:
     * nothing is left at the place that was chosen then.
     */
    fun exportTo(context: Context, store: RecordingStore, id: String, to: Uri, progress: ProgressListener? = null): Boolean {
        val between = File.createTempFile("export", ".csv", context.cacheDir)
        try {
            if (store.export(id, between.path, ExportFormat.CSV, progress) == null) {
                remove(context, to)
                return false
            }
            copy(context, between, to)
            return true
        } finally {
            between.delete()
        }
    }

    private fun remove(context: Context, document: Uri) {
        try {
            DocumentsContract.deleteDocument(context.contentResolver, document)
        } catch (_: IOException) {
            // It was gone already.
        } catch (_: UnsupportedOperationException) {
            // Whoever keeps it deletes nothing: it is empty.
        } catch (_: SecurityException) {
            // Likewise.
        }
    }

    /** Writes every recording that can be read into a folder; how many, which is fewer where [progress] broke it off. */
    fun exportAll(context: Context, store: RecordingStore, folder: Uri, progress: ProgressListener? = null): Int {
        val parent = DocumentsContract.buildDocumentUriUsingTree(folder, DocumentsContract.getTreeDocumentId(folder))
        val readable = store.list().filter { it.startMs != null }
        readable.forEachIndexed { n, one ->
            val part = progress?.let { whole ->
                object : ProgressListener {
                    override fun onProgress(share: Double) = whole.onProgress((n + share) / readable.size)
                }
            }
            val name = tableFileName(one.name.orEmpty(), one.id)
            val file = DocumentsContract.createDocument(context.contentResolver, parent, "text/csv", name)
                ?: throw IOException("$name cannot be made there")
            if (!exportTo(context, store, one.id, file, part)) return n
        }
        return readable.size
    }
}
