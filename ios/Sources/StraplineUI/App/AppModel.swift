import Foundation
import LocalAuthentication
import Observation
import StraplineBluetooth
import StraplineKit

/// What lives as long as the process: the store, the recorder, the words. Made at the very start, in front or behind: the
/// system starts the app for the sake of a strap as well.
@MainActor @Observable public final class AppModel {
    public private(set) var say: Say
    public private(set) var state = StoreState.opening
    /// What a person said about themselves.
    public private(set) var profile = Profile()
    /// Whether the app was ended while it recorded, and that was not told yet.
    public private(set) var wasEnded = false
    public private(set) var isWelcomed: Bool
    public private(set) var isUnlocked: Bool
    public var tab = Tab.home
    public var path: [Place] = []
    /// Something that stands in the way, to be told.
    public var told: String?

    public let recording: RecordingModel
    public let settings: Settings
    public let vault: Vault
    public let central: StrapCentral
    public let notices: Notices
    public let work = Work()
    public let analyses = Analyses()
    let erasing = UnderWay()
    @ObservationIgnored public let timeline: any Timeline
    @ObservationIgnored private let languages: [String]
    @ObservationIgnored private var wasOpened = false

    public init(
        vault: Vault = .standard, settings: Settings = Settings(), languages: [String] = Locale.preferredLanguages,
        timeline: any Timeline = SystemTimeline()
    ) {
        self.vault = vault
        self.settings = settings
        self.languages = languages
        self.timeline = timeline
        let say = Say(settings.language ?? .preferred(languages))
        self.say = say
        isWelcomed = settings.isWelcomed
        isUnlocked = !settings.isLocked
        notices = Notices(say)
        central = StrapCentral(timeline: timeline)
        let recorder = Recorder(timeline: timeline, central: central, notices: notices)
        recording = RecordingModel(recorder: recorder, settings: settings)
        speakOfFailures(say.language)
        notices.answer { [weak self] in await self?.answer($0) }
        // At once, or the system takes a strap back that it started the app for.
        if settings.running != nil { central.open() }
    }

    /// Opens everything where nobody has yet: in front or behind, whichever comes first.
    public func openOnce() async {
        guard !wasOpened else { return }
        wasOpened = true
        await open()
    }

    /// Opens everything, or opens it again under a new key.
    public func open(underNewKey: Bool = false) async {
        state = .opening
        let (vault, settings, language) = (vault, settings, say.language)
        do {
            (state, profile) = try await work.ask {
                (try Self.load(vault, settings, language, underNewKey), Profile.load(vault.keychain))
            }
        } catch {
            state = .failed(said(error))
        }
        await goOn()
    }

    private nonisolated static func load(_ vault: Vault, _ settings: Settings, _ language: Language, _ underNewKey: Bool) throws -> StoreState {
        try vault.prepare(inBackup: settings.isInBackup)
        let folder = vault.recordings.path
        do {
            if underNewKey {
                let store = try RecordingStore.openUnderNewKey(folder: folder, key: vault.newStoreKey())
                return .open(store, recovered: try store.recovered(language: language))
            }
            switch try vault.storeKey() {
            case .lost: return .keyLost
            case .notYet: return .notYet
            case .given(let key):
                let store = try RecordingStore.open(folder: folder, key: key)
                return .open(store, recovered: try store.recovered(language: language))
            }
        } catch StraplineError.WrongKey {
            return .keyLost
        }
    }

    /// The process ended while it recorded: it goes on by itself, and says so. What was to end is ended.
    private func goOn() async {
        guard let store, recording.phase == .idle else { return }
        guard let strap = settings.running else { return abandonRestored() }
        let left: String?
        do {
            left = try store.list().last { $0.state == .interrupted }?.id
        } catch {
            told = said(error)
            return abandonRestored()
        }
        if settings.isStopping { return await end(left, store) }
        if let left {
            wasEnded = true
            notices.interrupted()
            begin(Worn(strap), resume: left)
        } else if await wasGivenBack(strap) {
            // It was ended before the strap sent anything, and the system has held on to the strap.
            begin(Worn(strap))
        } else {
            settings.running = nil
        }
    }

    private func abandonRestored() {
        timeline.perform { [central] in central.abandonRestored() }
    }

    private func wasGivenBack(_ strap: KnownStrap) async -> Bool {
        await withCheckedContinuation { answer in
            timeline.perform { [central] in central.wasGivenBack(strap) { answer.resume(returning: $0) } }
        }
    }

    /// The person had asked for the end when the process ended.
    private func end(_ id: String?, _ store: RecordingStore) async {
        settings.running = nil
        settings.isStopping = false
        abandonRestored()
        guard let id else { return }
        let finished: Void? = await doing { _ = try store.finish(id: id) }
        if finished != nil { go(fromHome: .result(id)) }
    }

    public var store: RecordingStore? {
        if case .open(let store, _) = state { store } else { nil }
    }

    public var recovered: [String] {
        if case .open(_, let recovered) = state { recovered } else { [] }
    }

    /// Leaves everything as the end of the process would: what is recorded is interrupted, and the store is let go of.
    func leave() {
        recording.abandon()
        analyses.forget()
        state = .opening
    }

    /// How what was found is said and printed.
    var options: ReportOptions { profile.options(say.language, settings.units) }

    public func exitWasTold() {
        wasEnded = false
    }

    public func welcome() {
        settings.isWelcomed = true
        isWelcomed = true
    }

    public func begin(_ worn: Worn, resume: String? = nil) {
        guard let store else { return }
        recording.begin(store, worn, resume: resume, say: say)
    }

    /// Below home, whatever was open before.
    public func go(fromHome place: Place?) {
        tab = .home
        path = place.map { [$0] } ?? []
    }

    /// What a person pressed on a notification.
    private func answer(_ answer: NoticeAnswer) async {
        switch answer {
        case .mark: if let failure = await recording.feel(.something) { told = failure }
        case .stop: recording.stop()
        case .open:
            if recording.phase != .idle {
                go(fromHome: .live)
            } else if let id = recording.ended?.recording {
                go(fromHome: .result(id))
            }
        }
    }

    public func choose(tab: Tab) {
        self.tab = tab
        path = []
    }

    /// The recording that was looked at has ended: on to what was found in it, or home where there is nothing.
    public func goOnFromLive() {
        guard path.last == .live, recording.phase == .idle else { return }
        guard let ended = recording.ended else { return go(fromHome: nil) }
        go(fromHome: ended.recording.map { .result($0) })
        if ended.failure == nil { recording.ended = nil }
    }

    /// The person chose another language; `nil` is as the phone.
    public func choose(_ language: Language?) {
        settings.language = language
        let next = language ?? .preferred(languages)
        guard next != say.language else { return }
        say = Say(next)
        speakOfFailures(next)
        notices.speak(say)
    }

    public func keep(_ profile: Profile) async {
        self.profile = profile
        let keychain = vault.keychain
        await doing { try profile.save(keychain) }
    }

    public func keepInBackup(_ isInBackup: Bool) async {
        settings.isInBackup = isInBackup
        let vault = vault
        await doing { try vault.prepare(inBackup: isInBackup) }
    }

    /// Does what takes its time elsewhere; what stands in the way is told.
    @discardableResult
    public func doing<T: Sendable>(_ task: @escaping @Sendable () throws -> T) async -> T? {
        do {
            return try await work.ask(task)
        } catch {
            told = said(error)
            return nil
        }
    }

    /// Every recording, the key, and what was said: gone. Then everything begins anew.
    public func eraseEverything() async {
        guard recording.phase == .idle, let open = takeStore() else { return }
        let (vault, settings) = (vault, settings)
        analyses.forget()
        let erased: Bool? = await erasing.run(self) { progress in
            let isWhole = try open.with { store in
                let isWhole = try store?.eraseAll(progress: progress)
                // A store is open once: this one is to be opened under another key.
                store = nil
                return isWhole
            }
            // What is left stays under its key.
            guard isWhole == true else { return false }
            try vault.destroy()
            settings.clear()
            return true
        }
        guard erased == true else {
            open.with { $0 = nil }
            return await self.open()
        }
        isWelcomed = false
        choose(nil)
        go(fromHome: nil)
        await self.open()
    }

    /// The open store, which nobody has any more.
    private func takeStore() -> Guarded<RecordingStore?>? {
        guard let store else { return nil }
        state = .opening
        return Guarded(store)
    }

    // The app's own lock: the phone's, asked for once more.

    public func lock() {
        if settings.isLocked { isUnlocked = false }
    }

    public func unlock() async {
        let context = LAContext()
        guard context.canEvaluatePolicy(.deviceOwnerAuthentication, error: nil) else {
            // The phone's lock was taken away: whoever has the phone has everything.
            isUnlocked = true
            return
        }
        isUnlocked = (try? await context.evaluatePolicy(.deviceOwnerAuthentication, localizedReason: say("app-unlock"))) ?? false
    }

    /// `false` where the phone has no lock.
    public func setLocked(_ isLocked: Bool) -> Bool {
        if isLocked, !LAContext().canEvaluatePolicy(.deviceOwnerAuthentication, error: nil) { return false }
        settings.isLocked = isLocked
        return true
    }
}
