import Observation
import StraplineKit
import SwiftUI

/// What a person does while it records.
@MainActor @Observable final class LiveModel {
    static let zooms = [0.5, 1, 2]
    private(set) var zoom = 1
    /// What was marked a moment ago, in words.
    private(set) var marked: String?
    var isMarked: Bool { marked != nil }
    var isAsking = false
    var isUrgent = false
    @ObservationIgnored private let app: AppModel
    @ObservationIgnored private var width = 0.0

    init(_ app: AppModel) {
        self.app = app
    }

    var pointsPerMm: Double { TrueScale.pointsPerMm * Self.zooms[zoom] }

    /// The core draws for this screen's pixels and this width.
    func look(width: Double, scale: Double) {
        guard width > 0 else { return }
        self.width = width
        app.recording.look(pxPerMm: pointsPerMm * scale, widthPx: width * scale)
    }

    func zoom(by step: Int, scale: Double) {
        zoom = min(max(zoom + step, 0), Self.zooms.count - 1)
        look(width: width, scale: scale)
    }

    /// Behind a dark screen nothing is drawn, all night.
    func came(_ phase: ScenePhase, scale: Double) {
        switch phase {
        case .background: app.recording.lookAway()
        case .active: look(width: width, scale: scale)
        case .inactive: break
        @unknown default: break
        }
    }

    /// The catalogue's entry that says the scale.
    var scale: String { ["app-scale-half", "strip-scale", "app-scale-double"][zoom] }

    /// One tap, and the moment is kept.
    func feel(asks: Bool = true) async {
        if let failure = await app.recording.feel(.something) {
            app.told = failure
            return
        }
        isAsking = asks
        await show(app.say("app-marked"))
    }

    /// Seen for a while.
    private func show(_ said: String) async {
        marked = said
        try? await Task.sleep(for: .seconds(3))
        if marked == said { marked = nil }
    }

    /// What is said before the first update.
    var waiting: LiveScreen? { try? waitingScreen(language: app.say.language) }

    /// What there is to feel; nothing where it cannot be said.
    var choices: [FeelingChoice] { (try? feelings(language: app.say.language)) ?? [] }

    /// The moment with what it was.
    func feel(_ choice: FeelingChoice) async {
        if let failure = await app.recording.feel(choice.feeling) {
            app.told = failure
            return
        }
        isUrgent = choice.isUrgent
        await show(choice.marked)
    }
}

/// A recording while it grows.
struct LivePage: View {
    @Environment(\.displayScale) private var scale
    @Environment(\.scenePhase) private var phase
    @Environment(\.colorScheme) private var scheme
    @ScaledMetric(relativeTo: .largeTitle) private var rateSize = TypeSize.rate
    let app: AppModel
    @State var model: LiveModel

    init(_ app: AppModel) {
        self.app = app
        _model = State(initialValue: LiveModel(app))
    }

    private var isStopping: Bool { app.recording.phase == .stopping }

    var body: some View {
        let say = app.say
        let screen = app.recording.update?.screen ?? model.waiting
        PageView(say("app-recording")) {
            if app.recording.worn?.strap == nil { AttentionCard(nil, say("app-rehearsal-text")) }
            Split {
                rate(screen)
            } second: {
                if let screen { ChipView(screen.quality) }
            }
            if let note = screen?.rateNote { Words(note, .note, \.soft) }
            // A strap that tells intervals alone has nothing to draw.
            if app.recording.update?.signal != .rr {
                trace
                Split {
                    Words(say(model.scale), .note, \.soft)
                } second: {
                    zoomButtons(say)
                }
            }
            ForEach(screen?.hints ?? [], id: \.text) { hint in
                if hint.tone == .attention { AttentionCard(nil, hint.text) } else { Card { Words(hint.text) } }
            }
            state(screen)
            Card {
                ForEach(screen?.rows ?? [], id: \.title) { RowView($0) }
                if let notSeen = screen?.notSeen { Words(notSeen, .small, \.soft) }
            }
        } footer: {
            OtherButton(model.marked.map { "✓ " + $0 } ?? say("app-feel")) { Task { await model.feel() } }
                .disabled(isStopping)
                .accessibilitySortPriority(2)
            MainButton(isStopping ? say("app-stopping") : say("app-stop")) { app.recording.stop() }
                .disabled(isStopping)
                .accessibilitySortPriority(1)
        }
        // With two fingers anywhere, for whoever does not see the button.
        .accessibilityAction(.magicTap) { if !isStopping { Task { await model.feel(asks: false) } } }
        .sensoryFeedback(.success, trigger: app.recording.marks)
        .confirmationDialog("✓ \(say("app-feel-what"))", isPresented: $model.isAsking, titleVisibility: .visible) {
            ForEach(model.choices, id: \.feeling) { choice in
                Button(choice.text) { Task { await model.feel(choice) } }
            }
            Button(say("app-cancel"), role: .cancel) {}
        }
        .alert(say("app-emergency"), isPresented: $model.isUrgent) {
            Button(say("app-done")) {}
        } message: {
            Text(verbatim: say("app-emergency-text"))
        }
        .onChange(of: phase) { _, now in model.came(now, scale: scale) }
        .onDisappear { app.recording.lookAway() }
    }

    private func rate(_ screen: LiveScreen?) -> some View {
        HStack(alignment: .lastTextBaseline, spacing: Space.step * 2) {
            Text(verbatim: screen?.rate ?? "")
                .font(.system(size: rateSize, weight: .bold).monospacedDigit())
                .foregroundStyle(Look(scheme)[screen?.rateTone == .faint ? \.soft : \.ink])
            Words(screen?.rateUnit ?? "", .plain, \.soft)
        }
        .accessibilityElement(children: .ignore)
        .accessibilityLabel(screen?.spoken ?? "")
        .accessibilityAddTraits(.updatesFrequently)
        .accessibilitySortPriority(3)
    }

    private var trace: some View {
        GeometryReader { place in
            TraceView(picture: app.recording.update?.picture, pointsPerMm: model.pointsPerMm, kind: .live)
                .task(id: place.size.width) { model.look(width: place.size.width, scale: scale) }
        }
        .frame(height: 260)
    }

    private func zoomButtons(_ say: Say) -> some View {
        HStack {
            LinkButton("−") { model.zoom(by: -1, scale: scale) }
                .disabled(model.zoom == 0)
                .accessibilityLabel(say("app-zoom-out"))
            LinkButton("+") { model.zoom(by: 1, scale: scale) }
                .disabled(model.zoom == LiveModel.zooms.count - 1)
                .accessibilityLabel(say("app-zoom-in"))
        }
    }

    private func state(_ screen: LiveScreen?) -> some View {
        ViewThatFits(in: .horizontal) {
            HStack { chips(screen) }
            VStack(alignment: .leading) { chips(screen) }
        }
    }

    @ViewBuilder private func chips(_ screen: LiveScreen?) -> some View {
        if let screen {
            ChipView(Chip(text: screen.elapsed, tone: .plain))
            ChipView(screen.state)
            ChipView(screen.age)
            if let battery = screen.battery { ChipView(battery) }
        }
    }
}
