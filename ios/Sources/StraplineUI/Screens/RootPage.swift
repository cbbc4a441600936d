import Foundation
import StraplineKit
import SwiftUI

/// The one window: what is in the way of everything else, or the three tabs.
public struct RootPage: View {
    @Environment(\.scenePhase) private var phase
    @Environment(\.colorScheme) private var scheme
    @Bindable private var app: AppModel

    public init(_ app: AppModel) {
        self.app = app
    }

    public var body: some View {
        shown
            .tint(Look(scheme)[\.accent])
            .environment(\.locale, Locale(identifier: app.say.language.code))
            .alert("Strapline", isPresented: Binding(get: { app.told != nil }, set: { if !$0 { app.told = nil } })) {
                Button(app.say("app-done")) {}
            } message: {
                Text(verbatim: app.told ?? "")
            }
            .task { await app.openOnce() }
            .onChange(of: phase) { _, now in came(now) }
    }

    private func came(_ phase: ScenePhase) {
        if phase == .background { app.lock() }
        // The key is given once the phone was unlocked.
        if phase == .active, case .notYet = app.state { Task { await app.open() } }
    }

    @ViewBuilder private var shown: some View {
        if !app.isUnlocked {
            LockedPage(app: app)
        } else {
            switch app.state {
            case .opening: if app.erasing.share == nil { ProgressView() } else { UnderWayView(app: app, underWay: app.erasing) }
            case .notYet: FailedPage(app: app, why: app.say("app-locked-text"))
            case .keyLost: KeyLostPage(app: app)
            case .failed(let why): FailedPage(app: app, why: why)
            case .open: if app.isWelcomed { tabs } else { WelcomePage(app: app) }
            }
        }
    }

    private var tabs: some View {
        TabView(selection: Binding(get: { app.tab }, set: { app.choose(tab: $0) })) {
            stack(.home) { HomePage(app) }.tabItem { Label(app.say("app-home"), systemImage: "heart") }.tag(Tab.home)
            stack(.trends) { TrendsPage(app) }
                .tabItem { Label(app.say("app-trends"), systemImage: "chart.bar") }.tag(Tab.trends)
            stack(.settings) { SettingsPage(app) }
                .tabItem { Label(app.say("app-settings"), systemImage: "gearshape") }.tag(Tab.settings)
        }
    }

    /// What is open lies on the tab that it was opened from.
    private func stack<Content: View>(_ tab: Tab, @ViewBuilder root: () -> Content) -> some View {
        NavigationStack(path: Binding(get: { app.tab == tab ? app.path : [] }, set: { if app.tab == tab { app.path = $0 } })) {
            root().navigationDestination(for: Place.self) { page($0) }
        }
    }

    @ViewBuilder private func page(_ place: Place) -> some View {
        switch place {
        case .connect: ConnectPage(app)
        case .live: if app.recording.phase == .idle { EndedPage(app: app) } else { LivePage(app) }
        case .result(let id): ResultPage(app, id)
        case .events(let id): EventsPage(app, id)
        case .beats(let id): BeatsPage(app, id)
        case .report(let id): ReportPage(app, id)
        case .compare: ComparePage(app)
        case .measured: MeasuredPage(app)
        case .welcome: WelcomePage(app: app)
        }
    }
}

/// Where a recording ended while it was looked at: on to its result.
struct EndedPage: View {
    let app: AppModel

    var body: some View {
        ProgressView().task { app.goOnFromLive() }
    }
}
