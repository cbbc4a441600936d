import Foundation
import StraplineBluetooth
import StraplineKit

/// What is recorded: a strap, or the simulated one where it is `nil`.
public struct Worn: Equatable, Sendable {
    public let strap: KnownStrap?

    public init(_ strap: KnownStrap?) {
        self.strap = strap
    }
}

/// Where the recorder stands.
public enum Phase: Sendable { case idle, starting, recording, stopping }

/// How a recording ended; `failure` is why it could not begin or go on.
public struct Ended: Sendable {
    public let worn: Worn
    public let recording: String?
    public let failure: String?
}

/// What becomes of a recording, in order.
public enum RecorderEvent: Sendable {
    case phase(Phase)
    case ended(Ended)
}

/// A recording from beginning to end: the core's session, the radio that it asks, and the time that passes. Everything
/// happens on its timeline; whoever asks may be anywhere.
public final class Recorder: @unchecked Sendable {
    /// Seconds of signal that the widest screen shows at the smallest zoom, and as many columns as there are samples: what is
    /// drawn is chosen when it is.
    private static let (widestS, singleSamples) = (20.0, UInt32(100_000))

    private let timeline: any Timeline
    private let central: StrapCentral
    private let notices: Notices
    public let events: AsyncStream<RecorderEvent>
    private let told: AsyncStream<RecorderEvent>.Continuation
    /// Makes a radio in place of the phone's.
    private let radio: (@Sendable (Worn, @escaping (SensorInput) -> Void) throws -> any Radio)?

    // Used on the timeline.
    private(set) var session: LiveSession?
    private var worn = Worn(nil)
    private var link: (any Radio)?
    private var tick: (any Pending)?
    private var sight: Sight?
    private var watching: Task<Void, Never>?

    /// What a screen shows: pixels to a millimetre, how wide, and whom to tell.
    struct Sight {
        let pxPerMm: Double
        let widthPx: Double
        let see: @MainActor @Sendable (SessionUpdate) -> Void
    }

    public init(
        timeline: any Timeline, central: StrapCentral, notices: Notices,
        radio: (@Sendable (Worn, @escaping (SensorInput) -> Void) throws -> any Radio)? = nil
    ) {
        self.timeline = timeline
        self.central = central
        self.notices = notices
        self.radio = radio
        (events, told) = AsyncStream.makeStream()
    }

    /// Begins a recording, or goes on with an interrupted one.
    public func begin(_ store: RecordingStore, _ worn: Worn, resume: String?, say: Say) {
        timeline.perform { [self] in
            guard session == nil else { return }
            self.worn = worn
            do {
                let session = try make(store, worn, resume, say)
                self.session = session
                link = try radio(worn)
                told.yield(.phase(.recording))
                watch()
                // No more where what is shown could not be.
                act { try $0.start(at: $1) }
            } catch {
                close()
                ended(nil, failure: said(error))
            }
        }
    }

    private func make(_ store: RecordingStore, _ worn: Worn, _ resume: String?, _ say: Say) throws -> LiveSession {
        let name = worn.strap == nil ? say("app-rehearsal") : say("app-recording")
        let now = timeline.now()
        let offset = TimeZone.current.secondsFromGMT(for: Date(timeIntervalSince1970: Double(now.wallMs) / 1000)) / 60
        let plan = SessionPlan(
            name: name, device: worn.strap?.name ?? name, utcOffsetMin: Int16(offset), language: say.language,
            traceS: Self.widestS, columns: Self.singleSamples)
        guard let resume else { return try LiveSession(store: store, plan: plan) }
        return try LiveSession.resume(store: store, recording: resume, plan: plan, at: now)
    }

    private func radio(_ worn: Worn) throws -> any Radio {
        let happened: (SensorInput) -> Void = { [weak self] in self?.happened($0) }
        if let radio { return try radio(worn, happened) }
        guard let strap = worn.strap else { return try SimulatedRadio(timeline, happened: happened) }
        return central.link(strap, happened: happened)
    }

    private func happened(_ input: SensorInput) {
        guard session != nil else { return }
        if case .notification = input, worn.strap != nil { notices.heard(timeline.now()) }
        act { try $0.push(at: $1, input: input) }
    }

    /// Everything that is asked of the session goes through here: its commands are carried out, its time is kept.
    private func act(_ ask: (LiveSession, Moment) throws -> Asked) {
        guard let session else { return }
        tick?.cancel()
        do {
            let asked = try ask(session, timeline.now())
            for command in asked.commands { link?.carryOut(command) }
            if try session.isStopped() { return finish(session) }
            notices.tell(try session.notifications())
            let nowMs = timeline.now().steadyMs
            guard asked.dueMs != .max else { return }
            tick = timeline.after(asked.dueMs > nowMs ? asked.dueMs - nowMs : 1) { [weak self] in
                // One that is cancelled is still kept until it is due: not the session with it, nor its store.
                self?.act { try $0.tick(at: $1) }
            }
        } catch {
            broken(by: error)
        }
    }

    /// What was recorded by then is on the disk.
    private func broken(by error: any Error) {
        close()
        ended(nil, failure: said(error))
    }

    /// Asks the strap to stop; the recording ends within seconds.
    public func stop() {
        timeline.perform { [self] in
            guard session != nil else { return }
            told.yield(.phase(.stopping))
            act { try $0.stop(at: $1) }
        }
    }

    /// The person feels this now. `false` where nothing is recorded.
    public func feel(_ feeling: Feeling) async throws -> Bool {
        try await withCheckedThrowingContinuation { answer in
            timeline.perform { [self] in
                answer.resume(
                    with: Result {
                        try session?.feel(at: timeline.now(), feeling: feeling)
                        return session != nil
                    })
            }
        }
    }

    private func finish(_ session: LiveSession) {
        do {
            let last = try session.notification(kind: .finished)
            let end = try session.finish(at: timeline.now())
            close()
            ended(end.recording?.id, last, failure: end.failure)
        } catch {
            close()
            ended(nil, failure: said(error))
        }
    }

    private func close() {
        tick?.cancel()
        watching?.cancel()
        watching = nil
        link?.close()
        link = nil
        session = nil
    }

    private func ended(_ recording: String?, _ last: StraplineKit.Notification? = nil, failure: String?) {
        notices.ended(last, failure: failure)
        // Before the phase, from which a screen goes on to what was recorded.
        told.yield(.ended(Ended(worn: worn, recording: recording, failure: failure)))
        told.yield(.phase(.idle))
    }

    /// Leaves the recording as the end of the process would: interrupted, to be resumed.
    public func abandon() {
        timeline.perform { [self] in close() }
    }

    /// A screen looks from now on; nobody does where it is `nil`. Without one nothing is drawn up.
    func look(_ sight: Sight?) {
        timeline.perform { [self] in
            self.sight = sight
            watch()
        }
    }

    /// Whoever draws takes the newest when it has drawn the one before: never a queue, and never a sample by itself.
    private func watch() {
        watching?.cancel()
        watching = nil
        guard let session, let sight else { return }
        let updates: SessionUpdates
        do {
            try session.look(pxPerMm: sight.pxPerMm, widthPx: sight.widthPx)
            updates = try session.updates()
        } catch {
            return broken(by: error)
        }
        let see = sight.see
        watching = Task {
            for await update in updates {
                if Task.isCancelled { return }
                await see(update)
            }
        }
    }
}
