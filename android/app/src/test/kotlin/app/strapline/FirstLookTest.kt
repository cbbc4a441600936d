package app.strapline

import app.strapline.screens.HomePage
import app.strapline.screens.WelcomePage
import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import app.strapline.sim.settle
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.annotation.Config

@RunWith(StraplineRunner::class)
@Config(sdk = [26, 30, 35])
class FirstLookTest {
    @Test fun thePersonIsWelcomedOnce() {
        val activity = Robolectric.buildActivity(MainActivity::class.java).setup()
        settle()
        assertTrue(activity.get().page is WelcomePage)
        app.settings.isWelcomed = true
        activity.recreate()
        settle()
        assertTrue(activity.get().page is HomePage)
    }
}
