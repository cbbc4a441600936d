import Foundation
import Observation
import StraplineBluetooth
import StraplineKit
import SwiftUI

/// Straps nearby, and what is in the way.
@MainActor @Observable final class ConnectModel {
    /// Which straps, as the core orders them and says how well each is received.
    private(set) var screen: StrapsScreen?
    private(set) var isAnySeen = false
    @ObservationIgnored private var seen: [SeenStrap] = []
    private(set) var obstacle: Obstacle?
    private(set) var isLooking = false
    @ObservationIgnored private let app: AppModel

    init(_ app: AppModel) {
        self.app = app
        obstacle = StrapCentral.refusal
        say()
    }

    /// Asks for the permission where the person was not asked yet, and looks.
    func look() {
        obstacle = nil
        isLooking = true
        say()
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
            seen[at] = one
        } else {
            seen.append(one)
        }
        say()
    }

    /// What is shown is the same until something of it has changed: nothing is drawn anew for what is not seen.
    private func say() {
        let known = known.map { NearStrap(id: $0.id, name: $0.name, rssiDbm: nil) }
        let near = seen.map { NearStrap(id: $0.strap.id, name: $0.strap.name, rssiDbm: Int32(clamping: $0.rssi)) }
        let said = try? strapsScreen(language: app.say.language, known: known, seen: near)
        if said != screen { screen = said }
        if isAnySeen == seen.isEmpty { isAnySeen = !seen.isEmpty }
    }

    func changed(_ obstacle: Obstacle?) {
        self.obstacle = obstacle
        guard obstacle != nil else { return }
        seen = []
        say()
    }

    var known: KnownStrap? { app.settings.strap }

    func begin(_ worn: Worn) async {
        quiet()
        if worn.strap != nil { await app.notices.ask() }
        app.begin(worn)
        app.go(fromHome: .live)
    }
}

/// Which strap: the known one first, the others as the core orders them. What is in the way comes with its way out.
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
        let (known, others) = (model.screen?.known, model.screen?.others ?? [])
        if let known {
            Head(say("app-connect-known"))
            row(known)
        }
        if known == nil || !others.isEmpty { Head(say("app-connect-near")) }
        ForEach(others, id: \.id) { row($0) }
        if !model.isAnySeen {
            Words(say("app-connect-looking") + " …", .plain, \.soft)
            Words(say("app-connect-none"), .small, \.soft)
        }
    }

    private func row(_ strap: StrapRow) -> some View {
        Button {
            Task { await model.begin(Worn(KnownStrap(id: strap.id, name: strap.name))) }
        } label: {
            Card {
                Split {
                    Words(strap.name, .system(.body, weight: .semibold))
                } second: {
                    Words(strap.strength, .small, \.soft)
                }
            }
        }
        .buttonStyle(.plain)
        .accessibilityLabel(strap.spoken)
    }
}
