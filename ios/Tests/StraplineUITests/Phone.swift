import CoreBluetooth
import Foundation
import LocalAuthentication
import Security
import StraplineBluetooth
import StraplineKit
import StraplineSimulation
import SwiftUI
import UserNotifications
import XCTest

@testable import StraplineUI

/// A phone with the app on it, and the person who holds it.
@MainActor final class Phone {
    let time = SimulatedTime()
    let folder: URL
    let service: String
    let defaults: UserDefaults
    let app: AppModel
    private var worn: StrapInTheAir?

    init(_ language: Language = .english, folder: URL? = nil, service: String? = nil, suite: String? = nil, time: SimulatedTime? = nil) {
        self.folder = folder ?? FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        self.service = service ?? UUID().uuidString
        defaults = UserDefaults(suiteName: suite ?? "strapline.\(UUID().uuidString)")!
        let vault = Vault(folder: self.folder, keychain: Keychain(service: self.service))
        let settings = Settings(defaults)
        settings.isWelcomed = true
        app = AppModel(vault: vault, settings: settings, languages: [language.code], timeline: self.time)
    }

    /// A phone with recordings on it, open.
    static func withRecordings(_ language: Language = .english) async throws -> Phone {
        let phone = Phone(language)
        try Recordings.bring(to: phone)
        await phone.app.open()
        return phone
    }

    static func opened(_ language: Language = .english) async -> Phone {
        let phone = Phone(language)
        await phone.app.open()
        return phone
    }

    /// Bluetooth is on, and a strap is worn nearby.
    func strap(_ id: UUID = UUID(), faults: String = "", seed: UInt64 = 1) throws -> StrapInTheAir {
        app.central.open()
        let strap = try StrapInTheAir(CBCentralManager.latest!, time, id: id, faults: faults, seed: seed)
        worn = strap
        strap.air.power(.poweredOn)
        return strap
    }

    /// Lets everything be done that is under way, for at most some seconds of real time.
    func settle(_ what: String = "", _ isSettled: @MainActor () -> Bool = { true }, file: StaticString = #filePath, line: UInt = #line) async {
        for _ in 0..<1_500 {
            time.run()
            if isSettled() {
                // Whatever follows from it, too.
                for _ in 0..<5 { await Task.yield() }
                if isSettled() { return }
            }
            try? await Task.sleep(for: .milliseconds(2))
        }
        XCTFail("still waiting: \(what)", file: file, line: line)
    }

    /// Records for this long.
    func record(_ ms: UInt64) async {
        var left = ms
        while left > 0 {
            let step = min(left, 500)
            time.run(step)
            left -= step
            await Task.yield()
        }
    }

    func id(_ name: String) throws -> String {
        try XCTUnwrap(app.store?.list().first { $0.name == name }?.id)
    }
}

/// Presses what bears this text, or is said so.
@MainActor func press(_ view: some View, _ text: String, file: StaticString = #filePath, line: UInt = #line) {
    let all = node(view).all
    let pressed = all.first { $0.action != nil && ($0.label ?? $0.texts.joined(separator: " ")).contains(text) }
    guard let pressed else { return XCTFail("nothing to press says “\(text)”: \(node(view).texts)", file: file, line: line) }
    guard pressed.isEnabled else { return XCTFail("“\(text)” cannot be pressed", file: file, line: line) }
    pressed.action?()
}

@MainActor func isEnabled(_ view: some View, _ text: String) -> Bool? {
    node(view).all.first { $0.action != nil && ($0.label ?? $0.texts.joined(separator: " ")).contains(text) }?.isEnabled
}

@MainActor func reads(_ view: some View) -> String { node(view).texts.joined(separator: "\n") }

/// The tests that share what stands in for the system begin with nothing in it.
class AppTests: XCTestCase {
    override func setUp() {
        UNUserNotificationCenter.current().clear()
        CBManager.allowed = .allowedAlways
        LAContext.hasLock = true
        LAContext.opens = true
        KeychainStandIn.shared.refuse(nil)
    }
}
