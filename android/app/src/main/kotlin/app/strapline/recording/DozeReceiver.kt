package app.strapline.recording

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import app.strapline.StraplineApp

/**
 * Hears the alarm of [DozeTick], which outlives the process: where that was ended and not started again by the system yet, the
 * recording is gone on with.
 */
class DozeReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val app = context.applicationContext as StraplineApp
        if (app.recorder.phase != Phase.IDLE) return app.recorder.wakeUp()
        val answer = goAsync()
        app.whenOpen {
            if (app.recorder.phase == Phase.IDLE && app.settings.running != null) RecordingService.goOn(app)
            answer?.finish()
        }
    }
}
