import Foundation
import Strapline

extension LiveSession {
    /// What a screen shows, from now on. Whoever is slower than the session sees the newest and misses those before: however
    /// much comes, no more than one waits. Ends when whoever listens lets go, or the session does.
    public func updates() -> AsyncStream<SessionUpdate> {
        let (updates, told) = AsyncStream.makeStream(of: SessionUpdate.self, bufferingPolicy: .bufferingNewest(1))
        let observation = observe(observer: Passing(told))
        told.onTermination = { _ in withExtendedLifetime(observation) {} }
        return updates
    }
}

private final class Passing: SessionObserver {
    private let told: AsyncStream<SessionUpdate>.Continuation

    init(_ told: AsyncStream<SessionUpdate>.Continuation) {
        self.told = told
    }

    func onUpdate(update: SessionUpdate) throws {
        told.yield(update)
    }

    deinit {
        told.finish()
    }
}
