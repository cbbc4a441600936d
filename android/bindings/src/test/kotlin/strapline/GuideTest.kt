package strapline

import java.io.File
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** The guide's example, as it stands in the README beside this module. */
class GuideTest {
    @get:Rule val folder = TemporaryFolder()

    @Test fun theExampleRuns() {
        val said = StringBuilder()
        record(folder.root.path, said::appendLine)
        assertTrue(said.toString(), said.contains("per minute") && said.contains("could be read"))
        assertTrue(File(folder.root, "report.pdf").readBytes().decodeToString(0, 4) == "%PDF")
    }

    @Test fun theGuideShowsThisVeryExample() {
        val source = File(root, "android/bindings/src/test/kotlin/strapline/GuideTest.kt").readText()
        val example = source.substringAfter("// The example.\n").trimEnd()
        val guide = File(root, "android/bindings/README.md").readText()
        assertTrue(guide.contains("```kotlin\n$example\n```"))
    }
}

// The example.
fun record(folder: String, say: (String) -> Unit) {
    val key = generateKey() // kept in the keystore: without it nothing can be read
    RecordingStore.open("$folder/recordings", key).use { store ->
        store.recovered(Language.ENGLISH).forEach(say)

        val plan = SessionPlan(name = "Morning", device = "Polar H10", utcOffsetMin = 60, language = Language.ENGLISH)
        val id = LiveSession(store, plan).use { session ->
            val screen = object : SessionObserver {
                override fun onUpdate(update: SessionUpdate) {
                    update.screen.hints.forEach { say(it.text) }
                    say("${update.screen.rate} ${update.screen.rateUnit}")
                }
            }
            session.observe(screen).use {
                // In an app, BluetoothGatt carries out the commands that each call returns, and what happens is pushed.
                val strap = SimulatedStrap(SensorKind.POLAR, faults = "", seed = 1u)
                strap.use { it.play(session, forMs = 60_000u, speed = 0.0).use { playing -> playing.wait() } }
            }
            session.finish(Moment(steadyMs = 90_000u, wallMs = 1_760_000_090_000)).recording!!.id
        }

        store.analysis(id, progress = null)!!.use { found ->
            say(found.sentence(Language.ENGLISH))
            say("%.0f of %.0f s could be read".format(found.analysedS(), found.recordedS()))
            found.writePdf(ReportOptions(Paper.A4, Language.ENGLISH, name = "Ada Example"), "$folder/report.pdf")
        }
    }
}
