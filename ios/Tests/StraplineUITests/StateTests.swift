import Foundation
import StraplineKit
import StraplineSimulation
import SwiftUI
import XCTest

@testable import StraplineUI

/// Screens in states that do not come by themselves, and what is pressed there.
final class StateTests: AppTests {
    /// The live page of a strap with a fault, after this long.
    @MainActor private func live(_ phone: Phone, _ faults: String, _ seconds: UInt64) async throws -> LivePage {
        _ = try await phone.begin(faults: faults)
        let page = LivePage(phone.app)
        page.model.look(width: 393, scale: 3)
        for _ in 0..<seconds {
            phone.time.run(1_000)
            await phone.seen()
        }
        return page
    }

    @MainActor func testLiveWithAGap() async throws {
        try await check("live-gap") { node(try await live($0, "link@20s+20s", 60)) }
    }

    @MainActor func testLiveWithALostLink() async throws {
        try await check("live-lost") { node(try await live($0, "link@20s+200s", 40)) }
    }

    @MainActor func testLiveWithAStrapThatIsSilentForAMinute() async throws {
        try await check("live-silent") { phone in
            let page = try await live(phone, "silent@20s+200s", 75)
            var seconds = 75
            while phone.app.recording.update?.screen.hints.isEmpty ?? true, seconds < 120 {
                seconds += 1
                phone.time.run(1_000)
                await phone.seen()
            }
            XCTAssertLessThan(seconds, 90, "a minute after it fell silent, or soon after")
            return node(page)
        }
    }

    @MainActor func testLiveWithoutContact() async throws {
        try await check("live-contact") { node(try await live($0, "contact@20s+200s battery@21s=8", 40)) }
    }

    @MainActor func testLiveOfAHeartRateStrap() async throws {
        try await check("live-intervals") { phone in
            _ = try await phone.begin(.heartRate)
            let page = LivePage(phone.app)
            page.model.look(width: 393, scale: 3)
            await phone.record(30_000)
            await phone.seen()
            return node(page)
        }
    }

    @MainActor func testLiveWhileItEnds() async throws {
        try await check("live-stopping") { phone in
            let page = try await live(phone, "", 20)
            press(page, phone.app.say("app-stop"))
            XCTAssertEqual(phone.app.recording.phase, .stopping)
            return node(page)
        }
    }

    @MainActor func testHomeWhileItRecords() async throws {
        try await check("home-recording") { phone in
            _ = try await phone.begin()
            await phone.record(10_000)
            let page = HomePage(phone.app)
            await page.model.load()
            return node(page)
        }
    }

    // What was interrupted.

    /// Home of a phone with an interrupted recording.
    @MainActor private func interrupted(_ language: Language = .english) async throws -> (Phone, HomePage) {
        let phone = try await Phone.withInterrupted(language)
        let page = HomePage(phone.app)
        await page.model.load()
        return (phone, page)
    }

    @MainActor func testHomeWithAnInterruptedRecording() async throws {
        try await check("home-interrupted") { node(try await interrupted($0.language).1) }
    }

    @MainActor func testAnInterruptedRecordingIsGoneOnWith() async throws {
        let (phone, page) = try await interrupted()
        let before = try XCTUnwrap(phone.app.store?.recordings.first)
        XCTAssertEqual(before.state, .interrupted)
        XCTAssertEqual(phone.app.recording.phase, .idle, "nobody asked for more yet")
        press(page, "Go on")
        XCTAssertEqual(phone.app.path, [.live])
        await phone.settle("it goes on", { phone.app.recording.phase == .recording })
        await phone.record(30_000)
        XCTAssertFalse(reads(page).contains("Finish as it is"), "one that runs is stopped on its own page")
        let one = try await phone.stop()
        XCTAssertEqual(one.id, before.id)
        XCTAssertEqual(one.resumed, 1)
        XCTAssertGreaterThan(one.samples, before.samples + 20 * 130)
        await page.model.load()
        XCTAssertFalse(reads(page).contains("Go on"))
    }

    @MainActor func testAnInterruptedRecordingIsFinishedAsItIs() async throws {
        let (phone, page) = try await interrupted()
        let before = try XCTUnwrap(phone.app.store?.recordings.first)
        press(page, "Finish as it is")
        await phone.settle("it is finished", { phone.app.store?.recordings.first?.state == .finished })
        await phone.settle("it is shown so", { !reads(page).contains("Finish as it is") })
        let one = try XCTUnwrap(phone.app.store?.recordings.first)
        XCTAssertEqual([one.samples, UInt64(one.resumed)], [before.samples, 0])
        XCTAssertEqual(phone.app.recording.phase, .idle)
        XCTAssertFalse(reads(page).contains("Go on"))
    }

    @MainActor func testAnInterruptedRecordingWithoutAStrapIsOnlyFinished() async throws {
        let (phone, page) = try await interrupted()
        phone.app.settings.strap = nil
        XCTAssertFalse(reads(page).contains("Go on"))
        XCTAssertTrue(reads(page).contains("Finish as it is"))
    }

    // A key that is gone.

    /// A phone that has recordings and no key to them any more.
    @MainActor private func withoutKey(_ language: Language = .english) async throws -> Phone {
        let phone = try await Phone.withRecordings(language)
        try phone.app.vault.keychain.delete("store")
        let next = phone.endedAndStarted()
        await next.app.open()
        return next
    }

    @MainActor func testTheWindowOfAPhoneWithoutItsKey() async throws {
        try await check("window-key-lost") { node(RootPage(try await withoutKey($0.language).app)) }
    }

    @MainActor func testHomeUnderANewKey() async throws {
        try await check("home-locked") { phone in
            let phone = try await withoutKey(phone.language)
            press(RootPage(phone.app), phone.app.say("app-new-key"))
            await phone.settle("it is open", { phone.app.store != nil })
            let page = HomePage(phone.app)
            await page.model.load()
            XCTAssertEqual(page.model.rows?.count, 2)
            XCTAssertNil(node(page).first { $0.kind == "NavigationLink" }, "nothing of them can be opened")
            let shown = node(page)
            // They are named by what no two of them have in common.
            for (n, row) in (page.model.rows ?? []).enumerated() {
                for one in shown.all {
                    one.text = one.text?.replacingOccurrences(of: row.row.name, with: "Recording …\(n)")
                    one.label = one.label?.replacingOccurrences(of: row.row.name, with: "Recording …\(n)")
                }
            }
            return shown
        }
    }
}
