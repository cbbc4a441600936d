import Foundation
import Observation
import StraplineBluetooth
import StraplineKit

/// The recording that runs, as screens see it.
@MainActor @Observable public final class RecordingModel {
    public private(set) var phase = Phase.idle
    public private(set) var worn: Worn?
    /// The newest; `nil` before the first.
    public private(set) var update: SessionUpdate?
    /// How many updates came here: what was drawn, not what was sampled.
    public private(set) var updatesShown = 0
    /// How often a moment was marked: each is felt.
    public private(set) var marks = 0
    /// How the last one ended, until it was told.
    public var ended: Ended?

    @ObservationIgnored let recorder: Recorder
    @ObservationIgnored private let settings: Settings
    @ObservationIgnored private var listening: Task<Void, Never>?

    public init(recorder: Recorder, settings: Settings) {
        self.recorder = recorder
        self.settings = settings
        listening = Task { [weak self] in
            for await event in recorder.events { self?.heard(event) }
        }
    }

    private func heard(_ event: RecorderEvent) {
        switch event {
        case .phase(let phase):
            self.phase = phase
            if phase == .idle {
                settings.running = nil
                settings.isStopping = false
                (worn, update) = (nil, nil)
            }
        case .ended(let ended): self.ended = ended
        }
    }

    /// Begins, or goes on with `resume`.
    public func begin(_ store: RecordingStore, _ worn: Worn, resume: String? = nil, say: Say) {
        guard phase == .idle else { return }
        phase = .starting
        self.worn = worn
        update = nil
        ended = nil
        if let strap = worn.strap {
            settings.strap = strap
            settings.running = strap
        }
        recorder.begin(store, worn, resume: resume, say: say)
    }

    public func stop() {
        guard phase == .recording else { return }
        phase = .stopping
        settings.isStopping = true
        recorder.stop()
    }

    /// Leaves it as the end of the process would: interrupted, to be resumed.
    func abandon() {
        recorder.abandon()
    }

    /// One tap, and the moment is kept. What stands in the way, or nothing.
    public func feel(_ feeling: Feeling) async -> String? {
        do {
            if try await recorder.feel(feeling) { marks += 1 }
            return nil
        } catch {
            return said(error)
        }
    }

    /// A screen of this many pixels shows it from now on.
    public func look(pxPerMm: Double, widthPx: Double) {
        recorder.look(
            Recorder.Sight(pxPerMm: pxPerMm, widthPx: widthPx) { [weak self] update in
                guard let self, self.phase != .idle else { return }
                self.update = update
                self.updatesShown += 1
            })
    }

    /// No screen shows it.
    public func lookAway() {
        recorder.look(nil)
    }
}
