package app.strapline.share

import android.content.Intent
import android.net.Uri
import android.provider.OpenableColumns
import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import app.strapline.sim.settle
import java.io.File
import java.io.FileNotFoundException
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.annotation.Config
import strapline.reportFileName
import strapline.tableFileName

@RunWith(StraplineRunner::class)
@Config(sdk = [26, 30, 35])
class SharedFilesTest {
    private lateinit var file: File
    private lateinit var provider: SharedFiles

    @Before fun lend() {
        settle()
        file = File(SharedFiles.folder(app).apply { mkdirs() }, "Strapline-2026-11-22.pdf")
        file.writeText("%PDF and more")
        provider = Robolectric.setupContentProvider(SharedFiles::class.java)
    }

    @Test fun aLentFileIsRead() {
        val uri = SharedFiles.uri(file)
        val read = android.os.ParcelFileDescriptor.AutoCloseInputStream(provider.openFile(uri, "r")).use { it.readBytes().decodeToString() }
        assertEquals("%PDF and more", read)
        assertEquals("application/pdf", provider.getType(uri))
        provider.query(uri, null, null, null, null).use {
            assertTrue(it.moveToFirst())
            assertEquals(file.name, it.getString(it.getColumnIndexOrThrow(OpenableColumns.DISPLAY_NAME)))
            assertEquals(13L, it.getLong(it.getColumnIndexOrThrow(OpenableColumns.SIZE)))
        }
    }

    @Test fun nothingIsWritten() {
        val uri = SharedFiles.uri(file)
        for (mode in listOf("w", "rw", "rwt", "wa")) assertThrows(SecurityException::class.java) { provider.openFile(uri, mode) }
        assertThrows(UnsupportedOperationException::class.java) { provider.delete(uri, null, null) }
        assertThrows(UnsupportedOperationException::class.java) { provider.insert(uri, null) }
        assertThrows(UnsupportedOperationException::class.java) { provider.update(uri, null, null, null) }
    }

    @Test fun nothingElseIsFound() {
        File(app.cacheDir, "secret.pdf").writeText("secret")
        val others = listOf("../secret.pdf", "..%2Fsecret.pdf", "", "nothing.pdf", "shared/Strapline-2026-11-22.pdf", "..")
        for (name in others) {
            val uri = Uri.parse("content://app.strapline.shared/$name")
            assertThrows(name, FileNotFoundException::class.java) { provider.openFile(uri, "r") }
            assertThrows(name, FileNotFoundException::class.java) { provider.query(uri, null, null, null, null) }
        }
    }

    @Test fun onlyTheAppThatIsChosenMayReadAndOnlyRead() {
        val chooser = SharedFiles.share(file, "Report")
        @Suppress("DEPRECATION")
        val send = chooser.getParcelableExtra<Intent>(Intent.EXTRA_INTENT)!!
        for (intent in listOf(chooser, send)) {
            assertTrue(intent.flags and Intent.FLAG_GRANT_READ_URI_PERMISSION != 0)
            assertEquals(0, intent.flags and (Intent.FLAG_GRANT_WRITE_URI_PERMISSION or Intent.FLAG_GRANT_PERSISTABLE_URI_PERMISSION))
        }
        assertEquals(SharedFiles.uri(file), send.clipData!!.getItemAt(0).uri)
        val info = app.packageManager.resolveContentProvider("app.strapline.shared", 0)!!
        assertTrue(!info.exported && info.grantUriPermissions)
    }

    @Test fun aNameOfAFileIsOneEverywhere() {
        assertEquals("Nacht- a-b.csv", tableFileName("Nacht: a/b", null))
        assertEquals("Strapline-2026-11-22.pdf", reportFileName(1_795_386_600_000, 60))
    }
}
