package strapline

import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** What each failure says in every language, provoked as `tests/failures/mod.rs` does. */
class FailuresTest {
    @get:Rule val folder = TemporaryFolder()
    private val text = StringBuilder()

    @Test fun everyErrorSaysInEveryLanguageWhatItIsAndWhatToDo() {
        try {
            for (language in Language.entries) {
                speak(language)
                val place = folder.newFolder()
                val fails = { what: String, act: () -> Unit ->
                    val error = assertThrows(what, StraplineException::class.java) { act() }
                    val said = error.message!!.replace("${place.path}/", "")
                    text.append("${codes.getValue(language)} $what ${error.javaClass.simpleName.lowercase()} $said\n")
                    Unit
                }
                for (failure in Rehearsal.entries) {
                    fails(failure.name.lowercase().replace("_", "")) { rehearse(failure) }
                }
                provoke(place, fails)
            }
        } finally {
            speak(Language.ENGLISH)
        }
        val expected = File(golden, "errors.txt").readText()
        for ((made, line) in text.lines().zip(expected.lines())) {
            assertEquals(line, made)
        }
        assertEquals(expected, text.toString())
    }

    private fun provoke(place: File, fails: (String, () -> Unit) -> Unit) {
        val open = { key: ByteArray -> RecordingStore.open(File(place, "store").path, key) }
        val file = { name: String -> analyzeFile(File(place, name).path, FileOptions(), null) }
        val samples = { bytes: Int, rate: Double -> analyzeSamples(ByteArray(bytes), rate, null, null) }
        fails("key") { open(ByteArray(31) { 7 }) }
        open(ByteArray(32) { 7 }).use { store ->
            fails("twice") { open(ByteArray(32) { 7 }) }
            fails("no-id") { store.recording("night") }
            fails("unknown-id") { store.recording("0".repeat(32)) }
            LiveSession(store, Plans.golden).use { session ->
                session.finish(Moment(1u, 1))
                fails("ended") { session.finish(Moment(1u, 1)) }
            }
        }
        fails("other-key") { open(ByteArray(32) { 8 }) }
        fails("samples") { samples(3, 130.0) }
        fails("rate") { samples(4, 0.5) }
        samples(4 * 1300, 130.0)!!.use { analysis ->
            val options = ReportOptions(Paper.A4, Language.ENGLISH)
            fails("doubt") { analysis.doubt(0u, 0) }
            fails("born") { analysis.json(options.copy(born = "1961-02-30")) }
            fails("faults") { SimulatedStrap(SensorKind.POLAR, "lightning@3s", 1u) }
            fails("no-file") { file("none.csv") }
            File(place, "empty.csv").writeText("")
            fails("empty-file") { file("empty.csv") }
            File(place, "table.csv").writeText("time_s,ecg [mV]\n0.00,0.1\n0.01,oops\n0.02,0.2\n")
            fails("cell") { file("table.csv") }
            File(place, "pressure.csv").writeText("time_s,abp [mmHg]\n0.00,80\n0.01,81\n0.02,82\n")
            fails("no-voltage") { file("pressure.csv") }
            fails("unwritable") { analysis.writePdf(options, File(place, "none/report.pdf").path) }
        }
    }
}
