package app.strapline.sim

import org.junit.runners.model.FrameworkMethod
import org.robolectric.RobolectricTestRunner
import org.robolectric.internal.bytecode.InstrumentationConfiguration

/** Keeps one copy of JNA, the core's Kotlin and Kotlin itself for all Androids of this machine: the core calls back into one. */
class StraplineRunner(of: Class<*>) : RobolectricTestRunner(of) {
    override fun createClassLoaderConfig(method: FrameworkMethod): InstrumentationConfiguration =
        InstrumentationConfiguration.Builder(super.createClassLoaderConfig(method))
            .doNotAcquirePackage("com.sun.jna.")
            .doNotAcquirePackage("strapline.")
            .doNotAcquirePackage("kotlin.")
            .build()
}
