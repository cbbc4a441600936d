package app.strapline.recording

import android.app.Notification
import android.app.NotificationManager
import android.bluetooth.BluetoothManager
import android.content.Intent
import android.content.pm.ServiceInfo
import android.os.Build
import android.os.PowerManager
import app.strapline.sim.Person
import app.strapline.sim.SimAir
import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import app.strapline.sim.bluetoothReady
import app.strapline.sim.pass
import app.strapline.sim.settle
import app.strapline.store.KnownStrap
import app.strapline.system
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
import org.robolectric.android.controller.ServiceController
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowPowerManager
import strapline.NotificationKind
import strapline.RecordingState
import strapline.StoredRecording

/** The process stays, says so, and what it began is gone on with. */
@RunWith(StraplineRunner::class)
@Config(sdk = [26, 30, 35])
class RecordingServiceTest {
    private val strap = KnownStrap(SimAir.ADDRESS, SimAir.NAME)
    private val notifications get() = shadowOf(app.system<NotificationManager>())

    @Before fun ready() {
        settle()
        bluetoothReady()
    }

    private fun begin(faults: String = "", worn: Worn = Worn(strap)): ServiceController<RecordingService> {
        if (faults.isNotEmpty()) SimAir.reset(faults)
        RecordingService.begin(app, worn)
        return start(shadowOf(app).nextStartedService)
    }

    private fun start(intent: Intent?): ServiceController<RecordingService> {
        val service = Robolectric.buildService(RecordingService::class.java, intent).create()
        // After a kill the system gives no intent.
        if (intent == null) service.get().onStartCommand(null, 0, 1) else service.startCommand(0, 1)
        settle()
        return service
    }

    /** The recording once it was stopped. */
    private fun stopped(): StoredRecording {
        app.recorder.stop()
        pass(10)
        return app.store.list().single()
    }

    private fun standing(): Notification = notifications.getNotification(Notices.STANDING)

    private fun text(of: Notification) = "${of.extras.getCharSequence(Notification.EXTRA_TEXT)}"

    private fun title(of: Notification) = "${of.extras.getCharSequence(Notification.EXTRA_TITLE)}"

    private fun alert(kind: NotificationKind): Notification? = notifications.getNotification(Notices.id(kind))

    @Test fun itIsInFrontWithTimeRateQualityStopAndMark() {
        val service = begin()
        pass(60)
        val shown = standing()
        assertEquals("Strapline is recording", title(shown))
        assertTrue(text(shown), text(shown).matches(Regex("\\d+ per minute · Signal (good|fair) · \\d+\u00a0s recorded")))
        assertEquals(listOf("Stop", "I feel something"), shown.actions.map { it.title.toString() })
        assertEquals(Notices.STANDING, shadowOf(service.get()).lastForegroundNotificationId)
        if (Build.VERSION.SDK_INT >= 29) assertEquals(ServiceInfo.FOREGROUND_SERVICE_TYPE_CONNECTED_DEVICE, service.get().foregroundServiceType)
        assertEquals(Notification.VISIBILITY_PRIVATE, shown.visibility)
    }

    @Test fun stopAndMarkOfTheNotificationDoWhatTheySay() {
        val service = begin()
        pass(20)
        service.get().onStartCommand(RecordingService.intent(app, RecordingService.MARK), 0, 2)
        settle()
        service.get().onStartCommand(RecordingService.intent(app, RecordingService.STOP), 0, 3)
        pass(10)
        val recording = app.store.list().single()
        assertEquals(RecordingState.FINISHED, recording.state)
        assertEquals(listOf("strapline:felt:something"), recording.marks.map { it.text })
        assertTrue(shadowOf(service.get()).isStoppedBySelf)
        assertTrue(text(alert(NotificationKind.FINISHED)!!).contains("recorded"))
    }

    @Test fun itOutlivesTheScreenAndATaskThatIsSweptAway() {
        val person = Person.opens()
        val service = begin()
        pass(20)
        person.closes()
        service.get().onTaskRemoved(Intent())
        pass(30)
        assertFalse(shadowOf(service.get()).isStoppedBySelf)
        assertEquals(Phase.RECORDING, app.recorder.phase)
        assertTrue("${stopped().samples}", stopped().samples > 5_500u)
    }

    @Test fun killedInTheMiddleItGoesOnWithTheSameRecording() {
        begin()
        pass(30)
        val id = app.store.list().single().id
        app.kill()
        pass(45)
        app.restart()
        assertEquals(RecordingState.INTERRUPTED, app.store.list().single().state)
        assertEquals(strap, app.settings.running)
        start(null)
        pass(40)
        app.recorder.stop()
        pass(10)
        val recording = app.store.list().single()
        assertEquals(id, recording.id)
        assertEquals(RecordingState.FINISHED, recording.state)
        assertEquals(1u, recording.resumed)
        // The time in between is a gap, and no more than that is missing.
        assertTrue("${recording.missing}", recording.missing in 4_000u..8_500u)
        assertNull(app.settings.running)
    }

    @Test fun startedWithoutAReasonItLeaves() {
        val service = start(null)
        assertTrue(shadowOf(service.get()).isStoppedBySelf)
        assertEquals(0, app.store.list().size)
    }

    @Test fun aStrapThatIsSilentForAMinuteIsToldAndTakenBack() {
        begin("link@20s+150s")
        pass(60)
        assertNull(alert(NotificationKind.STRAP_LOST))
        pass(40)
        assertEquals("The strap is out of reach", title(alert(NotificationKind.STRAP_LOST)!!))
        assertEquals(Notices.ALERTS, alert(NotificationKind.STRAP_LOST)!!.channelId)
        pass(120)
        assertNull(alert(NotificationKind.STRAP_LOST))
    }

    @Test fun aStrapThatDoesNotFeelTheSkinIsTold() {
        begin("contact@10s+60s")
        pass(30)
        assertNotNull(alert(NotificationKind.NO_CONTACT))
        pass(90)
        assertNull(alert(NotificationKind.NO_CONTACT))
    }

    @Test fun theProcessorStaysAwakeOnlyWhileTheStrapSends() {
        begin("link@20s+30m")
        pass(15)
        val lock = ShadowPowerManager.getLatestWakeLock()
        assertTrue(lock.isHeld)
        pass(180)
        assertFalse(lock.isHeld)
        assertEquals(Phase.RECORDING, app.recorder.phase)
    }

    @Test fun dozeEndsNothing() {
        begin()
        pass(10)
        shadowOf(app.system<PowerManager>()).setIsDeviceIdleMode(true)
        pass(60)
        assertTrue("${stopped().samples}", stopped().samples > 8_000u)
    }

    @Test fun bluetoothSwitchedOffWhileItRecordsEndsNothing() {
        begin()
        pass(20)
        shadowOf(app.system<BluetoothManager>().adapter).setEnabled(false)
        app.sendBroadcast(
            Intent(android.bluetooth.BluetoothAdapter.ACTION_STATE_CHANGED)
                .putExtra(android.bluetooth.BluetoothAdapter.EXTRA_STATE, android.bluetooth.BluetoothAdapter.STATE_OFF),
        )
        SimAir.linkLost()
        pass(30)
        assertEquals(Phase.RECORDING, app.recorder.phase)
        shadowOf(app.system<BluetoothManager>().adapter).setEnabled(true)
        pass(150)
        app.recorder.stop()
        pass(10)
        val recording = app.store.list().single()
        assertEquals(RecordingState.FINISHED, recording.state)
        assertTrue("${recording.samples} ${recording.missing}", recording.samples > 6_000u && recording.missing > 2_000u)
    }

    @Test fun theSimulatedStrapNeedsNoServiceAndIsCalledWhatItIs() {
        RecordingService.begin(app, Worn(null))
        assertNull(shadowOf(app).nextStartedService)
        pass(20)
        assertEquals("Simulated strap", app.store.list().single().name)
        assertNull(app.settings.running)
        assertNull(app.settings.strap)
    }

    @Test fun startedBeforeAnythingIsOpenItIsInFrontAllTheSame() {
        app.open(underNewKey = false)
        val service = Robolectric.buildService(RecordingService::class.java).create()
        service.get().onStartCommand(null, 0, 1)
        assertEquals(Notices.STANDING, shadowOf(service.get()).lastForegroundNotificationId)
    }
}
