package app.strapline.radio

import android.annotation.SuppressLint
import android.bluetooth.BluetoothAdapter
import android.bluetooth.BluetoothDevice
import android.bluetooth.BluetoothGatt
import android.bluetooth.BluetoothGattCharacteristic
import android.bluetooth.BluetoothGattDescriptor
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.os.Handler
import java.util.UUID
import strapline.Command
import strapline.LinkError
import strapline.SensorInput

/**
 * One strap over Android's Bluetooth: commands become calls, callbacks become inputs. It decides nothing: when to connect,
 * to wait, to bond or to give up is the core's.
 *
 * Runs on the thread of [handler], on which it also tells what happened. After a connection that failed with status 133
 * whatever is left of it is closed, because Android keeps a dead client otherwise; the core asks again after a pause.
 */
@SuppressLint("MissingPermission")
class StrapLink(
    private val context: Context,
    private val address: String,
    private val handler: Handler,
    private val happened: (SensorInput) -> Unit,
) : Radio {
    private val access = BluetoothAccess(context)
    private val device: BluetoothDevice? = access.adapter?.getRemoteDevice(address)
    private val queue = GattQueue(handler) { command, error -> happened(SensorInput.Failed(command, error)) }
    private var gatt: BluetoothGatt? = null
    private var connecting: Command? = null
    private var bonding: Command? = null
    private var isUp = false
    private var scan: StrapScan? = null
    private val reconnect = Runnable { connecting?.let { connect(it, returning = true) } }
    private val letGo = Runnable { down(null) }

    private val system = object : BroadcastReceiver() {
        override fun onReceive(context: Context, intent: Intent) {
            when (intent.action) {
                BluetoothAdapter.ACTION_STATE_CHANGED -> {
                    val state = intent.getIntExtra(BluetoothAdapter.EXTRA_STATE, BluetoothAdapter.ERROR)
                    if (state == BluetoothAdapter.STATE_TURNING_OFF || state == BluetoothAdapter.STATE_OFF) handler.post(::radioOff)
                }
                BluetoothDevice.ACTION_BOND_STATE_CHANGED -> if (bondOf(intent) == address) {
                    val state = intent.getIntExtra(BluetoothDevice.EXTRA_BOND_STATE, BluetoothDevice.ERROR)
                    handler.post { bonded(state) }
                }
            }
        }
    }

    init {
        context.hearBluetooth(system, BluetoothAdapter.ACTION_STATE_CHANGED, BluetoothDevice.ACTION_BOND_STATE_CHANGED)
    }

    override fun carryOut(command: Command) {
        try {
            act(command)
        } catch (_: SecurityException) {
            happened(SensorInput.Failed(command, LinkError.NotPermitted))
        }
    }

    private fun act(command: Command) {
        when (command) {
            is Command.Scan -> search(command)
            is Command.StopScan -> stopSearch()
            is Command.Connect -> connect(command, returning = false)
            is Command.ReconnectAfter -> {
                closeLink()
                connecting = command
                handler.postDelayed(reconnect, command.ms.toLong())
            }
            is Command.Disconnect -> disconnect()
            is Command.Bond -> bond(command)
            else -> {
                val link = gatt?.takeIf { isUp } ?: return happened(SensorInput.Failed(command, LinkError.NotConnected))
                queue.add(GattOperation(command) { begin(link, command) })
            }
        }
    }

    private fun begin(link: BluetoothGatt, command: Command): Boolean = when (command) {
        is Command.DiscoverServices -> link.discoverServices()
        is Command.RequestMtu -> link.requestMtu(command.v1.toInt())
        is Command.Read -> link.readCharacteristic(find(link, command.characteristic))
        is Command.Write -> GattCalls.write(link, find(link, command.characteristic), command.bytes, command.withResponse)
        is Command.Subscribe -> {
            val value = if (command.indications) BluetoothGattDescriptor.ENABLE_INDICATION_VALUE else BluetoothGattDescriptor.ENABLE_NOTIFICATION_VALUE
            tell(link, find(link, command.characteristic), true, value)
        }
        is Command.Unsubscribe ->
            tell(link, find(link, command.characteristic), false, BluetoothGattDescriptor.DISABLE_NOTIFICATION_VALUE)
        else -> error("$command is not for a link")
    }

    private fun find(link: BluetoothGatt, uuid: String): BluetoothGattCharacteristic {
        val wanted = UUID.fromString(uuid)
        return link.services.firstNotNullOfOrNull { it.getCharacteristic(wanted) } ?: throw NoSuchElementException(uuid)
    }

    private fun tell(link: BluetoothGatt, of: BluetoothGattCharacteristic, on: Boolean, value: ByteArray): Boolean {
        val switch = of.getDescriptor(CLIENT_CONFIGURATION) ?: throw NoSuchElementException("descriptor of ${of.uuid}")
        return link.setCharacteristicNotification(of, on) && GattCalls.write(link, switch, value)
    }

    private fun search(command: Command) {
        stopSearch()
        if (access.adapter?.isEnabled != true) return happened(SensorInput.Failed(command, LinkError.RadioOff))
        val search = StrapScan(access, address, { handler.post { happened(SensorInput.Seen) } }) { code ->
            handler.post { happened(SensorInput.Failed(command, LinkError.System(code))) }
        }
        scan = search
        search.start()
    }

    private fun stopSearch() {
        scan?.stop()
        scan = null
    }

    /** Returning straps are waited for by the system itself, for as long as it takes and without a search. */
    private fun connect(command: Command, returning: Boolean) {
        closeLink()
        connecting = command
        val device = device
        if (device == null || access.adapter?.isEnabled != true) {
            connecting = null
            return happened(SensorInput.Failed(command, LinkError.RadioOff))
        }
        gatt = device.connectGatt(context, returning, callback, BluetoothDevice.TRANSPORT_LE)
        if (gatt == null) {
            connecting = null
            happened(SensorInput.Failed(command, LinkError.NotTaken))
        }
    }

    private fun disconnect() {
        stopSearch()
        handler.removeCallbacks(reconnect)
        connecting = null
        if (isUp) {
            gatt?.disconnect()
            // Some phones never say that they have.
            handler.postDelayed(letGo, LET_GO_MS)
        } else {
            closeLink()
            happened(SensorInput.Disconnected(null))
        }
    }

    private fun bond(command: Command) {
        val device = device ?: return happened(SensorInput.Failed(command, LinkError.RadioOff))
        when {
            device.bondState == BluetoothDevice.BOND_BONDED -> happened(SensorInput.Bonded)
            device.bondState == BluetoothDevice.BOND_BONDING || device.createBond() -> bonding = command
            else -> happened(SensorInput.Failed(command, LinkError.NotSupported))
        }
    }

    private fun bonded(state: Int) {
        val command = bonding
        when (state) {
            BluetoothDevice.BOND_BONDED -> {
                bonding = null
                happened(SensorInput.Bonded)
            }
            BluetoothDevice.BOND_NONE -> if (command != null) {
                bonding = null
                happened(SensorInput.Failed(command, LinkError.NotBonded))
            }
        }
    }

    @Suppress("DEPRECATION")
    private fun bondOf(intent: Intent): String? = intent.getParcelableExtra<BluetoothDevice>(BluetoothDevice.EXTRA_DEVICE)?.address

    private fun radioOff() {
        val asked = connecting
        stopSearch()
        if (isUp) down(LinkError.RadioOff) else if (asked != null) {
            closeLink()
            happened(SensorInput.Failed(asked, LinkError.RadioOff))
        }
    }

    /** The link is down: what is left of it is closed before anyone hears of it. */
    private fun down(error: LinkError?) {
        val asked = connecting
        closeLink()
        if (asked != null && error != null) {
            happened(SensorInput.Failed(asked, error))
        } else {
            happened(SensorInput.Disconnected(error))
        }
    }

    private fun closeLink() {
        handler.removeCallbacks(reconnect)
        handler.removeCallbacks(letGo)
        queue.clear()
        isUp = false
        connecting = null
        bonding = null
        gatt?.close()
        gatt = null
    }

    override fun close() {
        stopSearch()
        closeLink()
        try {
            context.unregisterReceiver(system)
        } catch (_: IllegalArgumentException) {
            // Closed before.
        }
    }

    private val callback = GattEvents(handler, object : GattEvents.Listener {
        override fun isOf(gatt: BluetoothGatt) = gatt === this@StrapLink.gatt

        override fun onUp() {
            connecting = null
            isUp = true
            happened(SensorInput.Connected)
        }

        override fun onDown(status: Int) = down(if (status == BluetoothGatt.GATT_SUCCESS) null else LinkError.Status(status))

        override fun onAnswer(kind: Class<out Command>, status: Int, input: SensorInput) = answered(kind, status, input)

        override fun onSwitched(of: String, status: Int) =
            if (queue.current is Command.Unsubscribe) answered(Command.Unsubscribe::class.java, status, SensorInput.Unsubscribed(of))
            else answered(Command.Subscribe::class.java, status, SensorInput.Subscribed(of))

        override fun onUnasked(input: SensorInput) = happened(input)
    })

    /** An answer that nobody waits for any more is told all the same: the core takes what comes late or twice. */
    private fun answered(kind: Class<out Command>, status: Int, input: SensorInput) {
        val isOurs = queue.current?.let(kind::isInstance) == true
        if (status == BluetoothGatt.GATT_SUCCESS) {
            if (isOurs) queue.done()
            happened(input)
        } else if (isOurs) {
            queue.fail(if (status in 1..0x7f) LinkError.Att(status.toUByte()) else LinkError.Status(status))
        }
    }

    companion object {
        val CLIENT_CONFIGURATION: UUID = UUID.fromString("00002902-0000-1000-8000-00805f9b34fb")
        private const val LET_GO_MS = 2_000L
    }
}
