package strapline

import java.io.File
import java.nio.file.Files

/** Times of the facade from Kotlin, as JSON on one line; `cargo xtask measure kotlin` holds them against Rust's own. */
fun main(args: Array<String>) {
    val samples = File(args[0]).readBytes()
    val folder = Files.createTempDirectory("strapline").toFile()
    try {
        val store = RecordingStore.open(folder.path, generateKey())
        val first = firstSecond(store)
        val hour = (1..5).minOf { best ->
            val begun = System.nanoTime()
            analyzeSamples(samples, 130.0, null, null)!!.use { require(it.beats().count > 1_000u) { best } }
            ms(begun)
        }
        val update = updates(store)
        store.close()
        println("""{"hour_ms":$hour,"update_ms":$update,"first_second_ms":$first}""")
    } finally {
        folder.deleteRecursively()
    }
}

private fun ms(begun: Long): Double = (System.nanoTime() - begun) / 1e6

/**
 * From the session's start, for which the model is read, to the first second that has a grade; the strap, made before,
 * sends as fast as it is heard.
 */
private fun firstSecond(store: RecordingStore): Double {
    var first: Double? = null
    val strap = SimulatedStrap(SensorKind.POLAR, "", 1u)
    val started = System.nanoTime()
    val observer = object : SessionObserver {
        override fun onUpdate(update: SessionUpdate) {
            if (first == null && update.gradedSecond != null) first = ms(started)
        }
    }
    LiveSession(store, SessionPlan("First", "simulated", 0, Language.ENGLISH, 6.3)).use { session ->
        session.observe(observer).use { strap.play(session, 30_000u, 0.0).use { it.wait() } }
    }
    strap.close()
    return first!!
}

/** From the update's being made to the end of the observer that is told of it: what each costs, at the median. */
private fun updates(store: RecordingStore): Double {
    val plan = SessionPlan("Updates", "simulated", 0, Language.ENGLISH, 6.3, 1u, 6.0, 1080u)
    val idle = object : SessionObserver { override fun onUpdate(update: SessionUpdate) = Unit }
    LiveSession(store, plan).use { session ->
        val strap = SimulatedStrap(SensorKind.POLAR, "", 1u)
        strap.play(session, 60_000u, 0.0).use { it.wait() }
        val costs = ArrayList<Double>()
        var now = 200_000uL
        repeat(4_000) {
            now += 1u
            val at = Moment(now, 1_760_000_000_000 + now.toLong())
            val alone = System.nanoTime()
            session.tick(at)
            val without = ms(alone)
            val observation = session.observe(idle)
            now += 1u
            val begun = System.nanoTime()
            session.tick(Moment(now, 1_760_000_000_000 + now.toLong()))
            costs += maxOf(0.0, ms(begun) - without)
            observation.close()
        }
        costs.sort()
        return costs[costs.size / 2]
    }
}
