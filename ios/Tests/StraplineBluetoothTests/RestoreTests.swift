import CoreBluetooth
import StraplineBluetooth
import StraplineKit
import StraplineSimulation
import XCTest

/// Bluetooth going off and on, and the system starting the app for the sake of a strap.
final class RestoreTests: XCTestCase {
    /// The app is started by the system, which gives back a strap in this state.
    private func restored(_ state: CBPeripheralState, notifying: [String] = []) -> Bench {
        let bench = Bench(nil)
        bench.air.remember(bench.strap, notifying: notifying.map(CBUUID.init(string:)))
        bench.air.restore([bench.strap], as: state)
        return bench
    }

    func testAStrapThatIsStillConnectedIsToldToBe() {
        let bench = restored(.connected)
        bench.carryOut(.connect)
        XCTAssertEqual(bench.heard(), [], "nothing before Bluetooth is on")
        bench.air.power(.poweredOn)
        XCTAssertEqual(bench.heard(), [.connected])
        XCTAssertEqual(bench.system.calls, [], "there is nothing to connect")
        bench.carryOut(.discoverServices)
        XCTAssertEqual(bench.strap.calls.last, .discoverServices)
        bench.air.value(bench.strap, bench.uuid(Bench.data), Data([1]))
        XCTAssertEqual(bench.heard(), [.notification(characteristic: Bench.data, bytes: Data([1]))], "what comes meanwhile is kept")
    }

    func testWhatWasSubscribedToStaysSo() {
        let bench = restored(.connected, notifying: [Bench.data])
        bench.carryOut(.connect)
        bench.air.power(.poweredOn)
        _ = bench.heard()
        bench.carryOut(.subscribe(characteristic: Bench.data, indications: false))
        XCTAssertEqual(bench.heard(), [.subscribed(characteristic: Bench.data)])
        XCTAssertFalse(bench.strap.calls.contains(.setNotify(true, bench.uuid(Bench.data))))
    }

    func testAStrapThatWasBeingConnectedGoesOnBeing() {
        let bench = restored(.connecting)
        bench.carryOut(.connect)
        bench.air.power(.poweredOn)
        XCTAssertEqual(bench.system.calls, [.connect(bench.strap.identifier)])
        bench.air.connect(bench.strap)
        XCTAssertEqual(bench.heard(), [.connected])
    }

    func testAStrapThatWasLostMeanwhileIsConnectedAnew() {
        for state in [CBPeripheralState.disconnected, .disconnecting] {
            let bench = restored(state)
            bench.air.power(.poweredOn)
            bench.carryOut(.connect)
            XCTAssertEqual(bench.system.calls, [.connect(bench.strap.identifier)])
            bench.air.connect(bench.strap)
            XCTAssertEqual(bench.heard(), [.connected])
        }
    }

    func testBluetoothThatGoesOffWhileAStrapSendsIsToldAndTheStrapWaitedFor() {
        let bench = Bench()
        bench.connect()
        bench.air.power(.poweredOff)
        XCTAssertEqual(bench.heard(), [.disconnected(error: .radioOff)])
        bench.carryOut(.reconnectAfter(ms: 250))
        XCTAssertEqual(bench.heard(), [], "not at once, or it would be asked and fail without end")
        bench.time.run(300)
        XCTAssertEqual(bench.heard(), [.failed(command: .reconnectAfter(ms: 250), error: .radioOff)])
        let before = bench.system.calls.count
        bench.air.power(.poweredOn)
        XCTAssertEqual(bench.system.calls.count, before + 1, "asked for as soon as it is on")
        bench.air.connect(bench.strap)
        XCTAssertEqual(bench.heard(), [.connected])
    }

    func testBluetoothThatGoesOffWhileAStrapIsWaitedFor() {
        let bench = Bench()
        bench.carryOut(.connect)
        bench.air.power(.poweredOff)
        XCTAssertEqual(bench.heard(), [.failed(command: .connect, error: .radioOff)])
        bench.air.power(.poweredOn)
        XCTAssertEqual(bench.system.calls.filter { $0 == .connect(bench.strap.identifier) }.count, 2)
    }

    func testAPermissionThatIsTakenAwayIsTold() {
        let bench = Bench()
        bench.connect()
        bench.air.power(.unauthorized)
        XCTAssertEqual(bench.heard(), [.disconnected(error: .notPermitted)])
        bench.carryOut(.connect)
        XCTAssertEqual(bench.heard(), [.failed(command: .connect, error: .notPermitted)])
        bench.carryOut(.scan)
        XCTAssertEqual(bench.heard(), [.failed(command: .scan, error: .notPermitted)])
    }

    func testASystemWithoutBluetoothSaysSo() {
        let bench = Bench(.unsupported)
        bench.carryOut(.connect)
        bench.carryOut(.scan)
        XCTAssertEqual(bench.heard(), [.failed(command: .connect, error: .notSupported), .failed(command: .scan, error: .notSupported)])
    }

    func testASearchWithBluetoothOffIsAFailure() {
        let bench = Bench(.poweredOff)
        bench.carryOut(.scan)
        XCTAssertEqual(bench.heard(), [.failed(command: .scan, error: .radioOff)])
    }
}
