package app.strapline

import android.util.Log
import java.util.concurrent.ConcurrentHashMap
import strapline.Language
import strapline.Row
import strapline.StraplineException
import strapline.catalogueText
import strapline.languageName

/** The catalogue in one language. Everything that a person reads comes from there; each entry is asked for once. */
class Say(val language: Language) {
    private val known = ConcurrentHashMap<String, String>()

    /** Words that cannot be had stop nothing: what they are of is named all the same. */
    operator fun invoke(id: String): String = known[id] ?: try {
        catalogueText(language, id).also { known[id] = it }
    } catch (_: StraplineException) {
        id
    }

    /** A name and a value, and both as one sentence. */
    fun row(title: String, value: String): Row = try {
        strapline.row(language, title, value)
    } catch (_: StraplineException) {
        Row(title, value, title)
    }

    /** What is said of a failure: the core's own words; of any other that there was one, and the system's log has the rest. */
    fun failed(error: Throwable): String {
        if (error is StraplineException) return error.message.orEmpty()
        Log.e("strapline", "failed", error)
        return this("app-failed-text")
    }
}

/** What a language calls itself. */
val Language.ownName: String
    get() = try {
        languageName(this)
    } catch (_: StraplineException) {
        name
    }
