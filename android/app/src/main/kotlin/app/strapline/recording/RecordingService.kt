package app.strapline.recording

import android.app.Notification
import android.app.Service
import android.content.Context
import android.content.Intent
import android.content.pm.ServiceInfo
import android.os.Build
import android.os.IBinder
import app.strapline.NewerApi
import app.strapline.StraplineApp
import app.strapline.store.KnownStrap
import app.strapline.store.StoreState
import strapline.Feeling
import strapline.RecordingState
import strapline.RecordingStore
import strapline.SessionEnd

/**
 * Keeps the process alive while it records, and says so. Started anew by the system after a kill, it goes on with the
 * recording that was interrupted.
 */
class RecordingService : Service(), RecorderListener {
    private val app get() = application as StraplineApp
    private lateinit var notices: Notices

    override fun onBind(intent: Intent?): IBinder? = null

    override fun onCreate() {
        super.onCreate()
        notices = Notices(this) { app.sayIfReady }
        app.recorder.listen(this)
    }

    override fun onStartCommand(intent: Intent?, flags: Int, startId: Int): Int {
        // Within five seconds of every start, whatever follows.
        if (!foreground(notices.standing(null))) {
            app.recorder.giveUp(app.sayIfReady?.invoke("app-permission-refused-text"))
            leave()
            return START_NOT_STICKY
        }
        when (intent?.action) {
            STOP -> app.recorder.stop()
            MARK -> app.recorder.feel(Feeling.SOMETHING)
            BEGIN -> open { store, running -> begin(store, worn(intent), intent.getStringExtra(RESUME), running) }
            // The system starts it again after it ended the process: without an intent.
            else -> open { store, running ->
                app.work.ask({ interrupted(store) }) { left ->
                    val id = left.getOrNull()
                    if (running == null || id == null) leave() else begin(store, Worn(running), id, running)
                }
            }
        }
        return START_STICKY
    }

    private fun worn(intent: Intent): Worn {
        val address = checkNotNull(intent.getStringExtra(ADDRESS)) { "which strap?" }
        return Worn(KnownStrap(address, intent.getStringExtra(NAME) ?: address))
    }

    /** The store, once it is open, and what was running when the process ended. */
    private fun open(then: (RecordingStore, KnownStrap?) -> Unit) {
        app.whenOpen { state ->
            if (state is StoreState.Open) {
                notices.name()
                then(state.store, app.settings.running)
            } else {
                app.recorder.giveUp((state as? StoreState.Failed)?.why)
                leave()
            }
        }
    }

    private fun interrupted(store: RecordingStore): String? =
        store.list().lastOrNull { it.state == RecordingState.INTERRUPTED }?.id

    private fun begin(store: RecordingStore, worn: Worn, resume: String?, before: KnownStrap?) {
        if (app.recorder.phase == Phase.RECORDING || app.recorder.phase == Phase.STOPPING) return
        app.settings.strap = worn.strap
        if (worn.strap != before) app.work.ask({ app.settings.running = worn.strap }) {}
        app.recorder.begin(store, worn, resume)
    }

    override fun onNotifications(told: List<strapline.Notification>) {
        foreground(notices.standing(told.firstOrNull()))
        notices.alert(told.drop(1))
    }

    override fun onEnded(end: SessionEnd?, last: strapline.Notification?, failure: String?) {
        app.work.ask({ app.settings.running = null }) {}
        notices.ended(last, failure)
        leave()
    }

    private fun leave() {
        stopForeground(STOP_FOREGROUND_REMOVE)
        stopSelf()
    }

    /** `false` where the system does not allow it: the permission was taken away, or the app may not come in front now. */
    private fun foreground(notification: Notification): Boolean = try {
        if (Build.VERSION.SDK_INT >= 29) foregroundOfKind(notification) else startForeground(Notices.STANDING, notification)
        true
    } catch (_: SecurityException) {
        false
    } catch (_: IllegalStateException) {
        false
    }

    @NewerApi
    private fun foregroundOfKind(notification: Notification) =
        startForeground(Notices.STANDING, notification, ServiceInfo.FOREGROUND_SERVICE_TYPE_CONNECTED_DEVICE)

    override fun onDestroy() {
        app.recorder.ignore(this)
        super.onDestroy()
    }

    companion object {
        private const val BEGIN = "app.strapline.BEGIN"
        const val STOP = "app.strapline.STOP"
        const val MARK = "app.strapline.MARK"
        private const val ADDRESS = "address"
        private const val NAME = "name"
        private const val RESUME = "resume"

        /** After the process was ended: as the system starts it, or, where that is not allowed from behind, said. */
        fun goOn(context: Context) {
            try {
                context.startForegroundService(Intent(context, RecordingService::class.java))
            } catch (_: IllegalStateException) {
                Notices(context) { (context.applicationContext as StraplineApp).sayIfReady }.interrupted()
            }
        }

        fun intent(context: Context, action: String) = Intent(context, RecordingService::class.java).setAction(action)

        /**
         * Begins, or goes on with [resume]. Only while a screen is in front: the system refuses it otherwise. The simulated strap
         * needs no Bluetooth, and hence no service, which may only be for the sake of that.
         */
        fun begin(context: Context, worn: Worn, resume: String? = null) {
            val app = context.applicationContext as StraplineApp
            app.recorder.expect(worn)
            val strap = worn.strap ?: return app.whenOpen { state ->
                if (state is StoreState.Open) app.recorder.begin(state.store, worn, resume) else app.recorder.giveUp(null)
            }
            val intent = intent(context, BEGIN).putExtra(RESUME, resume).putExtra(ADDRESS, strap.address).putExtra(NAME, strap.name)
            context.startForegroundService(intent)
        }
    }
}
