import Foundation
import Strapline
import XCTest

/// What each failure says in every language, provoked as `tests/failures/mod.rs` does.
final class FailuresTests: XCTestCase {
    private var made = ""
    private var code = ""
    private var place = ""

    func testEveryErrorSaysInEveryLanguageWhatItIsAndWhatToDo() throws {
        defer { try? speak(language: .english) }
        for (language, code) in codes {
            try speak(language: language)
            (self.code, place) = (code, temporaryFolder())
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            let rehearsed: [Rehearsal] = [.noRoom, .wrongKey, .updateNeeded, .noAccess, .damaged, .refused, .busy, .panic]
            for failure in rehearsed {
                fails("\(failure)".lowercased()) { try rehearse(failure: failure) }
            }
            try provoke()
        }
        assertSame(made, try text(golden.appendingPathComponent("errors.txt")), "errors")
    }

    private func fails(_ what: String, _ act: () throws -> Void) {
        XCTAssertThrowsError(try act(), what) { error in
            guard let error = error as? StraplineError else { return XCTFail("\(what): \(error)") }
            let said = message(error).replacingOccurrences(of: "\(place)/", with: "")
            made += "\(code) \(what) \(kind(error)) \(said)\n"
        }
    }

    private func open(_ byte: UInt8, _ count: Int = 32) throws -> RecordingStore {
        try RecordingStore.open(folder: "\(place)/store", key: Data(repeating: byte, count: count))
    }

    private func file(_ name: String) throws {
        _ = try analyzeFile(path: "\(place)/\(name)", options: FileOptions(), progress: nil)
    }

    private func samples(_ bytes: Int, _ rate: Double) throws -> Analysis? {
        try analyzeSamples(millivolts: Data(count: bytes), rateHz: rate, startMs: nil, progress: nil)
    }

    private func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(place)/\(name)"))
    }

    private func provoke() throws {
        fails("key") { _ = try open(7, 31) }
        try whileOpen()
        fails("other-key") { _ = try open(8) }
        fails("samples") { _ = try samples(3, 130) }
        fails("rate") { _ = try samples(4, 0.5) }
        let analysis = try XCTUnwrap(samples(4 * 1300, 130))
        let options = ReportOptions(paper: .a4, language: .english)
        fails("doubt") { try analysis.doubt(number: 0, nowMs: 0) }
        fails("born") { _ = try analysis.json(options: ReportOptions(paper: .a4, language: .english, born: "1961-02-30")) }
        fails("faults") { _ = try SimulatedStrap(kind: .polar, faults: "lightning@3s", seed: 1) }
        fails("no-file") { try file("none.csv") }
        try write("empty.csv", "")
        fails("empty-file") { try file("empty.csv") }
        try write("table.csv", "time_s,ecg [mV]\n0.00,0.1\n0.01,oops\n0.02,0.2\n")
        fails("cell") { try file("table.csv") }
        try write("pressure.csv", "time_s,abp [mmHg]\n0.00,80\n0.01,81\n0.02,82\n")
        fails("no-voltage") { try file("pressure.csv") }
        fails("unwritable") { try analysis.writePdf(options: options, file: "\(place)/none/report.pdf") }
    }

    private func whileOpen() throws {
        let store = try open(7)
        fails("twice") { _ = try open(7) }
        fails("no-id") { _ = try store.recording(id: "night") }
        fails("unknown-id") { _ = try store.recording(id: String(repeating: "0", count: 32)) }
        let session = try LiveSession(store: store, plan: Plans.golden)
        let at = Moment(steadyMs: 1, wallMs: 1)
        _ = try session.finish(at: at)
        fails("ended") { _ = try session.finish(at: at) }
    }
}
