import StraplineUI
import SwiftUI

@main struct StraplineApp: App {
    @State private var app: AppModel

    /// Made at once, in front or behind: the system starts the app for the sake of a strap as well, and shows nothing then.
    init() {
        let app = AppModel()
        _app = State(initialValue: app)
        Task { await app.openOnce() }
    }

    var body: some Scene {
        WindowGroup { RootPage(app) }
    }
}
