package app.strapline.recording

import android.app.ActivityManager
import android.app.ApplicationExitInfo
import app.strapline.sim.Person
import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import app.strapline.sim.settle
import app.strapline.store.KnownStrap
import app.strapline.system
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowActivityManager

@RunWith(StraplineRunner::class)
class LastExitTest {
    private fun ended(reason: Int) {
        val exit = ShadowActivityManager.ApplicationExitInfoBuilder.newBuilder().setReason(reason).setTimestamp(1_000).build()
        shadowOf(app.system<ActivityManager>()).addApplicationExitInfo(exit)
    }

    @Test @Config(sdk = [30, 35]) fun whyItStoppedIsToldOnTheNextStartAndOnce() {
        settle()
        app.settings.running = KnownStrap("A", "Polar")
        ended(ApplicationExitInfo.REASON_LOW_MEMORY)
        app.kill()
        app.restart()
        val person = Person.opens()
        assertTrue(person.reads().toString(), person.sees("The system needed memory for something else."))
        person.press("Done")
        assertFalse(person.sees("The system needed memory"))
        app.kill()
        app.restart()
        assertNull(app.lastExit)
    }

    @Test @Config(sdk = [30, 35]) fun everyReasonIsSaid() {
        settle()
        val reasons = 0..15
        reasons.forEach { reason ->
            val said = LastExit(0, reason).said
            assertTrue("$reason: $said", app.say(said).length > 10)
        }
        assertEquals("app-exit-energy-text", LastExit(0, ApplicationExitInfo.REASON_EXCESSIVE_RESOURCE_USAGE).said)
    }

    @Test @Config(sdk = [26]) fun anOldAndroidKeepsNoReasons() {
        settle()
        assertNull(LastExit.of(app))
    }
}
