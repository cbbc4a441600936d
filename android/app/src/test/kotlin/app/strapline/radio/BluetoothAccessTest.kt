package app.strapline.radio

import android.Manifest
import android.bluetooth.BluetoothManager
import android.content.pm.PackageManager
import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import app.strapline.sim.bluetoothReady
import app.strapline.sim.location
import app.strapline.system
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

@RunWith(StraplineRunner::class)
class BluetoothAccessTest {
    private val access get() = BluetoothAccess(app)

    @Test fun eachVersionAsksForWhatItNeeds() {
        assertArrayEquals(arrayOf(Manifest.permission.ACCESS_FINE_LOCATION), BluetoothAccess.wanted(26))
        assertArrayEquals(arrayOf(Manifest.permission.ACCESS_FINE_LOCATION), BluetoothAccess.wanted(30))
        assertArrayEquals(arrayOf(Manifest.permission.BLUETOOTH_SCAN, Manifest.permission.BLUETOOTH_CONNECT), BluetoothAccess.wanted(31))
    }

    @Test @Config(sdk = [26, 30, 35]) fun whatIsInTheWayIsSaidOneByOne() {
        shadowOf(app.packageManager).setSystemFeature(PackageManager.FEATURE_BLUETOOTH_LE, false)
        assertEquals(Obstacle.NO_BLUETOOTH, access.obstacle())
        bluetoothReady()
        assertNull(access.obstacle())
        shadowOf(app.system<BluetoothManager>().adapter).setEnabled(false)
        assertEquals(Obstacle.SWITCHED_OFF, access.obstacle())
        shadowOf(app).denyPermissions(*access.wanted)
        assertEquals(Obstacle.NOT_PERMITTED, access.obstacle())
    }

    @Test @Config(sdk = [26, 30]) fun anOldAndroidNeedsTheLocationSwitchedOn() {
        bluetoothReady()
        location(on = false)
        assertEquals(Obstacle.LOCATION_OFF, access.obstacle())
    }
}
