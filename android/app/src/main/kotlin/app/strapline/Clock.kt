package app.strapline

import android.os.SystemClock
import strapline.Moment

/** Both clocks of the phone, now. The steady one runs while the phone sleeps. */
fun now(): Moment = Moment(SystemClock.elapsedRealtime().toULong(), System.currentTimeMillis())
