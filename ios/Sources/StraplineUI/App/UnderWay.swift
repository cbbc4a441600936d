import Observation
import StraplineKit
import SwiftUI

/// What can take seconds: how far it is, and a way to end it.
@MainActor @Observable final class UnderWay {
    /// 0 to 1; `nil` where nothing is being done.
    private(set) var share: Double?
    @ObservationIgnored private var progress: Progress?

    /// Does it elsewhere; `nil` where it was ended, or something stood in the way, which is told.
    func run<T: Sendable>(_ app: AppModel, _ task: @escaping @Sendable (any ProgressListener) throws -> T?) async -> T? {
        let progress = Progress { share in Task { @MainActor [weak self] in self?.told(share) } }
        self.progress = progress
        share = 0
        let done: T?? = await app.doing { try task(progress) }
        // Another may have taken its place meanwhile.
        if self.progress === progress { (share, self.progress) = (nil, nil) }
        return done ?? nil
    }

    private func told(_ share: Double) {
        if progress != nil { self.share = share }
    }

    func cancel() {
        progress?.cancel()
    }
}

/// Shown where it is waited for.
struct UnderWayView: View {
    let app: AppModel
    let underWay: UnderWay

    var body: some View {
        if let share = underWay.share {
            ProgressView(value: share)
            LinkButton(app.say("app-cancel")) { underWay.cancel() }
        }
    }
}
