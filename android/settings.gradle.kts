// The app where Android's SDK is: `gradle :app:assembleRelease`, after `cargo xtask bindings` and `cargo xtask android`.
pluginManagement {
    repositories {
        google()
        mavenCentral()
    }
    plugins {
        id("com.android.application") version "8.13.0"
        // As kotlin.version in app/pom.xml, which a test compares.
        id("org.jetbrains.kotlin.android") version "2.4.21"
    }
}

dependencyResolutionManagement {
    repositories {
        google()
        mavenCentral()
    }
}

rootProject.name = "strapline"
include(":app")
