import Foundation
import StraplineKit

/// Time that a test lets pass. Everything happens on the thread that calls ``run(_:)``.
public final class SimulatedTime: Timeline, @unchecked Sendable {
    public let queue = DispatchQueue(label: "not used")
    private let lock = NSRecursiveLock()
    private let wallMs: Int64
    private var nowMs: UInt64
    private var order = 0
    private var waiting: [Waiting] = []

    private final class Waiting: Pending, @unchecked Sendable {
        let atMs: UInt64
        let order: Int
        var act: (@Sendable () -> Void)?
        var isCancelled: Bool { act == nil }

        init(atMs: UInt64, order: Int, act: @escaping @Sendable () -> Void) {
            (self.atMs, self.order, self.act) = (atMs, order, act)
        }

        func cancel() {
            act = nil
        }
    }

    /// Begins 2025-10-09 in the morning.
    public init(steadyMs: UInt64 = 1_000_000, wallMs: Int64 = 1_760_000_000_000) {
        nowMs = steadyMs
        self.wallMs = wallMs - Int64(steadyMs)
    }

    public func now() -> Moment {
        lock.withLock { Moment(steadyMs: nowMs, wallMs: wallMs + Int64(nowMs)) }
    }

    public func perform(_ act: @escaping @Sendable () -> Void) {
        _ = after(0, act)
    }

    public func after(_ ms: UInt64, _ act: @escaping @Sendable () -> Void) -> any Pending {
        lock.withLock {
            order += 1
            let one = Waiting(atMs: nowMs + ms, order: order, act: act)
            waiting.append(one)
            return one
        }
    }

    /// Lets this much time pass, and does everything that falls due.
    public func run(_ ms: UInt64 = 0) {
        lock.withLock {
            let untilMs = nowMs + ms
            while let next = waiting.filter({ !$0.isCancelled && $0.atMs <= untilMs }).min(by: { ($0.atMs, $0.order) < ($1.atMs, $1.order) }) {
                waiting.removeAll { $0 === next || $0.isCancelled }
                nowMs = max(nowMs, next.atMs)
                next.act?()
            }
            nowMs = untilMs
        }
    }

    /// The phone sleeps: time passes and nothing is done.
    public func sleep(_ ms: UInt64) {
        lock.withLock { nowMs += ms }
    }
}
