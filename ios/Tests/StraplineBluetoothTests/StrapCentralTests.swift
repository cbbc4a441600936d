import CoreBluetooth
import StraplineBluetooth
import StraplineKit
import StraplineSimulation
import XCTest

final class StrapCentralTests: XCTestCase {
    override func tearDown() {
        CBManager.allowed = .allowedAlways
    }

    func testTheSystemKnowsTheCentralByItsName() {
        let bench = Bench()
        XCTAssertEqual(bench.system.options?[CBCentralManagerOptionRestoreIdentifierKey] as? String, StrapCentral.restoreIdentifier)
        let before = bench.system
        bench.central.open()
        XCTAssertTrue(CBCentralManager.latest === before, "a second central under the same name")
    }

    func testItIsKnownWhetherThePersonWasAsked() {
        let answers: [(CBManagerAuthorization, Obstacle?)] = [
            (.notDetermined, .notAsked), (.denied, .notPermitted), (.restricted, .notPermitted), (.allowedAlways, nil),
        ]
        for (authorization, obstacle) in answers {
            CBManager.allowed = authorization
            XCTAssertEqual(StrapCentral.refusal, obstacle)
        }
    }

    func testStrapsAreLookedForByTheirServicesAndSaidWithNameKindAndStrength() {
        let bench = Bench()
        let seen = Guarded<[SeenStrap]>([])
        bench.central.look(seen: { one in seen.with { $0.append(one) } }, changed: { _ in })
        XCTAssertTrue(bench.system.isScanning)
        XCTAssertEqual(bench.system.scannedFor?.count, try? knownServices().count)
        XCTAssertEqual(bench.system.calls.last, .scan(again: true))
        bench.air.advertise(bench.strap, rssi: -60, services: ["180D"], localName: "Polar H10 1234")
        let unnamed = bench.air.strap(UUID(), name: nil)
        bench.air.advertise(unnamed, rssi: 127)
        let found = seen.with { $0 }
        XCTAssertEqual(found.map(\.strap.name), ["Polar H10 1234", unnamed.identifier.uuidString])
        XCTAssertEqual(found.map(\.kind), [.polar, nil])
        XCTAssertEqual(found.map(\.rssi), [-60, 127])
        bench.central.quiet()
        XCTAssertFalse(bench.system.isScanning)
    }

    func testASearchBeginsOnceBluetoothIsOnAndWhatIsInTheWayIsSaid() {
        let bench = Bench(nil)
        let changes = Guarded<[Obstacle?]>([])
        bench.central.look(seen: { _ in }, changed: { what in changes.with { $0.append(what) } })
        XCTAssertFalse(bench.system.isScanning)
        for state in [CBManagerState.poweredOff, .unauthorized, .unsupported, .poweredOn] { bench.air.power(state) }
        XCTAssertEqual(changes.with { $0 }, [nil, .switchedOff, .notPermitted, .noBluetooth, nil])
        XCTAssertTrue(bench.system.isScanning)
    }

    func testOneSearchServesThePersonAndTheLink() {
        let bench = Bench()
        bench.carryOut(.scan)
        XCTAssertEqual(bench.system.calls.filter { $0 == .scan(again: false) }.count, 1)
        bench.central.look(seen: { _ in }, changed: { _ in })
        bench.carryOut(.stopScan)
        XCTAssertTrue(bench.system.isScanning, "the person still looks")
        bench.central.quiet()
        XCTAssertFalse(bench.system.isScanning)
    }

    func testAStrapThatTheSystemGaveBackAndNobodyWantsIsLetGoOf() {
        let central = StrapCentral(timeline: SimulatedTime())
        central.open()
        let air = Air(CBCentralManager.latest!)
        let strap = air.strap(UUID(), name: "Polar H10")
        air.restore([strap], as: .connected)
        air.power(.poweredOn)
        central.abandonRestored()
        XCTAssertEqual(air.central.calls, [.cancel(strap.identifier)])
    }
}
