package app.strapline.screens

import android.os.Handler
import android.os.Looper
import strapline.ProgressListener

/** Tells a page how far something is, and ends it once it is not wanted any more. */
class Progress(private val isWanted: () -> Boolean, private val told: (Double) -> Unit) : ProgressListener {
    private val main = Handler(Looper.getMainLooper())

    override fun onProgress(share: Double): Boolean {
        main.post { if (isWanted()) told(share) }
        return isWanted()
    }
}
