package app.strapline.screens

import android.app.Activity
import android.app.KeyguardManager
import android.view.View
import android.widget.Switch
import app.strapline.MainActivity
import app.strapline.Place
import app.strapline.Space
import app.strapline.Type
import app.strapline.ownName
import app.strapline.recording.BatteryLimits
import app.strapline.recording.Phase
import app.strapline.share.Documents
import app.strapline.store.Profile
import app.strapline.system
import strapline.HeightUnit
import strapline.IntervalUnit
import strapline.Language
import strapline.Paper
import strapline.Units
import strapline.exportedSaid

/** What is set once, and what a person does with what is theirs. */
class SettingsPage(host: MainActivity) : Page(host) {
    override fun view(): View = with(look) {
        val profile = app.profile
        val you = card(head(Type.body, say("app-profile")), *profileRows(profile, ::keep).toTypedArray())
        val looks = card(
            opens(say.row(say("app-language"), app.settings.language?.ownName ?: say("app-language-phone"))) { chooseLanguage() },
            opens(say.row(say("app-paper"), say(ReportPage.paperId(profile.paper)))) {
                choose(say("app-paper"), Paper.entries.map { say(ReportPage.paperId(it)) }) { keep(app.profile.copy(paper = Paper.entries[it])) }
            },
        )
        val units = app.settings.units
        val heights = HeightUnit.entries.map { say(heightId(it)) }
        val intervals = IntervalUnit.entries.map { say(intervalId(it)) }
        val said = card(
            head(Type.body, say("app-units")),
            opens(say.row(say("app-amplitude"), heights[units.height.ordinal])) {
                choose(say("app-amplitude"), heights) { keep(app.settings.units.copy(height = HeightUnit.entries[it])) }
            },
            opens(say.row(say("app-interval"), intervals[units.interval.ordinal])) {
                choose(say("app-interval"), intervals) { keep(app.settings.units.copy(interval = IntervalUnit.entries[it])) }
            },
            text(Type.small, say("app-units-text"), colours.soft),
        )
        val limits = BatteryLimits(host)
        val areLifted = limits.areLifted()
        val background = if (areLifted) {
            card(head(Type.body, say("app-background")), text(Type.small, say("app-background-free-text"), colours.soft))
        } else {
            attention(
                say("app-background"),
                say("app-background-limited-text"),
                button(say("app-open-settings")) { if (!host.ask(limits.settings()) { _, _ -> host.show() }) host.ask(limits.appSettings()) },
            )
        }
        val privacy = card(
            head(Type.body, say("app-privacy")),
            text(Type.small, say("app-welcome-private"), colours.soft),
            lock(),
            button(say("app-export-all")) { exportAll() },
            text(Type.small, say("app-export-all-text"), colours.soft),
        )
        val erase = card(
            button(say("app-erase-all")) { eraseAll() },
            text(Type.small, say("app-erase-all-text"), colours.soft),
        )
        val more = card(opens(say("app-how-measured")) { host.go(Place.Measured) }, opens(say("app-wear")) { host.go(Place.Welcome) })
        page(column(head(Type.large, say("app-settings")), you, looks, said, background, privacy, more, erase), tab = Place.Settings)
    }

    private fun keep(profile: Profile) {
        app.keep(profile)
        host.show()
    }

    private fun keep(units: Units) {
        app.settings.units = units
        host.show()
    }

    private fun chooseLanguage() {
        val names = listOf(say("app-language-phone")) + Language.entries.map { it.ownName }
        choose(say("app-language"), names) { n ->
            app.settings.language = if (n == 0) null else Language.entries[n - 1]
            app.speakAnew()
            host.show()
        }
    }

    private fun lock(): View = Switch(host).apply {
        text = say("app-lock")
        textSize = Type.body
        setTextColor(look.colours.ink)
        minHeight = look.dp(Space.target)
        isChecked = app.settings.isLocked
        setOnCheckedChangeListener { switch, isOn ->
            if (isOn && !host.system<KeyguardManager>().isDeviceSecure) {
                switch.isChecked = false
                tell(say("app-lock-none-text"))
            } else {
                app.settings.isLocked = isOn
            }
        }
    }

    private fun exportAll() {
        host.ask(Documents.chooseFolder()) { result, data ->
            val folder = data?.data
            if (result == Activity.RESULT_OK && folder != null) {
                val underWay = UnderWay(this, say("app-export-all"))
                app.work.ask({ Documents.exportAll(host, store, folder, underWay.progress) }) { result ->
                    underWay.over()
                    if (isHere) result.onSuccess { tell(exportedSaid(say.language, it.toULong())) }.onFailure { tell(it.message.orEmpty()) }
                }
            }
        }
    }

    private fun eraseAll() {
        if (app.recorder.phase != Phase.IDLE) return tell(say("app-recording"))
        confirm(say("app-erase-all"), say("app-erase-all-text"), say("app-erase-all")) {
            val underWay = UnderWay(this, say("app-erase-all"))
            app.eraseEverything(underWay.progress) { result ->
                underWay.over()
                result.onFailure { tell(say.failed(it)) }
                if (result.getOrDefault(false)) {
                    host.goFromHome(Place.Home)
                    app.whenOpen {
                        host.goFromHome(Place.Home)
                        host.page?.tell(say("app-erased"))
                    }
                }
            }
        }
    }

    private companion object {
        fun heightId(unit: HeightUnit) = if (unit == HeightUnit.MILLIVOLT) "app-amplitude-millivolt" else "app-amplitude-millimetre"

        fun intervalId(unit: IntervalUnit) = when (unit) {
            IntervalUnit.BY_LENGTH -> "app-interval-by-length"
            IntervalUnit.MILLISECOND -> "app-interval-millisecond"
            IntervalUnit.SECOND -> "app-interval-second"
        }
    }
}
