import Foundation
import Strapline

/// Where a recording happens: one thing after the other, and the time that passes.
public protocol Timeline: AnyObject, Sendable {
    /// What a system's callbacks are to come on.
    var queue: DispatchQueue { get }

    /// Now, on both clocks.
    func now() -> Moment

    /// Does it after whatever is being done.
    func perform(_ act: @escaping @Sendable () -> Void)

    /// Does it once this much time has passed.
    func after(_ ms: UInt64, _ act: @escaping @Sendable () -> Void) -> any Pending
}

/// Something that will be done.
public protocol Pending: Sendable {
    /// It will not be done, unless it is being done.
    func cancel()
}

/// The phone's own: a queue, and clocks that run while it sleeps.
public final class SystemTimeline: Timeline {
    public let queue = DispatchQueue(label: "app.strapline.recorder", qos: .userInitiated)

    public init() {}

    /// The clock that runs while the phone sleeps, and the one on the wall.
    public func now() -> Moment {
        Moment(steadyMs: Self.steadyMs(), wallMs: Int64(Date().timeIntervalSince1970 * 1000))
    }

    private static func steadyMs() -> UInt64 {
        #if canImport(Darwin)
            return clock_gettime_nsec_np(CLOCK_MONOTONIC_RAW) / 1_000_000
        #else
            var time = timespec()
            clock_gettime(CLOCK_BOOTTIME, &time)
            return UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000
        #endif
    }

    public func perform(_ act: @escaping @Sendable () -> Void) {
        queue.async(execute: act)
    }

    public func after(_ ms: UInt64, _ act: @escaping @Sendable () -> Void) -> any Pending {
        let work = PendingWork(DispatchWorkItem(block: act))
        queue.asyncAfter(deadline: .now() + .milliseconds(Int(min(ms, 86_400_000))), execute: work.item)
        return work
    }

    /// Cancelling is safe from anywhere.
    private final class PendingWork: Pending, @unchecked Sendable {
        let item: DispatchWorkItem

        init(_ item: DispatchWorkItem) {
            self.item = item
        }

        func cancel() {
            item.cancel()
        }
    }
}
