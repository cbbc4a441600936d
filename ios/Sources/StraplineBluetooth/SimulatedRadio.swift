import StraplineKit

/// The core's simulated strap in place of a real one, in the phone's own time: to try the app without a strap. Used on its
/// timeline. One that fails sends nothing any more, which the session notices as it does of any strap.
public final class SimulatedRadio: Radio, @unchecked Sendable {
    private let timeline: any Timeline
    private let happened: (SensorInput) -> Void
    private let strap: SimulatedStrap
    private let beganMs: UInt64
    private var pending: (any Pending)?

    public init(_ timeline: any Timeline, happened: @escaping (SensorInput) -> Void) throws {
        self.timeline = timeline
        self.happened = happened
        strap = try SimulatedStrap(kind: .polar, faults: "", seed: 1)
        beganMs = timeline.now().steadyMs
    }

    private var elapsedMs: UInt64 { timeline.now().steadyMs - beganMs }

    public func carryOut(_ command: Command) {
        try? strap.carryOut(command: command, nowMs: elapsedMs)
        wait()
    }

    private func poll() {
        guard let came = try? strap.poll(nowMs: elapsedMs) else { return }
        for one in came { happened(one.input) }
        wait()
    }

    private func wait() {
        pending?.cancel()
        guard let nextMs = try? strap.nextMs() else { return }
        let nowMs = elapsedMs
        pending = timeline.after(nextMs > nowMs ? nextMs - nowMs : 1) { [weak self] in self?.poll() }
    }

    public func close() {
        pending?.cancel()
    }
}
