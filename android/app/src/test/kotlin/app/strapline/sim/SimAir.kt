package app.strapline.sim

import android.bluetooth.BluetoothDevice
import android.bluetooth.BluetoothGatt
import android.bluetooth.BluetoothGattCallback
import android.bluetooth.BluetoothGattCharacteristic
import android.bluetooth.BluetoothGattDescriptor
import android.bluetooth.BluetoothGattService
import android.bluetooth.BluetoothProfile
import android.bluetooth.BluetoothStatusCodes
import android.bluetooth.le.ScanCallback
import android.bluetooth.le.ScanFilter
import android.bluetooth.le.ScanRecord
import android.bluetooth.le.ScanResult
import android.bluetooth.le.ScanSettings
import android.content.Context
import android.os.Build
import android.os.Handler
import android.os.Looper
import android.os.SystemClock
import app.strapline.radio.StrapLink
import app.strapline.system
import java.util.UUID
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.annotation.RealObject
import org.robolectric.shadow.api.Shadow
import org.robolectric.shadows.ShadowBluetoothDevice
import org.robolectric.shadows.ShadowBluetoothGatt
import org.robolectric.shadows.ShadowBluetoothLeScanner
import strapline.Command
import strapline.LinkError
import strapline.SensorInput
import strapline.SensorKind
import strapline.SimulatedStrap

/** A strap that advertises. */
class Advert(val address: String, val name: String, val service: Int, val rssi: Int)

/** What is in the air around the phone: the core's simulated strap, behind Android's own Bluetooth calls. */
object SimAir {
    const val ADDRESS = "A0:9E:1A:00:00:01"
    const val NAME = "Polar H10 12345678"
    val polar = Advert(ADDRESS, NAME, 0xFEEE, -58)

    lateinit var strap: SimulatedStrap
    private var beganMs = 0L
    val near = mutableListOf<Advert>()
    val calls = mutableListOf<String>()
    var gatt: SimGatt? = null
    val scans = mutableSetOf<ScanCallback>()

    /** The permission was taken away. */
    var isForbidden = false

    /** Fails the next connections with this status. */
    val failures = ArrayDeque<Int>()
    private lateinit var handler: Handler
    private val poll = Runnable { poll() }

    private val elapsed get() = (SystemClock.elapsedRealtime() - beganMs).toULong()

    fun reset(faults: String = "", kind: SensorKind = SensorKind.POLAR) {
        handler = Handler(Looper.getMainLooper())
        strap = SimulatedStrap(kind, faults, 3u)
        beganMs = SystemClock.elapsedRealtime()
        near.clear()
        near += polar
        calls.clear()
        failures.clear()
        isForbidden = false
        scans.clear()
        gatt = null
    }

    fun carryOut(command: Command) {
        strap.carryOut(command, elapsed)
        next()
    }

    private fun next() {
        handler.removeCallbacks(poll)
        val due = strap.nextMs() ?: return
        handler.postDelayed(poll, if (due > elapsed) (due - elapsed).toLong() else 0)
    }

    private fun poll() {
        for (one in strap.poll(elapsed)) {
            if (one.input is SensorInput.Seen) scans.toList().forEach { tellSeen(it, polar) } else gatt?.deliver(one.input)
        }
        next()
    }

    /** The process that held the link is gone. */
    fun linkLost() {
        carryOut(Command.Disconnect)
        strap.poll(elapsed)
        gatt = null
    }

    fun tellSeen(callback: ScanCallback, advert: Advert) {
        val adapter = app.system<android.bluetooth.BluetoothManager>().adapter
        val result = ScanResult(adapter.getRemoteDevice(advert.address), 0, 1, 0, 0, 127, advert.rssi, 0, record(advert), 5L)
        callback.onScanResult(ScanSettings.CALLBACK_TYPE_ALL_MATCHES, result)
    }

    private fun record(advert: Advert): ScanRecord {
        val name = advert.name.toByteArray()
        val service = byteArrayOf(3, 3, (advert.service and 0xff).toByte(), (advert.service shr 8).toByte())
        val bytes = byteArrayOf(2, 1, 6) + service + byteArrayOf((name.size + 1).toByte(), 9) + name
        val parse = ScanRecord::class.java.getDeclaredMethod("parseFromBytes", ByteArray::class.java)
        return parse.apply { isAccessible = true }.invoke(null, bytes) as ScanRecord
    }
}

@Implements(BluetoothDevice::class)
class SimDevice : ShadowBluetoothDevice() {
    @RealObject lateinit var device: BluetoothDevice

    @Implementation
    override fun connectGatt(context: Context, autoConnect: Boolean, callback: BluetoothGattCallback, transport: Int): BluetoothGatt {
        if (SimAir.isForbidden) throw SecurityException("BLUETOOTH_CONNECT")
        SimAir.calls += if (autoConnect) "connect-auto" else "connect"
        val gatt = super.connectGatt(context, autoConnect, callback, transport)
        val sim = Shadow.extract<SimGatt>(gatt)
        sim.real = gatt
        SimAir.gatt = sim
        val failure = SimAir.failures.removeFirstOrNull()
        if (failure == null) SimAir.carryOut(Command.Connect) else sim.fail(failure)
        return gatt
    }
}

/** Answers later, one operation at a time, tells only what was switched on, and after it was closed nothing. */
@Implements(BluetoothGatt::class)
class SimGatt : ShadowBluetoothGatt() {
    lateinit var real: BluetoothGatt
    private val handler = Handler(Looper.getMainLooper())
    private var found: List<BluetoothGattService> = emptyList()
    private var isBusy = false
    private var isShut = false
    private val told = HashSet<UUID>()
    private var switching: BluetoothGattDescriptor? = null

    private fun begin(command: Command): Boolean {
        if (isBusy) {
            SimAir.calls += "busy"
            return false
        }
        isBusy = true
        SimAir.calls += command::class.simpleName!!.lowercase()
        SimAir.carryOut(command)
        return true
    }

    private fun answer(tell: BluetoothGattCallback.() -> Unit) {
        isBusy = false
        later(tell)
    }

    private fun later(tell: BluetoothGattCallback.() -> Unit) {
        handler.post { if (!isShut) gattCallback.tell() }
    }

    fun fail(status: Int) = later { onConnectionStateChange(real, status, BluetoothProfile.STATE_DISCONNECTED) }

    private fun of(uuid: String): BluetoothGattCharacteristic {
        val wanted = UUID.fromString(uuid)
        return found.firstNotNullOf { it.getCharacteristic(wanted) }
    }

    fun deliver(input: SensorInput) {
        when (input) {
            is SensorInput.Connected -> later { onConnectionStateChange(real, 0, BluetoothProfile.STATE_CONNECTED) }
            is SensorInput.Disconnected -> {
                isBusy = false
                told.clear()
                later { onConnectionStateChange(real, status(input.error), BluetoothProfile.STATE_DISCONNECTED) }
            }
            is SensorInput.ServicesFound -> {
                found = input.v1.map { service ->
                    BluetoothGattService(UUID.fromString(service.uuid), BluetoothGattService.SERVICE_TYPE_PRIMARY).apply {
                        service.characteristics.forEach { addCharacteristic(characteristic(it)) }
                    }
                }
                answer { onServicesDiscovered(real, 0) }
            }
            is SensorInput.MtuSet -> answer { onMtuChanged(real, input.v1.toInt(), 0) }
            is SensorInput.ReadAnswer -> read(of(input.characteristic), input.bytes, 0)
            is SensorInput.WriteDone -> answer { onCharacteristicWrite(real, of(input.characteristic), 0) }
            is SensorInput.Subscribed -> {
                told += UUID.fromString(input.characteristic)
                switched(input.characteristic, 0)
            }
            is SensorInput.Unsubscribed -> switched(input.characteristic, 0)
            is SensorInput.Notification -> changed(of(input.characteristic), input.bytes)
            is SensorInput.Failed -> failed(input.command, status(input.error))
            else -> {}
        }
    }

    private fun characteristic(uuid: String) = BluetoothGattCharacteristic(
        UUID.fromString(uuid),
        BluetoothGattCharacteristic.PROPERTY_NOTIFY or BluetoothGattCharacteristic.PROPERTY_READ or BluetoothGattCharacteristic.PROPERTY_WRITE,
        BluetoothGattCharacteristic.PERMISSION_READ or BluetoothGattCharacteristic.PERMISSION_WRITE,
    ).apply { addDescriptor(BluetoothGattDescriptor(StrapLink.CLIENT_CONFIGURATION, BluetoothGattDescriptor.PERMISSION_WRITE)) }

    private fun status(error: LinkError?) = when (error) {
        null -> 0
        is LinkError.Status -> error.v1
        is LinkError.Att -> error.v1.toInt()
        else -> 133
    }

    private fun failed(command: Command, status: Int) {
        when (command) {
            is Command.Connect -> fail(if (status == 0) 133 else status)
            is Command.DiscoverServices -> answer { onServicesDiscovered(real, status) }
            is Command.RequestMtu -> answer { onMtuChanged(real, 23, status) }
            is Command.Read -> read(of(command.characteristic), ByteArray(0), status)
            is Command.Write -> answer { onCharacteristicWrite(real, of(command.characteristic), status) }
            is Command.Subscribe -> switched(command.characteristic, status)
            is Command.Unsubscribe -> switched(command.characteristic, status)
            else -> {}
        }
    }

    @Suppress("DEPRECATION")
    private fun read(of: BluetoothGattCharacteristic, bytes: ByteArray, status: Int) = answer {
        if (Build.VERSION.SDK_INT >= 33) onCharacteristicRead(real, of, bytes, status) else {
            of.value = bytes
            onCharacteristicRead(real, of, status)
        }
    }

    @Suppress("DEPRECATION")
    private fun changed(of: BluetoothGattCharacteristic, bytes: ByteArray) {
        if (of.uuid !in told) return
        later {
            if (Build.VERSION.SDK_INT >= 33) onCharacteristicChanged(real, of, bytes) else {
                of.value = bytes
                onCharacteristicChanged(real, of)
            }
        }
    }

    private fun switched(uuid: String, status: Int) {
        val descriptor = switching ?: of(uuid).getDescriptor(StrapLink.CLIENT_CONFIGURATION)
        answer { onDescriptorWrite(real, descriptor, status) }
    }

    private fun switch(descriptor: BluetoothGattDescriptor, value: ByteArray): Boolean {
        val uuid = descriptor.characteristic.uuid
        val on = value[0].toInt() != 0
        if (!on) told -= uuid
        val command = if (on) Command.Subscribe(uuid.toString(), value[0].toInt() == 2) else Command.Unsubscribe(uuid.toString())
        return begin(command).also { if (it) switching = descriptor }
    }

    @Implementation public override fun discoverServices(): Boolean = begin(Command.DiscoverServices)

    @Implementation public override fun requestMtu(mtu: Int): Boolean = begin(Command.RequestMtu(mtu.toUShort()))

    @Implementation public override fun getServices(): List<BluetoothGattService> = found

    @Implementation public override fun setCharacteristicNotification(of: BluetoothGattCharacteristic, on: Boolean): Boolean = true

    @Suppress("DEPRECATION")
    @Implementation public override fun writeDescriptor(to: BluetoothGattDescriptor): Boolean = switch(to, to.value)

    @Implementation public override fun writeDescriptor(to: BluetoothGattDescriptor, value: ByteArray): Int =
        if (switch(to, value)) BluetoothStatusCodes.SUCCESS else BluetoothStatusCodes.ERROR_GATT_WRITE_REQUEST_BUSY

    @Suppress("DEPRECATION")
    @Implementation public override fun writeCharacteristic(to: BluetoothGattCharacteristic): Boolean =
        begin(Command.Write(to.uuid.toString(), to.value, to.writeType == BluetoothGattCharacteristic.WRITE_TYPE_DEFAULT))

    @Implementation public override fun writeCharacteristic(to: BluetoothGattCharacteristic, value: ByteArray, type: Int): Int {
        val begun = begin(Command.Write(to.uuid.toString(), value, type == BluetoothGattCharacteristic.WRITE_TYPE_DEFAULT))
        return if (begun) BluetoothStatusCodes.SUCCESS else BluetoothStatusCodes.ERROR_GATT_WRITE_REQUEST_BUSY
    }

    @Implementation public override fun readCharacteristic(of: BluetoothGattCharacteristic): Boolean = begin(Command.Read(of.uuid.toString()))

    @Implementation public override fun disconnect() {
        SimAir.calls += "disconnect"
        SimAir.carryOut(Command.Disconnect)
    }

    @Implementation public override fun close() {
        SimAir.calls += "close"
        isShut = true
        if (SimAir.gatt === this) SimAir.gatt = null
    }
}

@Implements(android.bluetooth.le.BluetoothLeScanner::class)
class SimScanner : ShadowBluetoothLeScanner() {
    @Implementation
    public override fun startScan(filters: List<ScanFilter>?, settings: ScanSettings, callback: ScanCallback) {
        if (SimAir.isForbidden) throw SecurityException("BLUETOOTH_SCAN")
        super.startScan(filters, settings, callback)
        SimAir.calls += "scan"
        val wanted = filters.orEmpty().mapNotNull { it.deviceAddress }
        if (wanted.isEmpty()) {
            Handler(Looper.getMainLooper()).post { SimAir.near.forEach { SimAir.tellSeen(callback, it) } }
        } else {
            SimAir.scans += callback
            SimAir.carryOut(Command.Scan)
        }
    }

    @Implementation
    public override fun stopScan(callback: ScanCallback) {
        super.stopScan(callback)
        SimAir.calls += "stop-scan"
        if (SimAir.scans.remove(callback)) SimAir.carryOut(Command.StopScan)
    }
}
