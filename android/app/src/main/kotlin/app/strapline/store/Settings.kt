package app.strapline.store

import android.content.Context
import android.content.SharedPreferences
import android.text.format.DateFormat
import strapline.HeightUnit
import strapline.Hours
import strapline.IntervalUnit
import strapline.Language
import strapline.Units

/** A strap that was worn before. */
data class KnownStrap(val address: String, val name: String)

/** What is set once: nothing of it says anything about a heart. Made off the main thread: it reads a file. */
class Settings(private val context: Context) {
    private val file: SharedPreferences = context.getSharedPreferences("settings", Context.MODE_PRIVATE)

    init {
        // Reads it now, where that may take its time.
        file.all
    }

    var isWelcomed: Boolean
        get() = file.getBoolean("welcomed", false)
        set(value) = file.edit().putBoolean("welcomed", value).apply()

    /** `null` is as the phone. */
    var language: Language?
        get() = file.getString("language", null)?.let { name -> Language.entries.firstOrNull { it.name == name } }
        set(value) = file.edit().putString("language", value?.name).apply()

    /** The clock is the phone's own. */
    var units: Units
        get() = Units(
            HeightUnit.entries.firstOrNull { it.name == file.getString("height", null) } ?: HeightUnit.MILLIVOLT,
            IntervalUnit.entries.firstOrNull { it.name == file.getString("interval", null) } ?: IntervalUnit.BY_LENGTH,
            if (DateFormat.is24HourFormat(context)) Hours.TWENTY_FOUR else Hours.TWELVE,
        )
        set(value) = file.edit().putString("height", value.height.name).putString("interval", value.interval.name).apply()

    var isLocked: Boolean
        get() = file.getBoolean("locked", false)
        set(value) = file.edit().putBoolean("locked", value).apply()

    var strap: KnownStrap?
        get() = file.getString("strap", null)?.let { KnownStrap(it, file.getString("strap-name", null) ?: it) }
        set(value) = file.edit().putString("strap", value?.address).putString("strap-name", value?.name).apply()

    /** What its battery had when it was last seen, in words. */
    var battery: String?
        get() = file.getString("battery", null)
        set(value) = file.edit().putString("battery", value).apply()

    /** The strap that is being recorded: still there after the process was ended in the middle. */
    var running: KnownStrap?
        get() = file.getString("running", null)?.let { KnownStrap(it, file.getString("running-name", null) ?: it) }
        set(value) {
            // At once: a process that is killed does not write later. On the recorder's thread.
            file.edit().putString("running", value?.address).putString("running-name", value?.name).commit()
        }

    /** Until when the system's reasons for ending the app have been told, milliseconds since 1970. */
    var exitsToldMs: Long
        get() = file.getLong("exits", 0)
        set(value) = file.edit().putLong("exits", value).apply()

    fun clear() {
        file.edit().clear().apply()
    }
}
