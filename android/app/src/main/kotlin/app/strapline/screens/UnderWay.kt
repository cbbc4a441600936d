package app.strapline.screens

import android.app.AlertDialog
import android.os.Handler
import android.os.Looper
import android.widget.ProgressBar
import java.util.concurrent.atomic.AtomicBoolean
import strapline.ProgressListener

/** What can take seconds, over a page: where it does, how far it is, and a way to end it. */
class UnderWay(page: Page, title: String) {
    private val main = Handler(Looper.getMainLooper())
    private val wanted = AtomicBoolean(true)
    private val bar = ProgressBar(page.host, null, android.R.attr.progressBarStyleHorizontal).apply { max = STEPS }
    private val dialog = AlertDialog.Builder(page.host).setTitle(title).setView(bar).setCancelable(false)
        .setNegativeButton(page.host.app.say("app-cancel")) { _, _ -> wanted.set(false) }.create()
    private val show = Runnable { if (page.host.page === page) dialog.show() }

    /** Told by what is done. */
    val progress: ProgressListener = Progress(wanted::get) { bar.progress = (it * STEPS).toInt() }

    init {
        main.postDelayed(show, SHOWN_AFTER_MS)
    }

    /** It is over, one way or the other. */
    fun over() {
        main.removeCallbacks(show)
        dialog.dismiss()
    }

    private companion object {
        const val STEPS = 1_000
        const val SHOWN_AFTER_MS = 400L
    }
}
