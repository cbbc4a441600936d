import CoreBluetooth
import Foundation
import StraplineBluetooth
import StraplineKit
import StraplineSimulation
import SwiftUI
import UserNotifications
import XCTest

@testable import StraplineUI

/// The system ends the app in whatever it is doing and starts it again: from there to the result.
final class RestartTests: AppTests {
    private struct Ended {
        let name: String
        var faults = ""
        /// Whether it is where it is to be ended; asked every 10 ms from the beginning on.
        let isThere: @MainActor (Phone, StrapInTheAir) -> Bool
        let restored: CBPeripheralState
        /// Whether anything was recorded before.
        var hasRecorded = true
        /// What the phone's Bluetooth is like when the app is there again; 20 s later it is on.
        var power = CBManagerState.poweredOn
    }

    @MainActor private static func sends(_ phone: Phone, _ forS: Double) -> Bool {
        guard let one = phone.app.store?.recordings.first, let rate = one.rateHz else { return false }
        return Double(one.samples) / rate > forS
    }

    /// Asked for a characteristic on this connection, of which nothing is subscribed to yet.
    @MainActor private static func isSubscribing(_ strap: StrapInTheAir) -> Bool {
        guard strap.peripheral.state == .connected, case .setNotify = strap.peripheral.calls.last else { return false }
        return strap.peripheral.services?.contains { $0.characteristics?.contains(where: \.isNotifying) ?? false } == false
    }

    private static let lost = "link@30s+10s"
    private static let ended = [
        Ended(name: "connecting", isThere: { $1.peripheral.state == .connecting }, restored: .connecting, hasRecorded: false),
        Ended(
            name: "connecting, there meanwhile", isThere: { $1.peripheral.state == .connecting }, restored: .connected, hasRecorded: false),
        Ended(
            name: "connected, before services", isThere: { $1.peripheral.state == .connected && $1.peripheral.services == nil },
            restored: .connected, hasRecorded: false),
        Ended(name: "subscribing", isThere: { isSubscribing($1) }, restored: .connected, hasRecorded: false),
        Ended(name: "streaming", isThere: { phone, _ in sends(phone, 30) }, restored: .connected),
        Ended(name: "streaming, lost meanwhile", isThere: { phone, _ in sends(phone, 30) }, restored: .disconnected),
        Ended(name: "streaming, being let go of", isThere: { phone, _ in sends(phone, 30) }, restored: .disconnecting),
        Ended(name: "streaming, Bluetooth off since", isThere: { phone, _ in sends(phone, 30) }, restored: .disconnected, power: .poweredOff),
        Ended(name: "streaming, Bluetooth resetting", isThere: { phone, _ in sends(phone, 30) }, restored: .disconnected, power: .resetting),
        Ended(
            name: "waiting for a lost strap", faults: "link@30s+40s",
            isThere: { phone, strap in sends(phone, 20) && strap.peripheral.state == .connecting }, restored: .connecting),
        Ended(
            name: "waiting for a lost strap, there meanwhile", faults: lost,
            isThere: { phone, strap in sends(phone, 20) && strap.peripheral.state == .connecting }, restored: .connected),
        Ended(
            name: "scanning", faults: "link@30s+200s", isThere: { phone, strap in sends(phone, 20) && strap.air.central.isScanning },
            restored: .connecting),
        Ended(
            name: "connected again, before services", faults: lost,
            isThere: { phone, strap in sends(phone, 20) && strap.peripheral.state == .connected && strap.peripheral.services == nil },
            restored: .connected),
        Ended(
            name: "subscribing again", faults: lost, isThere: { phone, strap in sends(phone, 20) && isSubscribing(strap) },
            restored: .connected),
    ]

    private struct NeverThere: Error {
        let what: String
    }

    /// Records until it is there, and is ended; the phone with the app started again.
    @MainActor private func restart(_ ended: Ended) async throws -> (Phone, StrapInTheAir, String?) {
        let phone = Phone()
        let strap = try await phone.begin(faults: ended.faults)
        var steps = 0
        while !ended.isThere(phone, strap) {
            steps += 1
            guard steps < 30_000 else { throw NeverThere(what: ended.name) }
            phone.time.run(10)
        }
        let id = phone.app.store?.recordings.first?.id
        XCTAssertEqual(id != nil, ended.hasRecorded, ended.name)
        let before = CBCentralManager.latest
        let next = phone.endedAndStarted()
        let central = try XCTUnwrap(CBCentralManager.latest, ended.name)
        XCTAssertFalse(central === before, "\(ended.name): made at once, or the system takes the strap back")
        // Nobody runs for a while.
        next.time.run(12_000)
        strap.restore(to: central, as: ended.restored, ended.power)
        return (next, strap, id)
    }

    @MainActor func testARecordingGoesOnByItselfWhereverItWasEnded() async throws {
        for ended in Self.ended {
            let (phone, strap, id) = try await restart(ended)
            await phone.open()
            await phone.settle("\(ended.name): it goes on", { phone.app.recording.phase == .recording })
            XCTAssertEqual(phone.app.wasEnded, ended.hasRecorded, ended.name)
            let told = UNUserNotificationCenter.current().noted.contains { $0.id == "strapline.interrupted" }
            XCTAssertEqual(told, ended.hasRecorded, ended.name)
            UNUserNotificationCenter.current().clear()
            XCTAssertEqual(reads(HomePage(phone.app)).contains("The app was ended while it recorded"), ended.hasRecorded, ended.name)
            phone.app.exitWasTold()
            XCTAssertFalse(reads(HomePage(phone.app)).contains("The app was ended while it recorded"), ended.name)
            if ended.power != .poweredOn {
                await phone.record(20_000)
                strap.power(.poweredOn)
            }
            try await goOn(ended, phone, strap, id)
        }
    }

    /// Until it is recorded again, is stopped, and its result is shown.
    @MainActor private func goOn(_ ended: Ended, _ phone: Phone, _ strap: StrapInTheAir, _ id: String?) async throws {
        let before = phone.app.store?.recordings.first?.samples ?? 0
        let page = LivePage(phone.app)
        page.model.look(width: 393, scale: 3)
        for _ in 0..<(ended.faults == "link@30s+200s" ? 240 : 80) {
            phone.time.run(1_000)
            await phone.seen()
        }
        let screen = try XCTUnwrap(phone.app.recording.update?.screen, ended.name)
        XCTAssertEqual(screen.state.text, "The strap sends", ended.name)
        XCTAssertTrue(reads(page).contains("Signal good"), ended.name)
        let lost = screen.rows.first { $0.title == "Lost on the way" }?.value ?? ""
        XCTAssertEqual(lost.contains("in 1 gap") || lost.contains("in 2 gaps"), ended.hasRecorded, "\(ended.name): \(lost)")
        let one = try await phone.stop()
        if let id { XCTAssertEqual(one.id, id, "\(ended.name): the same recording") }
        XCTAssertEqual(phone.app.store?.recordings.count, 1, ended.name)
        XCTAssertEqual(one.resumed, ended.hasRecorded ? 1 : 0, ended.name)
        XCTAssertGreaterThan(one.samples, before + 25 * 130, ended.name)
        XCTAssertEqual(one.missing > 0, ended.hasRecorded, ended.name)
        if ended.hasRecorded { XCTAssertGreaterThan(one.missing, 10 * 130, "\(ended.name): nobody ran for 12 s") }
        XCTAssertEqual(one.state, .finished, ended.name)
        XCTAssertEqual(strap.peripheral.state, .disconnected, "\(ended.name): no strap is left streaming")
        XCTAssertNil(phone.app.settings.running, ended.name)
        phone.app.path = [.live]
        phone.app.goOnFromLive()
        XCTAssertEqual(phone.app.path, [.result(one.id)], ended.name)
        let result = ResultPage(phone.app, one.id)
        await result.model.load()
        XCTAssertNotNil(result.model.found, ended.name)
        XCTAssertTrue(reads(result).contains("that could be read"), ended.name)
    }

    @MainActor func testWhatWasToEndIsEndedAndItsResultShown() async throws {
        let phone = Phone()
        let strap = try await phone.begin()
        await phone.record(30_000)
        phone.app.recording.stop()
        XCTAssertEqual(phone.app.recording.phase, .stopping)
        let next = phone.endedAndStarted()
        strap.restore(to: try XCTUnwrap(CBCentralManager.latest), as: .connected)
        await next.open()
        let one = try XCTUnwrap(next.app.store?.recordings.first)
        XCTAssertEqual(one.state, .finished)
        XCTAssertGreaterThan(one.samples, 25 * 130)
        XCTAssertEqual(next.app.recording.phase, .idle, "it does not go on")
        XCTAssertFalse(next.app.wasEnded, "it was to end")
        XCTAssertNil(next.app.settings.running)
        XCTAssertFalse(next.app.settings.isStopping)
        XCTAssertEqual(next.app.path, [.result(one.id)])
        await next.record(1_000)
        XCTAssertEqual(strap.peripheral.state, .disconnected, "no strap is left streaming")
        let result = ResultPage(next.app, one.id)
        await result.model.load()
        XCTAssertTrue(reads(result).contains("that could be read"))
    }

    @MainActor func testWhatThePersonEndedBeforeAnythingCameIsNotGoneOnWith() async throws {
        // A person who ends the app takes everything back that it had asked of the system.
        let phone = Phone()
        phone.app.settings.running = KnownStrap(id: UUID().uuidString, name: "a")
        phone.app.central.open()
        Air(CBCentralManager.latest!).power(.poweredOn)
        await phone.open()
        XCTAssertNil(phone.app.settings.running)
        XCTAssertEqual(phone.app.recording.phase, .idle)
    }
}
