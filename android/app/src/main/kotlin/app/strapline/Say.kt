package app.strapline

import java.util.concurrent.ConcurrentHashMap
import strapline.Language
import strapline.catalogueText

/** The catalogue in one language. Everything that a person reads comes from there; each entry is asked for once. */
class Say(val language: Language) {
    private val known = ConcurrentHashMap<String, String>()

    operator fun invoke(id: String): String = known.getOrPut(id) { catalogueText(language, id) }
}
