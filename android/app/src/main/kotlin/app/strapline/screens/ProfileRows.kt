package app.strapline.screens

import android.view.View
import app.strapline.store.Profile
import strapline.Sex
import strapline.StraplineException
import strapline.birthDateSaid
import strapline.usualEmergencyNumber

/** What a person says about themselves, a line each that can be changed: the same in the settings and before a report. */
internal fun Page.profileRows(profile: Profile, keep: (Profile) -> Unit): List<View> {
    fun orNot(text: String) = text.ifBlank { say("app-not-given") }
    val sexes = listOf(Sex.FEMALE, Sex.MALE, Sex.OTHER, null)
    return listOf(
        look.opens(say.row(say("app-name"), orNot(profile.name))) { askText(say("app-name"), profile.name) { keep(profile.copy(name = it)) } },
        look.opens(say.row(say("app-birth-date"), orNot(born(profile)))) {
            askText(say("app-birth-date"), profile.born, say("app-born-how-text")) { keep(profile.copy(born = it)) }
        },
        look.opens(say.row(say("app-sex"), say(sexId(profile.sex)))) {
            choose(say("app-sex"), sexes.map { say(sexId(it)) }) { keep(profile.copy(sex = sexes[it])) }
        },
        look.opens(say.row(say("app-id"), orNot(profile.id))) { askText(say("app-id"), profile.id) { keep(profile.copy(id = it)) } },
        look.opens(say.row(say("app-emergency-number"), profile.emergencyNumber.ifBlank { usualEmergencyNumber() })) {
            askText(say("app-emergency-number"), profile.emergencyNumber) { keep(profile.copy(emergencyNumber = it)) }
        },
    )
}

/** As a person reads it; as it was written where it cannot be read. */
private fun Page.born(profile: Profile) = try {
    birthDateSaid(say.language, profile.born) ?: profile.born
} catch (_: StraplineException) {
    profile.born
}

private fun sexId(sex: Sex?) = when (sex) {
    null -> "app-not-given"
    Sex.FEMALE -> "app-sex-female"
    Sex.MALE -> "app-sex-male"
    Sex.OTHER -> "app-sex-other"
}
