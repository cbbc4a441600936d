package app.strapline

import android.content.pm.PackageManager
import android.content.pm.ServiceInfo
import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith

/** What the built package asks for and gives away. */
@RunWith(StraplineRunner::class)
class ManifestTest {
    private val root = File(System.getProperty("root")!!)
    private val info = app.packageManager.getPackageInfo(
        app.packageName,
        PackageManager.GET_PERMISSIONS or PackageManager.GET_SERVICES or PackageManager.GET_ACTIVITIES or PackageManager.GET_PROVIDERS or PackageManager.GET_RECEIVERS,
    )

    @Test fun nothingLeavesThePhoneByItself() {
        val asked = info.requestedPermissions!!.toList()
        for (never in listOf("INTERNET", "ACCESS_NETWORK_STATE", "READ_EXTERNAL_STORAGE", "WRITE_EXTERNAL_STORAGE", "REQUEST_IGNORE_BATTERY_OPTIMIZATIONS")) {
            assertFalse(never, asked.any { it.endsWith(".$never") })
        }
        // What is for Android 11 and older is not asked for here.
        assertEquals(
            setOf("BLUETOOTH_SCAN", "BLUETOOTH_CONNECT", "FOREGROUND_SERVICE", "FOREGROUND_SERVICE_CONNECTED_DEVICE", "POST_NOTIFICATIONS", "WAKE_LOCK"),
            asked.map { it.substringAfterLast('.') }.toSet(),
        )
        val flags = info.applicationInfo!!.flags
        assertEquals(0, flags and android.content.pm.ApplicationInfo.FLAG_ALLOW_BACKUP)
    }

    @Test fun onlyTheFirstScreenIsOpenToOthers() {
        assertEquals(listOf("app.strapline.MainActivity"), info.activities!!.filter { it.exported }.map { it.name })
        assertFalse(info.services!!.any { it.exported })
        assertFalse(info.providers!!.any { it.exported })
        assertFalse(info.receivers!!.any { it.exported })
        assertEquals(listOf("app.strapline.recording.DozeReceiver"), info.receivers!!.map { it.name })
        assertEquals(ServiceInfo.FOREGROUND_SERVICE_TYPE_CONNECTED_DEVICE, info.services!!.single().foregroundServiceType)
    }

    @Test fun whatTheManifestNamesIsNotShrunkAway() {
        val manifest = File(root, "android/app/src/main/AndroidManifest.xml").readText()
        val kept = File(root, "android/app/tools/keep.pro").readText()
        val named = Regex("android:name=\"(\\.[A-Za-z.]+)\"").findAll(manifest).map { it.groupValues[1] }.toList()
        assertEquals(5, named.size)
        for (name in named) assertTrue(name, kept.contains("-keep class app.strapline$name { <init>(); }"))
    }

    @Test fun theFirstColoursAreThoseOfTheTokens() {
        for ((folder, colours) in listOf("values" to Colours.day, "values-night" to Colours.night)) {
            val text = File(root, "android/app/src/main/res/$folder/colors.xml").readText()
            assertTrue(folder, text.contains("#%06X".format(colours.ground and 0xFFFFFF)) && text.contains("#%06X".format(colours.accent and 0xFFFFFF)))
        }
    }
}
