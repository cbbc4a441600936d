package app.strapline.recording

import android.content.Context
import android.os.Handler
import android.os.Looper
import android.os.PowerManager
import app.strapline.Say
import app.strapline.radio.Radio
import app.strapline.radio.SimulatedRadio
import app.strapline.radio.StrapLink
import app.strapline.store.KnownStrap
import app.strapline.system
import java.util.TimeZone
import strapline.Asked
import strapline.Feeling
import strapline.LiveSession
import strapline.Moment
import strapline.Notification
import strapline.NotificationKind
import strapline.ObserverHandle
import strapline.RecordingStore
import strapline.SensorInput
import strapline.SessionEnd
import strapline.SessionObserver
import strapline.SessionPlan
import strapline.SessionUpdate
import strapline.StraplineException

/** What is recorded: a strap, or the simulated one where it is `null`. */
data class Worn(val strap: KnownStrap?)

/** Where the recorder stands. */
enum class Phase { IDLE, STARTING, RECORDING, STOPPING }

/** Told what becomes of a recording, on the main thread. */
interface RecorderListener {
    fun onPhase(phase: Phase) {}

    /** What is told while nobody looks: the standing notification first. */
    fun onNotifications(told: List<Notification>) {}

    /** It has ended. Said once; [failure] is why it could not begin or go on. */
    fun onEnded(end: SessionEnd?, last: Notification?, failure: String?) {}
}

/**
 * A recording from beginning to end: the core's session, the radio that it asks, and the time that passes. Everything
 * happens on the thread of [looper]; whoever asks may be anywhere.
 */
class Recorder(private val context: Context, looper: Looper, private val now: () -> Moment, private val say: () -> Say) {
    private val handler = Handler(looper)
    private val main = Handler(Looper.getMainLooper())
    private val power = context.system<PowerManager>()
    private val wake = power.newWakeLock(PowerManager.PARTIAL_WAKE_LOCK, "strapline:recording").apply { setReferenceCounted(false) }
    private val tick = Runnable { act { it.tick(now()) } }
    private val doze = DozeTick(context)
    private val listeners = mutableListOf<RecorderListener>()
    private var session: LiveSession? = null
    private var radio: Radio? = null
    private var observation: ObserverHandle? = null
    private var wakenMs = 0L
    private var toldMs = 0L
    private var told: List<Notification> = emptyList()

    /** As of now, read from anywhere. */
    @Volatile
    var phase = Phase.IDLE
        private set

    @Volatile
    var worn: Worn? = null
        private set

    /** Main thread only. */
    fun listen(listener: RecorderListener) {
        listeners += listener
    }

    fun ignore(listener: RecorderListener) {
        listeners -= listener
    }

    /** The service was asked to begin: it will in a moment. Main thread. */
    fun expect(worn: Worn) {
        if (phase != Phase.IDLE) return
        this.worn = worn
        phase = Phase.STARTING
    }

    /** It will not: there is nothing to go on with. */
    fun giveUp(why: String?) {
        handler.post { if (phase == Phase.STARTING) ended(null, null, why) }
    }

    /** Begins a recording, or goes on with an interrupted one. */
    fun begin(store: RecordingStore, worn: Worn, resume: String?) {
        handler.post {
            if (session != null) return@post
            this.worn = worn
            try {
                val plan = plan(worn)
                val session = if (resume == null) LiveSession(store, plan) else LiveSession.resume(store, resume, plan, now())
                this.session = session
                radio = radio(worn)
                enter(Phase.RECORDING)
                sight?.let { look(session, it) }
                act { it.start(now()) }
            } catch (error: StraplineException) {
                broken(error)
            }
        }
    }

    private fun plan(worn: Worn): SessionPlan {
        val name = if (worn.strap == null) say()("app-rehearsal") else say()("app-recording")
        val offset = TimeZone.getDefault().getOffset(System.currentTimeMillis()) / 60_000
        // Single samples, and as many as the widest screen shows at the smallest zoom: what is drawn is chosen when it is.
        return SessionPlan(
            name = name,
            device = worn.strap?.name ?: name,
            utcOffsetMin = offset.toShort(),
            language = say().language,
            traceS = WIDEST_S,
            columns = SINGLE_SAMPLES,
        )
    }

    private fun radio(worn: Worn): Radio {
        val strap = worn.strap ?: return SimulatedRadio(handler, ::happened)
        return StrapLink(context, strap.address, handler, ::happened)
    }

    private fun happened(input: SensorInput) {
        if (input is SensorInput.Notification) stayAwake()
        act { it.push(now(), input) }
    }

    /** Everything that is asked of the session goes through here: its commands are carried out, its time is kept. */
    private fun act(ask: (LiveSession) -> Asked) {
        val session = session ?: return
        handler.removeCallbacks(tick)
        try {
            val asked = ask(session)
            asked.commands.forEach { command -> radio?.carryOut(command) }
            if (this.session !== session) return
            if (session.isStopped()) return finish(session)
            tell(session)
            val nowMs = now().steadyMs
            val dueMs = asked.dueMs
            handler.removeCallbacks(tick)
            if (dueMs != ULong.MAX_VALUE) handler.postDelayed(tick, if (dueMs > nowMs) (dueMs - nowMs).toLong() else 1)
            if (worn?.strap != null) doze.putOff(nowMs.toLong())
        } catch (error: StraplineException) {
            broken(error)
        }
    }

    /** What was recorded by then is on the disk. */
    private fun broken(error: StraplineException) {
        close()
        ended(null, null, error.message)
    }

    /** The processor stays awake while the strap sends and a minute longer, in which its silence is noticed. */
    private fun stayAwake() {
        val nowMs = now().steadyMs.toLong()
        if (wake.isHeld && nowMs - wakenMs < WAKE_AGAIN_MS) return
        wakenMs = nowMs
        wake.acquire(AWAKE_MS)
    }

    /** The phone slept, and what is due could not be done. */
    fun wakeUp() {
        // At once: once this returns, the phone may sleep again.
        if (!wake.isHeld) wake.acquire(WOKEN_MS)
        handler.post {
            doze.came()
            act { it.tick(now()) }
        }
    }

    private fun tell(session: LiveSession) {
        val nowMs = now().steadyMs.toLong()
        if (told.isNotEmpty() && nowMs - toldMs < TELL_MS) return
        val now = session.notifications()
        if (now.isEmpty()) return
        toldMs = nowMs
        if (now != told) {
            told = now
            main.post { listeners.toList().forEach { it.onNotifications(now) } }
        }
    }

    /** Asks the strap to stop; the recording ends within seconds. */
    fun stop() {
        handler.post {
            if (phase == Phase.RECORDING) {
                enter(Phase.STOPPING)
                act { it.stop(now()) }
            }
        }
    }

    /** The person feels this now. [done] hears what stands in the way, or nothing. */
    fun feel(feeling: Feeling, done: (String?) -> Unit = {}) {
        handler.post {
            val failure = try {
                session?.feel(now(), feeling)
                null
            } catch (error: StraplineException) {
                error.message
            }
            main.post { done(failure) }
        }
    }

    private fun finish(session: LiveSession) {
        try {
            val last = session.notification(NotificationKind.FINISHED)
            val end = session.finish(now())
            close()
            ended(end, last, end.failure)
        } catch (error: StraplineException) {
            close()
            ended(null, null, error.message)
        }
    }

    private fun close() {
        handler.removeCallbacks(tick)
        doze.cancel()
        observation?.close()
        observation = null
        radio?.close()
        radio = null
        session?.close()
        session = null
        told = emptyList()
        if (wake.isHeld) wake.release()
    }

    private fun ended(end: SessionEnd?, last: Notification?, failure: String?) {
        worn = null
        enter(Phase.IDLE)
        main.post { listeners.toList().forEach { it.onEnded(end, last, failure) } }
    }

    private fun enter(next: Phase) {
        phase = next
        main.post { listeners.toList().forEach { it.onPhase(next) } }
    }

    /** Leaves the recording as a kill of the process would: interrupted, to be resumed. */
    fun abandon() {
        handler.post {
            close()
            worn = null
            phase = Phase.IDLE
        }
    }

    /** What a screen shows: pixels to a millimetre, how wide, and whom to tell. */
    class Sight(val pxPerMm: Double, val widthPx: Double, val seen: (SessionUpdate) -> Unit)

    private var sight: Sight? = null

    /** A screen looks from now on; nobody does where it is `null`. Without one nothing is drawn up. */
    fun look(sight: Sight?) {
        handler.post {
            observation?.close()
            observation = null
            this.sight = sight
            try {
                if (sight != null) session?.let { look(it, sight) }
            } catch (error: StraplineException) {
                broken(error)
            }
        }
    }

    private fun look(session: LiveSession, sight: Sight) {
        session.look(sight.pxPerMm, sight.widthPx)
        observation = session.observe(object : SessionObserver {
            override fun onUpdate(update: SessionUpdate) {
                main.post { if (this@Recorder.sight === sight) sight.seen(update) }
            }
        })
    }

    private companion object {
        const val WIDEST_S = 20.0
        const val SINGLE_SAMPLES = 100_000u
        const val AWAKE_MS = 70_000L
        const val WAKE_AGAIN_MS = 10_000L
        const val WOKEN_MS = 10_000L
        const val TELL_MS = 2_000L
    }
}
