import Foundation
import StraplineKit
import XCTest

@testable import StraplineUI

/// Recordings of the simulated strap, made once for all tests and copied for each.
enum Recordings {
    private struct Kept {
        let name: String
        let minutes: UInt64
        let faults: String
        let seed: UInt64
        let daysAgo: Int64
    }

    private static let kept = [
        Kept(name: "Friday", minutes: 2, faults: "contact@20s+80s", seed: 5, daysAgo: 5),
        Kept(name: "Last night", minutes: 6, faults: "drop@60s+20s=0.5 link@200s+30s", seed: 1, daysAgo: 0),
    ]

    private static let key = Data(repeating: 9, count: 32)
    private static let made = Result { try make() }

    private static func make() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("recordings-\(UUID().uuidString)")
        let store = try RecordingStore.open(folder: folder.path, key: key)
        for one in kept {
            let plan = SessionPlan(name: one.name, device: "Polar H10 12345678", utcOffsetMin: 60, language: .english)
            let session = try LiveSession(store: store, plan: plan)
            let ms = try wear(session, one)
            let ended = try session.finish(at: Moment(steadyMs: ms, wallMs: 1_760_100_000_000))
            _ = try store.analysis(id: XCTUnwrap(ended.recording).id, progress: nil)
        }
        return folder
    }

    /// A simulated strap, worn as fast as it can be, some days ago; how long it took on its own clock.
    private static func wear(_ session: LiveSession, _ one: Kept) throws -> UInt64 {
        let strap = try SimulatedStrap(kind: .polar, faults: one.faults, seed: one.seed)
        func moved(_ at: Moment) -> Moment { Moment(steadyMs: at.steadyMs, wallMs: at.wallMs - one.daysAgo * 86_400_000) }
        let until = one.minutes * 60_000
        var (now, isStopping) = (UInt64(0), false)
        var asked = try session.start(at: moved(strap.moment(nowMs: now)))
        while true {
            for command in asked.commands { try strap.carryOut(command: command, nowMs: now) }
            if try session.isStopped() { return now }
            now = max(now + 1, min(try strap.nextMs() ?? .max, asked.dueMs))
            var commands: [Command] = []
            for heard in try strap.poll(nowMs: now) { commands += try session.push(at: moved(heard.at), input: heard.input).commands }
            let due = try session.tick(at: moved(strap.moment(nowMs: now)))
            commands += due.commands
            asked = Asked(commands: commands, dueMs: due.dueMs)
            if now >= until && !isStopping {
                isStopping = true
                let stopping = try session.stop(at: moved(strap.moment(nowMs: now)))
                asked = Asked(commands: commands + stopping.commands, dueMs: stopping.dueMs)
            }
        }
    }

    /// Puts them on this phone, before the app is opened.
    @MainActor static func bring(to phone: Phone) throws {
        let to = phone.app.vault.recordings
        try FileManager.default.createDirectory(at: to.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: made.get(), to: to)
        try phone.app.vault.keychain.write("store", key)
    }
}

extension RecordingStore {
    /// All recordings; none where they cannot be told.
    var recordings: [StoredRecording] { (try? list()) ?? [] }
}
