package app.strapline.radio

import android.annotation.SuppressLint
import android.bluetooth.BluetoothGatt
import android.bluetooth.BluetoothGattCharacteristic
import android.bluetooth.BluetoothGattDescriptor
import android.bluetooth.BluetoothStatusCodes
import android.os.Build
import app.strapline.NewerApi

/** `BluetoothGatt`'s calls that changed with Android 13, in one shape. Each says whether it was begun. */
@NewerApi
@SuppressLint("MissingPermission")
@Suppress("DEPRECATION")
internal object GattCalls {
    fun write(gatt: BluetoothGatt, to: BluetoothGattCharacteristic, bytes: ByteArray, acknowledged: Boolean): Boolean {
        val type = if (acknowledged) BluetoothGattCharacteristic.WRITE_TYPE_DEFAULT else BluetoothGattCharacteristic.WRITE_TYPE_NO_RESPONSE
        if (Build.VERSION.SDK_INT >= 33) return gatt.writeCharacteristic(to, bytes, type) == BluetoothStatusCodes.SUCCESS
        to.writeType = type
        to.value = bytes
        return gatt.writeCharacteristic(to)
    }

    fun write(gatt: BluetoothGatt, to: BluetoothGattDescriptor, bytes: ByteArray): Boolean {
        if (Build.VERSION.SDK_INT >= 33) return gatt.writeDescriptor(to, bytes) == BluetoothStatusCodes.SUCCESS
        to.value = bytes
        return gatt.writeDescriptor(to)
    }

    /** The value that came with a callback of the old shape. */
    fun value(of: BluetoothGattCharacteristic): ByteArray = of.value ?: ByteArray(0)
}
