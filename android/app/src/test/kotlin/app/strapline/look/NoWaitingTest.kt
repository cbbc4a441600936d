package app.strapline.look

import android.os.StrictMode
import app.strapline.MainActivity
import app.strapline.Place
import app.strapline.sim.Person
import app.strapline.sim.Recordings
import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import app.strapline.sim.settle
import org.junit.After
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric

/** The thread that draws never waits for a disk or an analysis: StrictMode ends whatever does. */
@RunWith(StraplineRunner::class)
class NoWaitingTest {
    private fun strict() = StrictMode.setThreadPolicy(
        StrictMode.ThreadPolicy.Builder().detectDiskReads().detectDiskWrites().detectCustomSlowCalls().penaltyDeath().build(),
    )

    @After fun lax() = StrictMode.setThreadPolicy(StrictMode.ThreadPolicy.LAX)

    @Test fun itIsNoticed() {
        settle()
        strict()
        assertThrows(Throwable::class.java) { app.vault.read("profile") }
        assertThrows(Throwable::class.java) { StrictMode.noteSlowCall("the store") }
    }

    @Test fun fromTheStartToTheFirstFrameOfHome() {
        Recordings.bring()
        app.settings.isWelcomed = true
        strict()
        val activity = Robolectric.buildActivity(MainActivity::class.java).setup().get()
        settle()
        assertNotNull(activity.page)
        assertTrue(Drawing.of(activity).width > 0)
    }

    @Test fun onEveryPageOfARecording() {
        Recordings.bring()
        val id = Recordings.id("Thursday")
        val person = Person.opens()
        strict()
        for (place in listOf(Place.Result(id), Place.Events(id), Place.Beats(id), Place.Report(id), Place.Trends, Place.Compare, Place.Settings, Place.Measured)) {
            person.activity.go(place)
            settle()
            assertTrue("$place", person.reads().size > 2)
        }
    }
}
