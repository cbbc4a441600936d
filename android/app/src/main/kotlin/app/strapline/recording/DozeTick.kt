package app.strapline.recording

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import app.strapline.system

/**
 * Time for a recording whose strap is silent, where the phone sleeps and no handler's time passes. Put off as long as the recorder
 * is called by anything else, so that it comes only when nothing happened for a minute.
 *
 * The alarm is not exact, so that no permission is needed: it may come up to three quarters of a minute late, and in deep Doze the
 * system lets an app have one in about nine minutes. The first silent minute is not left to it, the processor is kept awake for
 * that; what depends on it is how soon a strap that stays away is called again. One that returns by itself wakes the phone at once.
 */
class DozeTick(private val context: Context) {
    private val alarms = context.system<AlarmManager>()
    private var dueMs = 0L

    /** Not before a minute from now. The alarm is moved in steps of ten seconds, not at every sample. */
    fun putOff(nowMs: Long) {
        if (dueMs - nowMs > AFTER_MS - STEP_MS) return
        dueMs = nowMs + AFTER_MS
        alarms.setAndAllowWhileIdle(AlarmManager.ELAPSED_REALTIME_WAKEUP, dueMs, tick())
    }

    /** It has come: the next one is to be asked for anew. */
    fun came() {
        dueMs = 0
    }

    fun cancel() {
        came()
        alarms.cancel(tick())
    }

    private fun tick(): PendingIntent = PendingIntent.getBroadcast(
        context, 0, Intent(context, DozeReceiver::class.java), PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT,
    )

    private companion object {
        const val AFTER_MS = 60_000L
        const val STEP_MS = 10_000L
    }
}
