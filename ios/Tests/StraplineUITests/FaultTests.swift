import CoreBluetooth
import Foundation
import StraplineKit
import StraplineSimulation
import SwiftUI
import XCTest

@testable import StraplineUI

/// Every kind of strap with every fault that straps have, from the radio to the page and the store: what a person reads
/// while it lasts, and what is kept.
final class FaultTests: AppTests {
    private struct Fault {
        let name: String
        /// As the simulated strap has it. Over by 40 s of 70, so that all is well again at the end.
        let script: String
        /// Parts of what the page says while it lasts.
        var says: [String] = []
        /// Kinds that notice nothing of it.
        var unnoticed: [SensorKind] = []
        /// Seconds that are lost of an ECG.
        var lostS: [SensorKind: ClosedRange<Double>] = [:]
        /// RR intervals of a heart-rate strap.
        var intervals = 70...84
        /// In how many gaps, where something is lost.
        var gaps = 1...1
        /// What the person does to the phone's Bluetooth, from 20 s to 40 s.
        var power: CBManagerState?
        /// Whether anything is recorded at all.
        var isRecorded = true
    }

    private static func all(_ range: ClosedRange<Double>) -> [SensorKind: ClosedRange<Double>] {
        [.polar: range, .movesense: range, .lepu: range]
    }

    private static let none = all(0...0)
    private static let nothing = "The strap sends nothing"
    private static let paired = "The strap wants to be paired: accept the pairing request"

    private static let faults = [
        Fault(name: "none", script: "", lostS: none),
        Fault(
            name: "no contact", script: "contact@20s+20s", says: ["No contact", "The strap does not feel the skin"], unnoticed: [.movesense],
            lostS: none, intervals: 46...64),
        Fault(
            name: "half frames", script: "half@20s+20s=0.5", unnoticed: [.lepu], lostS: [.polar: 5...16, .movesense: 5...16, .lepu: 0...0],
            intervals: 50...76, gaps: 2...90),
        Fault(
            name: "foreign frames", script: "foreign@20s+20s", says: [nothing, "Nothing received"], unnoticed: [.lepu],
            lostS: [.polar: 18...24, .movesense: 18...24, .lepu: 0...0], intervals: 46...64),
        Fault(name: "swapped frames", script: "swap@20s+20s=0.3", lostS: none),
        Fault(name: "duplicate frames", script: "duplicate@20s+20s=0.3", lostS: none),
        Fault(
            name: "late frames", script: "late@20s+10s", says: [nothing, "Nothing received"],
            lostS: [.polar: 0...0, .movesense: 0...10, .lepu: 0...10]),
        Fault(name: "lost frames", script: "drop@20s+20s=0.3", lostS: all(2...12), intervals: 60...80, gaps: 2...90),
        Fault(
            name: "battery", script: "battery@20s=8", says: ["The strap's battery is at 8 %: change or charge it", "8 %"], lostS: none),
        Fault(
            name: "silent", script: "silent@20s+20s", says: [nothing, "Nothing received"], lostS: all(17...24), intervals: 46...64),
        Fault(
            name: "stopped by itself", script: "stop@20s", says: ["Nothing received"], unnoticed: [.lepu, .heartRate],
            lostS: [.polar: 0.5...4, .movesense: 3...10, .lepu: 0...0]),
        // A strap that says nothing of its clock cannot be told apart from one that kept it.
        Fault(name: "clock reset", script: "clock@20s=reset", lostS: [.polar: 0...2, .movesense: 0...2, .lepu: 0...0]),
        Fault(
            name: "lost link", script: "link@20s+20s", says: ["Connection lost; reconnecting", "Nothing received"],
            lostS: [.polar: 17...24, .movesense: 17...24, .lepu: 8...24], intervals: 46...70),
        Fault(
            name: "Bluetooth off", script: "",
            says: ["Bluetooth is switched off: switch it on.", "Connection lost; reconnecting", "Nothing received"],
            lostS: [.polar: 17...24, .movesense: 17...24, .lepu: 8...24], intervals: 46...70, power: .poweredOff),
        Fault(name: "bonded by the system", script: "att@0s+1h=5", lostS: none),
        Fault(name: "bonding refused (5)", script: "att@0s+1h=5 unbondable", says: [paired], isRecorded: false),
        Fault(name: "bonding refused (8)", script: "att@0s+1h=8", says: [paired], isRecorded: false),
        Fault(name: "bonding refused (12)", script: "att@0s+1h=12", says: [paired], isRecorded: false),
        Fault(name: "bonding refused (15)", script: "att@0s+1h=15 unbondable", says: [paired], isRecorded: false),
        Fault(name: "mute", script: "mute@0s+1h", says: ["Connection lost; reconnecting"], isRecorded: false),
    ]

    /// Everything that the page said, line by line.
    @MainActor private func wear(_ kind: SensorKind, _ fault: Fault, _ phone: Phone) async throws -> Set<String> {
        let strap = try await phone.begin(kind, faults: fault.script)
        let page = LivePage(phone.app)
        page.model.look(width: 393, scale: 3)
        var said: Set<String> = []
        for second in 0..<70 {
            if let power = fault.power, second == 20 { strap.power(power) }
            if fault.power != nil, second == 40 { strap.power(.poweredOn) }
            phone.time.run(1_000)
            await phone.seen()
            // A number is never parted from its unit.
            said.formUnion(node(page).texts.map { $0.replacingOccurrences(of: "\u{A0}", with: " ").replacingOccurrences(of: "\u{202F}", with: " ") })
        }
        return said
    }

    @MainActor private func check(_ kind: SensorKind, _ fault: Fault) async throws {
        let what = "\(kind), \(fault.name)"
        let phone = Phone()
        let said = try await wear(kind, fault, phone)
        for part in fault.says where !fault.unnoticed.contains(kind) {
            XCTAssertTrue(said.contains { $0.contains(part) }, "\(what): nobody says “\(part)”: \(said.sorted())")
        }
        for part in fault.says where fault.unnoticed.contains(kind) {
            XCTAssertFalse(said.contains { $0.contains(part) }, "\(what): it says “\(part)”")
        }
        XCTAssertEqual(said.contains { $0.contains(Self.paired) }, fault.says.contains(Self.paired), what)
        let screen = try XCTUnwrap(phone.app.recording.update?.screen, what)
        guard fault.isRecorded else {
            XCTAssertEqual(screen.elapsed, "00:00", what)
            phone.app.recording.stop()
            await phone.record(40_000)
            await phone.settle("\(what): it has ended", { phone.app.recording.phase == .idle })
            XCTAssertEqual(phone.app.store?.recordings.count, 0, "\(what): what never began leaves nothing")
            return
        }
        XCTAssertEqual(screen.state.text, "The strap sends", what)
        let lost = screen.rows.first { $0.title == "Lost on the way" }?.value
        let one = try await phone.stop()
        XCTAssertEqual(one.state, .finished, what)
        XCTAssertEqual(one.end, one.samples + one.missing, what)
        if kind == .heartRate {
            XCTAssertEqual(one.samples, 0, what)
            XCTAssertNil(lost, what)
            XCTAssertTrue(fault.intervals.contains(Int(one.rr)), "\(what): \(one.rr) intervals")
            XCTAssertTrue(said.contains { $0.contains("This strap sends no ECG") }, what)
            return
        }
        XCTAssertEqual(screen.quality.text, "Signal good", what)
        let rate = try XCTUnwrap(one.rateHz, what)
        let (keptS, lostS) = (Double(one.samples) / rate, Double(one.missing) / rate)
        let wanted = try XCTUnwrap(fault.lostS[kind], what)
        XCTAssertTrue(wanted.contains(lostS), "\(what): \(lostS) s are lost")
        XCTAssertEqual(keptS + lostS, 70, accuracy: 3.5, what)
        if one.missing == 0 {
            XCTAssertEqual(lost, "nothing", what)
        } else {
            let gaps = lost?.split(separator: " ").compactMap { Int($0) }.last ?? 0
            XCTAssertTrue(fault.gaps.contains(gaps), "\(what): \(lost ?? "")")
        }
    }

    @MainActor func testAPolar() async throws {
        for fault in Self.faults { try await check(.polar, fault) }
    }

    @MainActor func testAMovesense() async throws {
        for fault in Self.faults { try await check(.movesense, fault) }
    }

    @MainActor func testALepu() async throws {
        for fault in Self.faults { try await check(.lepu, fault) }
    }

    @MainActor func testAHeartRateStrap() async throws {
        for fault in Self.faults { try await check(.heartRate, fault) }
    }
}
