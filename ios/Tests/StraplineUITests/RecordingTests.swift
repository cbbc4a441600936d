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
    @MainActor private func begin(_ phone: Phone, faults: String = "", seed: UInt64 = 1) async throws -> StrapInTheAir {
        await phone.app.open()
        let strap = try phone.strap(faults: faults, seed: seed)
        phone.app.begin(Worn(KnownStrap(id: strap.peripheral.identifier.uuidString, name: "Polar H10 12345678")))
        await phone.settle("it has begun") { phone.app.recording.phase == .recording }
        return strap
    }

    @MainActor private func stop(_ phone: Phone) async throws -> StoredRecording {
        phone.app.recording.stop()
        await phone.record(20_000)
        await phone.settle("it has ended") { phone.app.recording.ended != nil }
        let ended = try XCTUnwrap(phone.app.recording.ended)
        XCTAssertNil(ended.failure)
        return try XCTUnwrap(phone.app.store).recording(id: XCTUnwrap(ended.recording))
    }

    @MainActor func testFromTheStrapToThePdf() async throws {
        let phone = Phone()
        let strap = try await begin(phone)
        await phone.record(90_000)
        let one = try await stop(phone)
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
        _ = try await begin(phone, faults: "drop@20s+20s=0.5", seed: 3)
        await phone.record(60_000)
        let one = try await stop(phone)
        XCTAssertGreaterThan(one.missing, 500)
        XCTAssertEqual(one.end, one.samples + one.missing)
    }

    @MainActor func testALinkThatDropsIsMadeAnewAndTheTimeBetweenIsAGap() async throws {
        let phone = Phone()
        let strap = try await begin(phone, faults: "link@30s+20s")
        await phone.record(90_000)
        let one = try await stop(phone)
        XCTAssertGreaterThan(one.missing, 15 * 130)
        XCTAssertGreaterThan(one.samples, 50 * 130)
        XCTAssertGreaterThan(strap.air.central.calls.filter { $0 == .connect(strap.peripheral.identifier) }.count, 1)
    }

    @MainActor func testBluetoothThatIsSwitchedOffAndOnEndsNothing() async throws {
        let phone = Phone()
        let strap = try await begin(phone)
        await phone.record(20_000)
        strap.air.power(.poweredOff)
        await phone.record(15_000)
        XCTAssertEqual(phone.app.recording.phase, .recording)
        strap.air.power(.poweredOn)
        await phone.record(60_000)
        let one = try await stop(phone)
        XCTAssertGreaterThan(one.samples, 40 * 130)
        XCTAssertGreaterThan(one.missing, 5 * 130)
    }

    @MainActor func testAStrapThatIsSilentForAMinuteIsToldByTheSystemEvenToAnAppThatSleeps() async throws {
        let phone = Phone(.german)
        _ = try await begin(phone, faults: "link@30s+200s")
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
        _ = try await begin(phone)
        phone.app.recording.look(pxPerMm: 18, widthPx: 1_000)
        // Ten minutes come at once, while the actor that draws is busy.
        phone.time.run(600_000)
        await phone.settle("it is shown") { phone.app.recording.update != nil }
        XCTAssertLessThan(phone.app.recording.updatesShown, 10, "one waits, those before are passed over")
        XCTAssertGreaterThan(phone.app.recording.update?.recordedS ?? 0, 580)
        XCTAssertNotNil(phone.app.recording.update?.picture)
        phone.app.recording.lookAway()
        await phone.record(2_000)
        let before = phone.app.recording.updatesShown
        await phone.record(10_000)
        XCTAssertEqual(phone.app.recording.updatesShown, before, "nobody looks")
    }

    @MainActor func testUpdatesComeAtTheScreensPaceAndNoFaster() async throws {
        let phone = Phone()
        _ = try await begin(phone)
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

    /// The system ended the app in the middle, and starts it again for the sake of the strap.
    @MainActor private func restart(_ phone: Phone, _ state: CBPeripheralState) async throws -> (AppModel, Air, CBPeripheral) {
        let id = try XCTUnwrap(phone.app.settings.running.flatMap { UUID(uuidString: $0.id) })
        let before = CBCentralManager.latest
        let app = AppModel(vault: phone.app.vault, settings: phone.app.settings, languages: ["en"], timeline: phone.time)
        XCTAssertFalse(CBCentralManager.latest === before, "made at once, or the system takes the strap back")
        let air = Air(CBCentralManager.latest!)
        let strap = air.strap(id, name: "Polar H10 12345678")
        air.restore([strap], as: state)
        return (app, air, strap)
    }

    @MainActor func testARecordingGoesOnByItselfAfterTheSystemEndedTheApp() async throws {
        for state in [CBPeripheralState.connected, .connecting, .disconnected] {
            let (service, suite, folder) = (
                UUID().uuidString, UUID().uuidString, FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
            )
            let id: String
            do {
                let phone = Phone(folder: folder, service: service, suite: suite)
                _ = try await begin(phone)
                await phone.record(30_000)
                id = try XCTUnwrap(phone.app.store?.list().first?.id)
                phone.app.leave()
                phone.time.run()
            }
            let phone = Phone(folder: folder, service: service, suite: suite)
            XCTAssertNotNil(phone.app.settings.running)
            let (app, air, strap) = try await restart(phone, state)
            air.power(.poweredOn)
            for _ in 0..<400 {
                await app.open()
                if app.store != nil { break }
                try await Task.sleep(for: .milliseconds(5))
            }
            await phone.settle("it goes on") { app.recording.phase == .recording }
            XCTAssertTrue(app.wasEnded)
            XCTAssertTrue(reads(HomePage(app)).contains("The app was ended while it recorded"))
            XCTAssertTrue(UNUserNotificationCenter.current().noted.contains { $0.id == "strapline.interrupted" })
            phone.time.run(1_000)
            let asked = air.central.calls.contains(.connect(strap.identifier))
            XCTAssertEqual(asked, state != .connected, "\(state)")
            XCTAssertEqual(strap.calls.contains(.discoverServices), state == .connected, "\(state)")
            XCTAssertEqual(app.store?.list().map(\.id), [id], "the same recording")
            app.exitWasTold()
            XCTAssertFalse(reads(HomePage(app)).contains("The app was ended while it recorded"))
        }
    }

    @MainActor func testWhatWasNeverRecordedIsNotGoneOnWith() async {
        let phone = Phone()
        phone.app.settings.running = KnownStrap(id: UUID().uuidString, name: "a")
        await phone.app.open()
        XCTAssertEqual(phone.app.recording.phase, .idle)
        XCTAssertNil(phone.app.settings.running)
    }
}
