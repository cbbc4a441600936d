package strapline

import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.atomic.AtomicInteger
import kotlin.concurrent.thread
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

private class Counting(val then: (SessionUpdate) -> Unit = {}) : SessionObserver {
    val seen = AtomicInteger()
    override fun onUpdate(update: SessionUpdate) {
        seen.incrementAndGet()
        then(update)
    }
}

class SessionTest {
    @get:Rule val folder = TemporaryFolder()

    private fun store() = RecordingStore.open(folder.newFolder().path, generateKey())

    private fun strap(faults: String = "") = SimulatedStrap(SensorKind.POLAR, faults, 3u)

    /** Wears a simulated strap to the end. */
    private fun wear(session: LiveSession, forMs: ULong, faults: String = ""): SessionEnd {
        val playedMs = strap(faults).use { strap -> strap.play(session, forMs, 0.0).use { it.wait() } }
        return session.finish(Moment(playedMs + 60_000u, 1_760_000_000_000 + playedMs.toLong()))
    }

    @Test fun updatesComeFromAThreadOfTheCore() {
        val threads = ConcurrentLinkedQueue<Thread>()
        store().use { store ->
            LiveSession(store, Plans.quick).use { session ->
                val counting = Counting { threads += Thread.currentThread() }
                session.observe(counting).use {
                    val end = wear(session, 20_000u)
                    assertTrue(end.recording!!.samples > 2_000u)
                    assertNull(end.failure)
                }
                assertTrue(counting.seen.get() > 100)
                assertTrue(threads.none { it == Thread.currentThread() })
            }
        }
    }

    @Test fun aDroppedObserverHearsNothingMore() {
        store().use { store ->
            LiveSession(store, Plans.quick).use { session ->
                val (stays, goes) = Counting() to Counting()
                val observation = session.observe(goes)
                session.observe(stays).use {
                    strap().use { strap ->
                        val asked = session.start(strap.moment(0u))
                        asked.commands.forEach { strap.carryOut(it, 0u) }
                        val before = goes.seen.get()
                        assertTrue(before > 0)
                        observation.close()
                        session.tick(strap.moment(5_000u))
                        assertEquals(before, goes.seen.get())
                        assertTrue(stays.seen.get() > before)
                    }
                }
            }
        }
    }

    /** Of a strap that is worn: with its trace, its beats and what a screen says of them. */
    @Test fun tenThousandUpdatesArrive() {
        store().use { store ->
            LiveSession(store, Plans.quick).use { session ->
                var withBeats = 0
                val counting = Counting { update ->
                    val trace = update.trace ?: return@Counting
                    if (update.beats.isNotEmpty() && trace.minMax.size == 64 * 8 && update.screen.spoken.isNotEmpty()) withBeats++
                }
                session.observe(counting).use { assertTrue(wear(session, 240_000u).recording!!.samples > 30_000u) }
                assertTrue("${counting.seen.get()} updates, $withBeats with beats", counting.seen.get() > 11_000 && withBeats > 10_000)
            }
        }
    }

    @Test fun anObserverThatThrowsEndsNothing() {
        store().use { store ->
            LiveSession(store, Plans.quick).use { session ->
                val (throwing, failing) = Counting { throw IllegalStateException("mine") } to
                    Counting { throw ListenerException.Failed("mine") }
                val after = Counting()
                session.observe(throwing).use {
                    session.observe(failing).use {
                        session.observe(after).use {
                            assertTrue(wear(session, 10_000u).recording!!.samples > 500u)
                        }
                    }
                }
                assertTrue(throwing.seen.get() > 50)
                assertEquals(throwing.seen.get(), failing.seen.get())
                assertEquals(throwing.seen.get(), after.seen.get())
            }
        }
    }

    @Test fun anObserverMayCallTheSession() {
        store().use { store ->
            LiveSession(store, Plans.quick).use { session ->
                val ids = ConcurrentLinkedQueue<String>()
                val asking = Counting { session.recording()?.let { ids += it } }
                session.observe(asking).use {
                    val end = wear(session, 5_000u)
                    assertEquals(setOf(end.recording!!.id), ids.toSet())
                }
            }
        }
    }

    @Test fun twoSessionsAtOnceKeepApart() {
        store().use { store ->
            val ends = ConcurrentLinkedQueue<SessionEnd>()
            val worn = listOf("", "drop@5s+5s=0.5").map { faults ->
                thread { LiveSession(store, Plans.quick).use { ends += wear(it, 20_000u, faults) } }
            }
            worn.forEach { it.join() }
            val (whole, holed) = ends.map { it.recording!! }.sortedBy { it.missing }
            assertNotEquals(whole.id, holed.id)
            assertEquals(0uL, whole.missing)
            assertTrue(holed.missing > 0u)
            assertEquals(2, store.list().size)
        }
    }

    /** Each hears seconds of a strap, is looked at, records and is deleted. */
    @Test fun aThousandSessionsLeaveNothingBehind() {
        val plan = Plans.quick.copy(paceMs = 500u)
        store().use { store ->
            fun sessions(count: Int) = repeat(count) {
                LiveSession(store, plan).use { session ->
                    val recorded = session.observe(Counting()).use { wear(session, 4_000u).recording!! }
                    check(recorded.samples > 100u)
                    store.delete(recorded.id)
                }
            }
            sessions(400)
            val before = residentKb()
            sessions(1_000)
            val grown = residentKb() - before
            println("a thousand sessions: $grown KB")
            assertTrue("grew by $grown KB", grown < GROWTH_KB)
        }
    }

    /** Memory of this process, kilobytes, after a collection. */
    private fun residentKb(): Long {
        repeat(3) {
            System.gc()
            Thread.sleep(100)
        }
        val status = java.io.File("/proc/self/status").readLines()
        return status.first { it.startsWith("VmRSS") }.filter(Char::isDigit).toLong()
    }

    @Test fun whatWasClosedOrFinishedSaysSo() {
        store().use { store ->
            val session = LiveSession(store, Plans.quick)
            session.finish(Moment(0u, 0))
            val ended = assertThrows(StraplineException.Refused::class.java) { session.tick(Moment(1u, 1)) }
            assertTrue(ended.message!!.contains("ended"))
            session.close()
            assertThrows(IllegalStateException::class.java) { session.tick(Moment(2u, 2)) }
        }
    }

    @Test fun anInterruptedSessionGoesOn() {
        val (place, key) = folder.newFolder().path to generateKey()
        RecordingStore.open(place, key).use { store ->
            LiveSession(store, Plans.quick).use { session ->
                strap().use { it.play(session, 8_000u, 0.0).use { playing -> playing.wait() } }
                // Closed without being finished: as after a kill.
            }
            val one = store.list().single()
            assertEquals(RecordingState.INTERRUPTED, one.state)
            val at = Moment(0u, 1_760_000_100_000)
            LiveSession.resume(store, one.id, Plans.quick, at).use { session ->
                val end = wear(session, 8_000u)
                assertEquals(one.id, end.recording!!.id)
                assertTrue(end.recording.end > one.end)
                assertEquals(1u, end.recording.resumed)
            }
        }
    }
}

/** Twice what the virtual machine's own memory moves by, 5 MB: 10 KB a session. One that stayed would hold 60 KB or more. */
private const val GROWTH_KB = 10_000
