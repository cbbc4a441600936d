package app.strapline

import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test

/** The two builds are of one app: Gradle reads its versions from pom.xml, and names the same sources. */
class GradleTest {
    private val module = File(System.getProperty("root")!!, "android/app")
    private val gradle = File(module, "build.gradle.kts").readText()
    private val pom = File(module, "pom.xml").readText()

    /** A property of the pom, found as build.gradle.kts finds it. */
    private fun pom(name: String) = Regex("<${Regex.escape(name)}>([^<]+)</").find(pom)!!.groupValues[1]

    @Test fun everyVersionComesFromThePom() {
        val read = Regex("pom\\(\"([a-z.]+)\"\\)").findAll(gradle).map { it.groupValues[1] }.toSet()
        assertEquals(setOf("version", "version.code", "min.sdk", "target.sdk", "jvm.target", "jna.version"), read)
        read.forEach { assertTrue(it, pom(it).isNotEmpty()) }
        // None stands there by itself but those of Gradle's own plugins.
        assertFalse(Regex("(minSdk|targetSdk|compileSdk|versionCode) = \\d").containsMatchIn(gradle))
        val plugins = File(module.parentFile, "settings.gradle.kts").readText()
        assertTrue(plugins.contains("version \"${pom("kotlin.version")}\""))
    }

    @Test fun theSourcesAreTheSame() {
        val named = Regex("\"((?:src|\\.\\./\\.\\./target)/[^\"]+)\"").findAll(gradle).map { it.groupValues[1] }.toSet()
        assertEquals(
            setOf(
                "src/main/kotlin", "src/main/res", "src/main/AndroidManifest.xml", "../../target/bindings/kotlin",
                "../../target/bindings/tokens/kotlin", "../../target/bindings/assets", "../../target/android/jniLibs",
            ),
            named,
        )
        for (folder in named.filter { it.startsWith("src") }) assertTrue(folder, File(module, folder).exists())
        val tools = File(module, "tools/resources.sh").readText()
        for (one in listOf("src/main/res", "src/main/AndroidManifest.xml", "target/bindings/assets")) assertTrue(one, tools.contains(one))
        for (one in listOf("src/main/kotlin", "target/bindings/kotlin", "target/bindings/tokens/kotlin")) assertTrue(one, pom.contains(one))
    }

    @Test fun theNameOfTheAppIsTheSame() {
        val manifest = File(module, "src/main/AndroidManifest.xml").readText()
        val name = Regex("package=\"([^\"]+)\"").find(manifest)!!.groupValues[1]
        assertTrue(gradle.contains("namespace = \"$name\"") && gradle.contains("applicationId = \"$name\""))
        assertFalse(gradle.contains("androidx"))
    }
}
