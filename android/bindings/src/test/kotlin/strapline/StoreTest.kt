package strapline

import java.io.File
import java.util.concurrent.ConcurrentLinkedQueue
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

private class Shares(val goesOn: (Double) -> Boolean) : ProgressListener {
    val all = mutableListOf<Double>()
    override fun onProgress(share: Double): Boolean {
        all += share
        return goesOn(share)
    }
}

class StoreTest {
    @get:Rule val folder = TemporaryFolder()
    private lateinit var place: String
    private val key = generateKey()
    private lateinit var id: String

    @Before fun record() {
        place = folder.newFolder().path
        id = RecordingStore.open(place, key).use { store ->
            LiveSession(store, Plans.quick).use { session ->
                SimulatedStrap(SensorKind.POLAR, "link@50s+5s", 3u).use { strap ->
                    strap.play(session, 90_000u, 0.0).use { it.wait() }
                }
                session.finish(Moment(200_000u, 1_760_000_200_000)).recording!!.id
            }
        }
    }

    @Test fun aRecordingIsRenamedMarkedExportedAndDeleted() {
        RecordingStore.open(place, key).use { store ->
            assertEquals(emptyList<String>(), store.recovered(Language.GERMAN))
            store.rename(id, "Nacht", 1_760_000_300_000)
            store.mark(id, 1_760_000_030_000, "Stolpern", 1_760_000_300_000)
            val one = store.recording(id)
            assertEquals("Nacht", one.name)
            assertEquals(RecordingState.FINISHED, one.state)
            assertEquals("Stolpern", one.marks.single().text)
            assertNotNull(one.marks.single().sample)
            val table = File(folder.root, "night.csv")
            val exported = store.export(id, table.path, ExportFormat.CSV)!!
            assertEquals(one.end, exported.values)
            assertTrue(exported.missing > 500u && table.length() > 50_000)
            analyzeFile(table.path, FileOptions(), null)!!.use { again ->
                store.analysis(id, null)!!.use { stored ->
                    assertEquals(stored.beats().count, again.beats().count)
                    assertTrue(stored.analysedS() < stored.recordedS())
                }
            }
            store.delete(id)
            assertEquals(0, store.list().size)
            assertThrows(StraplineException.Refused::class.java) { store.recording(id) }
        }
    }

    @Test fun whatTakesItsTimeTellsHowFarItIsAndIsCancelled() {
        RecordingStore.open(place, key).use { store ->
            val table = File(folder.root, "half.csv")
            for (most in listOf(0.2, 0.7)) {
                val shares = Shares { it < most }
                assertNull(store.export(id, table.path, ExportFormat.CSV, shares))
                assertTrue("$most: ${shares.all}", shares.all.last() in most..most + 0.3)
                assertTrue("no half of a file", !table.exists())
            }
            val whole = Shares { true }
            assertNotNull(store.export(id, table.path, ExportFormat.CSV, whole))
            assertTrue("${whole.all}", whole.all.size > 5 && whole.all == whole.all.sorted() && table.exists())

            val options = ReportOptions(Paper.A4, Language.ENGLISH)
            store.reanalyze(id, null)!!.close()
            val second = LiveSession(store, Plans.quick).use { session ->
                SimulatedStrap(SensorKind.POLAR, "", 4u).use { strap -> strap.play(session, 60_000u, 0.0).use { it.wait() } }
                session.finish(Moment(100_000u, 1_760_000_100_000)).recording!!.id
            }
            val half = Shares { it < 0.6 }
            assertNull(store.compare(id, second, options, half))
            assertTrue("${half.all}", half.all.all { it >= 0.5 } && half.all.size > 3)
            assertEquals(7, store.compare(id, second, options)!!.size)

            assertEquals(false, store.eraseAll(Shares { false }))
            assertEquals(1, store.list().size)
            assertEquals(true, store.eraseAll(Shares { true }))
            assertEquals(0, store.list().size)
        }
    }

    @Test fun aTapIsSaidInTheLanguageOfWhoeverReadsIt() {
        RecordingStore.open(place, key).use { store ->
            val felt = LiveSession(store, Plans.quick.copy(language = Language.GERMAN)).use { session ->
                SimulatedStrap(SensorKind.POLAR, "", 3u).use { strap -> strap.play(session, 20_000u, 0.0).use { it.wait() } }
                session.feel(Moment(100_000u, 1_760_000_100_000), Feeling.DIZZY)
                session.finish(Moment(100_000u, 1_760_000_100_000)).recording!!
            }
            assertEquals(listOf("Schwindel"), felt.marks.map { saidMark(Language.GERMAN, it.text) })
            assertEquals(listOf("Dizziness"), felt.marks.map { saidMark(Language.ENGLISH, it.text) })
            store.analysis(id, null)!!.use { found ->
                assertThrows(StraplineException.Refused::class.java) { found.doubt(9_999u, 1_760_000_300_000) }
                found.doubt(0u, 1_760_000_300_000)
            }
            store.reanalyze(id, null)!!.use { found ->
                assertTrue(found.json(ReportOptions(Paper.A4, Language.ENGLISH)).contains("was not read rightly"))
                assertTrue(found.json(ReportOptions(Paper.A4, Language.GERMAN)).contains("nicht richtig gelesen"))
            }
        }
    }

    @Test fun anAnalysisTellsHowFarItIsAndIsCancelledInTheMiddle() {
        RecordingStore.open(place, key).use { store ->
            val shares = ConcurrentLinkedQueue<Double>()
            val half = object : ProgressListener {
                override fun onProgress(share: Double): Boolean {
                    shares += share
                    return share < 0.5
                }
            }
            assertNull(store.reanalyze(id, half))
            assertTrue(shares.last() in 0.5..0.6 && shares.size > 10)
            val throwing = object : ProgressListener {
                override fun onProgress(share: Double): Boolean = throw IllegalStateException("mine")
            }
            store.reanalyze(id, throwing)!!.use { assertTrue(it.beats().count > 80u) }
        }
    }

    @Test fun anotherKeyIsRefusedAndChangesNothing() {
        val error = assertThrows(StraplineException.WrongKey::class.java) { RecordingStore.open(place, generateKey()) }
        assertTrue(error.message!!.contains("key"))
        assertThrows(StraplineException.Refused::class.java) { RecordingStore.open(place, ByteArray(31)) }
        RecordingStore.openUnderNewKey(place, generateKey()).use { store ->
            assertEquals(RecordingState.LOCKED, store.list().single().state)
        }
    }

    @Test fun aStoreIsOpenOnce() {
        RecordingStore.open(place, key).use {
            assertThrows(StraplineException.Busy::class.java) { RecordingStore.open(place, key) }
        }
    }

    @Test fun theLogHoldsNothingThatAPersonSaid() {
        val lines = ConcurrentLinkedQueue<LogLine>()
        val sink = object : LogSink {
            override fun onLine(line: LogLine) {
                lines += line
            }
        }
        setLogSink(sink, LogLevel.DEBUG)
        try {
            RecordingStore.open(place, key).use { store ->
                store.rename(id, "Nacht bei Ada", 1)
                store.mark(id, 1_760_000_030_000, "Stolpern", 2)
                LiveSession(store, Plans.quick).use { session ->
                    session.observe(object : SessionObserver {
                        override fun onUpdate(update: SessionUpdate) = throw IllegalStateException("Geheimnis")
                    }).use {
                        session.start(Moment(0u, 0))
                        session.stop(Moment(1u, 1))
                        session.finish(Moment(2u, 2))
                    }
                }
                store.delete(id)
            }
        } finally {
            setLogSink(null, LogLevel.ERROR)
        }
        val text = lines.joinToString("\n") { "${it.level} ${it.target} ${it.text}" }
        assertTrue(text, lines.size >= 5 && text.contains("an observer failed"))
        for (said in listOf("Nacht", "Stolpern", "Geheimnis", "Ada", place, id, "nobody else")) {
            assertTrue("the log says $said", !text.contains(said))
        }
    }

    @Test fun howItWasMeasuredIsThere() {
        val measured = howItWasMeasured()
        assertEquals(64, measured.modelHash.length)
        assertTrue(measured.figures.size > 5 && measured.fittedOn.isNotEmpty())
        assertTrue(measured.fittedOn.all { it.records > 0u && it.beats > it.records && it.weight > 0.0 })
        val said = Language.entries.map { measuredScreen(it).fittedOn }
        assertTrue(said.all { it.size == measured.fittedOn.size })
        assertEquals("a line that two languages share", said.sumOf { it.size }, said.flatten().toSet().size)
        assertEquals("0.1.0", versions().software)
        assertEquals(SensorKind.POLAR, advertisedKind("Polar H10 12345678", emptyList()))
        assertEquals(4, knownServices().size)
    }
}
