package app.strapline.radio

import android.os.Handler
import strapline.Command
import strapline.LinkError

/** One operation on the link: how it is begun, and what it answers where it could not be. */
internal class GattOperation(val command: Command, val begin: () -> Boolean)

/**
 * Android drops what is asked of a link while something else is under way: one operation at a time, the next one when it
 * was answered. An operation that is not taken is tried again; one that is never answered has failed.
 */
internal class GattQueue(private val handler: Handler, private val onFailed: (Command, LinkError) -> Unit) {
    private val waiting = ArrayDeque<GattOperation>()
    private var running: GattOperation? = null
    private var tries = 0
    private val timeout = Runnable { fail(LinkError.TimedOut) }
    private val retry = Runnable { begin() }

    /** What is under way. */
    val current: Command? get() = running?.command

    fun add(operation: GattOperation) {
        waiting.addLast(operation)
        next()
    }

    /** What was under way is answered. */
    fun done() {
        handler.removeCallbacks(timeout)
        handler.removeCallbacks(retry)
        running = null
        next()
    }

    /** What is under way cannot be carried out. */
    fun fail(error: LinkError) {
        val command = current ?: return
        done()
        onFailed(command, error)
    }

    /** The link is gone, and with it everything that was asked of it. */
    fun clear() {
        handler.removeCallbacks(timeout)
        handler.removeCallbacks(retry)
        waiting.clear()
        running = null
    }

    private fun next() {
        if (running != null) return
        running = waiting.removeFirstOrNull() ?: return
        tries = 0
        begin()
    }

    private fun begin() {
        val operation = running ?: return
        val begun = try {
            operation.begin()
        } catch (_: SecurityException) {
            return fail(LinkError.NotPermitted)
        } catch (missing: NoSuchElementException) {
            return fail(LinkError.NotFound)
        }
        when {
            running !== operation -> {}
            begun -> handler.postDelayed(timeout, ANSWER_MS)
            ++tries < TRIES -> handler.postDelayed(retry, BUSY_MS)
            else -> fail(LinkError.NotTaken)
        }
    }

    private companion object {
        const val ANSWER_MS = 10_000L
        const val BUSY_MS = 100L
        const val TRIES = 20
    }
}
