import Foundation
import Observation
import StraplineBluetooth
import StraplineKit
import SwiftUI

/// Straps nearby, and what is in the way.
@MainActor @Observable final class ConnectModel {
    private(set) var seen: [SeenStrap] = []
    private(set) var obstacle: Obstacle?
    private(set) var isLooking = false
    @ObservationIgnored private let app: AppModel

    init(_ app: AppModel) {
        self.app = app
        obstacle = StrapCentral.refusal
    }

    /// Asks for the permission where the person was not asked yet, and looks.
    func look() {
        obstacle = nil
        isLooking = true
        app.timeline.perform { [app] in
            app.central.look(
                seen: { one in Task { @MainActor [weak self] in self?.found(one) } },
                changed: { what in Task { @MainActor [weak self] in self?.changed(what) } })
        }
    }

    func quiet() {
        isLooking = false
        app.timeline.perform { [app] in app.central.quiet() }
    }

    /// Every moment brings another strength: only what is shown of it matters.
    func found(_ one: SeenStrap) {
        guard isLooking else { return }
        if let at = seen.firstIndex(where: { $0.strap.id == one.strap.id }) {
            let before = seen[at]
            if Self.strength(before.rssi) != Self.strength(one.rssi) || before.strap.name != one.strap.name { seen[at] = one }
        } else {
            seen.append(one)
        }
    }

    func changed(_ obstacle: Obstacle?) {
        self.obstacle = obstacle
        if obstacle != nil { seen = [] }
    }

    var known: KnownStrap? { app.settings.strap }

    /// The known one first, the others by how near they are.
    var straps: [(strap: KnownStrap, rssi: Int?)] {
        let others = seen.filter { $0.strap.id != known?.id }.sorted { $0.rssi > $1.rssi }.map { ($0.strap, Optional($0.rssi)) }
        guard let known else { return others }
        return [(known, seen.first { $0.strap.id == known.id }?.rssi)] + others
    }

    static func strength(_ rssi: Int?) -> String {
        guard let rssi else { return "app-signal-none" }
        if rssi >= -65 { return "app-signal-strong" }
        return rssi >= -80 ? "app-signal-fair" : "app-signal-weak"
    }

    func begin(_ worn: Worn) async {
        quiet()
        if worn.strap != nil { await app.notices.ask() }
        app.begin(worn)
        app.go(fromHome: .live)
    }
}

/// Which strap: the known one first, the others by how near they are. What is in the way comes with its way out.
struct ConnectPage: View {
    @Environment(\.openURL) private var open
    let app: AppModel
    @State var model: ConnectModel

    init(_ app: AppModel) {
        self.app = app
        _model = State(initialValue: ConnectModel(app))
    }

    var body: some View {
        let say = app.say
        PageView(say("app-connect")) {
            switch model.obstacle {
            case .noBluetooth: AttentionCard(nil, say("app-bluetooth-none-text"))
            case .switchedOff: AttentionCard(nil, say("app-bluetooth-off-text"))
            case .notAsked:
                Card { Words(say("app-bluetooth-why")) }
                MainButton(say("app-next")) { model.look() }
            case .notPermitted:
                AttentionCard(nil, say("app-permission-refused-text"))
                MainButton(say("app-open-settings")) { if let url = URL(string: "app-settings:") { open(url) } }
            case nil: straps(say)
            }
        } footer: {
            OtherButton(say("app-rehearse")) { Task { await model.begin(Worn(nil)) } }
        }
        .onAppear { if model.obstacle != .notAsked { model.look() } }
        .onDisappear { model.quiet() }
    }

    @ViewBuilder private func straps(_ say: Say) -> some View {
        let straps = model.straps
        if model.known != nil, let known = straps.first {
            Head(say("app-connect-known"))
            row(known.strap, known.rssi, say)
        }
        let others = model.known == nil ? straps : Array(straps.dropFirst())
        if model.known == nil || !others.isEmpty { Head(say("app-connect-near")) }
        ForEach(others, id: \.strap.id) { row($0.strap, $0.rssi, say) }
        if model.seen.isEmpty {
            Words(say("app-connect-looking") + " …", .plain, \.soft)
            Words(say("app-connect-none"), .small, \.soft)
        }
    }

    private func row(_ strap: KnownStrap, _ rssi: Int?, _ say: Say) -> some View {
        let strength = say(ConnectModel.strength(rssi))
        return Button {
            Task { await model.begin(Worn(strap)) }
        } label: {
            Card {
                Split {
                    Words(strap.name, .system(.body, weight: .semibold))
                } second: {
                    Words(strength, .small, \.soft)
                }
            }
        }
        .buttonStyle(.plain)
        .accessibilityLabel("\(strap.name), \(strength)")
    }
}
