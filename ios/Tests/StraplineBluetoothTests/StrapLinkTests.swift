import CoreBluetooth
import StraplineBluetooth
import StraplineKit
import StraplineSimulation
import XCTest

/// Every command and what becomes of it.
final class StrapLinkTests: XCTestCase {
    func testAConnectionIsAskedForAndTold() {
        let bench = Bench()
        bench.carryOut(.connect)
        XCTAssertEqual(bench.system.calls, [.connect(bench.strap.identifier)])
        XCTAssertEqual(bench.heard(), [])
        bench.air.connect(bench.strap)
        XCTAssertEqual(bench.heard(), [.connected])
    }

    func testAConnectionThatIsRefusedSaysWhyAndTheNextWaits() {
        let bench = Bench()
        bench.carryOut(.connect)
        bench.air.refuse(bench.strap, CBError(.connectionFailed))
        XCTAssertEqual(bench.heard(), [.failed(command: .connect, error: .system(10))])
        bench.carryOut(.reconnectAfter(ms: 30_000))
        bench.time.run(7_900)
        XCTAssertEqual(bench.system.calls.count, 1)
        bench.time.run(200)
        XCTAssertEqual(bench.system.calls.count, 2, "longer than the system lets a hidden app run")
        bench.air.connect(bench.strap)
        XCTAssertEqual(bench.heard(), [.connected])
    }

    func testWhatTheSystemSaysIsNoStatusOfGATT() {
        let expected: [(CBError.Code, LinkError)] = [
            (.uuidNotAllowed, .system(8)), (.operationCancelled, .notTaken), (.peripheralDisconnected, .endedByStrap),
            (.peerRemovedPairingInformation, .notBonded), (.encryptionTimedOut, .timedOut), (.notConnected, .notConnected),
            (.unknownDevice, .notFound), (.operationNotSupported, .notSupported), (.connectionLimitReached, .notTaken),
        ]
        for (code, error) in expected {
            let bench = Bench()
            bench.connect()
            bench.air.drop(bench.strap, CBError(code))
            XCTAssertEqual(bench.heard(), [.disconnected(error: error)])
        }
    }

    func testALostStrapIsWaitedForFromTheMomentItIsLost() {
        let bench = Bench()
        bench.connect()
        bench.air.drop(bench.strap, CBError(.connectionTimeout))
        XCTAssertEqual(bench.heard(), [.disconnected(error: .timedOut)])
        bench.carryOut(.reconnectAfter(ms: 15_000))
        XCTAssertEqual(bench.system.calls.filter { $0 == .connect(bench.strap.identifier) }.count, 2, "parked at once")
        // Hours later, without a tick in between.
        bench.time.sleep(7_200_000)
        bench.air.connect(bench.strap)
        XCTAssertEqual(bench.heard(), [.connected])
    }

    func testAStrapThatIsSearchedForIsWaitedForAsWell() {
        let bench = Bench()
        bench.carryOut(.scan)
        XCTAssertTrue(bench.system.calls.contains(.connect(bench.strap.identifier)))
        bench.air.advertise(bench.air.strap(UUID(), name: "another"), rssi: -50)
        XCTAssertEqual(bench.heard(), [])
        bench.air.advertise(bench.strap, rssi: -50)
        XCTAssertEqual(bench.heard(), [.seen])
        bench.carryOut(.stopScan)
        XCTAssertFalse(bench.system.isScanning)
        bench.air.connect(bench.strap)
        XCTAssertEqual(bench.heard(), [.connected])
    }

    func testADisconnectionIsAskedForAndTold() {
        let bench = Bench()
        bench.connect()
        bench.carryOut(.disconnect)
        XCTAssertEqual(bench.system.calls.last, .cancel(bench.strap.identifier))
        bench.air.drop(bench.strap, nil)
        XCTAssertEqual(bench.heard(), [.disconnected(error: nil)])
        bench.time.run(5_000)
        XCTAssertEqual(bench.heard(), [], "told once")
    }

    func testADisconnectionThatTheSystemDoesNotTellIsTakenForOne() {
        let bench = Bench()
        bench.connect()
        bench.carryOut(.disconnect)
        bench.time.run(2_000)
        XCTAssertEqual(bench.heard(), [.disconnected(error: nil)])
    }

    func testAConnectionThatIsNoLongerWantedIsTakenBack() {
        let bench = Bench()
        bench.carryOut(.connect)
        bench.carryOut(.disconnect)
        XCTAssertEqual(bench.system.calls.last, .cancel(bench.strap.identifier))
        XCTAssertEqual(bench.heard(), [.disconnected(error: nil)])
        bench.air.connect(bench.strap)
        XCTAssertEqual(bench.heard(), [], "too late")
    }

    func testNewsOfTheConnectionBeforeDoesNotEndTheNext() {
        let bench = Bench()
        bench.carryOut(.connect)
        bench.air.drop(bench.strap, nil)
        XCTAssertEqual(bench.heard(), [])
        XCTAssertEqual(bench.system.calls.count, 2)
        bench.air.connect(bench.strap)
        XCTAssertEqual(bench.heard(), [.connected])
    }

    func testServicesAreFoundWithAllTheirCharacteristicsUnderTheirFullNames() {
        let bench = Bench()
        bench.carryOut(.connect)
        bench.air.connect(bench.strap)
        _ = bench.heard()
        bench.carryOut(.discoverServices)
        bench.air.findServices(bench.strap)
        bench.air.findCharacteristics(bench.strap, of: bench.uuid("180F"))
        XCTAssertEqual(bench.heard(), [], "one service is still to come")
        bench.air.findCharacteristics(bench.strap, of: bench.uuid(Bench.service))
        XCTAssertEqual(
            bench.heard(),
            [
                .servicesFound([
                    Service(uuid: Bench.service.lowercased(), characteristics: [Bench.control, Bench.data]),
                    Service(uuid: "0000180f-0000-1000-8000-00805f9b34fb", characteristics: [Bench.battery]),
                ])
            ])
    }

    func testServicesThatCannotBeFoundAreAFailure() {
        let bench = Bench()
        bench.carryOut(.connect)
        bench.air.connect(bench.strap)
        bench.carryOut(.discoverServices)
        bench.air.findServices(bench.strap, CBATTError(.unlikelyError))
        XCTAssertEqual(bench.heard(), [.connected, .failed(command: .discoverServices, error: .att(14))])
        bench.carryOut(.discoverServices)
        bench.air.findServices(bench.strap)
        bench.air.findCharacteristics(bench.strap, of: bench.uuid("180F"), CBError(.unknown))
        XCTAssertEqual(bench.heard(), [.failed(command: .discoverServices, error: .system(0))])
    }

    func testAStrapWithoutServicesSaysSo() {
        let bench = Bench()
        bench.air.equip(bench.strap, [])
        bench.carryOut(.connect)
        bench.air.connect(bench.strap)
        bench.carryOut(.discoverServices)
        bench.air.findServices(bench.strap)
        XCTAssertEqual(bench.heard(), [.connected, .servicesFound([])])
    }

    func testThePacketSizeIsTheSystems() {
        let bench = Bench()
        bench.connect()
        bench.strap.longestWrite = 229
        bench.carryOut(.requestMtu(512))
        XCTAssertEqual(bench.heard(), [.mtuSet(232)])
    }

    func testBondingIsTheSystemsOwn() {
        let bench = Bench()
        bench.connect()
        bench.carryOut(.bond)
        XCTAssertEqual(bench.heard(), [.failed(command: .bond, error: .notSupported)])
    }

    func testAValueThatWasAskedForIsAnAnswerAndEveryOtherIsNews() {
        let bench = Bench()
        bench.connect()
        bench.carryOut(.read(characteristic: Bench.battery))
        XCTAssertEqual(bench.strap.calls.last, .read(bench.uuid("2A19")))
        bench.air.value(bench.strap, bench.uuid(Bench.data), Data([1]))
        bench.air.value(bench.strap, bench.uuid("2A19"), Data([80]))
        bench.air.value(bench.strap, bench.uuid("2A19"), Data([79]))
        XCTAssertEqual(
            bench.heard(),
            [
                .notification(characteristic: Bench.data, bytes: Data([1])),
                .readAnswer(characteristic: Bench.battery, bytes: Data([80])),
                .notification(characteristic: Bench.battery, bytes: Data([79])),
            ])
    }

    func testAReadThatIsRefusedSaysWhatTheStrapSays() {
        let bench = Bench()
        bench.connect()
        let command = Command.read(characteristic: Bench.battery)
        bench.carryOut(command)
        bench.air.value(bench.strap, bench.uuid("2A19"), nil, CBATTError(.insufficientAuthentication))
        XCTAssertEqual(bench.heard(), [.failed(command: command, error: .att(5))])
        bench.air.value(bench.strap, bench.uuid("2A19"), nil, CBATTError(.unlikelyError))
        XCTAssertEqual(bench.heard(), [], "nobody asked")
    }

    func testAWriteIsDoneOnceTheStrapSaysSo() {
        let bench = Bench()
        bench.connect()
        let command = Command.write(characteristic: Bench.control, bytes: Data([1, 0]), withResponse: true)
        bench.carryOut(command)
        XCTAssertEqual(bench.strap.calls.last, .write(Data([1, 0]), bench.uuid(Bench.control), .withResponse))
        XCTAssertEqual(bench.heard(), [])
        bench.air.wrote(bench.strap, bench.uuid(Bench.control))
        XCTAssertEqual(bench.heard(), [.writeDone(characteristic: Bench.control)])
        bench.carryOut(command)
        bench.air.wrote(bench.strap, bench.uuid(Bench.control), CBATTError(.writeNotPermitted))
        XCTAssertEqual(bench.heard(), [.failed(command: command, error: .att(3))])
        bench.air.wrote(bench.strap, bench.uuid(Bench.control))
        XCTAssertEqual(bench.heard(), [], "nobody asked")
    }

    func testAWriteWithoutAnswerWaitsUntilTheSystemIsReady() {
        let bench = Bench()
        bench.connect()
        let command = Command.write(characteristic: Bench.control, bytes: Data([7]), withResponse: false)
        bench.carryOut(command)
        XCTAssertEqual(bench.heard(), [.writeDone(characteristic: Bench.control)])
        bench.strap.canSend = false
        let before = bench.strap.calls.count
        bench.carryOut(command)
        XCTAssertEqual(bench.heard(), [])
        XCTAssertEqual(bench.strap.calls.count, before)
        bench.air.ready(bench.strap)
        XCTAssertEqual(bench.strap.calls.last, .write(Data([7]), bench.uuid(Bench.control), .withoutResponse))
        XCTAssertEqual(bench.heard(), [.writeDone(characteristic: Bench.control)])
        bench.air.ready(bench.strap)
        XCTAssertEqual(bench.strap.calls.count, before + 1, "once")
    }

    func testNewsIsSwitchedOnAndOff() {
        let bench = Bench()
        bench.connect()
        bench.carryOut(.subscribe(characteristic: Bench.control, indications: true))
        XCTAssertEqual(bench.strap.calls.last, .setNotify(true, bench.uuid(Bench.control)))
        bench.air.switched(bench.strap, bench.uuid(Bench.control), on: true)
        XCTAssertEqual(bench.heard(), [.subscribed(characteristic: Bench.control)])
        bench.carryOut(.unsubscribe(characteristic: Bench.control))
        bench.air.switched(bench.strap, bench.uuid(Bench.control), on: false)
        XCTAssertEqual(bench.heard(), [.unsubscribed(characteristic: Bench.control)])
        let command = Command.subscribe(characteristic: Bench.data, indications: false)
        bench.carryOut(command)
        bench.air.switched(bench.strap, bench.uuid(Bench.data), on: true, CBATTError(.insufficientEncryption))
        XCTAssertEqual(bench.heard(), [.failed(command: command, error: .att(15))])
        bench.air.switched(bench.strap, bench.uuid(Bench.data), on: true)
        XCTAssertEqual(bench.heard(), [], "nobody asked")
    }

    func testWhatTheStrapHasNotIsNotFound() {
        let bench = Bench()
        bench.connect()
        let command = Command.read(characteristic: "00002a24-0000-1000-8000-00805f9b34fb")
        bench.carryOut(command)
        XCTAssertEqual(bench.heard(), [.failed(command: command, error: .notFound)])
    }

    func testNothingIsAskedOfAStrapThatIsNotThere() {
        let bench = Bench()
        let command = Command.read(characteristic: Bench.battery)
        bench.carryOut(command)
        XCTAssertEqual(bench.heard(), [.failed(command: command, error: .notConnected)])
        XCTAssertEqual(bench.strap.calls, [])
    }

    func testAStrapThatTheSystemForgotIsNotFound() {
        let bench = Bench()
        bench.air.forget(bench.strap)
        bench.carryOut(.connect)
        XCTAssertEqual(bench.heard(), [.failed(command: .connect, error: .notFound)])
    }

    func testServicesThatChangeAreFoundAnewOverANewConnection() {
        let bench = Bench()
        bench.connect()
        bench.air.changeServices(bench.strap)
        XCTAssertEqual(bench.system.calls.last, .cancel(bench.strap.identifier))
        bench.air.drop(bench.strap, nil)
        XCTAssertEqual(bench.heard(), [.disconnected(error: nil)])
    }

    func testAClosedLinkTellsNothingMore() {
        let bench = Bench()
        bench.connect()
        bench.air.value(bench.strap, bench.uuid(Bench.data), Data([1]))
        bench.link.close()
        bench.link.close()
        XCTAssertEqual(bench.heard(), [])
        XCTAssertNil(bench.strap.delegate)
        XCTAssertEqual(bench.system.calls.filter { $0 == .cancel(bench.strap.identifier) }.count, 1)
    }

    func testNothingIsToldFromWithinACommand() {
        let bench = Bench()
        bench.connect()
        bench.carryOut(.requestMtu(512))
        XCTAssertEqual(bench.told.with { $0 }, [], "the session would be called while it is called")
        XCTAssertEqual(bench.heard().count, 1)
    }
}
