import Foundation
import Strapline

extension LiveSession {
    /// What a screen shows, from now on. Whoever is slower than the session sees the newest and misses those before: however
    /// much comes, no more than one waits. Ends when whoever listens lets go, or the session does.
    public func updates() throws -> SessionUpdates {
        let (updates, told) = AsyncStream.makeStream(of: SessionUpdate.self, bufferingPolicy: .bufferingNewest(1))
        return SessionUpdates(updates: updates, observation: try observe(observer: Passing(told)))
    }
}

/// The updates of a session, for one who listens.
public struct SessionUpdates: AsyncSequence {
    fileprivate let updates: AsyncStream<SessionUpdate>
    /// Held by whoever listens, and let go of where they do: a session that ends lets go of its observers while it is busy
    /// with them, and must not be asked anything from there.
    fileprivate let observation: ObserverHandle

    /// The updates one by one.
    public func makeAsyncIterator() -> Iterator {
        Iterator(updates: updates.makeAsyncIterator(), observation: observation)
    }

    /// The updates one by one, from the newest there is.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate var updates: AsyncStream<SessionUpdate>.Iterator
        fileprivate let observation: ObserverHandle

        /// The next update, or the newest of those that came meanwhile; nothing after the session.
        public mutating func next() async -> SessionUpdate? {
            await updates.next()
        }
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
