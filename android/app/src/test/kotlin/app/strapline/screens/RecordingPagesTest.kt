package app.strapline.screens

import android.app.Activity
import android.content.Intent
import android.net.Uri
import android.view.View
import android.widget.EditText
import android.widget.ListView
import app.strapline.Place
import app.strapline.share.SharedFiles
import app.strapline.sim.Person
import app.strapline.sim.Recordings
import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import app.strapline.sim.settle
import app.strapline.store.Profile
import app.strapline.views.TraceView
import java.io.ByteArrayOutputStream
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.util.ReflectionHelpers
import org.robolectric.util.ReflectionHelpers.ClassParameter
import strapline.Language
import strapline.LiveSession
import strapline.Paper
import strapline.RecordingState
import strapline.ReportOptions
import strapline.SensorKind
import strapline.SessionPlan
import strapline.SimulatedStrap

/** What was recorded, gone through as a person goes through it. */
@RunWith(StraplineRunner::class)
class RecordingPagesTest {
    private lateinit var id: String

    @Before fun ready() {
        Recordings.bring()
        id = Recordings.id("Thursday")
    }

    private fun rows(person: Person): List<View> {
        val list = person.views().filterIsInstance<ListView>().single()
        return (1 until list.adapter.count).map { list.adapter.getView(it, null, list) }
    }

    @Test fun theNewestComesFirstWithItsVerdictInWordsAndItsStrip() {
        val person = Person.opens()
        assertEquals(3, rows(person).size)
        val first = (rows(person)[0] as android.view.ViewGroup).getChildAt(0)
        assertTrue("${first.contentDescription}", first.contentDescription.contains("Thursday") && first.contentDescription.contains("could be read"))
        assertTrue(person.views().any { it is TraceView })
    }

    @Test fun aSearchFindsByNameAndByDay() {
        val person = Person.opens()
        val field = person.views().filterIsInstance<EditText>().single()
        for ((wanted, found) in listOf("monday" to 1, "2025-10-09" to 1, "oct 2025" to 3, "nothing like it" to 0, "" to 3)) {
            field.setText(wanted)
            settle()
            assertEquals(wanted, found, rows(person).size)
        }
        field.setText("nothing like it")
        settle()
        assertTrue(person.sees("No recording has this in its name, date or result."))
    }

    @Test fun threeTapsFromHomeToThePdfOfTheNewest() {
        val person = Person.opens()
        person.press("9 Oct 2025")
        assertTrue(person.page is ResultPage)
        person.press("Make the PDF for my doctor")
        person.press("Share the PDF")
        assertEquals(Intent.ACTION_CHOOSER, shadowOf(person.activity).nextStartedActivity.action)
        assertTrue(SharedFiles.folder(app).listFiles()!!.single().length() > 20_000)
    }

    @Test fun theResultSaysTheSentenceHowMuchCouldBeReadAndWhatThisIsNot() {
        val person = Person.opens(Place.Result(id))
        for (said in listOf("Irregular rhythm", "Could be read", "Please see a clinician soon", "not a diagnosis", "call 112", "Heart rate")) {
            assertTrue("$said in ${person.reads()}", person.sees(said))
        }
    }

    @Test fun aRecordingIsRenamed() {
        val person = Person.opens(Place.Result(id))
        person.press("Rename")
        val dialog = org.robolectric.shadows.ShadowAlertDialog.getLatestAlertDialog()
        texts(dialog.window!!.decorView).single().setText("A long night")
        person.agrees()
        assertEquals("A long night", app.store.recording(id).name)
        assertTrue(person.sees("A long night"))
    }

    private fun texts(view: View): List<EditText> =
        listOfNotNull(view as? EditText) + if (view is android.view.ViewGroup) (0 until view.childCount).flatMap { texts(view.getChildAt(it)) } else emptyList()

    @Test fun aRecordingIsDeletedOnlyWhenThatIsConfirmed() {
        val person = Person.opens(Place.Result(id))
        person.press("Delete")
        person.declines()
        assertEquals(3, app.store.list().size)
        person.press("Delete")
        person.agrees()
        assertEquals(2, app.store.list().size)
        assertTrue(person.page is HomePage)
    }

    @Test fun beatsAreSteppedThroughWithTheirReasons() {
        val person = Person.opens(Place.Events(id))
        assertTrue(person.reads().toString(), person.sees("Irregular rhythm, atrial fibrillation suspected"))
        person.press("Step through the beats")
        assertTrue(person.reads().toString(), person.sees("Beat 1 of") && person.sees("How sure of it") && person.sees("earlier than usual"))
        val trace = person.views().filterIsInstance<TraceView>().single()
        assertTrue("${trace.contentDescription}", trace.contentDescription.isNotEmpty())
        person.press("Next")
        assertTrue(person.sees("Beat 2 of"))
        person.press("Previous")
        assertTrue(person.sees("Beat 1 of"))
    }

    @Test fun aBeatThatLooksWrongIsNotedAndStandsInTheReport() {
        val person = Person.opens(Place.Beats(id))
        person.press("This looks wrong")
        assertTrue(person.reads().toString(), person.sees("Noted; the report says so"))
        val mark = app.store.recording(id).marks.single()
        assertEquals("strapline:doubt:V", mark.text)
        app.store.analysis(id, null)!!.use { assertTrue(it.json(ReportOptions(Paper.A4, Language.ENGLISH)).contains("was not read rightly")) }
    }

    @Test fun anEventShowsItsStrip() {
        val person = Person.opens(Place.Events(id))
        assertTrue(person.reads().toString(), person.sees("3 events, 16 flagged beats"))
        assertTrue(person.views().none { it is TraceView })
        person.press("Pair of ventricular beats")
        val strip = person.views().filterIsInstance<TraceView>().single()
        assertTrue("${strip.contentDescription}", strip.contentDescription.contains("2 ventricular"))
        person.press("Pair of ventricular beats")
        assertTrue(person.views().none { it is TraceView })
    }

    @Test fun theReportShowsItsPagesAndTakesAName() {
        val person = Person.opens(Place.Report(id))
        val pages = person.views().filterIsInstance<android.widget.ImageView>()
        assertTrue("${pages.size}", pages.size >= 2)
        person.press("Not given · A4 · English")
        person.press("Name in the report")
        val dialog = org.robolectric.shadows.ShadowAlertDialog.getLatestAlertDialog()
        texts(dialog.window!!.decorView).single().setText("Ada Example")
        person.agrees()
        assertEquals("Ada Example", app.profile.name)
        assertTrue(person.sees("Ada Example"))
    }

    @Test fun theReportIsWrittenInTheLanguageOfWhoeverReadsIt() {
        val person = Person.opens(Place.Report(id))
        person.press("A4 · English")
        person.press("Language")
        person.chooses(Language.GERMAN.ordinal)
        assertTrue(person.reads().toString(), person.sees("Deutsch") && person.sees("Share the PDF"))
        val text = ProcessBuilder("pdftotext", SharedFiles.folder(app).listFiles()!!.single().path, "-").start().inputStream.reader().readText()
        assertTrue(text, text.contains("Verdacht auf Vorhofflimmern") && !text.contains("suspected"))
        assertEquals(Language.GERMAN, Profile.load(app.vault).language)
    }

    @Test fun aPhoneThatIsTurnedWhileAPlaceIsChosenSavesTheReportThere() {
        val person = Person.opens(Place.Report(id))
        person.press("Save")
        val asked = shadowOf(person.activity).nextStartedActivityForResult
        person.turnsThePhone()
        val (place, saved) = Uri.parse("content://elsewhere/report") to ByteArrayOutputStream()
        shadowOf(app.contentResolver).registerOutputStream(place, saved)
        ReflectionHelpers.callInstanceMethod<Unit>(
            person.activity, "onActivityResult",
            ClassParameter.from(Int::class.java, asked.requestCode),
            ClassParameter.from(Int::class.java, Activity.RESULT_OK),
            ClassParameter.from(Intent::class.java, Intent().setData(place)),
        )
        settle()
        assertTrue("${saved.size()}", saved.size() > 20_000)
    }

    @Test fun aBirthDateThatIsNoneIsRefusedWithTheReason() {
        val person = Person.opens(Place.Report(id))
        person.press("A4 · English")
        person.press("Date of birth")
        val dialog = org.robolectric.shadows.ShadowAlertDialog.getLatestAlertDialog()
        texts(dialog.window!!.decorView).single().setText("yesterday")
        person.agrees()
        assertTrue(person.dialog(), person.dialog().contains("is no date of birth"))
        assertEquals("", app.profile.born)
    }

    @Test fun trendsAreShownByRecordingAndByDay() {
        val person = Person.opens(Place.Trends)
        assertTrue(person.reads().toString(), person.sees("in 3 recordings") && person.sees("Ventricular beats, of all"))
        person.press("Each day")
        assertTrue(person.reads().toString(), person.sees("4 Oct 2025") && !person.sees("4 Oct 2025,"))
    }

    @Test fun twoRecordingsAreCompared() {
        val person = Person.opens(Place.Trends)
        person.press("Compare two recordings")
        assertTrue(person.reads().toString(), person.sees("First recording") && person.sees("Pauses of 2 s or more"))
        val rows = person.views().mapNotNull { it.contentDescription?.toString() }.filter { it.startsWith("Recorded: ") }
        assertEquals(listOf("Recorded: first recording 4 min 59 s, second recording 9 min 59 s"), rows.map { it.replace('\u00a0', ' ') })
    }

    @Test fun aPhoneThatIsTurnedShowsThePageAgain() {
        val person = Person.opens(Place.Result(id))
        person.press("3 events, 16 flagged beats")
        person.turnsThePhone()
        assertTrue(person.page is EventsPage)
        assertTrue(person.activity.goBack())
        assertTrue(person.page is ResultPage)
    }

    @Test fun anInterruptedRecordingIsFinishedAsItIs() {
        LiveSession(app.store, SessionPlan("Half", "Polar", 0, Language.ENGLISH)).use { session ->
            val strap = SimulatedStrap(SensorKind.POLAR, "", 1u)
            strap.use { it.play(session, 20_000u, 0.0).use { playing -> playing.wait() } }
        }
        val person = Person.opens()
        val interrupted = app.store.list().single { it.state == RecordingState.INTERRUPTED }
        val row = rows(person).map { (it as android.view.ViewGroup).getChildAt(0) }.single { it.contentDescription.contains("Interrupted") }
        val finish = labels(row).single { it.text == app.say("app-finish") }
        finish.performClick()
        settle()
        assertEquals(RecordingState.FINISHED, app.store.recording(interrupted.id).state)
    }

    private fun labels(view: View): List<android.widget.TextView> =
        listOfNotNull(view as? android.widget.TextView) +
            if (view is android.view.ViewGroup) (0 until view.childCount).flatMap { labels(view.getChildAt(it)) } else emptyList()
}
