import Foundation
import Observation
import StraplineKit
import SwiftUI

@MainActor @Observable final class MeasuredModel {
    private(set) var screen: MeasuredScreen?
    private(set) var licences = ""
    @ObservationIgnored private let app: AppModel

    init(_ app: AppModel) {
        self.app = app
    }

    func load() async {
        let language = app.say.language
        let found = await app.doing { () -> (MeasuredScreen, String) in
            let file = Bundle.module.url(forResource: "licences", withExtension: "txt")
            return (try measuredScreen(language: language), try file.map { try String(contentsOf: $0, encoding: .utf8) } ?? "")
        }
        if let found { (screen, licences) = found }
    }
}

/// How good it is, on what, and what it cannot see.
struct MeasuredPage: View {
    let app: AppModel
    @State var model: MeasuredModel

    init(_ app: AppModel) {
        self.app = app
        _model = State(initialValue: MeasuredModel(app))
    }

    var body: some View {
        let say = app.say
        PageView(say("app-how-measured")) {
            if let screen = model.screen {
                Words(screen.said)
                Card {
                    Head(say("app-figures"))
                    ForEach(Array(screen.figures.enumerated()), id: \.offset) { RowView($0.element) }
                }
                listed(say("app-limits"), screen.limits)
                listed(say("app-fitted-on"), screen.fittedOn)
                listed(say("app-versions"), screen.versions)
                listed(say("app-licences"), [model.licences])
            } else {
                ProgressView()
            }
        }
        .navigationBarTitleDisplayMode(.inline)
        .task { await model.load() }
    }

    private func listed(_ title: String, _ lines: [String]) -> some View {
        Card {
            Head(title)
            ForEach(lines, id: \.self) { Words($0, .small, \.soft) }
        }
    }
}
