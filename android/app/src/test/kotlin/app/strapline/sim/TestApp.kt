package app.strapline.sim

import android.os.Looper
import android.os.SystemClock
import android.provider.Settings
import app.strapline.StraplineApp
import app.strapline.store.StoreState
import strapline.Moment
import strapline.RecordingStore

/** The app with its recorder on the main thread, whose time the tests turn on. */
class TestApp : StraplineApp() {
    init {
        FakeKeyStore.keys.clear()
        FakeKeyStore.install()
        SimAir.reset()
    }

    override fun onCreate() {
        Settings.System.putString(contentResolver, Settings.System.TIME_12_24, "24")
        super.onCreate()
    }

    override fun recorderLooper(): Looper = Looper.getMainLooper()

    // Robolectric turns one of the two clocks only.
    override fun moment() = SystemClock.elapsedRealtime().let { Moment(it.toULong(), 1_760_000_000_000 + it) }

    val store: RecordingStore get() = (state as StoreState.Open).store

    /** As a kill: nothing is finished, nothing is said, and the next process begins with what is on disk. */
    fun kill() {
        recorder.abandon()
        settle()
        (state as? StoreState.Open)?.store?.close()
        SimAir.linkLost()
    }

    /** The next process. */
    fun restart() {
        open(underNewKey = false)
        settle()
    }
}
