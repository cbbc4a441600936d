package app.strapline.store

import app.strapline.screens.HomePage
import app.strapline.screens.KeyLostPage
import app.strapline.sim.FakeKeyStore
import app.strapline.sim.Person
import app.strapline.sim.Recordings
import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import app.strapline.sim.settle
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config
import strapline.Language
import strapline.RecordingState
import strapline.Sex

@RunWith(StraplineRunner::class)
@Config(sdk = [26, 30, 35])
class VaultTest {
    @Test fun theKeyIsTheSameNextTimeAndNowhereInTheClear() {
        settle()
        val key = (app.vault.storeKey() as StoreKey.Given).bytes
        assertEquals(32, key.size)
        assertArrayEquals(key, (Vault(app).storeKey() as StoreKey.Given).bytes)
        val files = app.noBackupFilesDir.walk().filter { it.isFile }.toList()
        assertTrue(files.isNotEmpty())
        for (file in files) assertFalse(file.name, file.readBytes().toList().windowed(32).any { it == key.toList() })
    }

    @Test fun aLostKeyKeepsTheRecordingsAndSaysSo() {
        Recordings.bring()
        app.store.close()
        FakeKeyStore.keys.clear()
        app.restart()
        val person = Person.opens()
        assertTrue("${person.page}", person.page is KeyLostPage)
        assertTrue(person.sees("They are kept, sealed"))
        person.press("Go on with a new key")
        settle()
        assertTrue("${person.page}", person.page is HomePage)
        assertEquals(List(3) { RecordingState.LOCKED }, app.store.list().map { it.state })
    }

    @Test fun aKeyFileThatIsCutShortIsALostKey() {
        Recordings.bring()
        app.store.close()
        val file = app.noBackupFilesDir.resolve("store.sealed")
        file.writeBytes(file.readBytes().copyOf(7))
        app.restart()
        assertEquals(StoreState.KeyLost, app.state)
    }

    @Test fun whatAPersonSaysOfThemselvesIsSealed() {
        settle()
        val profile = Profile("Ada Example", "17", "1961-03-12", Sex.FEMALE, "144", language = Language.TURKISH)
        app.keep(profile)
        settle()
        assertEquals(profile, Profile.load(app.vault))
        val text = app.noBackupFilesDir.resolve("profile.sealed").readBytes().decodeToString()
        assertFalse(text.contains("Ada"))
        app.noBackupFilesDir.resolve("profile.sealed").writeBytes(ByteArray(40))
        assertEquals(Profile(), Profile.load(app.vault))
        assertNull(app.vault.read("nothing"))
    }
}
