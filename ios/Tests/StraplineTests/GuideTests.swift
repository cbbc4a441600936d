import Foundation
import Strapline
import XCTest

/// The guide's example, as it stands in the README beside this package.
final class GuideTests: XCTestCase {
    func testTheExampleRuns() throws {
        let folder = temporaryFolder()
        let said = Said()
        try record(folder: folder) { said.append($0) }
        XCTAssertTrue(said.text.contains("per minute") && said.text.contains("could be read"), said.text)
        let report = try Data(contentsOf: URL(fileURLWithPath: folder + "/report.pdf"))
        XCTAssertEqual(report.prefix(4), Data("%PDF".utf8))
    }

    func testTheGuideShowsThisVeryExample() throws {
        let source = try text(URL(fileURLWithPath: #filePath))
        let marker = "// The example" + ".\n"
        let example = try XCTUnwrap(source.components(separatedBy: marker).last)
        let guide = try text(root.appendingPathComponent("ios/README.md"))
        XCTAssertTrue(guide.contains("```swift\n\(example)```"))
    }
}

final class Said: @unchecked Sendable {
    private let lock = NSLock()
    private var lines = ""

    func append(_ line: String) {
        lock.withLock { lines += line + "\n" }
    }

    var text: String { lock.withLock { lines } }
}

// The example.
final class Screen: SessionObserver {
    let say: @Sendable (String) -> Void

    init(say: @escaping @Sendable (String) -> Void) {
        self.say = say
    }

    func onUpdate(update: SessionUpdate) throws {
        update.screen.hints.forEach { say($0.text) }
        say("\(update.screen.rate) \(update.screen.rateUnit)")
    }
}

func record(folder: String, say: @escaping @Sendable (String) -> Void) throws {
    let key = try generateKey()  // kept in the keychain: without it nothing can be read
    let store = try RecordingStore.open(folder: folder + "/recordings", key: key)
    try store.recovered(language: .english).forEach(say)

    let plan = SessionPlan(name: "Morning", device: "Polar H10", utcOffsetMin: 60, language: .english)
    let session = try LiveSession(store: store, plan: plan)
    let observation = try session.observe(observer: Screen(say: say))
    // In an app, CoreBluetooth carries out the commands that each call returns, and what happens is pushed.
    let strap = try SimulatedStrap(kind: .polar, faults: "", seed: 1)
    _ = try strap.play(session: session, forMs: 60_000, speed: 0).wait()
    let end = try session.finish(at: Moment(steadyMs: 90_000, wallMs: 1_760_000_090_000))
    withExtendedLifetime(observation) {}

    if let recording = end.recording, let found = try store.analysis(id: recording.id, progress: nil) {
        say(try found.sentence(language: .english))
        say("\(Int(try found.analysedS())) of \(Int(try found.recordedS())) s could be read")
        try found.writePdf(options: ReportOptions(paper: .a4, language: .english, name: "Ada Example"), file: folder + "/report.pdf")
    }
}
