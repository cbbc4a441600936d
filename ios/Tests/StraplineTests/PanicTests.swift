import Foundation
import Strapline
import XCTest

/// A panic of the core is an error here, whatever was called: no call may end the app.
final class PanicTests: XCTestCase {
    private let now = Moment(steadyMs: 90_000, wallMs: 1_760_000_090_000)

    /// Rehearsed in each of these: an error, and the next call goes well.
    private func rehearse(_ calls: [(String, () throws -> Void)]) throws {
        for (name, call) in calls {
            try rehearsePanic()
            XCTAssertThrowsError(try call(), name) { XCTAssertEqual(($0 as? StraplineError).map(kind), "broken", name) }
            XCTAssertNoThrow(try call(), name)
        }
    }

    func testAPanicInAnyGroupOfCallsIsAnError() throws {
        let store = try RecordingStore.open(folder: temporaryFolder(), key: generateKey())
        let session = try LiveSession(store: store, plan: Plans.golden)
        let strap = try SimulatedStrap(kind: .polar, faults: "", seed: 1)
        try rehearse([
            ("words", { _ = try catalogueText(language: .german, id: "app-stop") }),
            ("language", { _ = try preferredLanguage(wanted: ["de"]) }),
            ("sensors", { _ = try advertisedKind(name: "Polar H10", services: []) }),
            ("services", { _ = try knownServices() }),
            ("versions", { _ = try versions() }),
            ("measured", { _ = try measuredScreen(language: .turkish) }),
            ("figures", { _ = try howItWasMeasured() }),
            ("log", { try setLogSink(sink: nil, level: .error) }),
            ("key", { _ = try generateKey() }),
            ("list", { _ = try store.list() }),
            ("rows", { _ = try store.rows(language: .french) }),
            ("home", { _ = try store.home(language: .french, wanted: "", pxPerMm: 6.3) }),
            ("trends", { _ = try store.trends(language: .french, step: .day, fromMs: nil) }),
            ("recovered", { _ = try store.recovered(language: .french) }),
            ("strap", { _ = try SimulatedStrap(kind: .lepu, faults: "", seed: 1) }),
            ("moment", { _ = try strap.moment(nowMs: 0) }),
            ("poll", { _ = try strap.poll(nowMs: 0) }),
            ("observe", { _ = try session.observe(observer: Noting()) }),
            ("look", { try session.look(pxPerMm: 6, widthPx: 300) }),
            ("notifications", { _ = try session.notifications() }),
            ("play", { _ = try strap.play(session: session, forMs: 12_000, speed: 0).wait() }),
            ("tick", { _ = try session.tick(at: self.now) }),
            ("recording", { _ = try session.recording() }),
            ("mark", { try session.mark(at: self.now, text: "felt") }),
        ])
        let id = try XCTUnwrap(session.finish(at: now).recording).id
        let found = try XCTUnwrap(store.analysis(id: id, progress: nil))
        let options = ReportOptions(paper: .a4, language: .english)
        try rehearse([
            ("analysis", { _ = try store.analysis(id: id, progress: nil) }),
            ("compare", { _ = try store.compare(first: id, second: id, options: options) }),
            ("recorded", { _ = try found.recordedS() }),
            ("beats", { _ = try found.beats() }),
            ("episodes", { _ = try found.episodes() }),
            ("seconds", { _ = try found.seconds() }),
            ("result", { _ = try found.resultScreen(options: options) }),
            ("pdf", { _ = try found.pdf(options: options) }),
        ])
    }

    func testTheSessionOnDiskIsIntactAfterAPanicInIt() throws {
        let store = try RecordingStore.open(folder: temporaryFolder(), key: generateKey())
        let strap = try SimulatedStrap(kind: .polar, faults: "", seed: 1)
        var session: LiveSession? = try LiveSession(store: store, plan: Plans.golden)
        _ = try strap.play(session: XCTUnwrap(session), forMs: 12_000, speed: 0).wait()
        try rehearsePanic()
        XCTAssertThrowsError(try session?.tick(at: now)) { XCTAssertEqual(kind($0 as! StraplineError), "broken") }
        session = nil
        let one = try XCTUnwrap(store.list().first)
        XCTAssertEqual(one.state, .interrupted)
        XCTAssertEqual(try store.finish(id: one.id).damagedChunks, 0)
        XCTAssertGreaterThan(one.samples, 1_000)
    }

    func testAPanicIsLoggedByItsPlaceAlone() throws {
        let lines = Lines()
        try setLogSink(sink: lines, level: .error)
        defer { try? setLogSink(sink: nil, level: .error) }
        XCTAssertThrowsError(try Strapline.rehearse(failure: .panic))
        let told = lines.all.map(\.text)
        XCTAssertTrue(told.contains { $0.hasPrefix("failed unexpectedly at bindings/ffi/src/rehearsal.rs:") }, "\(told)")
    }

    func testWhatIsNoUuidIsNoService() throws {
        XCTAssertNil(try advertisedKind(name: nil, services: ["180D", "", "?"]))
        XCTAssertEqual(try advertisedKind(name: nil, services: ["?"] + knownServices()), .polar)
        let session = try LiveSession(store: RecordingStore.open(folder: temporaryFolder(), key: generateKey()), plan: Plans.golden)
        let input = SensorInput.notification(characteristic: "180D", bytes: Data())
        XCTAssertThrowsError(try session.push(at: now, input: input)) {
            XCTAssertEqual(kind($0 as! StraplineError), "refused")
            XCTAssertTrue(message($0 as! StraplineError).contains("180D"))
        }
        XCTAssertFalse(try session.hasFailed())
    }

    /// What Swift does with a call that does not throw ends the app: only what the generator makes for itself is one.
    func testNoGeneratedCallEndsTheApp() throws {
        let generated = try text(root.appendingPathComponent("ios/Sources/Strapline/Generated/Strapline.swift"))
        let lines = generated.components(separatedBy: "\n")
        var found = 0
        for (n, line) in lines.enumerated() where line.contains("try! rustCall") {
            found += 1
            let called = lines[n...].prefix(3).joined()
            let isOwn = ["_fn_clone_", "_fn_free_", "rustbuffer_"].contains { called.contains($0) }
            XCTAssertTrue(isOwn, "line \(n + 1): \(called)")
        }
        XCTAssertGreaterThan(found, 5)
    }
}
