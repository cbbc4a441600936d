import Foundation
import Observation
import StraplineKit
import SwiftUI

/// Everything that was recorded, as home shows it.
@MainActor @Observable final class HomeModel {
    private(set) var rows: [HomeRow]?
    var wanted = ""
    var day = Date()
    var isPickingDay = false
    @ObservationIgnored private let app: AppModel
    @ObservationIgnored var thumbnailPxPerMm = 1.0

    init(_ app: AppModel) {
        self.app = app
    }

    /// What was asked for in the meantime is asked for anew.
    func load() async {
        guard let store = app.store else { return }
        let (language, asked, px, units) = (app.say.language, wanted, thumbnailPxPerMm, app.settings.units)
        let found = await app.doing { try store.home(language: language, wanted: asked, pxPerMm: px, units: units) }
        if asked == wanted, let found { rows = found }
    }

    func pick() {
        let parts = Calendar.current.dateComponents([.year, .month, .day], from: day)
        wanted = String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
        isPickingDay = false
    }

    /// As it is, without what could still come.
    func finish(_ id: String) async {
        guard let store = app.store else { return }
        _ = await app.doing { try store.finish(id: id) }
        await load()
    }

    func resume(_ id: String) {
        guard let strap = app.settings.running ?? app.settings.strap else { return }
        app.begin(Worn(strap), resume: id)
        app.go(fromHome: .live)
    }

    func canResume(_ row: RecordingRow) -> Bool {
        row.isInterrupted && app.recording.phase == .idle && app.settings.strap != nil
    }
}

/// Record, and everything that was recorded.
struct HomePage: View {
    @Environment(\.displayScale) private var scale
    let app: AppModel
    @State var model: HomeModel

    init(_ app: AppModel) {
        self.app = app
        _model = State(initialValue: HomeModel(app))
    }

    private var isRunning: Bool { app.recording.phase != .idle }

    /// Which strap, and whether it records.
    private var chips: [Chip] {
        (try? strapChips(language: app.say.language, name: app.settings.strap?.name, records: isRunning, battery: nil)) ?? []
    }

    var body: some View {
        let say = app.say
        PageView("Strapline") {
            ForEach(chips, id: \.text) { ChipView($0) }
            if app.wasEnded {
                AttentionCard(say("app-last-stop-text"), say("app-exit-unknown-text")) {
                    LinkButton(say("app-done")) { app.exitWasTold() }
                }
            }
            ForEach(app.recovered, id: \.self) { AttentionCard(nil, $0) }
            if !isRunning, let failure = app.recording.ended?.failure {
                AttentionCard(nil, failure) {
                    LinkButton(say("app-done")) { app.recording.ended = nil }
                }
            }
            MainButton(say(isRunning ? "app-recording" : "app-record"), sign: isRunning ? "  ›" : "") {
                app.path.append(isRunning ? .live : .connect)
            }
            Head(say("app-recordings"))
            recordings(say)
        }
        .searchable(text: $model.wanted, prompt: say("app-search"))
        .toolbar {
            ToolbarItem(placement: .topBarTrailing) {
                Button {
                    model.isPickingDay = true
                } label: {
                    Image(systemName: "calendar")
                }
                .accessibilityLabel(say("app-pick-day"))
            }
        }
        .sheet(isPresented: $model.isPickingDay) {
            PageView(say("app-pick-day")) {
                DatePicker(say("app-pick-day"), selection: $model.day, displayedComponents: .date)
            } footer: {
                MainButton(say("app-done")) { model.pick() }
            }
        }
        // Another recording is there once one has ended.
        .task(id: "\(isRunning) \(model.wanted)") {
            // As wide as a card's inside on the narrowest phone.
            if let seconds = try? thumbnailS() { model.thumbnailPxPerMm = 311 * scale / (seconds * 25) }
            await model.load()
        }
    }

    @ViewBuilder private func recordings(_ say: Say) -> some View {
        if let rows = model.rows {
            if rows.isEmpty {
                Words(say(model.wanted.isEmpty ? "app-nothing-yet-text" : "app-nothing-found-text"), .plain, \.soft)
            }
            LazyVStack(alignment: .leading, spacing: Space.gap) {
                ForEach(rows, id: \.row.id) { card($0, say) }
            }
        } else {
            ProgressView()
        }
    }

    @ViewBuilder private func card(_ home: HomeRow, _ say: Say) -> some View {
        let row = home.row
        Card {
            if row.isReadable {
                NavigationLink(value: Place.result(row.id)) { said(home) }.accessibilityLabel(row.spoken)
            } else {
                said(home).accessibilityElement(children: .ignore).accessibilityLabel(row.spoken)
            }
            if row.isInterrupted && !isRunning {
                if model.canResume(row) { LinkButton(say("app-resume")) { model.resume(row.id) } }
                LinkButton(say("app-finish")) { Task { await model.finish(row.id) } }
            }
        }
    }

    private func said(_ home: HomeRow) -> some View {
        let row = home.row
        return VStack(alignment: .leading, spacing: Space.step * 2) {
            Split {
                Words(row.when.isEmpty ? row.name : row.when, .system(.body, weight: .semibold))
            } second: {
                if !row.length.isEmpty { Words(row.length, .small, \.soft) }
            }
            if !row.when.isEmpty { Words(row.name, .small, \.soft) }
            if let strip = home.strip {
                TraceView(picture: strip, pointsPerMm: model.thumbnailPxPerMm / scale, kind: .small).accessibilityHidden(true)
            }
            if let said = row.said { Words(said, .small) }
            if let state = row.state { Words("▲ " + state, .small, \.attention) }
        }
    }
}
