package app.strapline.radio

import android.bluetooth.BluetoothGatt
import android.bluetooth.BluetoothGattCallback
import android.bluetooth.BluetoothGattCharacteristic
import android.bluetooth.BluetoothGattDescriptor
import android.bluetooth.BluetoothProfile
import android.os.Handler
import strapline.Command
import strapline.SensorInput
import strapline.Service

/** Android's callbacks, on the link's own thread, as inputs. What comes of a link that was closed is dropped. */
internal class GattEvents(private val handler: Handler, private val listener: Listener) : BluetoothGattCallback() {
    interface Listener {
        fun isOf(gatt: BluetoothGatt): Boolean
        fun onUp()
        fun onDown(status: Int)
        fun onAnswer(kind: Class<out Command>, status: Int, input: SensorInput)
        /** Telling of new values was switched, on or off, whichever was asked for. */
        fun onSwitched(of: String, status: Int)
        fun onUnasked(input: SensorInput)
    }

    private fun here(gatt: BluetoothGatt, told: Listener.() -> Unit) {
        handler.post { if (listener.isOf(gatt)) listener.told() }
    }

    override fun onConnectionStateChange(gatt: BluetoothGatt, status: Int, newState: Int) = here(gatt) {
        if (newState == BluetoothProfile.STATE_CONNECTED && status == BluetoothGatt.GATT_SUCCESS) onUp()
        else if (newState == BluetoothProfile.STATE_DISCONNECTED || status != BluetoothGatt.GATT_SUCCESS) onDown(status)
    }

    override fun onServicesDiscovered(gatt: BluetoothGatt, status: Int) = here(gatt) {
        val found = gatt.services.map { service -> Service(service.uuid.toString(), service.characteristics.map { it.uuid.toString() }) }
        onAnswer(Command.DiscoverServices::class.java, status, SensorInput.ServicesFound(found))
    }

    override fun onMtuChanged(gatt: BluetoothGatt, mtu: Int, status: Int) = here(gatt) {
        onAnswer(Command.RequestMtu::class.java, status, SensorInput.MtuSet(mtu.toUShort()))
    }

    override fun onCharacteristicRead(gatt: BluetoothGatt, characteristic: BluetoothGattCharacteristic, value: ByteArray, status: Int) =
        here(gatt) { onAnswer(Command.Read::class.java, status, SensorInput.ReadAnswer(characteristic.uuid.toString(), value)) }

    // Before Android 13; from then on only the one above is called. The value is taken at once: the next one overwrites it.
    @Deprecated("called by Android 12 and older")
    override fun onCharacteristicRead(gatt: BluetoothGatt, characteristic: BluetoothGattCharacteristic, status: Int) =
        onCharacteristicRead(gatt, characteristic, GattCalls.value(characteristic), status)

    override fun onCharacteristicWrite(gatt: BluetoothGatt, characteristic: BluetoothGattCharacteristic, status: Int) =
        here(gatt) { onAnswer(Command.Write::class.java, status, SensorInput.WriteDone(characteristic.uuid.toString())) }

    override fun onDescriptorWrite(gatt: BluetoothGatt, descriptor: BluetoothGattDescriptor, status: Int) {
        val of = descriptor.characteristic.uuid.toString()
        here(gatt) { onSwitched(of, status) }
    }

    override fun onCharacteristicChanged(gatt: BluetoothGatt, characteristic: BluetoothGattCharacteristic, value: ByteArray) =
        here(gatt) { onUnasked(SensorInput.Notification(characteristic.uuid.toString(), value)) }

    @Deprecated("called by Android 12 and older")
    override fun onCharacteristicChanged(gatt: BluetoothGatt, characteristic: BluetoothGattCharacteristic) =
        onCharacteristicChanged(gatt, characteristic, GattCalls.value(characteristic).copyOf())
}
