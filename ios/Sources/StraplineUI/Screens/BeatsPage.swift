import Observation
import StraplineKit
import SwiftUI

@MainActor @Observable final class BeatsModel {
    let id: String
    private(set) var number: UInt64 = 0
    private(set) var count: UInt64 = 0
    private(set) var beat: BeatScreen?
    private(set) var doubted: Set<UInt64> = []
    @ObservationIgnored private let app: AppModel
    @ObservationIgnored var pxPerMm = 18.0

    init(_ app: AppModel, _ id: String) {
        (self.app, self.id) = (app, id)
    }

    func load() async {
        guard let store = app.store else { return }
        let (id, analyses, options) = (id, app.analyses, app.options)
        let (asked, px) = (number, pxPerMm)
        let found = await app.doing { () -> (UInt64, BeatScreen?)? in
            guard let analysis = try analyses.of(store, id) else { return nil }
            return (try analysis.flaggedCount(), try analysis.flaggedBeat(number: asked, options: options, pxPerMm: px))
        }
        guard asked == number, let found = found ?? nil else { return }
        (count, beat) = found
    }

    var hasPrevious: Bool { number > 0 }
    var hasFollowing: Bool { number + 1 < count }

    func step(forward: Bool) async {
        if forward && hasFollowing { number += 1 }
        if !forward && hasPrevious { number -= 1 }
        await load()
    }

    var isDoubted: Bool { doubted.contains(number) }

    /// Marked in the recording, so that the next report says so: it is analysed anew.
    func doubt() async {
        guard let store = app.store else { return }
        let (id, analyses) = (id, app.analyses)
        let (asked, nowMs) = (number, app.timeline.now().wallMs)
        let noted: Void? = await app.doing {
            guard let analysis = try analyses.of(store, id) else { return }
            try analysis.doubt(number: asked, nowMs: nowMs)
            _ = try analyses.anew(store, id)
        }
        guard noted != nil else { return }
        doubted.insert(asked)
        await load()
    }
}

/// The flagged beats of a recording, one after the other.
struct BeatsPage: View {
    @Environment(\.displayScale) private var scale
    let app: AppModel
    @State var model: BeatsModel

    init(_ app: AppModel, _ id: String) {
        self.app = app
        _model = State(initialValue: BeatsModel(app, id))
    }

    var body: some View {
        let say = app.say
        PageView(say("app-flagged-beats")) {
            if let beat = model.beat { shown(beat, say) } else { ProgressView() }
        } footer: {
            ViewThatFits(in: .horizontal) {
                HStack(spacing: Space.step * 2) { steps(say) }
                VStack(spacing: Space.step * 2) { steps(say) }
            }
        }
        .navigationBarTitleDisplayMode(.inline)
        .task {
            model.pxPerMm = TrueScale.pointsPerMm * scale
            await model.load()
        }
    }

    @ViewBuilder private func steps(_ say: Say) -> some View {
        OtherButton("‹ " + say("app-previous")) { Task { await model.step(forward: false) } }
            .disabled(!model.hasPrevious)
            .accessibilityLabel(say("app-previous"))
        MainButton(say("app-following"), sign: " ›") { Task { await model.step(forward: true) } }
            .disabled(!model.hasFollowing)
    }

    @ViewBuilder private func shown(_ beat: BeatScreen, _ say: Say) -> some View {
        Head(beat.title, .large)
            .accessibilityAdjustableAction { direction in
                switch direction {
                case .increment: Task { await model.step(forward: true) }
                case .decrement: Task { await model.step(forward: false) }
                @unknown default: break
                }
            }
        if let strip = beat.strip {
            StripView(picture: strip, pointsPerMm: model.pxPerMm / scale).id(model.number)
            Words(beat.caption, .note, \.soft)
        }
        Card {
            Head(beat.kind)
            if let sure = beat.sure { Words(sure) }
            if let share = beat.sureShare { Bar(share: share) }
            if !beat.reasons.isEmpty { Head(say("app-reasons"), .system(.subheadline, weight: .semibold)) }
            ForEach(beat.reasons, id: \.self) { Words("• " + $0).accessibilityLabel($0) }
        }
        OtherButton(say(model.isDoubted ? "app-wrong-noted" : "app-wrong")) { Task { await model.doubt() } }
            .disabled(model.isDoubted)
    }
}
