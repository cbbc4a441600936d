package app.strapline.look

import app.strapline.sim.StraplineRunner
import java.io.File
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config

/**
 * Every screen in one manner, as PNG in the folder that the property `screens` names. `cargo xtask screens` runs the classes
 * below; `PicturesTest` compares what must not change by accident.
 */
@RunWith(StraplineRunner::class)
abstract class Screens(private val manner: String, private val fontScale: Float = 1f, private val hasBars: Boolean = false) {
    private fun draw(name: String) {
        val folder = File(checkNotNull(System.getProperty("screens")) { "where to? -Dscreens=FOLDER" }, manner)
        RuntimeEnvironment.setFontScale(fontScale)
        Scenes.show(name) { activity ->
            if (hasBars) return@show Drawing.save(Drawing.withBars(activity), File(folder, "$name.png"))
            Drawing.save(Drawing.of(activity), File(folder, "$name.png"))
            Drawing.whole(activity)?.let { Drawing.save(it, File(folder, "$name-whole.png")) }
        }
    }

    @Test fun welcome() = draw("welcome")
    @Test fun homeEmpty() = draw("home-empty")
    @Test fun connectWhy() = draw("connect-why")
    @Test fun connectOff() = draw("connect-off")
    @Test fun connect() = draw("connect")
    @Test fun live() = draw("live")
    @Test fun liveGap() = draw("live-gap")
    @Test fun liveNoContact() = draw("live-no-contact")
    @Test fun home() = draw("home")
    @Test fun result() = draw("result")
    @Test fun events() = draw("events")
    @Test fun beats() = draw("beats")
    @Test fun report() = draw("report")
    @Test fun trends() = draw("trends")
    @Test fun compare() = draw("compare")
    @Test fun settings() = draw("settings")
    @Test fun measured() = draw("measured")
    @Test fun locked() = draw("locked")
    @Test fun keyLost() = draw("key-lost")
}

class DayScreens : Screens("day")

@Config(qualifiers = "+night")
class NightScreens : Screens("night")

@Config(qualifiers = "de-rDE-w411dp-h891dp-xhdpi")
class GermanScreens : Screens("german")

@Config(qualifiers = "tr-rTR-w411dp-h891dp-xhdpi")
class TurkishScreens : Screens("turkish")

class LargeTextScreens : Screens("large-text", 2f)

@Config(qualifiers = "de-rDE-w411dp-h891dp-xhdpi")
class GermanLargeScreens : Screens("german-large", 2f)

/** With the system's bars where they are on a phone with three buttons. */
class BarsScreens : Screens("bars", hasBars = true)

@Config(qualifiers = "w320dp-h533dp-hdpi")
class SmallScreens : Screens("small")

@Config(qualifiers = "w891dp-h411dp-land-xhdpi")
class LandscapeScreens : Screens("landscape")

@Config(qualifiers = "w800dp-h1280dp-mdpi")
class TabletScreens : Screens("tablet")
