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
        val after1h = memory()
        pass(3 * 3_600)
        val after4h = memory()
        println("service: ${after1h.first} and ${after1h.second} KB after 1 h, ${after4h.first} and ${after4h.second} KB after 4 h")
        assertTrue("objects grew by ${after4h.first - after1h.first} KB", after4h.first - after1h.first < 20_000)
        assertTrue("the core grew by ${after4h.second - after1h.second} KB", after4h.second - after1h.second < 20_000)
        assertEquals(Phase.RECORDING, app.recorder.phase)
        app.recorder.stop()
        pass(10)
        val recording = app.store.list().single()
        assertTrue("${recording.samples}", recording.samples > 4uL * 3_600uL * 129uL)
        assertEquals(0uL, recording.missing)
    }

    /**
     * Kilobytes that objects take, and that everything but Java's own heap takes. JNA frees what a call took on a thread of its own,
     * which is behind where four hours are one minute: it is waited for.
     */
    private fun memory(): Pair<Long, Long> {
        val runtime = Runtime.getRuntime()
        var used = Long.MAX_VALUE
        for (n in 1..40) {
            System.gc()
            Thread.sleep(250)
            val now = (runtime.totalMemory() - runtime.freeMemory()) / 1024
            if (n > 4 && now > used * 0.98) break
            used = now
        }
        val resident = File("/proc/self/status").readLines().first { it.startsWith("VmRSS") }.filter(Char::isDigit).toLong()
        return Pair(used, resident - runtime.totalMemory() / 1024)
    }
}
