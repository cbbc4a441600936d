import Foundation
import Strapline
import XCTest

struct Mine: Error {}

final class SessionTests: XCTestCase {
    private func store() throws -> RecordingStore {
        try RecordingStore.open(folder: temporaryFolder(), key: generateKey())
    }

    private func strap(_ faults: String = "") throws -> SimulatedStrap {
        try SimulatedStrap(kind: .polar, faults: faults, seed: 3)
    }

    /// Wears a simulated strap to the end.
    private func wear(_ session: LiveSession, _ forMs: UInt64, _ faults: String = "") throws -> SessionEnd {
        let playedMs = try strap(faults).play(session: session, forMs: forMs, speed: 0).wait()
        return try session.finish(
            at: Moment(steadyMs: playedMs + 60_000, wallMs: 1_760_000_000_000 + Int64(playedMs)))
    }

    func testUpdatesComeFromAThreadOfTheCore() throws {
        let mine = ObjectIdentifier(Thread.current)
        let session = try LiveSession(store: store(), plan: Plans.quick)
        let others = Said()
        let noting = Noting { _ in
            if ObjectIdentifier(Thread.current) != mine { others.append("elsewhere") }
        }
        let observation = try session.observe(observer: noting)
        let end = try wear(session, 20_000)
        XCTAssertGreaterThan(try XCTUnwrap(end.recording).samples, 2_000)
        XCTAssertNil(end.failure)
        XCTAssertGreaterThan(noting.seen, 100)
        XCTAssertEqual(others.text.split(separator: "\n").count, noting.seen)
        withExtendedLifetime(observation) {}
    }

    func testADroppedObserverHearsNothingMore() throws {
        let session = try LiveSession(store: store(), plan: Plans.quick)
        let (stays, goes) = (Noting(), Noting())
        let kept = try session.observe(observer: stays)
        var dropped: ObserverHandle? = try session.observe(observer: goes)
        let strap = try strap()
        for command in try session.start(at: strap.moment(nowMs: 0)).commands {
            try strap.carryOut(command: command, nowMs: 0)
        }
        let before = goes.seen
        XCTAssertGreaterThan(before, 0)
        withExtendedLifetime(dropped) {}
        dropped = nil
        _ = try session.tick(at: strap.moment(nowMs: 5_000))
        XCTAssertEqual(goes.seen, before)
        XCTAssertGreaterThan(stays.seen, before)
        withExtendedLifetime(kept) {}
    }

    /// Of a strap that is worn: with its trace, its beats and what a screen says of them.
    func testTenThousandUpdatesArrive() throws {
        let session = try LiveSession(store: store(), plan: Plans.quick)
        let withBeats = Said()
        let noting = Noting { update in
            guard let trace = update.trace, trace.minMax.count == 64 * 8 else { return }
            if !update.beats.isEmpty && !update.screen.spoken.isEmpty { withBeats.append("") }
        }
        let observation = try session.observe(observer: noting)
        XCTAssertGreaterThan(try XCTUnwrap(wear(session, 240_000).recording).samples, 30_000)
        XCTAssertGreaterThan(noting.seen, 11_000)
        XCTAssertGreaterThan(withBeats.text.count, 10_000)
        withExtendedLifetime(observation) {}
    }

    func testAnObserverThatThrowsEndsNothing() throws {
        let session = try LiveSession(store: store(), plan: Plans.quick)
        let throwing = Noting { _ in throw Mine() }
        let failing = Noting { _ in throw ListenerError.Failed(reason: "mine") }
        let after = Noting()
        let observations = try [throwing, failing, after].map { try session.observe(observer: $0) }
        XCTAssertGreaterThan(try XCTUnwrap(wear(session, 10_000).recording).samples, 500)
        XCTAssertGreaterThan(throwing.seen, 50)
        XCTAssertEqual(throwing.seen, failing.seen)
        XCTAssertEqual(throwing.seen, after.seen)
        withExtendedLifetime(observations) {}
    }

    func testTwoSessionsAtOnceKeepApart() throws {
        let store = try store()
        let sessions = try ["", "drop@5s+5s=0.5"].map { faults in
            (try LiveSession(store: store, plan: Plans.quick), try strap(faults))
        }
        let playing = try sessions.map { session, strap in try strap.play(session: session, forMs: 20_000, speed: 0) }
        let playedMs = try playing.map { try $0.wait() }
        let ends = try zip(sessions, playedMs).map { one, ms in
            try XCTUnwrap(
                one.0.finish(at: Moment(steadyMs: ms + 60_000, wallMs: 1_760_000_000_000 + Int64(ms))).recording)
        }
        XCTAssertNotEqual(ends[0].id, ends[1].id)
        XCTAssertEqual(ends[0].missing, 0)
        XCTAssertGreaterThan(ends[1].missing, 0)
        XCTAssertEqual(try store.list().count, 2)
    }

    /// Each hears seconds of a strap, is looked at, records and is deleted.
    func testAThousandSessionsLeaveNothingBehind() throws {
        let store = try store()
        func sessions(_ count: Int) throws {
            for _ in 0..<count {
                let session = try LiveSession(store: store, plan: Plans.slower)
                let observation = try session.observe(observer: Noting())
                let recorded = try XCTUnwrap(wear(session, 4_000).recording)
                XCTAssertGreaterThan(recorded.samples, 100)
                try store.delete(id: recorded.id)
                withExtendedLifetime(observation) {}
            }
        }
        try sessions(400)
        let before = try residentKb()
        try sessions(1_000)
        let grown = try residentKb() - before
        print("a thousand sessions: \(grown) KB")
        // Half a megabyte is the allocator's own; a session that stayed would hold 60 KB or more, and a thousand 60 MB.
        XCTAssertLessThan(grown, 2_000)
    }

    /// Memory of this process, kilobytes.
    private func residentKb() throws -> Int {
        let status = try text(URL(fileURLWithPath: "/proc/self/status"))
        let line = try XCTUnwrap(status.split(separator: "\n").first { $0.hasPrefix("VmRSS") })
        return try XCTUnwrap(Int(line.filter(\.isNumber)))
    }

    func testWhatWasFinishedSaysSo() throws {
        let session = try LiveSession(store: store(), plan: Plans.quick)
        _ = try session.finish(at: Moment(steadyMs: 0, wallMs: 0))
        XCTAssertThrowsError(try session.tick(at: Moment(steadyMs: 1, wallMs: 1))) { error in
            let error = error as! StraplineError
            XCTAssertEqual(kind(error), "refused")
            XCTAssertTrue(message(error).contains("ended"))
        }
    }

    func testAnInterruptedSessionGoesOn() throws {
        let store = try store()
        var session: LiveSession? = try LiveSession(store: store, plan: Plans.quick)
        _ = try strap().play(session: XCTUnwrap(session), forMs: 8_000, speed: 0).wait()
        // Dropped without being finished: as after a kill.
        session = nil
        let one = try XCTUnwrap(store.list().first)
        XCTAssertEqual(one.state, .interrupted)
        let again = try LiveSession.resume(
            store: store, recording: one.id, plan: Plans.quick, at: Moment(steadyMs: 0, wallMs: 1_760_000_100_000))
        let end = try XCTUnwrap(wear(again, 8_000).recording)
        XCTAssertEqual(end.id, one.id)
        XCTAssertGreaterThan(end.end, one.end)
        XCTAssertEqual(end.resumed, 1)
    }
}
