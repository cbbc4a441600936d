import Foundation
import StraplineKit

/// One queue for everything that reads a disk or analyses: nothing of that runs on the actor that draws.
public final class Work: Sendable {
    private let queue = DispatchQueue(label: "app.strapline.work", qos: .userInitiated)

    public init() {}

    public func ask<T: Sendable>(_ task: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { answer in
            queue.async { answer.resume(with: Result(catching: task)) }
        }
    }
}

/// Tells a page how far something is, and ends it once nobody waits for it.
final class Progress: ProgressListener {
    private let state = Guarded((isWanted: true, told: -1))
    private let tell: @Sendable (Double) -> Void

    init(_ tell: @escaping @Sendable (Double) -> Void) {
        self.tell = tell
    }

    func cancel() {
        state.with { $0.isWanted = false }
    }

    func onProgress(share: Double) throws -> Bool {
        let percent = Int(share * 100)
        let (isWanted, isNews) = state.with { state in
            defer { state.told = percent }
            return (state.isWanted, percent != state.told)
        }
        if isWanted && isNews { tell(share) }
        return isWanted
    }
}
