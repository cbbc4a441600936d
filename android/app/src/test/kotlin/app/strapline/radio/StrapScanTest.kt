package app.strapline.radio

import android.bluetooth.BluetoothManager
import android.bluetooth.le.ScanCallback
import app.strapline.sim.SimAir
import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import app.strapline.sim.bluetoothReady
import app.strapline.sim.settle
import app.strapline.system
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import strapline.SensorKind
import strapline.knownServices

@RunWith(StraplineRunner::class)
@Config(sdk = [26, 35])
class StrapScanTest {
    private val seen = mutableListOf<SeenStrap>()
    private val failed = mutableListOf<Int>()
    private val scanner get() = shadowOf(app.system<BluetoothManager>().adapter.bluetoothLeScanner)

    @Before fun ready() {
        settle()
        bluetoothReady()
    }

    private fun scan(address: String? = null) = StrapScan(BluetoothAccess(app), address, { seen += it }, { failed += it })

    @Test fun onlyStrapsAreLookedFor() {
        val scan = scan()
        scan.start()
        settle()
        val filters = scanner.activeScans.single().scanFilters()!!
        assertEquals(knownServices().map { it.lowercase() }.toSet(), filters.map { it.serviceUuid!!.uuid.toString() }.toSet())
        assertEquals(listOf(SeenStrap(SimAir.ADDRESS, SimAir.NAME, SensorKind.POLAR, -58)), seen)
        scan.stop()
        assertTrue(scanner.activeScans.isEmpty())
    }

    @Test fun aKnownStrapIsLookedForByItsAddress() {
        scan(SimAir.ADDRESS).start()
        assertEquals(SimAir.ADDRESS, scanner.activeScans.single().scanFilters()!!.single().deviceAddress)
    }

    @Test fun aSearchThatTheSystemRefusesIsTold() {
        val scan = scan()
        scan.start()
        val callback = scanner.activeScans.single().scanCallback()!!
        callback.onScanFailed(ScanCallback.SCAN_FAILED_ALREADY_STARTED)
        assertTrue(failed.isEmpty())
        callback.onScanFailed(ScanCallback.SCAN_FAILED_APPLICATION_REGISTRATION_FAILED)
        assertEquals(listOf(ScanCallback.SCAN_FAILED_APPLICATION_REGISTRATION_FAILED), failed)
    }
}
