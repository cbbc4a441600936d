package app.strapline.screens

import android.app.Activity
import android.app.KeyguardManager
import android.content.Intent
import android.os.PowerManager
import android.provider.Settings
import android.widget.Switch
import app.strapline.Place
import app.strapline.sim.FakeKeyStore
import app.strapline.sim.Person
import app.strapline.sim.Recordings
import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import app.strapline.sim.settle
import app.strapline.system
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.util.ReflectionHelpers
import org.robolectric.util.ReflectionHelpers.ClassParameter
import strapline.HeightUnit
import strapline.Hours
import strapline.IntervalUnit
import strapline.Language
import strapline.Paper
import strapline.Units

@RunWith(StraplineRunner::class)
class SettingsPageTest {
    @Test fun anotherLanguageIsSpokenAtOnceAndKept() {
        val person = Person.opens(Place.Settings)
        person.press("Language")
        person.chooses(2)
        assertTrue(person.reads().toString(), person.sees("Einstellungen"))
        app.restart()
        assertEquals(Language.GERMAN, app.say.language)
    }

    @Test fun thePaperIsChosen() {
        val person = Person.opens(Place.Settings)
        person.press("Paper")
        person.chooses(1)
        assertEquals(Paper.LETTER, app.profile.paper)
        app.restart()
        assertEquals(Paper.LETTER, app.profile.paper)
    }

    @Test fun theClockIsThePhones() {
        Recordings.bring()
        val clock = Regex("\\d, \\d{1,2}:\\d\\d [ap]m")
        assertFalse(Person.opens(Place.Home).reads().any { clock.containsMatchIn(it) })
        Settings.System.putString(app.contentResolver, Settings.System.TIME_12_24, "12")
        val person = Person.opens(Place.Home)
        assertTrue(person.reads().toString(), person.reads().any { clock.containsMatchIn(it) })
    }

    @Test fun theUnitsAreChosenAndStayForWhatIsReadNext() {
        Recordings.bring()
        val person = Person.opens(Place.Settings)
        person.press("Amplitude of a beat")
        person.chooses(1)
        person.press("Interval between beats")
        person.chooses(2)
        assertTrue(person.reads().toString(), person.sees("mm at 10 mm/mV"))
        app.store.close()
        app.restart()
        assertEquals(Units(HeightUnit.MILLIMETRE, IntervalUnit.SECOND, Hours.TWENTY_FOUR), app.settings.units)
        val id = Recordings.id("Thursday")
        person.activity.go(Place.Beats(id))
        settle()
        val (amplitude, interval) = listOf("• Amplitude ", "• RR before ").map { said -> person.reads().single { it.startsWith(said) } }
        assertTrue(amplitude, amplitude.endsWith(" mm"))
        assertTrue(interval, Regex("• RR before 0\\.\\d\\d s, after \\d\\.\\d\\d s").matches(interval))
        person.activity.go(Place.Result(id))
        settle()
        assertTrue(person.reads().toString(), person.reads().any { Regex("longest interval \\d\\.\\d\\d s").matches(it) })
    }

    @Test fun everythingIsErasedAfterItWasSaidWhatThatDoes() {
        Recordings.bring()
        val person = Person.opens(Place.Settings)
        person.press("Erase everything")
        assertTrue(person.dialog(), person.dialog().contains("It cannot be undone") && person.dialog().contains("Files that you exported or shared stay"))
        person.declines()
        assertEquals(3, app.store.list().size)
        val key = FakeKeyStore.keys["strapline"]
        person.press("Erase everything")
        person.agrees()
        settle()
        assertEquals(0, app.store.list().size)
        assertFalse(FakeKeyStore.keys["strapline"] == key)
        assertTrue(person.page is WelcomePage)
    }

    @Test fun theLockAsksForThePhonesOwnCredential() {
        shadowOf(app.system<KeyguardManager>()).setIsDeviceSecure(true)
        val person = Person.opens(Place.Settings)
        person.views().filterIsInstance<Switch>().single().isChecked = true
        assertTrue(app.settings.isLocked)
        person.leaves()
        person.returns()
        assertTrue("${person.page}", person.page is LockedPage)
        person.press("Unlock")
        assertFalse(person.page is LockedPage && !app.settings.isLocked)
    }

    @Test fun aPhoneThatIsTurnedWhileItAsksForTheCredentialIsUnlockedByIt() {
        shadowOf(app.system<KeyguardManager>()).setIsDeviceSecure(true)
        app.settings.isLocked = true
        val person = Person.opens(Place.Settings)
        assertTrue("${person.page}", person.page is LockedPage)
        person.press("Unlock")
        val asked = shadowOf(person.activity).nextStartedActivityForResult
        person.turnsThePhone()
        ReflectionHelpers.callInstanceMethod<Unit>(
            person.activity, "onActivityResult",
            ClassParameter.from(Int::class.java, asked.requestCode),
            ClassParameter.from(Int::class.java, Activity.RESULT_OK),
            ClassParameter.from(Intent::class.java, null),
        )
        settle()
        assertTrue("${person.page}", person.page is SettingsPage)
    }

    @Test fun withoutAScreenLockThereIsNothingToAskFor() {
        shadowOf(app.system<KeyguardManager>()).setIsDeviceSecure(false)
        val person = Person.opens(Place.Settings)
        person.views().filterIsInstance<Switch>().single().isChecked = true
        assertFalse(app.settings.isLocked)
        assertTrue(person.dialog(), person.dialog().contains("no screen lock"))
    }

    @Test @Config(sdk = [26, 30, 35]) fun theSystemsLimitsAreShownWithTheWayToChangeThem() {
        val person = Person.opens(Place.Settings)
        assertTrue(person.sees("The system may end the app at night"))
        person.press("Open settings")
        assertEquals(Settings.ACTION_IGNORE_BATTERY_OPTIMIZATION_SETTINGS, shadowOf(person.activity).nextStartedActivity.action)
        shadowOf(app.system<PowerManager>()).setIgnoringBatteryOptimizations(app.packageName, true)
        person.activity.goFromHome(Place.Settings)
        assertTrue(person.sees("run in the background without limits."))
    }

    @Test fun howItWasMeasuredIsShownWithItsLimitsAndLicences() {
        val person = Person.opens(Place.Measured)
        assertFalse(person.sees("Apache-2.0"))
        person.press("Licences")
        for (said in listOf("What it cannot see", "hash", "ST segments are not reported", "Licences", "Apache-2.0", "%", "22 records, 50,888 beats")) {
            assertTrue("$said in ${person.reads()}", person.sees(said))
        }
    }
}
