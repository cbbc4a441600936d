package strapline

import java.util.concurrent.ConcurrentLinkedQueue
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** A panic of the core is a [StraplineException] here, whatever was called: whoever catches those catches all. */
class PanicTest {
    @get:Rule val folder = TemporaryFolder()
    private val now = Moment(90_000u, 1_760_000_090_000)

    /** Rehearsed in each of these: an error, and the next call goes well. */
    private fun rehearse(vararg calls: Pair<String, () -> Unit>) {
        for ((name, call) in calls) {
            rehearsePanic()
            assertThrows(name, StraplineException.Broken::class.java) { call() }
            call()
        }
    }

    @Test fun aPanicInAnyGroupOfCallsIsAnError() {
        RecordingStore.open(folder.newFolder().path, generateKey()).use { store ->
            val session = LiveSession(store, Plans.golden)
            val strap = SimulatedStrap(SensorKind.POLAR, "", 1u)
            val observer = object : SessionObserver { override fun onUpdate(update: SessionUpdate) = Unit }
            rehearse(
                "words" to { catalogueText(Language.GERMAN, "app-stop") },
                "language" to { preferredLanguage(listOf("de")) },
                "sensors" to { advertisedKind("Polar H10", emptyList()) },
                "services" to { knownServices() },
                "versions" to { versions() },
                "measured" to { measuredScreen(Language.TURKISH) },
                "figures" to { howItWasMeasured() },
                "log" to { setLogSink(null, LogLevel.ERROR) },
                "key" to { generateKey() },
                "list" to { store.list() },
                "rows" to { store.rows(Language.FRENCH) },
                "home" to { store.home(Language.FRENCH, "", 6.3) },
                "trends" to { store.trends(Language.FRENCH, TrendStep.DAY, null) },
                "recovered" to { store.recovered(Language.FRENCH) },
                "strap" to { SimulatedStrap(SensorKind.LEPU, "", 1u).close() },
                "moment" to { strap.moment(0u) },
                "poll" to { strap.poll(0u) },
                "observe" to { session.observe(observer).close() },
                "look" to { session.look(6.0, 300.0) },
                "notifications" to { session.notifications() },
                "play" to { strap.play(session, 12_000u, 0.0).use { it.wait() } },
                "tick" to { session.tick(now) },
                "recording" to { session.recording() },
                "mark" to { session.mark(now, "felt") },
            )
            val id = session.finish(now).recording!!.id
            val found = store.analysis(id, null)!!
            val options = ReportOptions(Paper.A4, Language.ENGLISH)
            rehearse(
                "analysis" to { store.analysis(id, null)!!.close() },
                "compare" to { store.compare(id, id, options) },
                "recorded" to { found.recordedS() },
                "beats" to { found.beats() },
                "episodes" to { found.episodes() },
                "seconds" to { found.seconds() },
                "result" to { found.resultScreen(options) },
                "pdf" to { found.pdf(options) },
            )
            listOf(found, strap, session).forEach { it.close() }
        }
    }

    @Test fun theSessionOnDiskIsIntactAfterAPanicInIt() {
        RecordingStore.open(folder.newFolder().path, generateKey()).use { store ->
            LiveSession(store, Plans.golden).use { session ->
                SimulatedStrap(SensorKind.POLAR, "", 1u).use { strap -> strap.play(session, 12_000u, 0.0).use { it.wait() } }
                rehearsePanic()
                assertThrows(StraplineException.Broken::class.java) { session.tick(now) }
            }
            val one = store.list().single()
            assertEquals(RecordingState.INTERRUPTED, one.state)
            assertEquals(0u, store.finish(one.id).damagedChunks)
            assertTrue("${one.samples} samples", one.samples > 1_000u)
        }
    }

    @Test fun aPanicIsLoggedByItsPlaceAlone() {
        val lines = ConcurrentLinkedQueue<String>()
        setLogSink(object : LogSink { override fun onLine(line: LogLine) { lines += line.text } }, LogLevel.ERROR)
        try {
            assertThrows(StraplineException.Broken::class.java) { rehearse(Rehearsal.PANIC) }
        } finally {
            setLogSink(null, LogLevel.ERROR)
        }
        assertTrue("$lines", lines.any { it.startsWith("failed unexpectedly at bindings/ffi/src/rehearsal.rs:") })
    }

    @Test fun whatIsNoUuidIsNoService() {
        assertNull(advertisedKind(null, listOf("180D", "", "?")))
        assertEquals(SensorKind.POLAR, advertisedKind(null, listOf("?") + knownServices()))
        RecordingStore.open(folder.newFolder().path, generateKey()).use { store ->
            LiveSession(store, Plans.golden).use { session ->
                val error = assertThrows(StraplineException.Refused::class.java) {
                    session.push(now, SensorInput.Notification("180D", ByteArray(0)))
                }
                assertTrue(error.message, error.message!!.contains("180D"))
                assertFalse(session.hasFailed())
            }
        }
    }
}
