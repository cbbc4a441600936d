package app.strapline.sim

import android.os.Looper
import java.time.Duration
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

val app: TestApp get() = RuntimeEnvironment.getApplication() as TestApp

/** Everything that is due now, and whatever runs beside the main thread, is done. */
fun settle() {
    val main = shadowOf(Looper.getMainLooper())
    val until = System.nanoTime() + 60_000_000_000
    do {
        main.idle()
        if (!app.work.isBusy) break
        Thread.sleep(1)
    } while (System.nanoTime() < until)
    check(!app.work.isBusy) { "still busy after a minute" }
    main.idle()
}

/** Time passes. */
fun pass(seconds: Long) {
    shadowOf(Looper.getMainLooper()).idleFor(Duration.ofSeconds(seconds))
    settle()
}
