package app.strapline.recording

import android.app.AlarmManager
import android.app.Notification
import android.app.NotificationManager
import android.content.ComponentName
import android.content.ContextWrapper
import android.content.Intent
import android.os.PowerManager
import android.os.SystemClock
import app.strapline.sim.SimAir
import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import app.strapline.sim.bluetoothReady
import app.strapline.sim.pass
import app.strapline.sim.settle
import app.strapline.store.KnownStrap
import app.strapline.system
import java.time.Duration
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowAlarmManager.ScheduledAlarm
import org.robolectric.shadows.ShadowPowerManager
import org.robolectric.shadows.ShadowSystemClock
import strapline.NotificationKind
import strapline.RecordingState

/** A phone that sleeps while the strap is silent. */
@RunWith(StraplineRunner::class)
@Config(sdk = [26, 30, 35])
class DozeTickTest {
    private val alarms get() = shadowOf(app.system<AlarmManager>())
    private val notifications get() = shadowOf(app.system<NotificationManager>())

    @Before fun ready() {
        settle()
        bluetoothReady()
    }

    private fun begin(faults: String = "") {
        SimAir.reset(faults)
        RecordingService.begin(app, Worn(KnownStrap(SimAir.ADDRESS, SimAir.NAME)))
        serve(shadowOf(app).nextStartedService)
    }

    private fun serve(intent: Intent?) {
        val service = Robolectric.buildService(RecordingService::class.java, intent).create()
        if (intent?.action == null) service.get().onStartCommand(null, 0, 1) else service.startCommand(0, 1)
        settle()
    }

    /** How long until the alarm, which is the only one, milliseconds. */
    private fun due(): Long {
        val alarm = alarms.scheduledAlarms.single()
        assertTrue("not while the phone sleeps", alarm.isAllowWhileIdle)
        assertEquals(AlarmManager.ELAPSED_REALTIME_WAKEUP, alarm.getType())
        return alarm.triggerAtMs - SystemClock.elapsedRealtime()
    }

    /** The phone sleeps: its clock goes on, and nothing else does until the alarm. */
    private fun sleep(minutes: Long) {
        shadowOf(app.system<PowerManager>()).setIsDeviceIdleMode(true)
        ShadowSystemClock.advanceBy(Duration.ofMinutes(minutes))
    }

    private fun ring(alarm: ScheduledAlarm) {
        alarms.fireAlarm(alarm)
        settle()
    }

    @Test fun itIsPutOffAsLongAsTheStrapSends() {
        begin()
        for (minute in 1..3) {
            pass(60)
            assertTrue("${due()}", due() in 50_000L..60_000L)
        }
    }

    @Test fun aStrapThatIsSilentWhileThePhoneSleepsIsToldAndCalledAgain() {
        begin("link@20s+25m")
        pass(45)
        assertNull(notifications.getNotification(Notices.id(NotificationKind.STRAP_LOST)))
        val lock = ShadowPowerManager.getLatestWakeLock()
        for (time in 1..2) {
            sleep(9)
            lock.release()
            assertTrue("overdue", due() < 0)
            ring(alarms.scheduledAlarms.single())
            assertTrue("awake until that is done", lock.isHeld)
            assertTrue("${due()}", due() in 50_000L..60_000L)
        }
        assertNotNull(notifications.getNotification(Notices.id(NotificationKind.STRAP_LOST)))
        // The strap is back, and was called again: no reset of the radio, no touch of the person.
        sleep(8)
        ring(alarms.scheduledAlarms.single())
        pass(90)
        assertNull(notifications.getNotification(Notices.id(NotificationKind.STRAP_LOST)))
    }

    @Test fun itEndsWithTheRecording() {
        begin()
        pass(20)
        app.recorder.stop()
        pass(10)
        assertEquals(Phase.IDLE, app.recorder.phase)
        assertTrue(alarms.scheduledAlarms.isEmpty())
    }

    @Test fun whereTheProcessWasEndedTheRecordingIsGoneOnWith() {
        begin()
        pass(30)
        app.kill()
        app.restart()
        // It is the system's, and outlived the process.
        app.sendBroadcast(Intent(app, DozeReceiver::class.java))
        settle()
        val started = shadowOf(app).nextStartedService
        assertEquals(ComponentName(app, RecordingService::class.java), started.component)
        serve(started)
        pass(20)
        assertEquals(Phase.RECORDING, app.recorder.phase)
        assertTrue("${due()}", due() in 50_000L..60_000L)
        app.recorder.stop()
        pass(10)
        val recording = app.store.list().single()
        assertEquals(RecordingState.FINISHED to 1u, recording.state to recording.resumed)
    }

    @Test fun whereThatIsNotAllowedItIsSaid() {
        val refuses = object : ContextWrapper(app) {
            override fun startForegroundService(service: Intent): ComponentName = throw IllegalStateException("from behind")
        }
        RecordingService.goOn(refuses)
        val told = notifications.getNotification(Notices.id(NotificationKind.INTERRUPTED))
        assertEquals("The recording was interrupted", "${told.extras.getCharSequence(Notification.EXTRA_TITLE)}")
        assertTrue("${told.extras.getCharSequence(Notification.EXTRA_TEXT)}".contains("open Strapline to go on"))
    }

    @Test fun withNothingToGoOnWithNothingIsStarted() {
        app.sendBroadcast(Intent(app, DozeReceiver::class.java))
        settle()
        assertNull(shadowOf(app).nextStartedService)
        assertFalse(app.recorder.phase != Phase.IDLE)
    }
}
