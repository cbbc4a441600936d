package app.strapline.views

import org.junit.Assert.assertEquals
import org.junit.Test

class UnbrokenTest {
    @Test fun aUnitStaysInOnePieceAndADotWithWhatItFollows() {
        for ((text, kept) in listOf(
            "25\u00a0mm/s · 10\u00a0mm/mV" to "25~mm/_s~· 10~mm/_mV",
            "60 · 78 · 131" to "60~· 78~· 131",
            "15 ventricular beats, 78/min" to "15 ventricular beats, 78/min",
        )) {
            assertEquals(kept, unbroken(text).replace('\u00a0', '~').replace('\u2060', '_'))
        }
    }
}
