package app.strapline.screens

import android.os.Handler
import android.os.Looper
import strapline.ProgressListener

/** Tells a page how far an analysis is, and ends it once the page is gone. */
class Progress(private val isWanted: () -> Boolean, private val told: (Double) -> Unit) : ProgressListener {
    private val main = Handler(Looper.getMainLooper())

    override fun onProgress(share: Double): Boolean {
        main.post { if (isWanted()) told(share) }
        return isWanted()
    }
}
