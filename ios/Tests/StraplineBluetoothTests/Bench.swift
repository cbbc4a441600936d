import CoreBluetooth
import Foundation
import StraplineBluetooth
import StraplineKit
import StraplineSimulation
import XCTest

/// A link on the bench: what it was told, what it asked of the system, and the system's part.
final class Bench {
    static let service = "FB005C80-02E7-F387-1CAD-8ACD2D8DF0C8"
    static let control = "fb005c81-02e7-f387-1cad-8acd2d8df0c8"
    static let data = "fb005c82-02e7-f387-1cad-8acd2d8df0c8"
    static let battery = "00002a19-0000-1000-8000-00805f9b34fb"

    let time = SimulatedTime()
    let central: StrapCentral
    let air: Air
    let strap: CBPeripheral
    let link: StrapLink
    let told = Guarded<[SensorInput]>([])

    var known: KnownStrap { KnownStrap(id: strap.identifier.uuidString, name: "Polar H10") }
    var system: CBCentralManager { air.central }

    init(_ state: CBManagerState? = .poweredOn) {
        central = StrapCentral(timeline: time)
        central.open()
        air = Air(CBCentralManager.latest!)
        strap = air.strap(UUID(), name: "Polar H10")
        air.equip(
            strap,
            [
                (Self.service, [(Self.control, [.read, .write, .indicate]), (Self.data, [.notify])]),
                ("180F", [("2A19", [.read, .notify])]),
            ])
        link = central.link(KnownStrap(id: strap.identifier.uuidString, name: "Polar H10")) { [told] input in told.with { $0.append(input) } }
        if let state { air.power(state) }
    }

    /// What was told since the last call.
    func heard() -> [SensorInput] {
        time.run()
        return told.with { told in
            defer { told = [] }
            return told
        }
    }

    func carryOut(_ command: Command) {
        link.carryOut(command)
    }

    /// Connected, and everything found.
    func connect() {
        carryOut(.connect)
        air.connect(strap)
        carryOut(.discoverServices)
        air.findServices(strap)
        for service in strap.services ?? [] { air.findCharacteristics(strap, of: service.uuid) }
        _ = heard()
    }

    func uuid(_ name: String) -> CBUUID { CBUUID(string: name) }
}
