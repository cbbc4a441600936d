import StraplineUI
import SwiftUI

@main struct StraplineApp: App {
    /// Made at once, in front or behind: the system starts the app for the sake of a strap as well.
    @State private var app = AppModel()

    var body: some Scene {
        WindowGroup { RootPage(app) }
    }
}
