import CoreBluetooth
import Foundation
import StraplineBluetooth
import StraplineKit
import StraplineSimulation
import SwiftUI
import UserNotifications
import XCTest

@testable import StraplineUI

/// The core's simulated strap behind the stand-in for CoreBluetooth, with the faults that straps have.
final class RecordingTests: AppTests {
    @MainActor func testFromTheStrapToThePdf() async throws {
        let phone = Phone()
        let strap = try await phone.begin()
        await phone.record(90_000)
        let one = try await phone.stop()
        XCTAssertGreaterThan(one.samples, 85 * 130)
        XCTAssertEqual(one.missing, 0)
        XCTAssertEqual(one.state, .finished)
        XCTAssertEqual(one.device, "Polar H10 12345678")
        XCTAssertEqual(strap.peripheral.state, .disconnected, "no strap is left streaming")
        XCTAssertNil(phone.app.settings.running)
        phone.app.path = [.live]
        phone.app.goOnFromLive()
        XCTAssertEqual(phone.app.path, [.result(one.id)])
        let report = ReportPage(phone.app, one.id)
        await report.model.load()
        let file = try XCTUnwrap(report.model.file)
        XCTAssertEqual(try Data(contentsOf: file).prefix(4), Data("%PDF".utf8))
        XCTAssertNotNil(node(report).first { $0.kind == "ShareLink" && $0.texts == ["Share the PDF"] })
    }

    @MainActor func testPacketsThatAreLostAreCounted() async throws {
        let phone = Phone()
        _ = try await phone.begin(faults: "drop@20s+20s=0.5", seed: 3)
        await phone.record(60_000)
        let one = try await phone.stop()
        XCTAssertGreaterThan(one.missing, 500)
        XCTAssertEqual(one.end, one.samples + one.missing)
    }

    @MainActor func testALinkThatDropsIsMadeAnewAndTheTimeBetweenIsAGap() async throws {
        let phone = Phone()
        let strap = try await phone.begin(faults: "link@30s+20s")
        await phone.record(90_000)
        let one = try await phone.stop()
        XCTAssertGreaterThan(one.missing, 15 * 130)
        XCTAssertGreaterThan(one.samples, 50 * 130)
        XCTAssertGreaterThan(strap.air.central.calls.filter { $0 == .connect(strap.peripheral.identifier) }.count, 1)
    }

    @MainActor func testBluetoothThatIsSwitchedOffAndOnEndsNothing() async throws {
        let phone = Phone()
        let strap = try await phone.begin()
        await phone.record(20_000)
        strap.power(.poweredOff)
        await phone.record(15_000)
        XCTAssertEqual(phone.app.recording.phase, .recording)
        strap.power(.poweredOn)
        await phone.record(60_000)
        let one = try await phone.stop()
        XCTAssertGreaterThan(one.samples, 40 * 130)
        XCTAssertGreaterThan(one.missing, 5 * 130)
    }

    @MainActor func testAStrapThatIsSilentForAMinuteIsToldByTheSystemEvenToAnAppThatSleeps() async throws {
        let phone = Phone(.german)
        _ = try await phone.begin(faults: "link@30s+200s")
        await phone.record(25_000)
        let waiting = try XCTUnwrap(UNUserNotificationCenter.current().noted.first { $0.id == "strapline.strapLost" })
        XCTAssertEqual(waiting.afterS, Notices.silentS, "put off while the strap sends")
        XCTAssertEqual(waiting.title, phone.app.say("notify-lost-title"))
        await phone.record(80_000)
        let told = try XCTUnwrap(UNUserNotificationCenter.current().noted.first { $0.id == "strapline.strapLost" })
        XCTAssertNil(told.afterS, "told by the app where it is awake, and once")
    }

    @MainActor func testALowBatteryIsToldAndTakenBack() async {
        let notices = Notices(Say(.english))
        let low = StraplineKit.Notification(kind: .batteryLow, title: "low", text: "8 %")
        notices.tell([StraplineKit.Notification(kind: .recording, title: "r", text: "r"), low])
        XCTAssertEqual(UNUserNotificationCenter.current().noted.map(\.title), ["low"])
        notices.tell([])
        XCTAssertEqual(UNUserNotificationCenter.current().noted, [])
    }

    @MainActor func testSilenceIsPutOffNowAndThenRatherThanWithEveryPacket() async {
        let notices = Notices(Say(.english))
        notices.heard(Moment(steadyMs: 1_000, wallMs: 0))
        UNUserNotificationCenter.current().clear()
        notices.heard(Moment(steadyMs: 5_900, wallMs: 0))
        XCTAssertEqual(UNUserNotificationCenter.current().noted, [])
        notices.heard(Moment(steadyMs: 6_000, wallMs: 0))
        XCTAssertEqual(UNUserNotificationCenter.current().noted.map(\.afterS), [65])
        notices.ended(nil, failure: nil)
        XCTAssertEqual(UNUserNotificationCenter.current().noted, [], "nothing is waited for any more")
    }

    @MainActor func testAScreenSeesTheNewestAndNeverASampleByItself() async throws {
        let phone = Phone()
        _ = try await phone.begin()
        phone.app.recording.look(pxPerMm: 18, widthPx: 1_000)
        // Ten minutes come at once, while the actor that draws is busy.
        phone.time.run(600_000)
        await phone.seen()
        XCTAssertLessThan(phone.app.recording.updatesShown, 10, "one waits, those before are passed over")
        XCTAssertGreaterThan(phone.app.recording.update?.recordedS ?? 0, 580)
        XCTAssertNotNil(phone.app.recording.update?.picture)
        phone.app.recording.lookAway()
        await phone.record(2_000)
        let before = phone.app.recording.updatesShown
        await phone.record(10_000)
        XCTAssertEqual(phone.app.recording.updatesShown, before, "nobody looks")
    }

    @MainActor func testARecordingThatIsLookedAtEnds() async throws {
        let phone = Phone()
        _ = try await phone.begin()
        phone.app.recording.look(pxPerMm: 18, widthPx: 1_000)
        await phone.record(10_000)
        await phone.settle("it is shown", { phone.app.recording.update != nil })
        let one = try await phone.stop()
        XCTAssertEqual(one.state, .finished)
        XCTAssertNil(phone.app.recording.update)
    }

    @MainActor func testNothingIsDrawnBehindADarkScreen() async throws {
        let phone = Phone()
        _ = try await phone.begin()
        let page = LivePage(phone.app)
        page.model.look(width: 393, scale: 3)
        func came(_ phase: ScenePhase) { for change in node(page).all.flatMap(\.changes) { change(phase) } }
        await phone.record(5_000)
        await phone.seen()
        XCTAssertNotNil(phone.app.recording.update)
        came(.inactive)
        came(.background)
        await phone.record(1_000)
        let before = phone.app.recording.updatesShown
        for _ in 0..<10 {
            await phone.record(1_000)
            try await Task.sleep(for: .milliseconds(2))
        }
        XCTAssertEqual(phone.app.recording.updatesShown, before)
        came(.active)
        await phone.record(2_000)
        await phone.settle("it is shown again", { phone.app.recording.update?.recordedS ?? 0 > 15 })
    }

    @MainActor func testUpdatesComeAtTheScreensPaceAndNoFaster() async throws {
        let phone = Phone()
        _ = try await phone.begin()
        await phone.record(5_000)
        phone.app.recording.look(pxPerMm: 18, widthPx: 1_000)
        let before = phone.app.recording.updatesShown
        for _ in 0..<100 {
            phone.time.run(100)
            try await Task.sleep(for: .milliseconds(1))
        }
        // 10 s at 250 ms each, whatever 1,300 samples and 18 packets there were.
        XCTAssertLessThanOrEqual(phone.app.recording.updatesShown - before, 42)
        XCTAssertGreaterThan(phone.app.recording.updatesShown - before, 5)
    }
}
