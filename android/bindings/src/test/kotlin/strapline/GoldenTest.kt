package strapline

import java.io.File
import java.security.MessageDigest
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** What every language reads must come to the same, to the byte. */
class GoldenTest {
    @get:Rule val folder = TemporaryFolder()

    @Test fun framesOfEveryStrapLeadToTheSameCommandsAndUpdates() {
        val names = File(golden, "frames").list()!!.filter { it.endsWith(".in") }.sorted()
        assertEquals(5, names.size)
        for (name in names) {
            val lines = File(golden, "frames/$name").readLines()
            val expected = File(golden, "frames/${name.removeSuffix(".in")}.out").readText()
            assertEquals(name, expected, play(lines))
        }
    }

    private fun play(lines: List<String>): String {
        val text = StringBuilder()
        val observer = object : SessionObserver {
            override fun onUpdate(update: SessionUpdate) {
                text.append(Wire.update(update))
            }
        }
        RecordingStore.open(folder.newFolder().path, ByteArray(32) { 7 }).use { store ->
            LiveSession(store, Plans.golden).use { session ->
                session.observe(observer).use {
                    for (line in lines) {
                        play(session, line, text)
                    }
                }
            }
        }
        return text.toString()
    }

    private fun play(session: LiveSession, line: String, text: StringBuilder) {
        val at = Wire.moment(line)
        val rest = Wire.rest(line)
        // An update is told during the call, before what is asked for comes back.
        val before = text.length
        try {
            val asked = when (val verb = Wire.verb(line)) {
                "start" -> session.start(at)
                "stop" -> session.stop(at)
                "mark" -> return session.mark(at, rest)
                "finish" -> {
                    val one = session.finish(at).recording
                    text.append(
                        if (one == null) ". nothing\n"
                        else ". ${one.samples} ${one.missing} ${one.end} ${one.rr} ${one.marks.size}\n"
                    )
                    return
                }
                else -> session.push(at, Wire.input(verb, rest))
            }
            text.insert(before, Wire.asked(asked))
        } catch (error: StraplineException) {
            text.insert(before, "! ${error.message}\n")
        }
    }

    @Test fun aRecordingHasTheSameBeats() {
        val samples = File(golden, "recording.f32").readBytes()
        analyzeSamples(samples, 130.0, null, null)!!.use { analysis ->
            assertArrayEquals(File(golden, "recording.beats").readBytes(), columns(analysis.beats()))
        }
    }

    private fun columns(table: BeatTable): ByteArray =
        table.position + table.`class` + table.rrMs + table.amplitudeMv + table.likeness + table.grade

    @Test fun aFileHasTheJsonAndThePdfOfTheCommandLine() {
        val made = File(root, "target/golden")
        val options = ReportOptions(Paper.A4, Language.ENGLISH, emergencyNumber = "112")
        analyzeFile(File(golden, "recording.csv").path, FileOptions(), null)!!.use { analysis ->
            assertEquals(File(made, "recording.json").readText(), analysis.json(options))
            assertArrayEquals(File(made, "recording.pdf").readBytes(), analysis.pdf(options))
            val file = folder.newFile()
            analysis.writePdf(options, file.path)
            assertArrayEquals(File(made, "recording.pdf").readBytes(), file.readBytes())
        }
    }

    /** The golden recording, begun at a known time. */
    private fun recording(): Analysis =
        analyzeSamples(File(golden, "recording.f32").readBytes(), 130.0, 1_760_000_000_000, null)!!

    private fun about(language: Language, paper: Paper) = ReportOptions(
        paper, language, "Ayşe Gül Öztürk-Ğarcía", "7", "1961-03-12", Sex.FEMALE, "Golden strap", "112",
    )

    @Test fun aRecordingHasTheSameSummaryAsJsonInEveryLanguage() {
        recording().use { recording ->
            for ((language, code) in codes) {
                val json = recording.json(about(language, Paper.A4))
                val summary = json.removeSuffix("\n").split("\n").filter { "\"probability\"" !in it }
                assertEquals(code, File(golden, "recording.$code.json").readText(), summary.joinToString("") { "$it\n" })
            }
        }
    }

    @Test fun aRecordingHasTheSameReportInEveryLanguage() {
        val sheets = codes.keys.map { Triple(it, Paper.A4, "a4") } + Triple(Language.ENGLISH, Paper.LETTER, "letter")
        recording().use { recording ->
            val sums = sheets.joinToString("") { (language, paper, size) ->
                val sum = MessageDigest.getInstance("SHA-256").digest(recording.pdf(about(language, paper)))
                "${sum.joinToString("") { "%02x".format(it) }}  recording.${codes[language]}.$size.pdf\n"
            }
            assertEquals(File(golden, "recording.sha256").readText(), sums)
        }
    }
}

/** The languages as fixtures are named, in the core's order. */
val codes = Language.entries.zip(listOf("en", "de", "fr", "es", "tr")).toMap()

object Plans {
    val golden = SessionPlan("Golden", "simulated", 60, Language.ENGLISH, 4.0, 1000u, 6.0, 160u)
    val quick = SessionPlan("A name that nobody else may read", "Strap of Ada", 60, Language.ENGLISH, 4.0, 20u, 2.0, 64u)
}
