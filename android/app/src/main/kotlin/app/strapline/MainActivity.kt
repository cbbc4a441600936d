package app.strapline

import android.app.Activity
import android.app.KeyguardManager
import android.content.ActivityNotFoundException
import android.content.Intent
import android.content.pm.PackageManager
import android.graphics.Insets
import android.os.Build
import android.os.Bundle
import android.view.View
import android.view.WindowInsets
import android.widget.FrameLayout
import android.window.OnBackInvokedCallback
import android.window.OnBackInvokedDispatcher
import app.strapline.recording.Phase
import app.strapline.recording.RecorderListener
import app.strapline.screens.BeatsPage
import app.strapline.screens.ComparePage
import app.strapline.screens.ConnectPage
import app.strapline.screens.EventsPage
import app.strapline.screens.FailedPage
import app.strapline.screens.HomePage
import app.strapline.screens.KeyLostPage
import app.strapline.screens.LivePage
import app.strapline.screens.LockedPage
import app.strapline.screens.MeasuredPage
import app.strapline.screens.Page
import app.strapline.screens.ReportPage
import app.strapline.screens.ResultPage
import app.strapline.screens.SettingsPage
import app.strapline.screens.TrendsPage
import app.strapline.screens.WelcomePage
import app.strapline.store.StoreState
import app.strapline.views.Look
import strapline.Notification
import strapline.SessionEnd

/** The one window: a stack of places, and the page of the topmost one. */
class MainActivity : Activity(), RecorderListener {
    val app get() = application as StraplineApp
    lateinit var look: Look
        private set
    private lateinit var frame: FrameLayout
    private val places = ArrayDeque<Place>()

    /** What is shown; `null` until the store is open. */
    var page: Page? = null
        private set
    private var isUnlocked = false
    private var isInFront = false
    private val answers = HashMap<Int, (Int, Intent?) -> Unit>()
    private var permitted: ((Boolean) -> Unit)? = null
    private var back: Any? = null

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        look = Look(this)
        frame = FrameLayout(this)
        frame.setBackgroundColor(look.colours.ground)
        edgeToEdge()
        setContentView(frame)
        isUnlocked = savedInstanceState?.getBoolean(UNLOCKED) ?: false
        places += savedInstanceState?.getStringArrayList(PLACES).orEmpty().map(Place::of)
        @Suppress("UNCHECKED_CAST")
        (lastNonConfigurationInstance as? Map<Int, (Int, Intent?) -> Unit>)?.let(answers::putAll)
        app.recorder.listen(this)
        app.whenOpen { show() }
    }

    /** A phone that is turned while another app is asked: who waits for the answer still hears it. */
    override fun onRetainNonConfigurationInstance(): Any = answers

    private fun edgeToEdge() {
        if (Build.VERSION.SDK_INT >= 30) {
            drawBehindBars()
        } else {
            @Suppress("DEPRECATION")
            frame.systemUiVisibility = View.SYSTEM_UI_FLAG_LAYOUT_STABLE or View.SYSTEM_UI_FLAG_LAYOUT_FULLSCREEN or
                View.SYSTEM_UI_FLAG_LAYOUT_HIDE_NAVIGATION or frame.systemUiVisibility
        }
        frame.setOnApplyWindowInsetsListener { view, insets ->
            if (Build.VERSION.SDK_INT >= 30) padded(view, insets) else {
                @Suppress("DEPRECATION")
                view.setPadding(insets.systemWindowInsetLeft, insets.systemWindowInsetTop, insets.systemWindowInsetRight, insets.systemWindowInsetBottom)
            }
            insets
        }
    }

    // Android 15 does so by itself.
    @NewerApi
    @Suppress("DEPRECATION")
    private fun drawBehindBars() = window.setDecorFitsSystemWindows(false)

    @NewerApi
    private fun padded(view: View, insets: WindowInsets) {
        val kinds = WindowInsets.Type.systemBars() or WindowInsets.Type.displayCutout() or WindowInsets.Type.ime()
        val bars: Insets = insets.getInsets(kinds)
        view.setPadding(bars.left, bars.top, bars.right, bars.bottom)
    }

    override fun onSaveInstanceState(outState: Bundle) {
        super.onSaveInstanceState(outState)
        outState.putStringArrayList(PLACES, ArrayList(places.map { it.text }))
        outState.putBoolean(UNLOCKED, isUnlocked)
    }

    override fun onStart() {
        super.onStart()
        isInFront = true
        page?.shown()
    }

    override fun onStop() {
        isInFront = false
        page?.hidden()
        // Whoever picks the phone up later is asked again.
        if (!isChangingConfigurations) isUnlocked = false
        super.onStop()
    }

    override fun onRestart() {
        super.onRestart()
        if (app.state != null) show()
    }

    override fun onDestroy() {
        app.recorder.ignore(this)
        page?.left()
        super.onDestroy()
    }

    /** Goes to a place on top of this one. */
    fun go(place: Place) {
        places.addLast(place)
        show()
    }

    /** Goes to a place with nothing but home below it. */
    fun goFromHome(place: Place) {
        places.clear()
        places.addLast(Place.Home)
        if (place != Place.Home) places.addLast(place)
        show()
    }

    /** Goes back by one; whether there was anywhere to go. */
    fun goBack(): Boolean {
        if (places.size < 2) return false
        places.removeLast()
        show()
        return true
    }

    @Deprecated("called by Android 12 and older")
    override fun onBackPressed() {
        if (!goBack()) {
            @Suppress("DEPRECATION")
            super.onBackPressed()
        }
    }

    /** From Android 13 on the system asks only where there is a way back. */
    private fun watchBack() {
        if (Build.VERSION.SDK_INT >= 33) watchBackNewer()
    }

    @NewerApi
    private fun watchBackNewer() {
        val wanted = places.size > 1
        val known = back as OnBackInvokedCallback?
        if (wanted && known == null) {
            val callback = OnBackInvokedCallback { goBack() }
            back = callback
            onBackInvokedDispatcher.registerOnBackInvokedCallback(OnBackInvokedDispatcher.PRIORITY_DEFAULT, callback)
        } else if (!wanted && known != null) {
            onBackInvokedDispatcher.unregisterOnBackInvokedCallback(known)
            back = null
        }
    }

    /** Shows the page of the topmost place anew. */
    fun show() {
        val state = app.state ?: return
        page?.hidden()
        page?.left()
        if (places.isEmpty()) places.addLast(Place.Home)
        val next = when {
            state is StoreState.KeyLost -> KeyLostPage(this)
            state is StoreState.Failed -> FailedPage(this, state.why)
            app.settings.isLocked && !isUnlocked && keyguard.isDeviceSecure -> LockedPage(this)
            !app.settings.isWelcomed -> WelcomePage(this)
            else -> pageOf(places.last())
        }
        page = next
        frame.removeAllViews()
        frame.addView(next.view())
        watchBack()
        if (isInFront) next.shown()
    }

    private fun pageOf(place: Place): Page = when (place) {
        Place.Home -> HomePage(this)
        Place.Welcome -> WelcomePage(this)
        Place.Connect -> ConnectPage(this)
        Place.Live -> if (app.recorder.phase == Phase.IDLE) HomePage(this) else LivePage(this)
        Place.Trends -> TrendsPage(this)
        Place.Compare -> ComparePage(this)
        Place.Settings -> SettingsPage(this)
        Place.Measured -> MeasuredPage(this)
        is Place.Result -> ResultPage(this, place.id)
        is Place.Events -> EventsPage(this, place.id)
        is Place.Beats -> BeatsPage(this, place.id)
        is Place.Report -> ReportPage(this, place.id)
    }

    override fun onEnded(end: SessionEnd?, last: Notification?, failure: String?) {
        if (places.lastOrNull() != Place.Live) return
        val id = end?.recording?.id
        goFromHome(if (id == null) Place.Home else Place.Result(id))
        if (failure != null) page?.tell(failure)
    }

    private val keyguard get() = system<KeyguardManager>()

    /** Asks for the phone's own credential. */
    fun unlock() {
        @Suppress("DEPRECATION")
        val ask = keyguard.createConfirmDeviceCredentialIntent(app.say("app-unlock"), null)
        if (ask == null) {
            isUnlocked = true
            return show()
        }
        try {
            @Suppress("DEPRECATION")
            startActivityForResult(ask, UNLOCK)
        } catch (_: ActivityNotFoundException) {
            page?.tell(app.say("app-lock-none-text"))
        }
    }

    /** Opens something of the system or of another app, and hears what came of it; `false` where nothing can. */
    fun ask(intent: Intent, answered: (Int, Intent?) -> Unit = { _, _ -> }): Boolean {
        val code = (answers.keys.maxOrNull() ?: UNLOCK) + 1
        answers[code] = answered
        return try {
            @Suppress("DEPRECATION")
            startActivityForResult(intent, code)
            true
        } catch (_: ActivityNotFoundException) {
            false
        } catch (_: SecurityException) {
            false
        }
    }

    @Deprecated("the platform's own way")
    override fun onActivityResult(requestCode: Int, resultCode: Int, data: Intent?) {
        // Whoever asked may be gone: a phone that was turned meanwhile has another window, which is the one to unlock.
        if (requestCode == UNLOCK) {
            isUnlocked = isUnlocked || resultCode == RESULT_OK
            if (app.state != null) show()
            return
        }
        answers.remove(requestCode)?.invoke(resultCode, data)
    }

    /** Asks for permissions at the moment of need; [answered] hears whether all were given. */
    fun permit(permissions: Array<String>, answered: (Boolean) -> Unit) {
        permitted = answered
        requestPermissions(permissions, PERMISSIONS)
    }

    override fun onRequestPermissionsResult(requestCode: Int, permissions: Array<String>, grantResults: IntArray) {
        // Without an answer the person was interrupted: nothing was refused.
        if (requestCode != PERMISSIONS || grantResults.isEmpty()) return
        val all = grantResults.all { it == PackageManager.PERMISSION_GRANTED }
        permitted?.also { permitted = null }?.invoke(all)
    }

    private companion object {
        const val PLACES = "places"
        const val UNLOCKED = "unlocked"
        const val PERMISSIONS = 1
        const val UNLOCK = 1
    }
}
