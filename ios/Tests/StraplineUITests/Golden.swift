import Foundation
import StraplineKit
import SwiftUI
import XCTest

/// A screen in every language: what stands on it, what VoiceOver says, and what can be pressed, as in `Golden`.
/// `STRAPLINE_WRITE_GOLDEN=1 cargo xtask swift` writes them anew.
extension AppTests {
    private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")

    /// What `make` shows, in five languages, is what is in the file.
    @MainActor func check(
        _ name: String, recordings: Bool = false, file: StaticString = #filePath, line: UInt = #line, _ make: @MainActor (Phone) async throws -> Node
    ) async throws {
        var all = ""
        for language in Language.all {
            let phone = recordings ? try await Phone.withRecordings(language) : await Phone.opened(language)
            let shown = try await make(phone)
            try sound(shown, "\(name) in \(language)", file: file, line: line)
            all += "# \(language)\n\n" + shown.screen() + "\n"
        }
        let place = Self.golden.appendingPathComponent("\(name).txt")
        if ProcessInfo.processInfo.environment["STRAPLINE_WRITE_GOLDEN"] != nil { try all.write(to: place, atomically: true, encoding: .utf8) }
        let kept = try String(contentsOf: place, encoding: .utf8)
        if kept == all { return }
        let (now, before) = (all.components(separatedBy: "\n"), kept.components(separatedBy: "\n"))
        let differs = zip(now, before).first { $0 != $1 } ?? ("\(now.count) lines", "\(before.count) lines")
        XCTFail("\(name): now \(differs.0), before \(differs.1)", file: file, line: line)
    }

    /// What holds of every screen: no entry of the catalogue is missing, and what can be pressed is said.
    @MainActor private func sound(_ shown: Node, _ name: String, file: StaticString, line: UInt) throws {
        for text in shown.texts + shown.all.compactMap(\.label) {
            for prefix in ["app-", "live-", "state-", "strip-", "notify-"] where text.hasPrefix(prefix) && !text.contains(" ") {
                XCTFail("\(name): \(text) is not in the catalogue", file: file, line: line)
            }
        }
        for one in shown.all where one.action != nil {
            let said = (one.label ?? one.texts.joined()).filter(\.isLetter)
            XCTAssertFalse(said.isEmpty, "\(name): \(one.kind) says nothing", file: file, line: line)
        }
    }
}
