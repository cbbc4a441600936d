package app.strapline.recording

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.graphics.drawable.Icon
import app.strapline.MainActivity
import app.strapline.R
import app.strapline.Say
import app.strapline.system
import strapline.NotificationKind

/** What is told while nobody looks: one standing notification, and one for each thing that a person should know now. */
class Notices(private val context: Context, private val ready: () -> Say?) {
    private val system = context.system<NotificationManager>()
    private var alerted = emptySet<NotificationKind>()

    // Made once: each is kept by the system for as long as the process lives.
    private val open = PendingIntent.getActivity(
        context, 0, Intent(context, MainActivity::class.java), PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT,
    )
    private val stop = service(RecordingService.STOP)
    private val mark = service(RecordingService.MARK)
    private val icon = Icon.createWithResource(context, R.drawable.ic_recording)

    private fun service(what: String): PendingIntent = PendingIntent.getService(
        context, what.hashCode(), RecordingService.intent(context, what), PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT,
    )

    init {
        name()
    }

    /** The app's name stands in for words that are not there yet. */
    private fun say(id: String): String = ready()?.invoke(id) ?: context.getString(R.string.app_name)

    /** Makes the channels, or gives them their names in another language. */
    fun name() {
        val standing = NotificationChannel(RECORDING, say("app-channel-recording"), NotificationManager.IMPORTANCE_LOW)
        standing.setShowBadge(false)
        val alerts = NotificationChannel(ALERTS, say("app-channel-alerts"), NotificationManager.IMPORTANCE_HIGH)
        system.createNotificationChannels(listOf(standing, alerts))
    }

    /** The standing one; before anything is known, that it records. */
    fun standing(told: strapline.Notification?): Notification = builder(RECORDING, told?.title ?: say("app-recording"), told?.text)
        .setOngoing(true)
        .setOnlyAlertOnce(true)
        .setCategory(Notification.CATEGORY_SERVICE)
        .addAction(Notification.Action.Builder(icon, say("app-stop-short"), stop).build())
        .addAction(Notification.Action.Builder(icon, say("app-feel"), mark).build())
        .build()

    /** Tells what is new, and takes back what is over. */
    fun alert(told: List<strapline.Notification>) {
        val now = told.map { it.kind }.toSet()
        (alerted - now).forEach { system.cancel(id(it)) }
        told.filter { it.kind !in alerted }.forEach { system.notify(id(it.kind), builder(ALERTS, it.title, it.text).build()) }
        alerted = now
    }

    /** The recording has ended. */
    fun ended(last: strapline.Notification?, failure: String?) {
        alert(emptyList())
        val (title, text) = if (failure == null) (last?.title ?: return) to last.text else say("app-recording") to failure
        system.notify(id(NotificationKind.FINISHED), builder(ALERTS, title, text).setAutoCancel(true).build())
    }

    /** The system ended the app while it recorded, and does not let it go on by itself. */
    fun interrupted() {
        val told = builder(ALERTS, say("notify-stopped-title"), say("notify-stopped")).setAutoCancel(true).build()
        system.notify(id(NotificationKind.INTERRUPTED), told)
    }

    private fun builder(channel: String, title: String, text: String?): Notification.Builder {
        return Notification.Builder(context, channel)
            .setSmallIcon(R.drawable.ic_recording)
            .setContentTitle(title)
            .setContentText(text)
            .setStyle(Notification.BigTextStyle().bigText(text))
            .setContentIntent(open)
            // On a locked screen, that it records and no more.
            .setVisibility(Notification.VISIBILITY_PRIVATE)
    }

    companion object {
        const val STANDING = 1
        const val RECORDING = "recording"
        const val ALERTS = "alerts"

        /** The number that an alert of this kind has. */
        fun id(kind: NotificationKind) = 10 + kind.ordinal
    }
}
