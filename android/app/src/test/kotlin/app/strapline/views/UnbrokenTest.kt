package app.strapline.views

import org.junit.Assert.assertEquals
import org.junit.Test

class UnbrokenTest {
    @Test fun aNumberStaysWithItsUnitAndAUnitInOnePiece() {
        for ((text, kept) in listOf(
            "seen in the 8 min 26 s that" to "seen in the 8~min 26~s that",
            "6 gün 23 sa" to "6~gün 23~sa",
            "25 mm/s · 10 mm/mV" to "25~mm/_s~· 10~mm/_mV",
            "RR before 492 ms, after 1.19 s" to "RR before 492~ms, after 1.19~s",
            "60 · 78 · 131" to "60~· 78~· 131",
            "15 ventricular beats, 78/min" to "15 ventricular beats, 78/min",
        )) {
            assertEquals(kept, unbroken(text).replace('\u00a0', '~').replace('\u2060', '_'))
        }
    }
}
