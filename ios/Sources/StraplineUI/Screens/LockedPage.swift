import StraplineKit
import SwiftUI

/// Nothing is shown until the phone's lock was opened once more.
struct LockedPage: View {
    let app: AppModel

    var body: some View {
        PageView("Strapline") {
            Words(app.say("app-locked-text"))
        } footer: {
            MainButton(app.say("app-unlock")) { Task { await app.unlock() } }
        }
        .task { await app.unlock() }
    }
}
