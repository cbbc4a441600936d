package app.strapline.store

import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.DataInputStream
import java.io.DataOutputStream
import java.io.IOException
import strapline.Language
import strapline.Paper
import strapline.ReportOptions
import strapline.Sex
import strapline.Units

/** What a person says about themselves for the report. Sealed on disk; empty is not given. */
data class Profile(
    val name: String = "",
    val id: String = "",
    val born: String = "",
    val sex: Sex? = null,
    val emergencyNumber: String = "",
    val paper: Paper = Paper.A4,
    /** Of the report: that of whoever reads it. `null` is as the app. */
    val language: Language? = null,
) {
    fun options(language: Language, units: Units) = ReportOptions(
        paper = paper,
        language = language,
        name = name.ifBlank { null },
        id = id.ifBlank { null },
        born = born.ifBlank { null },
        sex = sex,
        emergencyNumber = emergencyNumber.ifBlank { null },
        units = units,
    )

    fun save(vault: Vault) {
        val bytes = ByteArrayOutputStream()
        DataOutputStream(bytes).use { out ->
            listOf(name, id, born, sex?.name.orEmpty(), emergencyNumber, paper.name, language?.name.orEmpty()).forEach(out::writeUTF)
        }
        vault.write(NAME, bytes.toByteArray())
    }

    companion object {
        private const val NAME = "profile"

        fun load(vault: Vault): Profile {
            val bytes = vault.read(NAME) ?: return Profile()
            return try {
                DataInputStream(ByteArrayInputStream(bytes)).use { of ->
                    val (name, id, born) = List(3) { of.readUTF() }
                    val sex = of.readUTF().let { given -> Sex.entries.firstOrNull { it.name == given } }
                    val number = of.readUTF()
                    val paper = of.readUTF().let { given -> Paper.entries.first { it.name == given } }
                    // Earlier versions ended here.
                    val language = if (of.available() == 0) null else of.readUTF().let { given -> Language.entries.firstOrNull { it.name == given } }
                    Profile(name, id, born, sex, number, paper, language)
                }
            } catch (_: IOException) {
                Profile()
            }
        }
    }
}
