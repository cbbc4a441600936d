package app.strapline.sim

import java.io.File
import java.nio.file.Files
import org.robolectric.RuntimeEnvironment
import strapline.Language
import strapline.LiveSession
import strapline.Moment
import strapline.RecordingStore
import strapline.SensorKind
import strapline.SessionPlan
import strapline.SimulatedStrap
import strapline.generateKey

/** Recordings of the simulated strap, made once for all tests and copied for each. */
object Recordings {
    private val key: ByteArray by lazy { generateKey() }
    private val made: File by lazy { make() }

    /** What a recording is made of: its name, how long, which faults, how many days before the newest. */
    private class Kept(val name: String, val minutes: Int, val faults: String, val seed: Int)

    private val kept = listOf(
        Kept("Friday", 2, "contact@20s+80s", 5),
        Kept("Sunday", 5, "", 2),
        Kept("Last night", 10, "drop@60s+20s=0.5 link@200s+30s", 1),
    )

    private fun make(): File {
        val folder = Files.createTempDirectory("recordings").toFile()
        RecordingStore.open(folder.path, key).use { store ->
            for (one in kept) {
                val plan = SessionPlan(one.name, "Polar H10 12345678", 60, Language.ENGLISH)
                LiveSession(store, plan).use { session ->
                    val strap = SimulatedStrap(SensorKind.POLAR, one.faults, one.seed.toULong())
                    val ms = strap.play(session, one.minutes.toULong() * 60_000u, 0.0).use { it.wait() }
                    val id = session.recording()
                    session.finish(Moment(ms + 60_000u, 1_760_000_060_000 + ms.toLong()))
                    checkNotNull(id)
                    store.analysis(id, null)?.close()
                }
            }
        }
        return folder
    }

    /** Puts them into this app, and opens it anew. */
    fun bring() {
        settle()
        app.store.close()
        val folder = app.vault.recordings
        folder.deleteRecursively()
        made.copyRecursively(folder)
        app.vault.write("store", key)
        app.restart()
    }

    /** The id of the one with this name. */
    fun id(name: String): String = app.store.list().first { it.name == name }.id
}
