package app.strapline.radio

import android.Manifest
import android.bluetooth.BluetoothAdapter
import android.bluetooth.BluetoothManager
import android.content.Context
import android.content.pm.PackageManager
import android.location.LocationManager
import android.os.Build
import app.strapline.NewerApi

/** What stands between the app and a strap. */
enum class Obstacle { NO_BLUETOOTH, NOT_PERMITTED, SWITCHED_OFF, LOCATION_OFF }

/** What this version of Android asks for before a strap can be heard. */
class BluetoothAccess(private val context: Context) {
    val adapter: BluetoothAdapter? get() = context.getSystemService(BluetoothManager::class.java)?.adapter

    /** Permissions that are to be asked for, all at once. */
    val wanted: Array<String> get() = wanted(Build.VERSION.SDK_INT)

    /** Whether a search needs the location on this version. */
    val needsLocation get() = Build.VERSION.SDK_INT < 31

    /** The first thing that is in the way; `null` where nothing is. */
    fun obstacle(): Obstacle? {
        val adapter = adapter
        return when {
            adapter == null || !hasLowEnergy() -> Obstacle.NO_BLUETOOTH
            wanted.any { context.checkSelfPermission(it) != PackageManager.PERMISSION_GRANTED } -> Obstacle.NOT_PERMITTED
            !adapter.isEnabled -> Obstacle.SWITCHED_OFF
            needsLocation && !isLocationOn() -> Obstacle.LOCATION_OFF
            else -> null
        }
    }

    private fun hasLowEnergy() = context.packageManager.hasSystemFeature(PackageManager.FEATURE_BLUETOOTH_LE)

    private fun isLocationOn(): Boolean {
        val location = context.getSystemService(LocationManager::class.java) ?: return true
        return if (Build.VERSION.SDK_INT >= 28) isOn(location) else
            location.isProviderEnabled(LocationManager.GPS_PROVIDER) || location.isProviderEnabled(LocationManager.NETWORK_PROVIDER)
    }

    @NewerApi
    private fun isOn(location: LocationManager) = location.isLocationEnabled

    companion object {
        /** Permissions for Bluetooth on a version of Android. */
        fun wanted(sdk: Int): Array<String> =
            if (sdk >= 31) arrayOf(Manifest.permission.BLUETOOTH_SCAN, Manifest.permission.BLUETOOTH_CONNECT)
            else arrayOf(Manifest.permission.ACCESS_FINE_LOCATION)
    }
}
