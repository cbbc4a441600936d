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

/// When a session told something last.
private final class Newest: SessionObserver {
    private let at = Guarded<UInt64>(0)
    var toldMs: UInt64 { at.with { $0 } }

    func onUpdate(update: SessionUpdate) {
        at.with { $0 = update.at.steadyMs }
    }
}

/// A phone with the app on it, and the person who holds it.
@MainActor final class Phone {
    let time: SimulatedTime
    let folder: URL
    let service: String
    let suite: String
    let language: Language
    let app: AppModel
    /// The strap that is worn.
    private var worn: StrapInTheAir?
    /// What the session that runs told last, and that session.
    private var newest = Newest()
    private var hearing: ObserverHandle?
    private weak var heard: LiveSession?

    convenience init(_ language: Language = .english) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        self.init(language, folder, UUID().uuidString, "strapline.\(UUID().uuidString)", SimulatedTime())
    }

    private init(_ language: Language, _ folder: URL, _ service: String, _ suite: String, _ time: SimulatedTime) {
        (self.language, self.folder, self.service, self.suite, self.time) = (language, folder, service, suite, time)
        let vault = Vault(folder: folder, keychain: Keychain(service: service))
        let settings = Settings(UserDefaults(suiteName: suite)!, hours: { .twentyFour })
        settings.isWelcomed = true
        app = AppModel(vault: vault, settings: settings, languages: [language.code], timeline: time)
    }

    /// The system ends the app: nothing is said to anybody, and what is written is written. This phone with the app
    /// started again, which has asked for Bluetooth already where it was recording.
    func endedAndStarted() -> Phone {
        worn?.endApp()
        app.leave()
        time.run()
        let next = Phone(language, folder, service, suite, time)
        next.worn = worn
        return next
    }

    /// Opens the store, once the process before has let go of it.
    func open() async {
        for _ in 0..<400 {
            let opened = Guarded(false)
            let opening = Task {
                await app.open()
                opened.with { $0 = true }
            }
            // It asks of the timeline, too.
            await settle("it is opened", { opened.with { $0 } })
            await opening.value
            if app.store != nil { return }
            try? await Task.sleep(for: .milliseconds(5))
        }
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
    func strap(_ kind: SensorKind = .polar, faults: String = "", seed: UInt64 = 1) throws -> StrapInTheAir {
        app.central.open()
        let strap = try StrapInTheAir(CBCentralManager.latest!, time, id: UUID(), kind: kind, faults: faults, seed: seed)
        worn = strap
        strap.power(.poweredOn)
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
            hear()
            await Task.yield()
        }
    }

    /// Waits until the page that looks shows the newest that the session told; not at all where it told nothing yet. It is
    /// called after every second of a recording: ``settle(_:_:file:line:)`` looks half as often.
    func seen(file: StaticString = #filePath, line: UInt = #line) async {
        hear()
        for _ in 0..<5_000 {
            let shown = app.recording.update?.at.steadyMs ?? 0
            if shown >= newest.toldMs || app.recording.phase == .idle { return }
            try? await Task.sleep(for: .milliseconds(1))
        }
        XCTFail("the newest is not shown", file: file, line: line)
    }

    /// Hears what the session that runs tells, as it tells it: a page sees it some time after.
    private func hear() {
        guard let session = app.recording.recorder.session, session !== heard else { return }
        newest = Newest()
        heard = session
        hearing = try? session.observe(observer: newest)
    }

    /// A phone on which a recording was interrupted for good: nothing goes on by itself.
    static func withInterrupted(_ language: Language = .english) async throws -> Phone {
        let phone = Phone(language)
        let strap = try await phone.begin()
        await phone.record(30_000)
        phone.app.settings.running = nil
        let next = phone.endedAndStarted()
        next.app.central.open()
        strap.restore(to: CBCentralManager.latest!, as: .disconnected)
        await next.open()
        return next
    }

    /// Records with a strap that is worn, from now on.
    func begin(_ kind: SensorKind = .polar, faults: String = "", seed: UInt64 = 1) async throws -> StrapInTheAir {
        if app.store == nil { await app.open() }
        let strap = try strap(kind, faults: faults, seed: seed)
        app.begin(Worn(KnownStrap(id: strap.peripheral.identifier.uuidString, name: StrapInTheAir.name(kind))))
        await settle("it has begun", { self.app.recording.phase == .recording })
        hear()
        return strap
    }

    /// Stops, and waits until it has; what was stored.
    func stop(_ ms: UInt64 = 20_000) async throws -> StoredRecording {
        app.recording.stop()
        await record(ms)
        await settle("it has ended", { self.app.recording.ended != nil && self.app.recording.phase == .idle })
        let ended = try XCTUnwrap(app.recording.ended)
        XCTAssertNil(ended.failure)
        return try XCTUnwrap(app.store).recording(id: XCTUnwrap(ended.recording))
    }

    func id(_ name: String) throws -> String {
        try XCTUnwrap(app.store?.recordings.first { $0.name == name }?.id)
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

    /// What is said of errors is said in the language of whoever spoke last.
    override func tearDown() {
        try? speak(language: .english)
    }
}
