package app.strapline.radio

import android.annotation.SuppressLint
import android.bluetooth.le.ScanCallback
import android.bluetooth.le.ScanFilter
import android.bluetooth.le.ScanResult
import android.bluetooth.le.ScanSettings
import android.os.ParcelUuid
import strapline.SensorKind
import strapline.StraplineException
import strapline.advertisedKind
import strapline.knownServices

/** A strap that was seen. */
data class SeenStrap(val address: String, val name: String, val kind: SensorKind?, val rssi: Int)

/** Looks for straps by the services that they advertise. Ask [BluetoothAccess] first. */
@SuppressLint("MissingPermission")
class StrapScan(
    private val access: BluetoothAccess,
    /** Only this strap, by its address; all of them where it is `null`. */
    private val address: String? = null,
    private val onSeen: (SeenStrap) -> Unit,
    private val onFailed: (Int) -> Unit,
) {
    private var running = false

    private val callback = object : ScanCallback() {
        override fun onScanResult(callbackType: Int, result: ScanResult) = seen(result)

        override fun onBatchScanResults(results: List<ScanResult>) = results.forEach(::seen)

        override fun onScanFailed(errorCode: Int) {
            // Already started is no failure: it runs.
            if (errorCode != SCAN_FAILED_ALREADY_STARTED) {
                running = false
                onFailed(errorCode)
            }
        }
    }

    private fun seen(result: ScanResult) {
        if (!running) return
        val record = result.scanRecord
        val services = record?.serviceUuids.orEmpty().map { it.uuid.toString() }
        val name = record?.deviceName ?: result.device.address
        onSeen(SeenStrap(result.device.address, name, kind(record?.deviceName, services), result.rssi))
    }

    private fun kind(name: String?, services: List<String>): SensorKind? = try {
        advertisedKind(name, services)
    } catch (_: StraplineException) {
        null
    }

    /** Begins; throws `SecurityException` where it is not permitted. */
    fun start() {
        if (running) return
        val scanner = access.adapter?.bluetoothLeScanner ?: return onFailed(ScanCallback.SCAN_FAILED_INTERNAL_ERROR)
        val filters = if (address != null) {
            // A filter, too: without one a search stops when the screen goes dark.
            listOf(ScanFilter.Builder().setDeviceAddress(address).build())
        } else {
            val services = try {
                knownServices()
            } catch (_: StraplineException) {
                return onFailed(ScanCallback.SCAN_FAILED_INTERNAL_ERROR)
            }
            services.map { ScanFilter.Builder().setServiceUuid(ParcelUuid.fromString(it)).build() }
        }
        val mode = if (address == null) ScanSettings.SCAN_MODE_LOW_LATENCY else ScanSettings.SCAN_MODE_BALANCED
        running = true
        scanner.startScan(filters, ScanSettings.Builder().setScanMode(mode).build(), callback)
    }

    fun stop() {
        if (!running) return
        running = false
        try {
            access.adapter?.bluetoothLeScanner?.stopScan(callback)
        } catch (_: SecurityException) {
            // Taken away meanwhile: the system has stopped it.
        } catch (_: IllegalStateException) {
            // Bluetooth was switched off: likewise.
        }
    }
}
