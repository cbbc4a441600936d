import Foundation
import Strapline
import XCTest

/// Keeps what it is told.
private final class Keeping: SessionObserver, @unchecked Sendable {
    private let lock = NSLock()
    private var kept: [SessionUpdate] = []

    func onUpdate(update: SessionUpdate) throws {
        lock.withLock { kept.append(update) }
    }

    var all: [SessionUpdate] { lock.withLock { kept } }
}

/// The screens of two recordings, as `tests/screens/mod.rs` goes through them.
final class ScreensTests: XCTestCase {
    func testScreensShowTheSameInEveryLanguage() throws {
        let folder = golden.appendingPathComponent("screens")
        for (language, code) in codes {
            let made = try screens(language)
            let expected = try text(folder.appendingPathComponent("\(code).txt"))
            assertSame(made, expected, code)
        }
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: folder.path).count, codes.count)
    }

    private func screens(_ language: Language) throws -> String {
        let store = try RecordingStore.open(folder: temporaryFolder(), key: Data(repeating: 7, count: 32))
        var made = ""
        func show(_ name: String, _ shown: Any) throws {
            made += try Shown.lines(name, shown)
        }
        let (first, polar) = try record(store, "polar", 0, language)
        let (second, lepu) = try record(store, "lepu", 3, language)
        made += polar + lepu
        let options = ReportOptions(paper: .a4, language: language)
        for (name, id) in [("polar", first), ("lepu", second)] {
            let found = try XCTUnwrap(store.analysis(id: id, progress: nil))
            try show("\(name).sentence", found.sentence(language: language))
            try show("\(name).result", found.resultScreen(options: options))
            try show("\(name).strips", Array(found.strips(options: options, pxPerMm: 4).prefix(2)))
            try show("\(name).events", found.eventRows(options: options))
            try show("\(name).said", found.eventsSaid(options: options))
            try show("\(name).event", found.eventStrip(number: 0, options: options, pxPerMm: 4) as Any)
            try show("\(name).flagged", found.flaggedCount())
            try show("\(name).beat", found.flaggedBeat(number: 0, options: options, pxPerMm: 4) as Any)
        }
        try show("home", store.home(language: language, wanted: "", pxPerMm: 4))
        try show("rows", store.rows(language: language))
        try show("trends", store.trends(language: language, step: .recording, fromMs: nil))
        try show("days", store.trends(language: language, step: .day, fromMs: nil))
        try show("compared", XCTUnwrap(store.compare(first: first, second: second, options: options)))
        try show("measured", measuredScreen(language: language))
        try show("feelings", feelings(language: language))
        try show("waiting", waitingScreen(language: language))
        let seen = [
            NearStrap(id: "b", name: "Movesense", rssiDbm: -48), NearStrap(id: "c", name: "Polar H10 2", rssiDbm: -90),
            NearStrap(id: "d", name: "HW9", rssiDbm: nil),
        ]
        let known = NearStrap(id: "a", name: "Polar H10", rssiDbm: nil)
        try show("straps", strapsScreen(language: language, known: known, seen: seen))
        try show("chips", strapChips(language: language, name: "Polar H10", records: true, battery: "80"))
        return made
    }

    /// Records what a strap sent, some days later: its id, and what was shown meanwhile.
    private func record(_ store: RecordingStore, _ name: String, _ days: Int64, _ language: Language) throws -> (String, String) {
        let plan = SessionPlan(
            name: name, device: "simulated", utcOffsetMin: 60, language: language, pxPerMm: 4, paceMs: 1000, traceS: 6, columns: 160)
        let session = try LiveSession(store: store, plan: plan)
        let keeping = Keeping()
        let observation = try session.observe(observer: keeping)
        var (id, made) = ("", "")
        for line in try text(golden.appendingPathComponent("frames/\(name).in")).split(separator: "\n") {
            let (sent, verb, rest) = Wire.fields(String(line))
            let at = Moment(steadyMs: sent.steadyMs, wallMs: sent.wallMs + days * 86_400_000)
            switch verb {
            case "start": _ = try session.start(at: at)
            case "mark": try session.mark(at: at, text: rest)
            case "stop":
                made += try Shown.lines("\(name).told", session.notifications())
                for kind in [NotificationKind.finished, .storageFull] {
                    made += try Shown.lines("\(name).one", session.notification(kind: kind) as Any)
                }
                _ = try session.stop(at: at)
            case "finish": id = try XCTUnwrap(session.finish(at: at).recording).id
            default: _ = try session.push(at: at, input: try Wire.input(verb, rest))
            }
        }
        withExtendedLifetime(observation) {}
        for (n, update) in keeping.all.enumerated() where n % 8 == 0 {
            made += try Shown.lines("\(name).live.\(n)", update.screen)
            made += try Shown.lines("\(name).live.\(n).picture", update.picture as Any)
        }
        return (id, made)
    }
}
