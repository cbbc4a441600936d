import Foundation
import Observation
import StraplineKit
import SwiftUI

/// What was found in a recording, and what a person does with it.
@MainActor @Observable final class ResultModel {
    struct Found: Sendable {
        let screen: ResultScreen
        let strips: [Picture]
        let events: String
        let name: String
        let whenAndName: String
    }

    let id: String
    private(set) var found: Found?
    private(set) var share: Double?
    var name = ""
    var isRenaming = false
    var isDeleting = false
    var exported: [URL] = []
    var isExporting = false
    let underWay = UnderWay()
    @ObservationIgnored private let app: AppModel
    @ObservationIgnored private var progress: Progress?
    @ObservationIgnored var pxPerMm = 18.0

    init(_ app: AppModel, _ id: String) {
        (self.app, self.id) = (app, id)
    }

    func load(anew: Bool = false) async {
        guard let store = app.store else { return }
        let (id, analyses, px) = (id, app.analyses, pxPerMm)
        let options = app.options
        let progress = Progress { share in Task { @MainActor [weak self] in self?.share = share } }
        self.progress = progress
        if anew { found = nil }
        let made: Found?? = await app.doing {
            let analysis = anew ? try analyses.anew(store, id, progress: progress) : try analyses.of(store, id, progress: progress)
            guard let analysis else { return nil }
            let (screen, name) = (try analysis.resultScreen(options: options), try store.recording(id: id).name ?? "")
            return Found(
                screen: screen, strips: try analysis.strips(options: options, pxPerMm: px),
                events: try analysis.eventsSaid(options: options).count,
                name: name, whenAndName: try line(parts: [screen.when, name]).text)
        }
        share = nil
        if let made = made ?? nil {
            found = made
            name = made.name
        }
    }

    /// Nobody waits for it any more.
    func leave() {
        progress?.cancel()
    }

    func rename() async {
        let (id, name) = (id, name.trimmingCharacters(in: .whitespaces))
        guard let store = app.store, !name.isEmpty else { return }
        let nowMs = app.timeline.now().wallMs
        await app.doing { try store.rename(id: id, name: name, nowMs: nowMs) }
        await load()
    }

    func delete() async {
        guard let store = app.store else { return }
        let (id, analyses) = (id, app.analyses)
        let deleted: Void? = await app.doing {
            analyses.forget()
            try store.delete(id: id)
        }
        if deleted != nil { app.go(fromHome: nil) }
    }

    /// Written to a place of its own, from where the person moves it to theirs.
    func export() async {
        guard let store = app.store else { return }
        let (id, name) = (id, found?.name ?? "")
        let made = await underWay.run(app) { try Documents.table(store, id, tableFileName(name: name, id: nil), $0) }
        guard let made else { return Documents.clear() }
        exported = [made]
        isExporting = true
    }

    func moved(_ result: Result<[URL], any Error>) {
        Documents.clear()
        exported = []
        switch result {
        case .success: app.told = app.say("app-exported")
        case .failure(let error): app.told = said(error)
        }
    }
}

/// What was found in a recording: the sentence first.
struct ResultPage: View {
    @Environment(\.displayScale) private var scale
    let app: AppModel
    @State var model: ResultModel

    init(_ app: AppModel, _ id: String) {
        self.app = app
        _model = State(initialValue: ResultModel(app, id))
    }

    var body: some View {
        let say = app.say
        PageView(say("app-result")) {
            if let found = model.found {
                shown(found, say)
            } else {
                Words(say("app-analysing") + " …", .plain, \.soft)
                if let share = model.share { ProgressView(value: share) } else { ProgressView() }
            }
        } footer: {
            if model.found != nil { MainButton(say("app-make-report")) { app.path.append(.report(model.id)) } }
        }
        .navigationBarTitleDisplayMode(.inline)
        .task {
            model.pxPerMm = TrueScale.pointsPerMm * scale
            await model.load()
        }
        .onDisappear { model.leave() }
        .alert(say("app-rename"), isPresented: $model.isRenaming) {
            TextField(say("app-rename"), text: $model.name)
            Button(say("app-cancel"), role: .cancel) {}
            Button(say("app-done")) { Task { await model.rename() } }
        } message: {
            EmptyView()
        }
        .confirmationDialog(say("app-delete-ask"), isPresented: $model.isDeleting, titleVisibility: .visible) {
            Button(say("app-delete"), role: .destructive) { Task { await model.delete() } }
            Button(say("app-cancel"), role: .cancel) {}
        }
        .fileMover(isPresented: $model.isExporting, files: model.exported) { model.moved($0) }
    }

    @ViewBuilder private func shown(_ found: ResultModel.Found, _ say: Say) -> some View {
        let screen = found.screen
        Words(found.whenAndName, .small, \.soft)
        Head(screen.headline, .large)
        Words(screen.summary.sentence)
        if !screen.advice.isEmpty {
            AttentionCard(screen.adviceTitle, screen.advice.map { "• \($0)" }.joined(separator: "\n"))
        }
        ForEach(screen.notices, id: \.self) { AttentionCard(nil, $0) }
        ForEach(screen.cards, id: \.title) { CardView(card: $0) }
        Words(screen.summary.detail, .small, \.soft)
        if !found.strips.isEmpty { Head(say("app-looked-like")) }
        strips(found.strips, say)
        Card {
            if !found.events.isEmpty {
                LinkButton(found.events, sign: "  ›") { app.path.append(.events(model.id)) }
            }
            LinkButton(say("app-rename")) { model.isRenaming = true }
            if model.underWay.share == nil { LinkButton(say("app-export")) { Task { await model.export() } } }
            UnderWayView(app: app, underWay: model.underWay)
            LinkButton(say("app-read-anew")) { Task { await model.load(anew: true) } }
            LinkButton(say("app-delete")) { model.isDeleting = true }
        }
        Words(screen.summary.disclaimer, .note, \.soft)
        Words(screen.summary.emergency, .note, \.soft)
    }

    /// VoiceOver goes through them, and through those in which something was not received or could not be read.
    private func strips(_ strips: [Picture], _ say: Say) -> some View {
        let all = RotorOf.each(strips, names: { _ in [say("app-looked-like")] }, label: \.label)
        let unread = RotorOf.each(strips, names: { $0.bands.map(\.text) }, label: \.label)
        return VStack(alignment: .leading, spacing: Space.inset) {
            ForEach(Array(strips.enumerated()), id: \.offset) { strip($0.element) }
        }
        .rotors(all + unread)
    }

    private func strip(_ picture: Picture) -> some View {
        Card {
            Split {
                Head(picture.title, .system(.body, weight: .semibold))
            } second: {
                Words(picture.place, .small, \.soft)
            }
            StripView(picture: picture, pointsPerMm: model.pxPerMm / scale)
            Words(picture.caption, .note, \.soft)
            if let detail = picture.detail { Words(detail, .note, \.soft) }
        }
    }
}

/// One figure.
struct CardView: View {
    let card: StraplineKit.Card

    var body: some View {
        let isAttention = card.tone == .attention
        Card {
            Split {
                Words((isAttention ? "▲ " : "") + card.title, .system(.body, weight: .semibold), isAttention ? \.attention : \.ink)
            } second: {
                HStack(alignment: .lastTextBaseline, spacing: Space.step * 2) {
                    Words(card.value, .head)
                    if let beside = card.beside { Words(beside, .small, \.soft) }
                }
            }
            if let bar = card.bar { Bar(share: bar) }
            if let note = card.note { Words(note, .small, \.soft) }
        }
        .accessibilityElement(children: .ignore)
        .accessibilityLabel(card.spoken)
    }
}
