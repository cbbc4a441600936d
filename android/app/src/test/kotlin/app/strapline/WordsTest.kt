package app.strapline

import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import strapline.Language
import strapline.catalogueText

/** Everything that a person reads is in the catalogue, in every language. */
class WordsTest {
    private val root = File(System.getProperty("root")!!)
    private val sources = File(root, "android/app/src/main/kotlin").walk().filter { it.extension == "kt" }.toList()

    @Test fun whatIsAskedForIsThereInEveryLanguage() {
        val asked = sources.flatMap { file -> Regex("\"((?:app|live|strip|state)-[a-z0-9-]+)\"").findAll(file.readText()).map { it.groupValues[1] } }.toSet()
        assertTrue("${asked.size}", asked.size > 90)
        for (language in Language.entries) {
            for (id in asked) {
                val text = catalogueText(language, id)
                assertTrue("$id in $language: $text", text.isNotBlank() && text != id && !text.startsWith("[") && !text.contains("{"))
            }
        }
    }

    @Test fun noneIsOnlyEnglish() {
        val same = setOf("app-paper-a4", "app-paper-letter", "app-exit", "app-versions", "app-scale-double", "app-scale-half", "app-allow", "app-sex", "app-amplitude-millivolt", "app-interval-millisecond", "app-interval-second")
        val ids = File(root, "core/words/ftl/en/app.ftl").readLines().filter { it.startsWith("app-") }.map { it.substringBefore(" =") }
        val english = ids.associateWith { catalogueText(Language.ENGLISH, it) }
        for (language in Language.entries - Language.ENGLISH) {
            val untranslated = ids.filter { it !in same && catalogueText(language, it) == english[it] }
            assertTrue("$language: $untranslated", untranslated.size <= 2)
        }
    }

    @Test fun theCodeHasNoSentenceOfItsOwn() {
        // Two words and more between quotation marks, a capital first: a sentence that somebody would read.
        val sentence = Regex("\"[A-Z][a-zäöü]+ [a-zäöü]+[^\"]*\"")
        for (file in sources) {
            val own = file.readLines().filter { !it.trim().startsWith("*") && !it.trim().startsWith("//") && !it.trim().startsWith("/**") }
                .flatMap { sentence.findAll(it.substringBefore(" //")).map { found -> found.value } }
            assertEquals(file.name, emptyList<String>(), own)
        }
    }
}
