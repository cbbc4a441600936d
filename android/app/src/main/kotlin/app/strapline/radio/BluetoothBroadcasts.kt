package app.strapline.radio

import android.annotation.SuppressLint
import android.content.BroadcastReceiver
import android.content.Context
import android.content.IntentFilter
import android.os.Build
import app.strapline.NewerApi

/**
 * Hears what Android's Bluetooth tells everybody; nobody else may send these. It is a process beside the system's, so that a
 * receiver that is not exported would never hear it.
 */
@SuppressLint("UnspecifiedRegisterReceiverFlag")
fun Context.hearBluetooth(receiver: BroadcastReceiver, vararg actions: String) {
    val filter = IntentFilter()
    actions.forEach(filter::addAction)
    if (Build.VERSION.SDK_INT >= 33) hearNewer(receiver, filter) else registerReceiver(receiver, filter)
}

@NewerApi
private fun Context.hearNewer(receiver: BroadcastReceiver, filter: IntentFilter) {
    registerReceiver(receiver, filter, Context.RECEIVER_EXPORTED)
}
