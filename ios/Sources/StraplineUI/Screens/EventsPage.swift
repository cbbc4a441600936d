import Observation
import StraplineKit
import SwiftUI

@MainActor @Observable final class EventsModel {
    let id: String
    private(set) var rows: [EventRow]?
    private(set) var said = EventsSaid(count: "", flagged: nil, notes: [])
    @ObservationIgnored private let app: AppModel

    init(_ app: AppModel, _ id: String) {
        (self.app, self.id) = (app, id)
    }

    func load() async {
        guard let store = app.store else { return }
        let (id, analyses, options) = (id, app.analyses, app.options)
        let found = await app.doing { () -> ([EventRow], EventsSaid)? in
            guard let analysis = try analyses.of(store, id) else { return nil }
            return (try analysis.eventRows(options: options), try analysis.eventsSaid(options: options))
        }
        if let found = found ?? nil { (rows, said) = found }
    }
}

/// Every episode of a recording, and the way to its flagged beats.
struct EventsPage: View {
    let app: AppModel
    @State var model: EventsModel

    init(_ app: AppModel, _ id: String) {
        self.app = app
        _model = State(initialValue: EventsModel(app, id))
    }

    var body: some View {
        let say = app.say
        PageView(say("app-events")) {
            if let rows = model.rows {
                Words(model.said.count.isEmpty ? say("app-no-events-text") : model.said.count, .plain, \.soft)
                if let flagged = model.said.flagged {
                    Card {
                        RowView(flagged)
                        ForEach(model.said.notes, id: \.self) { Words($0, .small, \.soft) }
                        OtherButton(say("app-step-beats")) { app.path.append(.beats(model.id)) }
                    }
                }
                LazyVStack(spacing: Space.gap) {
                    ForEach(Array(rows.enumerated()), id: \.offset) { row($0.element) }
                }
                .rotors(RotorOf.each(rows, names: { [$0.title] }, label: { $0.when }))
            } else {
                ProgressView()
            }
        }
        .navigationBarTitleDisplayMode(.inline)
        .task { await model.load() }
    }

    private func row(_ row: EventRow) -> some View {
        let isAttention = row.tone == .attention
        return Card {
            Split {
                Words((isAttention ? "▲ " : "") + row.title, .system(.body, weight: .semibold), isAttention ? \.attention : \.ink)
            } second: {
                Words(row.when, .small, \.soft)
            }
            Words(row.note, .small, \.soft)
        }
        .accessibilityElement(children: .ignore)
        .accessibilityLabel(row.spoken)
    }
}
