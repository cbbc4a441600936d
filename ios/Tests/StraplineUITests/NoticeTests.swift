import Foundation
import StraplineKit
import StraplineSimulation
import SwiftUI
import UserNotifications
import XCTest

@testable import StraplineUI

/// What is pressed on a notification.
final class NoticeTests: AppTests {
    private let center = UNUserNotificationCenter.current()

    @MainActor func testWhatRunsHasANoticeToPressInEveryLanguage() async throws {
        for language in Language.all {
            center.clear()
            let phone = Phone(language)
            _ = try await phone.begin()
            await phone.record(10_000)
            let say = phone.app.say
            let wanted = ["mark": say("app-feel"), "stop": say("app-stop")]
            for id in ["strapline.recording", "strapline.strapLost"] { XCTAssertEqual(center.actions(of: id), wanted, id) }
            XCTAssertEqual(center.level(of: "strapline.recording"), .passive, "it wakes nobody")
            XCTAssertEqual(center.noted.first { $0.id == "strapline.recording" }?.text, "", "nothing that would be old")
            XCTAssertEqual([center.needsUnlocking("mark"), center.needsUnlocking("stop")], [false, true])
            _ = try await phone.stop()
            XCTAssertEqual(center.noted.map(\.id), ["strapline.finished"])
            XCTAssertEqual(center.actions(of: "strapline.finished"), [:])
        }
    }

    @MainActor func testAnotherLanguageIsOfferedAtOnce() async throws {
        let phone = Phone()
        _ = try await phone.begin()
        await phone.record(5_000)
        phone.app.choose(.french)
        XCTAssertEqual(center.actions(of: "strapline.recording")["mark"], Say(.french)("app-feel"))
    }

    @MainActor func testAMomentIsMarkedOnALockedPhone() async throws {
        let phone = Phone()
        _ = try await phone.begin()
        await phone.record(20_000)
        let done = Guarded(false)
        center.press("strapline.recording", "mark") { done.with { $0 = true } }
        await phone.settle("it is marked", { phone.app.recording.marks == 1 })
        await phone.settle("the system is told", { done.with { $0 } })
        XCTAssertNil(phone.app.told)
        let one = try await phone.stop()
        XCTAssertEqual(one.marks.map(\.text), ["strapline:felt:something"])
    }

    @MainActor func testARecordingIsEndedAndItsResultOpenedFromItsNotices() async throws {
        let phone = Phone()
        _ = try await phone.begin()
        await phone.record(20_000)
        center.press("strapline.recording", UNNotificationDefaultActionIdentifier)
        await phone.settle("the recording is shown", { phone.app.path == [.live] })
        phone.app.path = []
        center.press("strapline.strapLost", "stop")
        await phone.settle("it ends", { phone.app.recording.phase == .stopping })
        await phone.record(20_000)
        await phone.settle("it has ended", { phone.app.recording.phase == .idle })
        let id = try XCTUnwrap(phone.app.store?.recordings.first?.id)
        XCTAssertEqual(phone.app.store?.recordings.first?.state, .finished)
        center.press("strapline.finished", UNNotificationDefaultActionIdentifier)
        await phone.settle("its result is shown", { phone.app.path == [.result(id)] })
    }

    @MainActor func testWhatIsPressedAfterTheEndDoesNothing() async throws {
        let phone = await Phone.opened()
        phone.app.notices.tell([StraplineKit.Notification(kind: .noContact, title: "c", text: "c")])
        for action in ["stop", "mark", UNNotificationDefaultActionIdentifier, UNNotificationDismissActionIdentifier] {
            let done = Guarded(false)
            center.press("strapline.noContact", action) { done.with { $0 = true } }
            await phone.settle("the system is told", { done.with { $0 } })
        }
        XCTAssertEqual(phone.app.recording.phase, .idle)
        XCTAssertEqual(phone.app.path, [])
        XCTAssertEqual(phone.app.recording.marks, 0, "there was nothing to mark")
    }

    @MainActor func testInFrontANoticeIsShownAsWell() async throws {
        let phone = Phone()
        _ = try await phone.begin()
        await phone.record(5_000)
        XCTAssertEqual(center.shows("strapline.strapLost"), [.banner, .list, .sound])
        XCTAssertEqual(center.shows("strapline.recording"), [.list])
    }
}
