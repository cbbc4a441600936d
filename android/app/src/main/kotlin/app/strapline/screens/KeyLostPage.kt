package app.strapline.screens

import android.view.View
import app.strapline.MainActivity
import app.strapline.R
import app.strapline.Type

/** The key to the recordings is gone: what that means, and how it goes on. */
class KeyLostPage(host: MainActivity) : Page(host) {
    override fun view(): View = page(
        look.column(look.head(Type.large, say("app-key-lost")), look.text(Type.body, say("app-key-lost-text"))),
        look.mainButton(say("app-new-key")) {
            app.open(underNewKey = true)
            app.whenOpen { host.show() }
        },
    )
}

/** The store cannot be opened: why, and what to do. */
class FailedPage(host: MainActivity, private val why: String) : Page(host) {
    override fun view(): View = page(
        look.column(look.head(Type.large, host.getString(R.string.app_name)), look.attention(null, why)),
        look.mainButton(say("app-try-again")) {
            app.open(underNewKey = false)
            app.whenOpen { host.show() }
        },
    )
}
