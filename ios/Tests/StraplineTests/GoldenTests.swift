import Foundation
import Strapline
import XCTest

/// Notes what it is told.
final class Noting: SessionObserver, @unchecked Sendable {
    private let lock = NSLock()
    private var noted = ""
    private var count = 0
    private let then: @Sendable (SessionUpdate) throws -> Void

    init(then: @escaping @Sendable (SessionUpdate) throws -> Void = { _ in }) {
        self.then = then
    }

    func onUpdate(update: SessionUpdate) throws {
        lock.withLock {
            noted += Wire.update(update)
            count += 1
        }
        try then(update)
    }

    var seen: Int { lock.withLock { count } }

    func take() -> String {
        lock.withLock {
            defer { noted = "" }
            return noted
        }
    }
}

enum Plans {
    static let golden = SessionPlan(
        name: "Golden", device: "simulated", utcOffsetMin: 60, language: .english, pxPerMm: 4, paceMs: 1000, traceS: 6, columns: 160)
    static let quick = SessionPlan(
        name: "A name that nobody else may read", device: "Strap of Ada", utcOffsetMin: 60, language: .english, pxPerMm: 4, paceMs: 20, traceS: 2,
        columns: 64)
    static let slower = SessionPlan(
        name: "Slower", device: "simulated", utcOffsetMin: 60, language: .english, pxPerMm: 4, paceMs: 500, traceS: 2, columns: 64)
}

/// A folder of its own for a test.
func temporaryFolder() -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    return folder.path
}

/// What every language reads must come to the same, to the byte.
final class GoldenTests: XCTestCase {
    func testFramesOfEveryStrapLeadToTheSameCommandsAndUpdates() throws {
        let frames = golden.appendingPathComponent("frames")
        let names = try FileManager.default.contentsOfDirectory(atPath: frames.path).filter { $0.hasSuffix(".in") }
        XCTAssertEqual(names.count, 5)
        for name in names {
            let lines = try text(frames.appendingPathComponent(name))
            let expected = try text(frames.appendingPathComponent(name.replacingOccurrences(of: ".in", with: ".out")))
            let made = try play(lines)
            assertSame(made, expected, name)
        }
    }

    private func play(_ lines: String) throws -> String {
        let store = try RecordingStore.open(folder: temporaryFolder(), key: Data(repeating: 7, count: 32))
        let session = try LiveSession(store: store, plan: Plans.golden)
        let noting = Noting()
        let observation = try session.observe(observer: noting)
        var made = ""
        for line in lines.split(separator: "\n") {
            let (at, verb, rest) = Wire.fields(String(line))
            do {
                switch verb {
                case "mark": try session.mark(at: at, text: rest)
                case "finish":
                    let one = try session.finish(at: at).recording
                    made +=
                        one.map { ". \($0.samples) \($0.missing) \($0.end) \($0.rr) \($0.marks.count)\n" }
                        ?? ". nothing\n"
                case "start": made += Wire.asked(try session.start(at: at))
                case "stop": made += Wire.asked(try session.stop(at: at))
                default: made += Wire.asked(try session.push(at: at, input: try Wire.input(verb, rest)))
                }
            } catch let error as StraplineError {
                made += "! \(message(error))\n"
            }
            made += noting.take()
        }
        withExtendedLifetime(observation) {}
        return made
    }

    func testARecordingHasTheSameBeats() throws {
        let samples = try Data(contentsOf: golden.appendingPathComponent("recording.f32"))
        let analysis = try XCTUnwrap(analyzeSamples(millivolts: samples, rateHz: 130, startMs: nil, progress: nil))
        let table = try analysis.beats()
        let columns =
            table.position + table.`class` + table.rrMs + table.amplitudeMv + table.likeness + table.grade
        XCTAssertEqual(columns, try Data(contentsOf: golden.appendingPathComponent("recording.beats")))
    }

    func testAFileHasTheJsonAndThePdfOfTheCommandLine() throws {
        let made = root.appendingPathComponent("target/golden")
        let options = ReportOptions(paper: .a4, language: .english, emergencyNumber: "112")
        let file = golden.appendingPathComponent("recording.csv").path
        let analysis = try XCTUnwrap(analyzeFile(path: file, options: FileOptions(), progress: nil))
        assertSame(try analysis.json(options: options), try text(made.appendingPathComponent("recording.json")), "JSON")
        let pdf = try Data(contentsOf: made.appendingPathComponent("recording.pdf"))
        XCTAssertEqual(try analysis.pdf(options: options), pdf)
        let written = temporaryFolder()
        try analysis.writePdf(options: options, file: written)
        XCTAssertEqual(try Data(contentsOf: URL(fileURLWithPath: written)), pdf)
    }

    /// The golden recording, begun at a known time.
    private func recording() throws -> Analysis {
        let samples = try Data(contentsOf: golden.appendingPathComponent("recording.f32"))
        return try XCTUnwrap(analyzeSamples(millivolts: samples, rateHz: 130, startMs: 1_760_000_000_000, progress: nil))
    }

    private func about(_ language: Language, _ paper: Paper) -> ReportOptions {
        ReportOptions(
            paper: paper, language: language, name: "Ayşe Gül Öztürk-Ğarcía", id: "7", born: "1961-03-12", sex: .female,
            device: "Golden strap", emergencyNumber: "112")
    }

    func testARecordingHasTheSameSummaryAsJsonInEveryLanguage() throws {
        let recording = try recording()
        for (language, code) in codes {
            let json = try recording.json(options: about(language, .a4))
            let summary = json.split(separator: "\n").filter { !$0.contains("\"probability\"") }.map { "\($0)\n" }.joined()
            let expected = try text(golden.appendingPathComponent("recording.\(code).json"))
            assertSame(summary, expected, code)
        }
    }

    func testARecordingHasTheSameReportInEveryLanguage() throws {
        XCTAssertEqual(
            sha256(Data("abc".utf8)), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "as FIPS 180-4 has it")
        let recording = try recording()
        var sums = ""
        for (language, code, paper, size) in codes.map({ ($0, $1, Paper.a4, "a4") }) + [(.english, "en", .letter, "letter")] {
            sums += "\(sha256(try recording.pdf(options: about(language, paper))))  recording.\(code).\(size).pdf\n"
        }
        XCTAssertEqual(sums, try text(golden.appendingPathComponent("recording.sha256")))
    }
}

/// The languages as fixtures are named, in the core's order.
let codes: [(Language, String)] = [
    (.english, "en"), (.german, "de"), (.french, "fr"), (.spanish, "es"), (.turkish, "tr"),
]

/// The same to the byte: strings are equal where their letters are, however these are put together.
func assertSame(_ made: String, _ expected: String, _ what: String) {
    guard !made.utf8.elementsEqual(expected.utf8) else { return }
    let lines = zip(made.split(separator: "\n"), expected.split(separator: "\n"))
    let first = lines.first { !$0.utf8.elementsEqual($1.utf8) }
    XCTFail("\(what): \(first.map { "made \($0), expected \($1)" } ?? "lengths differ")")
}

/// The text of an error.
func message(_ error: StraplineError) -> String {
    switch error {
    case .NoRoom(let message), .WrongKey(let message), .UpdateNeeded(let message), .NoAccess(let message),
        .Damaged(let message), .Refused(let message), .Busy(let message), .Broken(let message):
        return message
    }
}

func kind(_ error: StraplineError) -> String {
    switch error {
    case .NoRoom: return "noroom"
    case .WrongKey: return "wrongkey"
    case .UpdateNeeded: return "updateneeded"
    case .NoAccess: return "noaccess"
    case .Damaged: return "damaged"
    case .Refused: return "refused"
    case .Busy: return "busy"
    case .Broken: return "broken"
    }
}
