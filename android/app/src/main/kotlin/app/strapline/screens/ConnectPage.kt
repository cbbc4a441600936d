package app.strapline.screens

import android.Manifest
import android.bluetooth.BluetoothAdapter
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Build
import android.provider.Settings
import android.view.View
import android.widget.FrameLayout
import android.widget.LinearLayout
import app.strapline.MainActivity
import app.strapline.Place
import app.strapline.Space
import app.strapline.Type
import app.strapline.radio.BluetoothAccess
import app.strapline.radio.Obstacle
import app.strapline.radio.SeenStrap
import app.strapline.radio.StrapScan
import app.strapline.radio.hearBluetooth
import app.strapline.recording.BatteryLimits
import app.strapline.recording.RecordingService
import app.strapline.recording.Worn
import app.strapline.store.KnownStrap
import app.strapline.views.Footer
import app.strapline.views.Split
import strapline.NearStrap
import strapline.StrapRow
import strapline.StraplineException
import strapline.StrapsScreen
import strapline.strapsScreen

/** Which strap: the known one first, the others as the core orders them. What is in the way comes with its way out. */
class ConnectPage(host: MainActivity) : Page(host) {
    private val access = BluetoothAccess(host)
    private val seen = LinkedHashMap<String, NearStrap>()
    private var shown: StrapsScreen? = null
    private var scan: StrapScan? = null
    private var isRefused = false
    private var hasFailed = false
    private lateinit var body: LinearLayout
    private lateinit var footer: FrameLayout

    override fun view(): View {
        body = look.column()
        footer = FrameLayout(host)
        fill()
        return page(look.column(head(say("app-connect")), body), footer)
    }

    private fun rehearse() = look.button(say("app-rehearse")) { begin(Worn(null)) }

    /** Bluetooth is switched from elsewhere, too: from the system's own quick settings, over this page. */
    private val switched = object : BroadcastReceiver() {
        override fun onReceive(context: Context, intent: Intent) {
            val state = intent.getIntExtra(BluetoothAdapter.EXTRA_STATE, BluetoothAdapter.ERROR)
            if (state == BluetoothAdapter.STATE_ON || state == BluetoothAdapter.STATE_OFF) look()
        }
    }
    private var hears = false

    override fun shown() {
        if (!hears) host.hearBluetooth(switched, BluetoothAdapter.ACTION_STATE_CHANGED)
        hears = true
        look()
    }

    override fun hidden() {
        if (hears) host.unregisterReceiver(switched)
        hears = false
        quiet()
    }

    private fun quiet() {
        scan?.stop()
        scan = null
    }

    /** Looks for straps, or says what is in the way. */
    private fun look() {
        quiet()
        hasFailed = false
        if (access.obstacle() == null) {
            val next = StrapScan(access, null, ::found) {
                hasFailed = true
                fill()
            }
            scan = next
            try {
                next.start()
            } catch (_: SecurityException) {
                isRefused = true
            }
        }
        fill()
    }

    private fun found(strap: SeenStrap) {
        seen[strap.address] = NearStrap(strap.address, strap.name, strap.rssi)
        // Every second brings another strength: only what is shown of it matters.
        if (screen() != shown) fill()
    }

    private fun screen(): StrapsScreen? = try {
        strapsScreen(say.language, app.settings.strap?.let { NearStrap(it.address, it.name, null) }, seen.values.toList())
    } catch (_: StraplineException) {
        null
    }

    private fun fill() {
        body.removeAllViews()
        val obstacle = access.obstacle()
        val views = if (obstacle == null) straps() else listOf(inTheWay(obstacle))
        views.forEach { view -> with(look) { body.add(view) } }
        footer.removeAllViews()
        footer.addView(Footer(look, rehearse(), *obstacle?.let(::waysOut).orEmpty().toTypedArray()))
    }

    private fun inTheWay(obstacle: Obstacle): View = when (obstacle) {
        Obstacle.NO_BLUETOOTH -> look.attention(null, say("app-bluetooth-none-text"))
        Obstacle.SWITCHED_OFF -> look.attention(null, say("app-bluetooth-off-text"))
        Obstacle.LOCATION_OFF -> look.attention(null, say("app-location-off-text"))
        Obstacle.NOT_PERMITTED -> if (isRefused) look.attention(null, say("app-permission-refused-text")) else
            look.card(look.text(Type.body, say(if (access.needsLocation) "app-location-why" else "app-bluetooth-why")))
    }

    /** The main one last. */
    private fun waysOut(obstacle: Obstacle): List<View> = when (obstacle) {
        Obstacle.NO_BLUETOOTH -> emptyList()
        Obstacle.SWITCHED_OFF -> listOf(
            look.mainButton(say("app-bluetooth-on")) { host.ask(Intent(BluetoothAdapter.ACTION_REQUEST_ENABLE)) { _, _ -> look() } },
        )
        Obstacle.LOCATION_OFF -> listOf(
            look.mainButton(say("app-open-settings")) { host.ask(Intent(Settings.ACTION_LOCATION_SOURCE_SETTINGS)) { _, _ -> look() } },
        )
        Obstacle.NOT_PERMITTED -> if (isRefused) refused() else listOf(
            look.mainButton(say("app-allow")) {
                host.permit(access.wanted) { given ->
                    isRefused = !given
                    look()
                }
            },
        )
    }

    private fun refused(): List<View> = listOf(
        look.button(say("app-try-again")) {
            isRefused = false
            look()
        },
        look.mainButton(say("app-open-settings")) { host.ask(BatteryLimits(host).appSettings()) { _, _ -> look() } },
    )

    private fun straps(): List<View> {
        val views = mutableListOf<View>()
        if (hasFailed) {
            views += look.attention(null, say("app-scan-failed-text"))
            views += look.button(say("app-try-again")) { look() }
        }
        val screen = screen().also { shown = it }
        screen?.known?.let {
            views += look.head(Type.title, say("app-connect-known"))
            views += row(it)
        }
        val others = screen?.others.orEmpty()
        if (screen?.known == null || others.isNotEmpty()) views += look.head(Type.title, say("app-connect-near"))
        others.forEach { views += row(it) }
        if (seen.isEmpty() && !hasFailed) {
            views += look.text(Type.body, say("app-connect-looking") + " …", look.colours.soft)
            views += look.text(Type.small, say("app-connect-none"), look.colours.soft)
        }
        return views
    }

    private fun row(strap: StrapRow): View {
        val card = look.card(Split(look, look.text(Type.body, strap.name, bold = true), look.text(Type.small, strap.strength, look.colours.soft)))
        card.minimumHeight = look.dp(Space.buttonHeight)
        card.contentDescription = strap.spoken
        return look.pressed(card, look.rounded(look.colours.card, Space.cardCorner, look.colours.line)) { begin(Worn(KnownStrap(strap.id, strap.name))) }
    }

    /** Notifications are asked for now, when there is something to notify of; without them it records all the same. */
    private fun begin(worn: Worn) {
        quiet()
        val asks = Build.VERSION.SDK_INT >= 33 &&
            host.checkSelfPermission(Manifest.permission.POST_NOTIFICATIONS) != PackageManager.PERMISSION_GRANTED
        if (!asks) return start(worn)
        android.app.AlertDialog.Builder(host).setMessage(say("app-notify-why"))
            .setPositiveButton(say("app-allow")) { _, _ -> host.permit(arrayOf(Manifest.permission.POST_NOTIFICATIONS)) { start(worn) } }
            .setNegativeButton(say("app-not-now")) { _, _ -> start(worn) }
            .setOnCancelListener { look() }
            .show()
    }

    private fun start(worn: Worn) {
        RecordingService.begin(host, worn)
        host.goFromHome(Place.Live)
    }
}
