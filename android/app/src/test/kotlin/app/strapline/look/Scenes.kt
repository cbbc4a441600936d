package app.strapline.look

import android.os.SystemClock
import app.strapline.MainActivity
import app.strapline.Place
import app.strapline.radio.BluetoothAccess
import app.strapline.recording.RecordingService
import app.strapline.recording.Worn
import app.strapline.sim.Advert
import app.strapline.sim.FakeKeyStore
import app.strapline.sim.Person
import app.strapline.sim.Recordings
import app.strapline.sim.SimAir
import app.strapline.sim.app
import app.strapline.sim.bluetoothReady
import app.strapline.sim.pass
import app.strapline.sim.settle
import app.strapline.store.KnownStrap
import app.strapline.store.Profile
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf

/** Every screen of the app, each brought about as a person brings it about. */
object Scenes {
    private val strap = KnownStrap(SimAir.ADDRESS, SimAir.NAME)

    /** The names of all, in the order of the app. */
    val names = listOf(
        "welcome", "home-empty", "connect-why", "connect-off", "connect", "live", "live-gap", "live-no-contact", "home", "result",
        "events", "beats", "report", "trends", "compare", "settings", "measured", "locked", "key-lost",
    )

    /** Shows a screen, and hands it over. */
    fun show(name: String, seen: (MainActivity) -> Unit) {
        // Later than the simulated strap's recordings.
        SystemClock.setCurrentTimeMillis(1_760_100_000_000)
        settle()
        when (name) {
            "welcome" -> {
                val controller = Robolectric.buildActivity(MainActivity::class.java).setup()
                settle()
                seen(controller.get())
            }
            "home-empty" -> seen(Person.opens().activity)
            "connect-why" -> {
                bluetoothReady()
                shadowOf(app).denyPermissions(*BluetoothAccess.wanted(35))
                seen(Person.opens(Place.Connect).activity)
            }
            "connect-off" -> {
                bluetoothReady()
                shadowOf(app.getSystemService(android.bluetooth.BluetoothManager::class.java)!!.adapter).setEnabled(false)
                seen(Person.opens(Place.Connect).activity)
            }
            "connect" -> {
                bluetoothReady()
                app.settings.strap = strap
                SimAir.near += Advert("11:22:33:44:55:66", "Movesense 174630000192", 0xFE51, -71)
                SimAir.near += Advert("11:22:33:44:55:67", "HRM-Dual:048211", 0x180D, -88)
                seen(Person.opens(Place.Connect).activity)
            }
            "live" -> live("", 40, seen)
            "live-gap" -> live("link@30s+60s", 32, seen)
            "live-no-contact" -> live("contact@20s+60s", 50, seen)
            "locked" -> {
                val keyguard = shadowOf(app.getSystemService(android.app.KeyguardManager::class.java)!!)
                keyguard.setIsDeviceSecure(true)
                app.settings.isLocked = true
                seen(Person.opens().activity)
            }
            "key-lost" -> {
                Recordings.bring()
                app.store.close()
                forgetKey()
                seen(Person.opens().activity)
            }
            else -> {
                Recordings.bring()
                app.settings.strap = strap
                app.keep(Profile(name = "Ada Example", born = "1961-03-12"))
                val id = Recordings.id("Thursday")
                Recordings.nameInItsLanguage()
                val place = when (name) {
                    "home" -> Place.Home
                    "result" -> Place.Result(id)
                    "events" -> Place.Events(id)
                    "beats" -> Place.Beats(id)
                    "report" -> Place.Report(id)
                    "trends" -> Place.Trends
                    "compare" -> Place.Compare
                    "settings" -> Place.Settings
                    else -> Place.Measured
                }
                seen(Person.opens(place).activity)
            }
        }
    }

    /** The phone forgets its key. */
    private fun forgetKey() {
        FakeKeyStore.keys.clear()
        app.restart()
    }

    private fun live(faults: String, seconds: Long, seen: (MainActivity) -> Unit) {
        SimAir.reset(faults)
        bluetoothReady()
        val person = Person.opens()
        RecordingService.begin(person.activity, Worn(strap))
        val intent = shadowOf(app).nextStartedService
        Robolectric.buildService(RecordingService::class.java, intent).create().startCommand(0, 1)
        person.activity.goFromHome(Place.Live)
        settle()
        pass(seconds)
        seen(person.activity)
    }
}
