import Foundation
import Observation
import StraplineKit
import SwiftUI

@MainActor @Observable final class SettingsModel {
    var profile: Profile
    var isErasing = false
    var isExporting = false
    let underWay = UnderWay()
    private(set) var exported: [URL] = []
    private(set) var isLocked: Bool
    private(set) var isInBackup: Bool
    private var units: Units
    @ObservationIgnored private let app: AppModel

    init(_ app: AppModel) {
        self.app = app
        profile = app.profile
        units = app.settings.units
        isLocked = app.settings.isLocked
        isInBackup = app.settings.isInBackup
    }

    func keep() async {
        await app.keep(profile)
    }

    var language: Language? {
        get {
            // The words change with it, and so does what is chosen.
            _ = app.say
            return app.settings.language
        }
        set { app.choose(newValue) }
    }

    var height: HeightUnit {
        get { units.height }
        set { choose(Units(height: newValue, interval: units.interval, hours: units.hours)) }
    }

    var interval: IntervalUnit {
        get { units.interval }
        set { choose(Units(height: units.height, interval: newValue, hours: units.hours)) }
    }

    private func choose(_ units: Units) {
        self.units = units
        app.settings.units = units
    }

    func lock(_ isOn: Bool) {
        if app.setLocked(isOn) { isLocked = isOn } else { app.told = app.say("app-lock-none-text") }
    }

    func backUp(_ isOn: Bool) async {
        isInBackup = isOn
        await app.keepInBackup(isOn)
    }

    func exportAll() async {
        guard let store = app.store else { return }
        let made = await underWay.run(app) { try Documents.tables(store, $0) }
        guard let made, !made.isEmpty else { return }
        exported = made
        isExporting = true
    }

    func moved(_ result: Result<[URL], any Error>) {
        let count = exported.count
        Documents.clear()
        exported = []
        switch result {
        case .success: app.told = try? exportedSaid(language: app.say.language, recordings: UInt64(count))
        case .failure(let error): app.told = said(error)
        }
    }

    var canErase: Bool { app.recording.phase == .idle }

    func erase() async {
        await app.eraseEverything()
        if app.told == nil { app.told = app.say("app-erased") }
        profile = app.profile
        units = app.settings.units
        isLocked = app.settings.isLocked
        isInBackup = app.settings.isInBackup
    }
}

/// What is set once, and what a person does with what is theirs.
struct SettingsPage: View {
    let app: AppModel
    @State var model: SettingsModel

    init(_ app: AppModel) {
        self.app = app
        _model = State(initialValue: SettingsModel(app))
    }

    var body: some View {
        let say = app.say
        PageView(say("app-settings")) {
            Card {
                Head(say("app-profile"))
                ProfileFields(say: say, profile: $model.profile, isWhole: true) { Task { await model.keep() } }
            }
            Card {
                Picker(say("app-language"), selection: $model.language) {
                    Text(verbatim: say("app-language-phone")).tag(Language?.none)
                    ForEach(Language.all, id: \.self) { Text(verbatim: $0.ownName).tag(Language?.some($0)) }
                }
            }
            units(say)
            privacy(say)
            Card {
                LinkButton(say("app-how-measured"), sign: "  ›") { app.path.append(.measured) }
                LinkButton(say("app-wear"), sign: "  ›") { app.path.append(.welcome) }
            }
        }
        .confirmationDialog(say("app-erase-all"), isPresented: $model.isErasing, titleVisibility: .visible) {
            Button(say("app-erase-all"), role: .destructive) { Task { await model.erase() } }
            Button(say("app-cancel"), role: .cancel) {}
        } message: {
            Text(verbatim: say("app-erase-all-text"))
        }
        .fileMover(isPresented: $model.isExporting, files: model.exported) { model.moved($0) }
    }

    private func units(_ say: Say) -> some View {
        Card {
            Head(say("app-units"))
            Picker(say("app-amplitude"), selection: $model.height) {
                ForEach(HeightUnit.all, id: \.self) { Text(verbatim: say($0.said)).tag($0) }
            }
            Picker(say("app-interval"), selection: $model.interval) {
                ForEach(IntervalUnit.all, id: \.self) { Text(verbatim: say($0.said)).tag($0) }
            }
            Words(say("app-units-text"), .small, \.soft)
        }
    }

    private func privacy(_ say: Say) -> some View {
        Card {
            Head(say("app-privacy"))
            Words(say("app-welcome-private"), .small, \.soft)
            Toggle(say("app-lock"), isOn: Binding(get: { model.isLocked }, set: { model.lock($0) }))
            Toggle(say("app-backup"), isOn: Binding(get: { model.isInBackup }, set: { isOn in Task { await model.backUp(isOn) } }))
            Words(say("app-backup-text"), .small, \.soft)
            Words(say("app-export-all-text"), .small, \.soft)
            if model.underWay.share == nil { OtherButton(say("app-export-all")) { Task { await model.exportAll() } } }
            UnderWayView(app: app, underWay: model.underWay)
            Words(say("app-erase-all-text"), .small, \.soft)
            OtherButton(say("app-erase-all")) { model.isErasing = true }.disabled(!model.canErase)
        }
    }
}
