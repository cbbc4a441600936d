import Foundation
import Strapline
import XCTest

final class Shares: ProgressListener, @unchecked Sendable {
    private let lock = NSLock()
    private var told: [Double] = []
    private let goesOn: @Sendable (Double) throws -> Bool

    init(goesOn: @escaping @Sendable (Double) throws -> Bool) {
        self.goesOn = goesOn
    }

    func onProgress(share: Double) throws -> Bool {
        lock.withLock { told.append(share) }
        return try goesOn(share)
    }

    var all: [Double] { lock.withLock { told } }
}

final class Lines: LogSink, @unchecked Sendable {
    private let lock = NSLock()
    private var told: [LogLine] = []

    func onLine(line: LogLine) throws {
        lock.withLock { told.append(line) }
    }

    var all: [LogLine] { lock.withLock { told } }
}

final class StoreTests: XCTestCase {
    private let place = temporaryFolder()
    private var key = Data()
    private var id = ""

    override func setUpWithError() throws {
        key = try generateKey()
        let store = try RecordingStore.open(folder: place, key: key)
        let session = try LiveSession(store: store, plan: Plans.quick)
        let strap = try SimulatedStrap(kind: .polar, faults: "link@50s+5s", seed: 3)
        _ = try strap.play(session: session, forMs: 90_000, speed: 0).wait()
        id = try XCTUnwrap(session.finish(at: Moment(steadyMs: 200_000, wallMs: 1_760_000_200_000)).recording).id
    }

    func testARecordingIsRenamedMarkedExportedAndDeleted() throws {
        let store = try RecordingStore.open(folder: place, key: key)
        XCTAssertEqual(try store.recovered(language: .german), [])
        try store.rename(id: id, name: "Nacht", nowMs: 1_760_000_300_000)
        try store.mark(id: id, atMs: 1_760_000_030_000, text: "Stolpern", nowMs: 1_760_000_300_000)
        let one = try store.recording(id: id)
        XCTAssertEqual(one.name, "Nacht")
        XCTAssertEqual(one.state, .finished)
        XCTAssertEqual(one.marks.map(\.text), ["Stolpern"])
        let table = temporaryFolder() + ".csv"
        let exported = try XCTUnwrap(store.export(id: id, file: table, format: .csv))
        XCTAssertEqual(exported.values, one.end)
        let again = try XCTUnwrap(analyzeFile(path: table, options: FileOptions(), progress: nil))
        let stored = try XCTUnwrap(store.analysis(id: id, progress: nil))
        XCTAssertEqual(try again.beats().count, try stored.beats().count)
        XCTAssertLessThan(try stored.analysedS(), try stored.recordedS())
        try store.delete(id: id)
        XCTAssertEqual(try store.list().count, 0)
        XCTAssertThrowsError(try store.recording(id: id)) { XCTAssertEqual(kind($0 as! StraplineError), "refused") }
    }

    func testWhatTakesItsTimeTellsHowFarItIsAndIsCancelled() throws {
        let store = try RecordingStore.open(folder: place, key: key)
        let table = temporaryFolder() + ".csv"
        for most in [0.2, 0.7] {
            let shares = Shares { $0 < most }
            XCTAssertNil(try store.export(id: id, file: table, format: .csv, progress: shares))
            XCTAssertTrue((most...most + 0.3).contains(try XCTUnwrap(shares.all.last)), "\(shares.all)")
            XCTAssertFalse(FileManager.default.fileExists(atPath: table), "no half of a file")
        }
        let whole = Shares { _ in true }
        XCTAssertNotNil(try store.export(id: id, file: table, format: .csv, progress: whole))
        XCTAssertTrue(whole.all.count > 5 && whole.all == whole.all.sorted() && FileManager.default.fileExists(atPath: table))

        let options = ReportOptions(paper: .a4, language: .english)
        _ = try store.reanalyze(id: id, progress: nil)
        let session = try LiveSession(store: store, plan: Plans.quick)
        _ = try SimulatedStrap(kind: .polar, faults: "", seed: 4).play(session: session, forMs: 60_000, speed: 0).wait()
        let second = try XCTUnwrap(session.finish(at: Moment(steadyMs: 100_000, wallMs: 1_760_000_100_000)).recording).id
        let half = Shares { $0 < 0.6 }
        XCTAssertNil(try store.compare(first: id, second: second, options: options, progress: half))
        XCTAssertTrue(half.all.allSatisfy { $0 >= 0.5 } && half.all.count > 3, "\(half.all)")
        XCTAssertEqual(try store.compare(first: id, second: second, options: options)?.count, 7)

        XCTAssertFalse(try store.eraseAll(progress: Shares { _ in false }))
        XCTAssertEqual(try store.list().count, 1)
        XCTAssertTrue(try store.eraseAll(progress: Shares { _ in true }))
        XCTAssertEqual(try store.list().count, 0)
    }

    func testATapIsSaidInTheLanguageOfWhoeverReadsIt() throws {
        let store = try RecordingStore.open(folder: place, key: key)
        let session = try LiveSession(store: store, plan: Plans.quick)
        let strap = try SimulatedStrap(kind: .polar, faults: "", seed: 3)
        _ = try strap.play(session: session, forMs: 20_000, speed: 0).wait()
        let later = Moment(steadyMs: 100_000, wallMs: 1_760_000_100_000)
        try session.feel(at: later, feeling: .dizzy)
        let felt = try XCTUnwrap(session.finish(at: later).recording)
        XCTAssertEqual(try felt.marks.map { try saidMark(language: .german, text: $0.text) }, ["Schwindel"])
        XCTAssertEqual(try felt.marks.map { try saidMark(language: .english, text: $0.text) }, ["Dizziness"])
        let found = try XCTUnwrap(store.analysis(id: id, progress: nil))
        XCTAssertThrowsError(try found.doubt(number: 9_999, nowMs: 1_760_000_300_000)) { XCTAssertEqual(kind($0 as! StraplineError), "refused") }
        try found.doubt(number: 0, nowMs: 1_760_000_300_000)
        let anew = try XCTUnwrap(store.reanalyze(id: id, progress: nil))
        XCTAssertTrue(try anew.json(options: ReportOptions(paper: .a4, language: .english)).contains("was not read rightly"))
        XCTAssertTrue(try anew.json(options: ReportOptions(paper: .a4, language: .german)).contains("nicht richtig gelesen"))
    }

    func testAnAnalysisTellsHowFarItIsAndIsCancelledInTheMiddle() throws {
        let store = try RecordingStore.open(folder: place, key: key)
        let half = Shares { $0 < 0.5 }
        XCTAssertNil(try store.reanalyze(id: id, progress: half))
        XCTAssertGreaterThan(half.all.count, 10)
        XCTAssertTrue((0.5...0.6).contains(half.all.last!))
        let throwing = Shares { _ in throw Mine() }
        XCTAssertGreaterThan(try XCTUnwrap(store.reanalyze(id: id, progress: throwing)).beats().count, 80)
    }

    func testAnotherKeyIsRefusedAndChangesNothing() throws {
        XCTAssertThrowsError(try RecordingStore.open(folder: place, key: generateKey())) {
            XCTAssertEqual(kind($0 as! StraplineError), "wrongkey")
        }
        XCTAssertThrowsError(try RecordingStore.open(folder: place, key: Data(count: 31))) {
            XCTAssertEqual(kind($0 as! StraplineError), "refused")
        }
        let store = try RecordingStore.openUnderNewKey(folder: place, key: generateKey())
        XCTAssertEqual(try store.list().map(\.state), [.locked])
    }

    func testAStoreIsOpenOnce() throws {
        let store = try RecordingStore.open(folder: place, key: key)
        XCTAssertThrowsError(try RecordingStore.open(folder: place, key: key)) {
            XCTAssertEqual(kind($0 as! StraplineError), "busy")
        }
        withExtendedLifetime(store) {}
    }

    func testTheLogHoldsNothingThatAPersonSaid() throws {
        let lines = Lines()
        try setLogSink(sink: lines, level: .debug)
        defer { try? setLogSink(sink: nil, level: .error) }
        let store = try RecordingStore.open(folder: place, key: key)
        try store.rename(id: id, name: "Nacht bei Ada", nowMs: 1)
        try store.mark(id: id, atMs: 1_760_000_030_000, text: "Stolpern", nowMs: 2)
        let session = try LiveSession(store: store, plan: Plans.quick)
        let observation = try session.observe(observer: Noting { _ in throw ListenerError.Failed(reason: "Geheimnis") })
        _ = try session.start(at: Moment(steadyMs: 0, wallMs: 0))
        _ = try session.stop(at: Moment(steadyMs: 1, wallMs: 1))
        _ = try session.finish(at: Moment(steadyMs: 2, wallMs: 2))
        try store.delete(id: id)
        withExtendedLifetime(observation) {}
        let said = lines.all.map { "\($0.level) \($0.target) \($0.text)" }.joined(separator: "\n")
        XCTAssertTrue(lines.all.count >= 5 && said.contains("an observer failed"), said)
        for secret in ["Nacht", "Stolpern", "Geheimnis", "Ada", place, id, "nobody else"] {
            XCTAssertFalse(said.contains(secret), "the log says \(secret)")
        }
    }

    func testHowItWasMeasuredIsThere() throws {
        let measured = try howItWasMeasured()
        XCTAssertEqual(measured.modelHash.count, 64)
        XCTAssertGreaterThan(measured.figures.count, 5)
        XCTAssertTrue(measured.fittedOn.allSatisfy { $0.records > 0 && $0.beats > $0.records && $0.weight > 0 })
        let said = try [Language.english, .german, .french, .spanish, .turkish].flatMap { try measuredScreen(language: $0).fittedOn }
        XCTAssertEqual(said.count, 5 * measured.fittedOn.count)
        XCTAssertEqual(Set(said).count, said.count, "a line that two languages share")
        XCTAssertEqual(try versions().software, "0.1.0")
        XCTAssertEqual(try advertisedKind(name: "Polar H10 12345678", services: []), .polar)
        XCTAssertEqual(try knownServices().count, 4)
    }
}
