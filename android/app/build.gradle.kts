// The app as it is shipped. Versions and SDK levels are read from pom.xml, with which it is compiled and tested on the JVM.
plugins {
    id("com.android.application")
    id("org.jetbrains.kotlin.android")
}

val pomText = file("pom.xml").readText()

fun pom(name: String) = Regex("<${Regex.escape(name)}>([^<]+)</").find(pomText)!!.groupValues[1]

android {
    namespace = "app.strapline"
    compileSdk = pom("target.sdk").toInt()

    defaultConfig {
        applicationId = "app.strapline"
        minSdk = pom("min.sdk").toInt()
        targetSdk = pom("target.sdk").toInt()
        versionCode = pom("version.code").toInt()
        versionName = pom("version")
    }

    sourceSets["main"].apply {
        manifest.srcFile("src/main/AndroidManifest.xml")
        res.setSrcDirs(listOf("src/main/res"))
        assets.setSrcDirs(listOf("../../target/bindings/assets"))
        jniLibs.setSrcDirs(listOf("../../target/android/jniLibs"))
        kotlin.setSrcDirs(listOf("src/main/kotlin", "../../target/bindings/kotlin", "../../target/bindings/tokens/kotlin"))
    }

    buildTypes {
        release {
            isMinifyEnabled = true
            isShrinkResources = true
            proguardFiles("tools/keep.pro")
        }
    }

    compileOptions {
        sourceCompatibility = JavaVersion.toVersion(pom("jvm.target"))
        targetCompatibility = JavaVersion.toVersion(pom("jvm.target"))
    }
}

kotlin {
    jvmToolchain(pom("jvm.target").toInt())
}

dependencies {
    implementation("net.java.dev.jna:jna:${pom("jna.version")}@aar")
}
