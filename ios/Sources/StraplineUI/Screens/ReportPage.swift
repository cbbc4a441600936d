import Foundation
import Observation
import PDFKit
import StraplineKit
import SwiftUI

/// The report for a physician, as it will be printed.
@MainActor @Observable final class ReportModel {
    private nonisolated static let mostPages = 12
    let id: String
    private(set) var file: URL?
    private(set) var pages: [UIImage] = []
    var profile: Profile
    @ObservationIgnored private let app: AppModel

    init(_ app: AppModel, _ id: String) {
        (self.app, self.id, profile) = (app, id, app.profile)
    }

    func load() async {
        if file == nil { await make(app.profile) }
    }

    /// What stands on it was changed. What does not do is said by the core when the report is made, and not kept.
    func keep() async {
        guard profile != app.profile else { return }
        if await make(profile) { await app.keep(profile) } else { profile = app.profile }
    }

    @discardableResult private func make(_ profile: Profile) async -> Bool {
        guard let store = app.store else { return false }
        let (id, analyses, options) = (id, app.analyses, profile.options(profile.language ?? app.say.language, app.settings.units))
        let made = await app.doing { () -> (URL, [UIImage])? in
            guard let analysis = try analyses.of(store, id) else { return nil }
            let file = try Documents.report(analysis, options, of: try store.recording(id: id))
            return (file, Self.draw(file))
        }
        guard let made = made ?? nil else { return false }
        (file, pages) = made
        return true
    }

    private nonisolated static func draw(_ file: URL) -> [UIImage] {
        guard let pdf = PDFDocument(url: file) else { return [] }
        return (0..<min(pdf.pageCount, mostPages)).compactMap { pdf.page(at: $0)?.thumbnail(of: CGSize(width: 1000, height: 1414), for: .mediaBox) }
    }
}

/// The report for a physician: its pages as they will be printed, what stands on it, and where it goes. The share sheet
/// saves and prints as well.
struct ReportPage: View {
    @Environment(\.colorScheme) private var scheme
    let app: AppModel
    @State var model: ReportModel

    init(_ app: AppModel, _ id: String) {
        self.app = app
        _model = State(initialValue: ReportModel(app, id))
    }

    var body: some View {
        let say = app.say
        PageView(say("app-report")) {
            Card { ProfileFields(say: say, profile: $model.profile, isWhole: false) { Task { await model.keep() } } }
            if model.file == nil { ProgressView() }
            ForEach(Array(model.pages.enumerated()), id: \.offset) { page in
                Image(uiImage: page.element).resizable()
                    .frame(maxWidth: .infinity, minHeight: 200)
                    .overlay { Rectangle().stroke(Look(scheme)[\.line]) }
                    .accessibilityLabel((try? reportPage(language: say.language, number: UInt64(page.offset) + 1)) ?? say("app-report"))
            }
        } footer: {
            if let file = model.file {
                ShareLink(item: file) { WideLabel(title: say("app-share"), isMain: true) }.buttonStyle(.borderedProminent).wide(scheme)
            }
        }
        .navigationBarTitleDisplayMode(.inline)
        .task { await model.load() }
    }
}

/// What a person says about themselves: all of it, or what stands at the head of a report.
struct ProfileFields: View {
    let say: Say
    @Binding var profile: Profile
    let isWhole: Bool
    let done: @MainActor () -> Void

    init(say: Say, profile: Binding<Profile>, isWhole: Bool, done: @escaping @MainActor () -> Void) {
        (self.say, self.isWhole, self.done) = (say, isWhole, done)
        _profile = profile
    }

    var body: some View {
        field("app-name", $profile.name).textInputAutocapitalization(.words)
        field("app-birth-date", $profile.born, say("app-born-how-text")).keyboardType(.numbersAndPunctuation)
        Picker(say("app-sex"), selection: $profile.sex) {
            Text(verbatim: say("app-not-given")).tag(Sex?.none)
            Text(verbatim: say("app-sex-female")).tag(Sex?.some(.female))
            Text(verbatim: say("app-sex-male")).tag(Sex?.some(.male))
            Text(verbatim: say("app-sex-other")).tag(Sex?.some(.other))
        }
        if isWhole {
            field("app-id", $profile.id).autocorrectionDisabled()
            field("app-emergency-number", $profile.emergencyNumber, try? usualEmergencyNumber()).keyboardType(.phonePad)
        }
        Picker(say("app-paper"), selection: $profile.paper) {
            Text(verbatim: say("app-paper-a4")).tag(Paper.a4)
            Text(verbatim: say("app-paper-letter")).tag(Paper.letter)
        }
        if !isWhole {
            Picker(say("app-language"), selection: language) {
                ForEach(Language.all, id: \.self) { Text(verbatim: $0.ownName).tag($0) }
            }
        }
        OtherButton(say("app-done"), action: done)
    }

    /// Of whoever reads the report, who may speak another language than the person.
    private var language: Binding<Language> {
        Binding(get: { profile.language ?? say.language }, set: { profile.language = $0 == say.language ? nil : $0 })
    }

    private func field(_ title: String, _ text: Binding<String>, _ prompt: String? = nil) -> some View {
        VStack(alignment: .leading, spacing: Space.step) {
            Words(say(title), .small, \.soft).accessibilityHidden(true)
            TextField(say(title), text: text, prompt: Text(verbatim: prompt ?? say("app-not-given")))
                .frame(minHeight: Space.target)
        }
    }
}
