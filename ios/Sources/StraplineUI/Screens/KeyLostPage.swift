import StraplineKit
import SwiftUI

/// The key to the recordings is gone: what that means, and how it goes on.
struct KeyLostPage: View {
    let app: AppModel

    var body: some View {
        PageView("Strapline") {
            Head(app.say("app-key-lost"), .large)
            Words(app.say("app-key-lost-text"))
        } footer: {
            MainButton(app.say("app-new-key")) { Task { await app.open(underNewKey: true) } }
        }
    }
}

/// The store cannot be opened: why, and what to do.
struct FailedPage: View {
    let app: AppModel
    let why: String

    var body: some View {
        PageView("Strapline") {
            AttentionCard(nil, why)
        } footer: {
            MainButton(app.say("app-try-again")) { Task { await app.open() } }
        }
    }
}
