package app.strapline

import android.content.Context

/** A service that every Android has. */
inline fun <reified T> Context.system(): T = checkNotNull(getSystemService(T::class.java)) { "this system has no ${T::class.java.simpleName}" }
