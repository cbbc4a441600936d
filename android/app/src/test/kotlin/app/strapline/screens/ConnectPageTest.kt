package app.strapline.screens

import android.bluetooth.BluetoothAdapter
import android.bluetooth.BluetoothManager
import android.content.Intent
import android.provider.Settings
import app.strapline.Place
import app.strapline.radio.BluetoothAccess
import app.strapline.recording.RecordingService
import app.strapline.sim.Advert
import app.strapline.sim.Person
import app.strapline.sim.SimAir
import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import app.strapline.sim.bluetoothReady
import app.strapline.sim.location
import app.strapline.sim.settle
import app.strapline.store.KnownStrap
import app.strapline.system
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** What is in the way of a strap comes with its reason and its way out. */
@RunWith(StraplineRunner::class)
@Config(sdk = [26, 30, 35])
class ConnectPageTest {
    @Before fun ready() {
        settle()
        bluetoothReady()
    }

    private val wanted get() = BluetoothAccess(app).wanted

    @Test fun aPermissionIsAskedForWithItsReasonAtTheMomentOfNeed() {
        shadowOf(app).denyPermissions(*wanted)
        val person = Person.opens()
        assertEquals(null, shadowOf(person.activity).lastRequestedPermission)
        person.press("Record")
        assertTrue(person.sees(if (BluetoothAccess(app).needsLocation) "Where you are is not looked at" else "Bluetooth is needed to receive the strap"))
        person.press("Allow")
        assertEquals(wanted.toList(), shadowOf(person.activity).lastRequestedPermission.requestedPermissions.toList())
    }

    @Test fun aRefusalHasAWayOut() {
        shadowOf(app).denyPermissions(*wanted)
        val person = Person.opens(Place.Connect)
        person.press("Allow")
        person.permits(false)
        assertTrue(person.reads().toString(), person.sees("Without this permission nothing can be received from a strap"))
        person.press("Open settings")
        assertEquals(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, shadowOf(person.activity).nextStartedActivity.action)
        person.press("Try again")
        person.press("Allow")
        person.permits(true)
        assertTrue(person.reads().toString(), person.sees(SimAir.NAME))
    }

    @Test fun bluetoothThatIsOffIsOfferedToBeSwitchedOn() {
        shadowOf(app.system<BluetoothManager>().adapter).setEnabled(false)
        val person = Person.opens(Place.Connect)
        person.press("Switch Bluetooth on")
        assertEquals(BluetoothAdapter.ACTION_REQUEST_ENABLE, shadowOf(person.activity).nextStartedActivity.action)
    }

    @Test fun bluetoothThatIsSwitchedElsewhereIsNoticedOnThePage() {
        val adapter = app.system<BluetoothManager>().adapter
        fun switched(on: Boolean) {
            shadowOf(adapter).setEnabled(on)
            val state = if (on) BluetoothAdapter.STATE_ON else BluetoothAdapter.STATE_OFF
            app.sendBroadcast(Intent(BluetoothAdapter.ACTION_STATE_CHANGED).putExtra(BluetoothAdapter.EXTRA_STATE, state))
            settle()
        }
        val person = Person.opens(Place.Connect)
        assertTrue(person.reads().toString(), person.sees(SimAir.NAME))
        switched(false)
        assertTrue(person.reads().toString(), person.sees("Bluetooth is switched off"))
        switched(true)
        assertTrue(person.reads().toString(), person.sees(SimAir.NAME))
        person.activity.goBack()
        switched(false)
        assertTrue("${person.page}", person.page is HomePage)
    }

    @Test @Config(sdk = [26, 30]) fun aLocationThatIsOffIsOfferedToBeSwitchedOn() {
        location(on = false)
        val person = Person.opens(Place.Connect)
        assertTrue(person.sees("Location is switched off"))
        person.press("Open settings")
        assertEquals(Settings.ACTION_LOCATION_SOURCE_SETTINGS, shadowOf(person.activity).nextStartedActivity.action)
    }

    @Test fun theKnownStrapComesFirstAndTheOthersByHowNearTheyAre() {
        app.settings.strap = KnownStrap("11:22:33:44:55:66", "My strap")
        SimAir.near += Advert("11:22:33:44:55:66", "My strap", 0x180D, -90)
        SimAir.near += Advert("11:22:33:44:55:67", "Far strap", 0x180D, -85)
        SimAir.near += Advert("11:22:33:44:55:68", "Near strap", 0x180D, -40)
        val person = Person.opens(Place.Connect)
        val order = person.reads().filter { it.endsWith("strap") || it == SimAir.NAME }
        // Those that are received alike do not change places.
        assertEquals(listOf("Connect a strap", "Your strap", "My strap", SimAir.NAME, "Near strap", "Far strap"), order.filter { it != "Try it with a simulated strap" })
        assertTrue(person.sees("strong signal") && person.sees("weak signal"))
        val rows = person.views().mapNotNull { it.contentDescription?.toString() }
        assertTrue("$rows", rows.containsAll(listOf("My strap, weak signal", "Near strap, strong signal")))
    }

    @Test fun theSearchEndsWhenThePageIsLeft() {
        val person = Person.opens(Place.Connect)
        assertEquals("scan", SimAir.calls.last())
        person.leaves()
        assertEquals("stop-scan", SimAir.calls.last())
        person.returns()
        assertEquals("scan", SimAir.calls.last())
    }

    @Test @Config(sdk = [35]) fun notificationsAreAskedForWithTheirReasonAndMayBeRefused() {
        shadowOf(app).denyPermissions(android.Manifest.permission.POST_NOTIFICATIONS)
        val person = Person.opens(Place.Connect)
        person.press(SimAir.NAME)
        assertTrue(person.dialog(), person.dialog().contains("Notifications say when the strap is out of reach"))
        person.declines()
        assertEquals(RecordingService::class.java.name, shadowOf(app).nextStartedService.component!!.className)
    }

    @Test fun withoutAStrapTheSimulatedOneIsThere() {
        SimAir.near.clear()
        val person = Person.opens(Place.Connect)
        assertTrue(person.sees("No strap found yet"))
        person.press("Try it with a simulated strap")
        assertEquals(null, shadowOf(app).nextStartedService)
        assertTrue(person.page is LivePage)
        assertFalse(person.sees("No strap found yet"))
    }
}
