package strapline

import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** The screens of two recordings, as `tests/screens/mod.rs` goes through them. */
class ScreensTest {
    @get:Rule val folder = TemporaryFolder()
    private val text = StringBuilder()

    private fun show(name: String, shown: Any?) {
        text.append(Shown.lines(name, shown))
    }

    @Test fun screensShowTheSameInEveryLanguage() {
        for (language in Language.entries) {
            text.clear()
            screens(language)
            val expected = File(golden, "screens/${codes.getValue(language)}.txt").readText()
            for ((made, line) in text.lines().zip(expected.lines())) {
                assertEquals("$language", line, made)
            }
            assertEquals("$language", expected, text.toString())
        }
        assertEquals(codes.size, File(golden, "screens").list()!!.size)
    }

    private fun screens(language: Language) = RecordingStore.open(folder.newFolder().path, ByteArray(32) { 7 }).use { store ->
        val ids = listOf(record(store, "polar", 0, language), record(store, "lepu", 3, language))
        val options = ReportOptions(Paper.A4, language)
        for ((name, id) in listOf("polar", "lepu").zip(ids)) {
            store.analysis(id, null)!!.use { found ->
                show("$name.sentence", found.sentence(language))
                show("$name.result", found.resultScreen(options))
                show("$name.strips", found.strips(options, 4.0).take(2))
                show("$name.events", found.eventRows(options))
                show("$name.said", found.eventsSaid(options))
                show("$name.event", found.eventStrip(0u, options, 4.0))
                show("$name.flagged", found.flaggedCount())
                show("$name.beat", found.flaggedBeat(0u, options, 4.0))
            }
        }
        show("home", store.home(language, "", 4.0))
        show("rows", store.rows(language))
        show("trends", store.trends(language, TrendStep.RECORDING, null))
        show("days", store.trends(language, TrendStep.DAY, null))
        show("compared", store.compare(ids[0], ids[1], options)!!)
        show("measured", measuredScreen(language))
        show("feelings", feelings(language))
        show("waiting", waitingScreen(language))
        val seen = listOf(NearStrap("b", "Movesense", -48), NearStrap("c", "Polar H10 2", -90), NearStrap("d", "HW9", null))
        show("straps", strapsScreen(language, NearStrap("a", "Polar H10", null), seen))
        show("chips", strapChips(language, "Polar H10", true, "80"))
    }

    private fun record(store: RecordingStore, name: String, days: Long, language: Language): String {
        val updates = mutableListOf<SessionUpdate>()
        val observer = object : SessionObserver {
            override fun onUpdate(update: SessionUpdate) {
                updates += update
            }
        }
        var id: String? = null
        LiveSession(store, Plans.golden.copy(name = name, language = language)).use { session ->
            session.observe(observer).use {
                for (line in File(golden, "frames/$name.in").readLines()) {
                    val at = Wire.moment(line).let { Moment(it.steadyMs, it.wallMs + days * 86_400_000) }
                    val rest = Wire.rest(line)
                    when (val verb = Wire.verb(line)) {
                        "start" -> session.start(at)
                        "mark" -> session.mark(at, rest)
                        "stop" -> {
                            show("$name.told", session.notifications())
                            for (kind in listOf(NotificationKind.FINISHED, NotificationKind.STORAGE_FULL)) {
                                show("$name.one", session.notification(kind))
                            }
                            session.stop(at)
                        }
                        "finish" -> id = session.finish(at).recording!!.id
                        else -> session.push(at, Wire.input(verb, rest))
                    }
                }
            }
        }
        for ((n, update) in updates.withIndex().filter { (n, _) -> n % 8 == 0 }) {
            show("$name.live.$n", update.screen)
            show("$name.live.$n.picture", update.picture)
        }
        return id!!
    }
}
