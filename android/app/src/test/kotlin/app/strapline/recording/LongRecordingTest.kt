package app.strapline.recording

import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import app.strapline.sim.pass
import app.strapline.sim.settle
import app.strapline.sim.SimAir
import app.strapline.sim.bluetoothReady
import app.strapline.store.KnownStrap
import java.io.File
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
        pass(3_600)
        val after1h = residentKb()
        pass(3 * 3_600)
        val grown = residentKb() - after1h
        assertTrue("grew by $grown KB in three hours", grown < 30_000)
        assertEquals(Phase.RECORDING, app.recorder.phase)
        app.recorder.stop()
        pass(10)
        val recording = app.store.list().single()
        assertTrue("${recording.samples}", recording.samples > 4uL * 3_600uL * 129uL)
        assertEquals(0uL, recording.missing)
    }

    /** Memory of this process, kilobytes, after a collection. */
    private fun residentKb(): Long {
        repeat(3) {
            System.gc()
            Thread.sleep(50)
        }
        return File("/proc/self/status").readLines().first { it.startsWith("VmRSS") }.filter(Char::isDigit).toLong()
    }
}
