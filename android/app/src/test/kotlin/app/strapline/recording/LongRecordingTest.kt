package app.strapline.recording

import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import app.strapline.sim.pass
import app.strapline.sim.settle
import app.strapline.sim.SimAir
import app.strapline.sim.bluetoothReady
import app.strapline.store.KnownStrap
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf

/** A night in the pocket. */
@RunWith(StraplineRunner::class)
class LongRecordingTest {
    @Test fun fourHoursTakeNoMoreMemoryThanOne() {
        settle()
        bluetoothReady()
        RecordingService.begin(app, Worn(KnownStrap(SimAir.ADDRESS, SimAir.NAME)))
        Robolectric.buildService(RecordingService::class.java, shadowOf(app).nextStartedService).create().startCommand(0, 1)
        hours(1)
        val after1h = memory()
        hours(3)
        val after4h = memory()
        println("service: $after1h KB of objects after 1 h, $after4h KB after 4 h")
        assertTrue("grew by ${after4h - after1h} KB", after4h - after1h < 5_000)
        assertEquals(Phase.RECORDING, app.recorder.phase)
        app.recorder.stop()
        pass(10)
        val recording = app.store.list().single()
        // All four hours are there; the made recording has a gap of eight seconds in every ten minutes, and nothing else is missing.
        assertTrue("${recording.end}", recording.end > 4uL * 3_600uL * 129uL)
        assertTrue("${recording.missing}", recording.missing < 24uL * 9uL * 130uL)
    }

    /** JNA frees what a call took on a thread of its own, which is behind where an hour is some seconds: it is waited for. */
    private fun hours(count: Int) = repeat(count * 4) {
        pass(900)
        System.gc()
        Thread.sleep(40)
    }

    /** Kilobytes that objects take. What the core takes is measured where nothing else is: `cargo xtask measure memory`. */
    private fun memory(): Long {
        repeat(4) {
            System.gc()
            Thread.sleep(250)
        }
        val runtime = Runtime.getRuntime()
        return (runtime.totalMemory() - runtime.freeMemory()) / 1024
    }
}
