package app.strapline.screens

import android.view.View
import app.strapline.MainActivity
import app.strapline.R
import app.strapline.Type

/** Nothing is shown before the phone's own credential was given. */
class LockedPage(host: MainActivity) : Page(host) {
    override fun view(): View = page(
        look.column(look.head(Type.large, host.getString(R.string.app_name)), look.text(Type.body, say("app-locked-text"), look.colours.soft)),
        look.mainButton(say("app-unlock")) { host.unlock() },
    )
}
