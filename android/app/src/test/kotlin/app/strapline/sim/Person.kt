package app.strapline.sim

import android.Manifest
import android.app.AlertDialog
import android.app.Application
import android.bluetooth.BluetoothManager
import android.view.View
import android.view.ViewGroup
import android.widget.TextView
import app.strapline.MainActivity
import app.strapline.Place
import app.strapline.system
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import org.robolectric.shadows.ShadowAlertDialog
import org.robolectric.util.ReflectionHelpers

/** Somebody who uses the app: reads what stands on the screen and presses it. */
class Person(private val controller: ActivityController<MainActivity>) {
    val activity: MainActivity get() = controller.get()
    val page get() = checkNotNull(activity.page)

    /** Every text that can be seen, and what is said in place of a picture. */
    fun reads(): List<String> = views().filterIsInstance<TextView>().map(::read).filter { it.isNotEmpty() }

    /** As it is read: where lines may not end does not matter. */
    private fun read(view: TextView) = view.text.toString().replace('\u00a0', ' ').replace("\u2060", "")

    fun views(): List<View> = all(activity.window.decorView).filter { it.isShown }

    private fun all(view: View): List<View> =
        listOf(view) + if (view is ViewGroup) (0 until view.childCount).flatMap { all(view.getChildAt(it)) } else emptyList()

    fun sees(text: String) = reads().any { it.contains(text) }

    /** Presses what bears this text, or is said so; its nearest ancestor that can be pressed. */
    fun press(text: String) {
        val found = views().firstOrNull { it is TextView && read(it).contains(text) && pressable(it) != null }
            ?: views().firstOrNull { it.contentDescription?.contains(text) == true && pressable(it) != null }
        val target = checkNotNull(found?.let(::pressable)) { "nothing to press says \"$text\": ${reads()}" }
        check(target.isEnabled) { "\"$text\" cannot be pressed" }
        target.performClick()
        settle()
    }

    private fun pressable(view: View): View? = generateSequence(view) { it.parent as? View }.firstOrNull { it.hasOnClickListeners() }

    /** Chooses in the dialog that is open. */
    fun chooses(n: Int) {
        val dialog = ShadowAlertDialog.getLatestAlertDialog()
        shadowOf(dialog).clickOnItem(n)
        settle()
    }

    fun agrees() = button(AlertDialog.BUTTON_POSITIVE)

    fun declines() = button(AlertDialog.BUTTON_NEGATIVE)

    private fun button(which: Int) {
        (ShadowAlertDialog.getLatestAlertDialog() as AlertDialog).getButton(which).performClick()
        settle()
    }

    fun dialog(): String = shadowOf(ShadowAlertDialog.getLatestAlertDialog()).run { "$title $message" }

    /** The system's dialog on permissions is answered. */
    fun permits(given: Boolean) {
        val asked = shadowOf(activity).lastRequestedPermission
        if (given) shadowOf(activity.application).grantPermissions(*asked.requestedPermissions)
        val results = IntArray(asked.requestedPermissions.size) { if (given) 0 else -1 }
        // The system lets go of the question before it gives the answer.
        ReflectionHelpers.setField(android.app.Activity::class.java, activity, "mHasCurrentPermissionsRequest", false)
        activity.onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, results)
        settle()
    }

    fun leaves() {
        controller.pause().stop()
        settle()
    }

    fun returns() {
        controller.restart().start().resume()
        settle()
    }

    fun turnsThePhone() {
        controller.recreate()
        settle()
    }

    fun closes() {
        controller.pause().stop().destroy()
        settle()
    }

    companion object {
        /** Opens the app; the welcome is behind. */
        fun opens(place: Place = Place.Home): Person {
            settle()
            app.settings.isWelcomed = true
            val person = Person(Robolectric.buildActivity(MainActivity::class.java).setup())
            settle()
            if (place != Place.Home) person.activity.go(place)
            settle()
            return person
        }
    }
}

/** Bluetooth is there, on, and permitted. */
fun bluetoothReady() {
    permitBluetooth()
    val app = RuntimeEnvironment.getApplication()
    shadowOf(app.packageManager).setSystemFeature(android.content.pm.PackageManager.FEATURE_BLUETOOTH_LE, true)
    shadowOf(app.system<BluetoothManager>().adapter).setEnabled(true)
    location(on = true)
}

/** The switch for the location, which Android 11 and older look at. */
fun location(on: Boolean) {
    val location = shadowOf(RuntimeEnvironment.getApplication().system<android.location.LocationManager>())
    if (android.os.Build.VERSION.SDK_INT >= 28) location.setLocationEnabled(on)
    location.setProviderEnabled("gps", on)
    location.setProviderEnabled("network", on)
}

fun permitBluetooth() {
    val app: Application = RuntimeEnvironment.getApplication()
    shadowOf(app).grantPermissions(
        Manifest.permission.BLUETOOTH_SCAN, Manifest.permission.BLUETOOTH_CONNECT, Manifest.permission.ACCESS_FINE_LOCATION,
        Manifest.permission.POST_NOTIFICATIONS,
    )
}
