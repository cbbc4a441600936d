package app.strapline.radio

import android.bluetooth.BluetoothAdapter
import android.bluetooth.BluetoothDevice
import android.bluetooth.BluetoothManager
import android.content.Context
import android.content.Intent
import android.os.Build
import android.os.Handler
import android.os.Looper
import app.strapline.now
import app.strapline.sim.SimAir
import app.strapline.sim.StraplineRunner
import app.strapline.sim.app
import app.strapline.sim.bluetoothReady
import app.strapline.sim.pass
import app.strapline.sim.settle
import app.strapline.system
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import strapline.Command
import strapline.Language
import strapline.LinkError
import strapline.LiveSession
import strapline.SensorInput
import strapline.SessionPlan

/** Commands become calls, callbacks become inputs; what to do next is the core's. */
@RunWith(StraplineRunner::class)
@Config(sdk = [26, 30, 35])
class StrapLinkTest {
    private val heard = mutableListOf<SensorInput>()
    private lateinit var link: StrapLink
    private val adapter: BluetoothAdapter get() = app.system<BluetoothManager>().adapter
    private val device: BluetoothDevice get() = adapter.getRemoteDevice(SimAir.ADDRESS)

    @Before fun ready() {
        settle()
        bluetoothReady()
        link = StrapLink(app, SimAir.ADDRESS, Handler(Looper.getMainLooper())) { heard += it }
    }

    @After fun close() = link.close()

    /** A session asks, the link obeys. */
    private fun session(): LiveSession {
        val session = LiveSession(app.store, SessionPlan("Test", SimAir.NAME, 0, Language.ENGLISH))
        val handler = Handler(Looper.getMainLooper())
        link.close()
        fun obey(asked: strapline.Asked) = asked.commands.forEach { link.carryOut(it) }
        link = StrapLink(app, SimAir.ADDRESS, handler) {
            heard += it
            obey(session.push(now(), it))
        }
        val tick = object : Runnable {
            override fun run() {
                if (session.isStopped()) return
                obey(session.tick(now()))
                handler.postDelayed(this, 100)
            }
        }
        obey(session.start(now()))
        handler.post(tick)
        return session
    }

    private fun samples() = heard.count { it is SensorInput.Notification }

    @Test fun oneOperationAtATimeFromConnectToTheFirstSample() {
        session()
        pass(10)
        assertEquals("connect", SimAir.calls.first())
        assertFalse(SimAir.calls.toString(), "busy" in SimAir.calls)
        assertTrue(SimAir.calls.toString(), listOf("requestmtu", "discoverservices", "subscribe", "write").all { it in SimAir.calls })
        assertTrue("${samples()}", samples() > 5)
    }

    @Test fun status133IsClosedWaitedOutAndTriedAgain() {
        SimAir.failures += listOf(133, 133)
        session()
        pass(60)
        val failed = heard.filterIsInstance<SensorInput.Failed>().map { it.error } + heard.filterIsInstance<SensorInput.Disconnected>().map { it.error }
        assertEquals(listOf(LinkError.Status(133), LinkError.Status(133)), failed.filterNotNull())
        // Each dead client was closed before the next one.
        val order = SimAir.calls.filter { it.startsWith("connect") || it == "close" }
        assertEquals(order.toString(), listOf("connect", "close"), order.take(2))
        assertEquals(order.toString(), 3, order.count { it.startsWith("connect") })
        assertTrue("${samples()}", samples() > 5)
    }

    @Test fun aStrapThatComesBackIsWaitedForByTheSystem() {
        SimAir.reset("link@10s+5s")
        session()
        pass(40)
        assertTrue(SimAir.calls.toString(), "connect-auto" in SimAir.calls)
        assertTrue("${samples()}", samples() > 30)
    }

    @Test fun bluetoothIsSwitchedOffAndOnWhileItRecords() {
        val session = session()
        pass(10)
        val before = samples()
        shadowOf(adapter).setEnabled(false)
        app.sendBroadcast(Intent(BluetoothAdapter.ACTION_STATE_CHANGED).putExtra(BluetoothAdapter.EXTRA_STATE, BluetoothAdapter.STATE_OFF))
        SimAir.linkLost()
        settle()
        assertTrue(heard.any { it is SensorInput.Disconnected && it.error == LinkError.RadioOff })
        pass(20)
        assertFalse(session.hasFailed())
        shadowOf(adapter).setEnabled(true)
        pass(120)
        assertTrue("${samples()} after $before", samples() > before + 20)
    }

    @Test fun whatBluetoothTellsEverybodyReachesIt() {
        val heard = shadowOf(app).registeredReceivers.filter { it.intentFilter.hasAction(BluetoothDevice.ACTION_BOND_STATE_CHANGED) }
        assertTrue("${heard.size}", heard.any { it.intentFilter.hasAction(BluetoothAdapter.ACTION_STATE_CHANGED) })
        if (Build.VERSION.SDK_INT >= 33) assertTrue(heard.all { it.flags and Context.RECEIVER_EXPORTED != 0 })
    }

    @Test fun whatIsAskedWithoutALinkHasFailed() {
        link.carryOut(Command.DiscoverServices)
        link.carryOut(Command.RequestMtu(232u))
        settle()
        assertEquals(
            listOf(SensorInput.Failed(Command.DiscoverServices, LinkError.NotConnected), SensorInput.Failed(Command.RequestMtu(232u), LinkError.NotConnected)),
            heard,
        )
    }

    @Test fun lettingGoIsAnsweredWhetherThereIsALinkOrNot() {
        link.carryOut(Command.Disconnect)
        settle()
        assertEquals(listOf<SensorInput>(SensorInput.Disconnected(null)), heard)
        heard.clear()
        link.carryOut(Command.Connect)
        pass(5)
        assertTrue(SensorInput.Connected in heard)
        link.carryOut(Command.Disconnect)
        pass(5)
        assertTrue(heard.toString(), heard.any { it is SensorInput.Disconnected })
        assertEquals("close", SimAir.calls.last())
    }

    @Test fun aCharacteristicThatIsNotThereIsNotFound() {
        link.carryOut(Command.Connect)
        pass(5)
        link.carryOut(Command.DiscoverServices)
        pass(2)
        val read = Command.Read("00000000-0000-0000-0000-000000000001")
        link.carryOut(read)
        settle()
        assertTrue(heard.toString(), SensorInput.Failed(read, LinkError.NotFound) in heard)
    }

    @Test fun whatIsAskedAllAtOnceIsDoneInOrder() {
        link.carryOut(Command.Connect)
        pass(5)
        heard.clear()
        link.carryOut(Command.RequestMtu(232u))
        link.carryOut(Command.DiscoverServices)
        pass(3)
        assertFalse("busy" in SimAir.calls)
        val kinds = heard.map { it::class.simpleName }
        assertTrue(kinds.toString(), kinds.indexOf("MtuSet") in 0 until kinds.indexOf("ServicesFound"))
    }

    @Test fun aRefusedPermissionIsTold() {
        SimAir.isForbidden = true
        link.carryOut(Command.Connect)
        link.carryOut(Command.Scan)
        settle()
        val expected = listOf(Command.Connect, Command.Scan).map { SensorInput.Failed(it, LinkError.NotPermitted) }
        assertEquals(expected, heard)
    }

    @Test fun aBondIsAskedForOnceAndHeardOf() {
        shadowOf(device).setCreatedBond(true)
        link.carryOut(Command.Bond)
        settle()
        assertTrue(heard.isEmpty())
        tellBond(BluetoothDevice.BOND_BONDED)
        assertEquals(listOf<SensorInput>(SensorInput.Bonded), heard)
    }

    @Test fun aBondThatThePersonRefusesHasFailed() {
        shadowOf(device).setCreatedBond(true)
        link.carryOut(Command.Bond)
        tellBond(BluetoothDevice.BOND_NONE)
        assertEquals(listOf<SensorInput>(SensorInput.Failed(Command.Bond, LinkError.NotBonded)), heard)
    }

    private fun tellBond(state: Int) {
        val told = Intent(BluetoothDevice.ACTION_BOND_STATE_CHANGED)
            .putExtra(BluetoothDevice.EXTRA_DEVICE, device)
            .putExtra(BluetoothDevice.EXTRA_BOND_STATE, state)
        app.sendBroadcast(told)
        settle()
    }

    @Test fun whatComesOfALinkThatWasClosedIsDropped() {
        link.carryOut(Command.Connect)
        pass(5)
        val old = SimAir.gatt!!
        link.carryOut(Command.Disconnect)
        pass(5)
        heard.clear()
        old.deliver(SensorInput.MtuSet(100u))
        settle()
        assertTrue(heard.isEmpty())
    }

    @Test fun theStrapIsAskedToStopBeforeItIsLeft() {
        val session = session()
        pass(10)
        SimAir.calls.clear()
        session.stop(now()).commands.forEach { link.carryOut(it) }
        pass(10)
        assertTrue(session.isStopped())
        val order = SimAir.calls.filter { it in listOf("write", "disconnect", "close") }
        assertEquals(order.toString(), "write", order.first())
        assertTrue(order.toString(), order.indexOf("write") < order.indexOf("disconnect"))
    }
}
