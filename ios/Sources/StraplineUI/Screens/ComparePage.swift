import Observation
import StraplineKit
import SwiftUI

@MainActor @Observable final class CompareModel {
    private(set) var rows: [RecordingRow]?
    private(set) var compared: [ComparedRow] = []
    var first = ""
    var second = ""
    let underWay = UnderWay()
    @ObservationIgnored private let app: AppModel

    init(_ app: AppModel) {
        self.app = app
    }

    /// The newest two to begin with.
    func load() async {
        guard let store = app.store else { return }
        let language = app.say.language
        let found = await app.doing { try store.home(language: language, wanted: "", pxPerMm: 1).map(\.row).filter(\.isReadable) }
        guard let found else { return }
        rows = found
        guard found.count > 1 else { return }
        if first.isEmpty { (first, second) = (found[1].id, found[0].id) }
        await compare()
    }

    func compare() async {
        guard let store = app.store, !first.isEmpty, !second.isEmpty else { return }
        let (first, second, options) = (first, second, app.options)
        let made = await underWay.run(app) { try store.compare(first: first, second: second, options: options, progress: $0) }
        if (first, second) == (self.first, self.second), let made { compared = made }
    }
}

/// Two recordings beside each other, figure by figure: the newest two to begin with.
struct ComparePage: View {
    let app: AppModel
    @State var model: CompareModel

    init(_ app: AppModel) {
        self.app = app
        _model = State(initialValue: CompareModel(app))
    }

    var body: some View {
        let say = app.say
        PageView(say("app-compare")) {
            if let rows = model.rows, rows.count < 2 { Words(say("app-trends-empty-text"), .plain, \.soft) }
            if let rows = model.rows, rows.count > 1 {
                Card {
                    choice(say("app-compare-first"), $model.first, rows)
                    choice(say("app-compare-second"), $model.second, rows)
                }
                UnderWayView(app: app, underWay: model.underWay)
                ForEach(model.compared, id: \.title) { row($0) }
            }
        }
        .navigationBarTitleDisplayMode(.inline)
        .task(id: model.first + model.second) { await model.load() }
    }

    private func choice(_ title: String, _ chosen: Binding<String>, _ rows: [RecordingRow]) -> some View {
        Picker(title, selection: chosen) {
            ForEach(rows, id: \.id) { Text(verbatim: $0.label).tag($0.id) }
        }
    }

    private func row(_ row: ComparedRow) -> some View {
        Card {
            Words(row.title, .small, \.soft)
            Split {
                Words(row.first, .head)
            } second: {
                Words(row.second, .head)
            }
        }
        .accessibilityElement(children: .ignore)
        .accessibilityLabel(row.spoken)
    }
}
