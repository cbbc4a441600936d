package app.strapline

import android.os.Handler
import android.os.Looper
import java.util.concurrent.Executors
import java.util.concurrent.RejectedExecutionException
import java.util.concurrent.atomic.AtomicInteger

/** One thread for everything that reads a disk or analyses: nothing of that runs on the thread that draws. */
class Work {
    private val thread = Executors.newSingleThreadExecutor { Thread(it, "work") }
    private val main = Handler(Looper.getMainLooper())
    private val pending = AtomicInteger()

    /** Whether something is still to be done or to be told. */
    val isBusy get() = pending.get() > 0

    /** Does [task] there, then [told] its result here, on the main thread. */
    fun <T> ask(task: () -> T, told: (Result<T>) -> Unit) {
        pending.incrementAndGet()
        try {
            thread.execute {
                val result = runCatching(task)
                main.post {
                    pending.decrementAndGet()
                    told(result)
                }
            }
        } catch (_: RejectedExecutionException) {
            // Closed: nobody waits for it any more.
            pending.decrementAndGet()
        }
    }

    fun close() {
        thread.shutdownNow()
    }
}
