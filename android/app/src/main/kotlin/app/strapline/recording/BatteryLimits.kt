package app.strapline.recording

import android.app.ActivityManager
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.os.Build
import android.os.PowerManager
import android.provider.Settings
import app.strapline.NewerApi
import app.strapline.system

/** Whether the system may end a long recording to save energy, and where a person changes that. */
class BatteryLimits(private val context: Context) {
    fun areLifted(): Boolean {
        val power = context.system<PowerManager>()
        return power.isIgnoringBatteryOptimizations(context.packageName) && !(Build.VERSION.SDK_INT >= 28 && isRestricted())
    }

    @NewerApi
    private fun isRestricted() = context.system<ActivityManager>().isBackgroundRestricted

    /** The system's own list: an app that asks for more is asked why by its store. */
    fun settings(): Intent = Intent(Settings.ACTION_IGNORE_BATTERY_OPTIMIZATION_SETTINGS)

    /** The app's own page in the system's settings, where that list is not there. */
    fun appSettings(): Intent = Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, Uri.fromParts("package", context.packageName, null))
}
