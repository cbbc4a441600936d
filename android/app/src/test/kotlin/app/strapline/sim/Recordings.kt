package app.strapline.sim

import java.io.File
import java.nio.file.Files
import java.text.SimpleDateFormat
import java.util.Date
import java.util.Locale
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

    /** What a recording is made of: its name, which is the day that it is of, how long, which faults, how many days before the newest. */
    private class Kept(val name: String, val minutes: Int, val faults: String, val seed: Int, val daysAgo: Int)

    private val kept = listOf(
        Kept("Saturday", 2, "contact@20s+80s", 5, 5),
        Kept("Monday", 5, "", 2, 3),
        Kept("Thursday", 10, "drop@60s+20s=0.5 link@200s+30s", 1, 0),
    )

    private fun make(): File {
        val folder = Files.createTempDirectory("recordings").toFile()
        RecordingStore.open(folder.path, key).use { store ->
            for (one in kept) {
                val plan = SessionPlan(one.name, "Polar H10 12345678", 60, Language.ENGLISH)
                LiveSession(store, plan).use { session ->
                    val ms = wear(session, one)
                    val id = session.recording()
                    session.finish(Moment(ms, 1_760_100_000_000))
                    checkNotNull(id)
                    store.analysis(id, null)?.close()
                }
            }
        }
        return folder
    }

    /** A simulated strap, worn as fast as it can be, some days ago; how long it took on its own clock. */
    private fun wear(session: LiveSession, one: Kept): ULong {
        SimulatedStrap(SensorKind.POLAR, one.faults, one.seed.toULong()).use { strap ->
            fun at(ms: ULong) = strap.moment(ms).let { Moment(it.steadyMs, it.wallMs - one.daysAgo * 86_400_000L) }
            fun moved(at: Moment) = Moment(at.steadyMs, at.wallMs - one.daysAgo * 86_400_000L)
            val until = one.minutes.toULong() * 60_000u
            var now = 0uL
            var isStopping = false
            var asked = session.start(at(now))
            while (true) {
                asked.commands.forEach { strap.carryOut(it, now) }
                if (session.isStopped()) return now
                now = maxOf(now + 1u, minOf(strap.nextMs() ?: ULong.MAX_VALUE, asked.dueMs))
                val heard = strap.poll(now).map { session.push(moved(it.at), it.input) }
                val due = session.tick(at(now))
                asked = due.copy(commands = heard.flatMap { it.commands } + due.commands)
                if (now >= until && !isStopping) {
                    isStopping = true
                    asked = session.stop(at(now)).let { it.copy(commands = asked.commands + it.commands) }
                }
            }
        }
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

    /** Calls them in the phone's language what they are called. */
    fun nameInItsLanguage() {
        val day = SimpleDateFormat("EEEE", Locale.getDefault())
        for (one in app.store.list()) {
            val startMs = one.startMs ?: continue
            app.store.rename(one.id, day.format(Date(startMs)).replaceFirstChar { it.titlecase(Locale.getDefault()) }, System.currentTimeMillis())
        }
    }

    /** The id of the one with this name. */
    fun id(name: String): String = app.store.list().first { it.name == name }.id
}
