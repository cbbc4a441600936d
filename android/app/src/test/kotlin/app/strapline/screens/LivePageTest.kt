package app.strapline.screens

import app.strapline.Place
import app.strapline.recording.Phase
import app.strapline.recording.RecordingService
import app.strapline.recording.Worn
import app.strapline.sim.Person
import app.strapline.sim.SimAir
import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import app.strapline.sim.bluetoothReady
import app.strapline.sim.pass
import app.strapline.sim.settle
import app.strapline.store.KnownStrap
import app.strapline.views.TraceView
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import strapline.Language
import strapline.saidMark

/** A recording while it grows, as a person sees it. */
@RunWith(StraplineRunner::class)
class LivePageTest {
    private fun wears(faults: String = "", strap: KnownStrap? = KnownStrap(SimAir.ADDRESS, SimAir.NAME)): Person {
        settle()
        SimAir.reset(faults)
        bluetoothReady()
        val person = Person.opens()
        RecordingService.begin(person.activity, Worn(strap))
        shadowOf(app).nextStartedService?.let { Robolectric.buildService(RecordingService::class.java, it).create().startCommand(0, 1) }
        person.activity.goFromHome(Place.Live)
        settle()
        return person
    }

    @Test fun everythingThatIsAskedForIsThere() {
        val person = wears()
        pass(40)
        for (said in listOf("per minute", "Signal good", "Recorded", "Could be read", "Lost on the way", "Strap battery", "25 mm/s · 10 mm/mV", "Newest sample")) {
            assertTrue("$said in ${person.reads()}", person.sees(said))
        }
        assertTrue(person.reads().any { it.matches(Regex("00:[34]\\d")) })
        val trace = person.views().filterIsInstance<TraceView>().single()
        val described = Regex("The newest \\d+\u00a0s of the ECG\\. \\d+ per minute\\. Signal good\\. The signal is up to date\\..*")
        assertTrue("${trace.contentDescription}", trace.contentDescription.matches(described))
    }

    @Test fun theTraceIsDescribedNoMoreOftenThanCanBeHeard() {
        val person = wears()
        pass(20)
        val trace = person.views().filterIsInstance<TraceView>().single()
        var said = 0
        var before = trace.contentDescription
        repeat(30) {
            pass(1)
            if (trace.contentDescription != before) said++
            before = trace.contentDescription
        }
        assertTrue("$said in 30 s", said <= 6)
    }

    @Test fun aMillimetreIsAMillimetreOfThisScreen() {
        val person = wears()
        val metrics = person.activity.resources.displayMetrics
        assertEquals(metrics.xdpi / 25.4f, person.activity.look.pxPerMm, 0.01f)
    }

    @Test fun theTraceGrowsAndShrinks() {
        val person = wears()
        pass(10)
        person.press("Larger")
        pass(2)
        assertTrue(person.reads().toString(), person.sees("25 mm/s · 10 mm/mV × 2"))
        person.press("Smaller")
        person.press("Smaller")
        pass(2)
        assertTrue(person.reads().toString(), person.sees("× ½"))
    }

    @Test fun oneTapMarksTheMomentAndASymptomCanBeNamed() {
        val person = wears()
        pass(10)
        person.press("I feel something")
        pass(1)
        assertTrue(person.sees("1 moment") && person.sees("✓ Marked"))
        assertTrue(person.dialog(), person.dialog().contains("What do you feel?"))
        person.chooses(0)
        assertTrue("${person.reads()}", person.sees("✓ Marked: Palpitations"))
        pass(4)
        person.press("I feel something")
        person.chooses(4)
        assertTrue(person.dialog(), person.dialog().contains("call your emergency number at once"))
        person.agrees()
        pass(1)
        val marks = app.store.list().single().marks.map { it.text }
        assertEquals(listOf("something", "palpitations", "something", "chest").map { "strapline:felt:$it" }, marks)
        val german = marks.map { saidMark(Language.GERMAN, it) }
        assertEquals(listOf("Ich spüre etwas", "Brustschmerz"), listOf(german.first(), german.last()))
    }

    @Test fun aSimulatedStrapIsSaidToBeOne() {
        val person = wears(strap = null)
        pass(20)
        assertTrue(person.sees("Simulated strap: this is not your heart."))
        assertTrue(person.sees("per minute"))
    }

    @Test fun whatIsInTheWayIsSaidWithWhatToDo() {
        val person = wears("contact@10s+60s")
        pass(30)
        assertTrue(person.reads().toString(), person.sees("No contact") && person.sees("moisten its electrodes"))
    }

    @Test fun nothingIsDrawnUpWhileNobodyLooks() {
        val person = wears()
        pass(10)
        val before = person.reads().first { it.matches(Regex("\\d\\d:\\d\\d")) }
        person.leaves()
        pass(20)
        assertEquals(before, person.activity.run { person.reads().firstOrNull { it.matches(Regex("\\d\\d:\\d\\d")) } ?: before })
        person.returns()
        pass(2)
        assertTrue(person.reads().toString(), person.reads().any { it.matches(Regex("00:3\\d")) })
    }

    @Test fun aPhoneThatIsTurnedGoesOnShowing() {
        val person = wears()
        pass(10)
        person.turnsThePhone()
        pass(5)
        assertTrue(person.page is LivePage)
        assertTrue(person.sees("Signal"))
    }

    @Test fun stoppedItShowsTheResult() {
        val person = wears()
        pass(30)
        person.press("Stop and see the result")
        pass(10)
        assertTrue(person.page is ResultPage)
        assertEquals(Phase.IDLE, app.recorder.phase)
    }
}
