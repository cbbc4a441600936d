package app.strapline.screens

import android.view.View
import app.strapline.MainActivity
import app.strapline.Place
import app.strapline.Type
import app.strapline.recording.RecordingService
import app.strapline.recording.Worn
import app.strapline.views.Footer
import app.strapline.views.StrapPicture

/** The first thing that is seen: what this is and is not, whom to call, how the strap is worn. */
class WelcomePage(host: MainActivity) : Page(host) {
    override fun view(): View {
        val wear = look.card(
            look.head(Type.title, say("app-wear")),
            StrapPicture(look, say("app-wear-picture-text")),
            numbered(1, say("app-wear-wet-text")),
            numbered(2, say("app-wear-place-text")),
            numbered(3, say("app-wear-wake-text")),
        )
        val content = look.column(
            look.head(Type.large, say("app-welcome")),
            look.text(Type.body, say("app-welcome-private"), look.colours.soft),
            look.attention(say("app-welcome-limits"), say("app-emergency-text")),
            wear,
        )
        val footer = Footer(
            look,
            look.button(say("app-rehearse")) {
                app.settings.isWelcomed = true
                RecordingService.begin(host, Worn(null))
                host.goFromHome(Place.Live)
            },
            look.mainButton(say("app-begin")) {
                app.settings.isWelcomed = true
                host.goFromHome(Place.Home)
            },
        )
        return page(content, footer)
    }

    private fun numbered(n: Int, text: String) = look.listed(Type.body, "$n.", text)
}
