package app.strapline.recording

import android.app.ActivityManager
import android.app.ApplicationExitInfo
import android.content.Context
import android.os.Build
import app.strapline.NewerApi
import app.strapline.system

/** Why the system ended the app last, from Android 11 on. */
class LastExit(val atMs: Long, private val reason: Int) {
    /** The catalogue's entry that says it. */
    @get:NewerApi
    val said: String
        get() = when (reason) {
            ApplicationExitInfo.REASON_LOW_MEMORY -> "app-exit-memory-text"
            ApplicationExitInfo.REASON_USER_REQUESTED, ApplicationExitInfo.REASON_USER_STOPPED,
            ApplicationExitInfo.REASON_PERMISSION_CHANGE -> "app-exit-person-text"
            ApplicationExitInfo.REASON_CRASH, ApplicationExitInfo.REASON_CRASH_NATIVE,
            ApplicationExitInfo.REASON_INITIALIZATION_FAILURE, ApplicationExitInfo.REASON_EXIT_SELF -> "app-exit-failed-text"
            ApplicationExitInfo.REASON_ANR -> "app-exit-frozen-text"
            ApplicationExitInfo.REASON_EXCESSIVE_RESOURCE_USAGE -> "app-exit-energy-text"
            else -> "app-exit-unknown-text"
        }

    companion object {
        /** The newest exit; `null` where there is none, or the system keeps none. Asks the system: not for the main thread. */
        fun of(context: Context): LastExit? = if (Build.VERSION.SDK_INT >= 30) newest(context) else null

        @NewerApi
        private fun newest(context: Context): LastExit? {
            val manager = context.system<ActivityManager>()
            val exit = manager.getHistoricalProcessExitReasons(context.packageName, 0, 1).firstOrNull() ?: return null
            return LastExit(exit.timestamp, exit.reason)
        }
    }
}
