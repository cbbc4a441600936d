import StraplineKit
import SwiftUI

/// The first thing that is seen: what this is and is not, whom to call, how the strap is worn.
struct WelcomePage: View {
    let app: AppModel

    var body: some View {
        let say = app.say
        PageView("Strapline") {
            Head(say("app-welcome"), .large)
            Words(say("app-welcome-private"), .plain, \.soft)
            AttentionCard(say("app-welcome-limits"), say("app-emergency-text"))
            Card {
                Head(say("app-wear"))
                StrapPicture(said: say("app-wear-picture-text"))
                Words("1. " + say("app-wear-wet-text"))
                Words("2. " + say("app-wear-place-text"))
                Words("3. " + say("app-wear-wake-text"))
            }
        } footer: {
            if app.recording.phase == .idle {
                OtherButton(say("app-rehearse")) {
                    app.welcome()
                    app.begin(Worn(nil))
                    app.go(fromHome: .live)
                }
            }
            MainButton(say("app-begin")) {
                app.welcome()
                app.go(fromHome: nil)
            }
        }
    }
}
