package app.strapline.radio

import android.os.Handler
import android.os.SystemClock
import strapline.Command
import strapline.SensorInput
import strapline.SensorKind
import strapline.SimulatedStrap
import strapline.StraplineException

/** The core's simulated strap in place of a real one, in the phone's own time: to try the app without a strap. */
class SimulatedRadio(private val handler: Handler, private val happened: (SensorInput) -> Unit) : Radio {
    private val strap = SimulatedStrap(SensorKind.POLAR, "", 1u)
    private val beganMs = SystemClock.elapsedRealtime()
    private val poll = Runnable { poll() }
    private var isClosed = false

    private val elapsedMs get() = (SystemClock.elapsedRealtime() - beganMs).toULong()

    override fun carryOut(command: Command) {
        strap.carryOut(command, elapsedMs)
        await()
    }

    private fun poll() {
        try {
            strap.poll(elapsedMs).forEach { happened(it.input) }
            await()
        } catch (_: StraplineException) {
            // It sends nothing any more, which the session notices as it does of any strap.
        }
    }

    private fun await() {
        // By what has happened the session may have ended.
        if (isClosed) return
        handler.removeCallbacks(poll)
        val next = strap.nextMs() ?: return
        val now = elapsedMs
        handler.postDelayed(poll, if (next > now) (next - now).toLong() else 0)
    }

    override fun close() {
        isClosed = true
        handler.removeCallbacks(poll)
        strap.close()
    }
}
