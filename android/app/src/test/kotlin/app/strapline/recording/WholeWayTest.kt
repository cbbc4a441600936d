package app.strapline.recording

import android.content.Intent
import android.net.Uri
import app.strapline.radio.BluetoothAccess
import app.strapline.screens.LivePage
import app.strapline.screens.ReportPage
import app.strapline.screens.ResultPage
import app.strapline.share.SharedFiles
import app.strapline.sim.Person
import app.strapline.sim.SimAir
import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import app.strapline.sim.bluetoothReady
import app.strapline.sim.pass
import app.strapline.sim.settle
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import strapline.RecordingState

/** From the first press to the PDF in another app's hands, on each kind of Android. */
@RunWith(StraplineRunner::class)
@Config(sdk = [26, 30, 35])
class WholeWayTest {
    @Test fun permissionScanConnectRecordDropReturnStopVerdictPdfShare() {
        SimAir.reset("link@40s+10s")
        bluetoothReady()
        val wanted = BluetoothAccess.wanted(android.os.Build.VERSION.SDK_INT)
        shadowOf(app).denyPermissions(*wanted)
        val person = Person.opens()

        person.press("Record")
        assertTrue(person.reads().toString(), person.sees("Allow"))
        person.press("Allow")
        person.permits(true)
        assertTrue(person.reads().toString(), person.sees(SimAir.NAME))
        person.press(SimAir.NAME)
        val started = shadowOf(app).nextStartedService
        assertEquals(RecordingService::class.java.name, started.component!!.className)
        val service = Robolectric.buildService(RecordingService::class.java, started).create().startCommand(0, 1)
        settle()
        assertTrue(person.page is LivePage)
        pass(30)
        assertTrue(person.reads().toString(), person.sees("per minute"))
        assertTrue(person.reads().toString(), person.sees("Signal good") || person.sees("Signal fair"))
        assertEquals(listOf("connect"), SimAir.calls.filter { it.startsWith("connect") })
        assertTrue(SimAir.calls.toString(), "busy" !in SimAir.calls)

        person.press("I feel something")
        pass(60)
        assertTrue(SimAir.calls.toString(), SimAir.calls.any { it == "connect-auto" })
        assertTrue(person.reads().toString(), person.sees("1 moment") && person.sees("in 1 gap"))
        person.press("Stop and see the result")
        pass(10)
        assertTrue(SimAir.calls.takeLast(2).toString(), "close" in SimAir.calls.takeLast(2))
        assertTrue("$person.page", person.page is ResultPage)
        assertTrue(shadowOf(service.get()).isStoppedBySelf)
        val recording = app.store.list().single()
        assertEquals(RecordingState.FINISHED, recording.state)
        assertTrue("${recording.samples}", recording.samples > 9_000u && recording.missing > 1_000u)
        assertTrue(person.reads().toString(), person.reads().any { it.contains("that could be read") })

        person.press("Make the PDF")
        assertTrue(person.page is ReportPage)
        person.press("Share the PDF")
        val chooser = shadowOf(person.activity).nextStartedActivityForResult.intent
        val send = chooser.getParcelable(Intent.EXTRA_INTENT)
        val uri = send.getParcelableUri()
        assertEquals("application/pdf", send.type)
        assertTrue(send.flags and Intent.FLAG_GRANT_READ_URI_PERMISSION != 0)
        val pdf = SharedFiles.folder(app).listFiles()!!.single()
        assertEquals(SharedFiles.uri(pdf), uri)
        assertEquals("%PDF", pdf.readBytes().decodeToString(0, 4))
    }

    @Suppress("DEPRECATION")
    private fun Intent.getParcelable(name: String): Intent = assertNotNull(getParcelableExtra<Intent>(name)).let { getParcelableExtra(name)!! }

    @Suppress("DEPRECATION")
    private fun Intent.getParcelableUri(): Uri = getParcelableExtra(Intent.EXTRA_STREAM)!!
}
