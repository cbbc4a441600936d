import Foundation
import Observation
import StraplineKit
import SwiftUI

@MainActor @Observable final class TrendsModel {
    /// How far back, each with its entry in the catalogue.
    static let spans: [(span: TrendSpan, said: String)] = [
        (.twoWeeks, "app-two-weeks"), (.threeMonths, "app-three-months"), (.all, "app-all"),
    ]

    var span = TrendSpan.all
    var step = TrendStep.recording
    private(set) var screen: TrendsScreen?
    @ObservationIgnored private let app: AppModel

    init(_ app: AppModel) {
        self.app = app
    }

    /// What was asked for in the meantime is asked for anew.
    var asked: String { "\(span) \(step) \(app.say.language)" }

    func load() async {
        guard let store = app.store else { return }
        let (language, units, step, span, asked) = (app.say.language, app.settings.units, step, span, asked)
        let now = app.timeline.now().wallMs
        let found = await app.doing {
            try store.trends(language: language, step: step, fromMs: trendFromMs(span: span, nowMs: now), units: units)
        }
        if asked == self.asked, let found { screen = found }
    }
}

/// How the few figures that say most went.
struct TrendsPage: View {
    let app: AppModel
    @State var model: TrendsModel

    init(_ app: AppModel) {
        self.app = app
        _model = State(initialValue: TrendsModel(app))
    }

    var body: some View {
        let say = app.say
        PageView(say("app-trends")) {
            Picker(say("app-trends"), selection: $model.span) {
                ForEach(TrendsModel.spans, id: \.span) { Text(verbatim: say($0.said)).tag($0.span) }
            }
            .pickerStyle(.segmented)
            Picker(say("app-trends"), selection: $model.step) {
                Text(verbatim: say("app-by-recording")).tag(TrendStep.recording)
                Text(verbatim: say("app-by-day")).tag(TrendStep.day)
            }
            .pickerStyle(.segmented)
            if let screen = model.screen { shown(screen, say) } else { ProgressView() }
        }
        .task(id: model.asked) { await model.load() }
    }

    @ViewBuilder private func shown(_ screen: TrendsScreen, _ say: Say) -> some View {
        if screen.charts.isEmpty {
            Words(say("app-trends-empty-text"), .plain, \.soft)
        } else {
            Words(screen.read, .small, \.soft)
            ForEach(screen.charts, id: \.title) { chart($0) }
            Card { LinkButton(say("app-compare"), sign: "  ›") { app.path.append(.compare) } }
        }
    }

    private func chart(_ chart: TrendChart) -> some View {
        Card {
            Head(chart.title, .system(.body, weight: .semibold))
            if let top = chart.top { Words(top, .note, \.soft).accessibilityHidden(true) }
            TrendView(chart: chart)
            Split {
                Words(chart.points.first?.when ?? "", .note, \.soft)
            } second: {
                Words(chart.points.count > 1 ? chart.points.last?.when ?? "" : "", .note, \.soft)
            }
            .accessibilityHidden(true)
            Words(chart.said, .small)
            if let little = chart.little { Words(little, .note, \.soft) }
        }
    }
}
