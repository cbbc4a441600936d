import CoreBluetooth
import Foundation
import StraplineKit

/// The core's simulated strap behind the stand-in for CoreBluetooth: what the app asks of the system the strap is asked,
/// and what the strap does the system tells. As the system does, it bonds by itself where a strap wants that, and holds
/// the connection of an app that was ended.
public final class StrapInTheAir: @unchecked Sendable {
    public private(set) var air: Air
    public private(set) var peripheral: CBPeripheral
    private let time: SimulatedTime
    private let strap: SimulatedStrap
    private let beganMs: UInt64
    private var pending: (any Pending)?
    /// Agreed on when it connects, before the app hears of the connection.
    private var isAgreeing = false
    private var services: [Service] = []
    private var subscribed: Set<Uuid> = []
    /// What the strap refused for want of a bond, and with what, while the system bonds.
    private var refused: (command: Command, error: LinkError)?
    private var hasBonded = false
    private var isOn = true

    public init(_ central: CBCentralManager, _ time: SimulatedTime, id: UUID, kind: SensorKind = .polar, faults: String = "", seed: UInt64 = 1) throws
    {
        air = Air(central)
        self.time = time
        strap = try SimulatedStrap(kind: kind, faults: faults, seed: seed)
        beganMs = time.now().steadyMs
        peripheral = air.strap(id, name: Self.name(kind))
        listen()
    }

    /// As it advertises.
    public static func name(_ kind: SensorKind) -> String {
        switch kind {
        case .polar: return "Polar H10 12345678"
        case .movesense: return "Movesense 123456789012"
        case .lepu: return "ER1 1234"
        case .heartRate: return "HRM 1234"
        }
    }

    private func listen() {
        air.central.onCall = { [weak self] in self?.asked($0) }
        peripheral.onCall = { [weak self] in self?.asked($0) }
    }

    /// The app is ended: what it still asks while it ends is asked of nobody, and what the strap does nobody hears.
    public func endApp() {
        air.central.onCall = nil
        air.central.delegate = nil
        peripheral.onCall = nil
        peripheral.delegate = nil
    }

    /// The app was started again, and has this central: the system gives it the strap back in this state, and then says
    /// how Bluetooth is.
    public func restore(to central: CBCentralManager, as state: CBPeripheralState, _ power: CBManagerState = .poweredOn) {
        air = Air(central)
        peripheral = air.strap(peripheral.identifier, name: peripheral.name)
        equip()
        listen()
        if state == .connected { air.remember(peripheral, notifying: subscribed.map { CBUUID(string: $0) }) }
        air.restore([peripheral], as: state)
        // What was asked for before the app was ended is still asked for.
        if state == .connecting { carryOut(.connect) }
        self.power(power)
    }

    /// The person switches Bluetooth off or on.
    public func power(_ state: CBManagerState) {
        isOn = state == .poweredOn
        if !isOn {
            carryOut(.disconnect)
            subscribed = []
        }
        air.power(state)
    }

    private var elapsedMs: UInt64 { time.now().steadyMs - beganMs }

    private func asked(_ call: CBCentralManager.Call) {
        switch call {
        case .scan: carryOut(.scan)
        case .stopScan: carryOut(.stopScan)
        case .connect(let id): if id == peripheral.identifier { carryOut(.connect) }
        case .cancel(let id): if id == peripheral.identifier { carryOut(.disconnect) }
        }
    }

    private func asked(_ call: CBPeripheral.Call) {
        switch call {
        case .discoverServices: carryOut(.discoverServices)
        case .discoverCharacteristics(let service):
            let name = service.uuidString
            _ = time.after(5) { [self] in air.findCharacteristics(peripheral, of: CBUUID(string: name)) }
        case .setNotify(let on, let uuid):
            let name = full(uuid)
            carryOut(on ? .subscribe(characteristic: name, indications: isIndicated(uuid)) : .unsubscribe(characteristic: name))
        case .write(let bytes, let uuid, let type):
            carryOut(.write(characteristic: full(uuid), bytes: bytes, withResponse: type == .withResponse))
        case .read(let uuid): carryOut(.read(characteristic: full(uuid)))
        }
    }

    private func isIndicated(_ uuid: CBUUID) -> Bool {
        let all = (peripheral.services ?? []).flatMap { $0.characteristics ?? [] }
        return all.first { $0.uuid == uuid }?.properties.contains(.indicate) ?? false
    }

    private func carryOut(_ command: Command) {
        try? strap.carryOut(command: command, nowMs: elapsedMs)
        wait()
    }

    private func wait() {
        pending?.cancel()
        guard let nextMs = try? strap.nextMs() else { return }
        let now = elapsedMs
        pending = time.after(nextMs > now ? nextMs - now : 1) { [weak self] in self?.poll() }
    }

    private func poll() {
        for one in (try? strap.poll(nowMs: elapsedMs)) ?? [] where isOn { tell(one.input) }
        wait()
    }

    private func tell(_ input: SensorInput) {
        switch input {
        case .seen: air.advertise(peripheral, rssi: -60)
        case .connected:
            isAgreeing = true
            (hasBonded, refused) = (false, nil)
            carryOut(.requestMtu(512))
        case .mtuSet(let mtu):
            peripheral.longestWrite = Int(mtu) - 3
            connected()
        case .servicesFound(let found):
            services = found
            equip()
            air.findServices(peripheral)
        case .readAnswer(let name, let bytes), .notification(let name, let bytes): air.value(peripheral, CBUUID(string: name), bytes)
        case .writeDone(let name): air.wrote(peripheral, CBUUID(string: name))
        case .subscribed(let name):
            subscribed.insert(name)
            air.switched(peripheral, CBUUID(string: name), on: true)
        case .unsubscribed(let name):
            subscribed.remove(name)
            air.switched(peripheral, CBUUID(string: name), on: false)
        case .disconnected(let error):
            subscribed = []
            air.drop(peripheral, error.map { _ in CBError(.connectionTimeout) })
        case .failed(let command, let error): failed(command, error)
        case .bonded:
            guard let refused else { return }
            self.refused = nil
            carryOut(refused.command)
        case .tick: break
        }
    }

    private func equip() {
        air.equip(peripheral, services.map { service in (short(service.uuid), service.characteristics.map { (short($0), properties($0)) }) })
    }

    private func connected() {
        guard isAgreeing else { return }
        isAgreeing = false
        air.connect(peripheral)
    }

    private func failed(_ command: Command, _ error: LinkError) {
        if case .att(let code) = error, code == 5 || code == 15, !hasBonded, command != .bond {
            hasBonded = true
            refused = (command, error)
            return carryOut(.bond)
        }
        if command == .bond {
            guard let refused else { return }
            self.refused = nil
            return refuse(refused.command, refused.error)
        }
        refuse(command, error)
    }

    private func refuse(_ command: Command, _ error: LinkError) {
        let system: any Error
        if case .att(let code) = error, let known = CBATTError.Code(rawValue: Int(code)) {
            system = CBATTError(known)
        } else {
            system = CBError(.unknown)
        }
        switch command {
        case .requestMtu: connected()
        case .connect, .reconnectAfter: air.refuse(peripheral, CBError(.connectionFailed))
        case .discoverServices: air.findServices(peripheral, system)
        case .read(let name): air.value(peripheral, CBUUID(string: name), nil, system)
        case .write(let name, _, _): air.wrote(peripheral, CBUUID(string: name), system)
        case .subscribe(let name, _): air.switched(peripheral, CBUUID(string: name), on: true, system)
        case .unsubscribe(let name): air.switched(peripheral, CBUUID(string: name), on: false, system)
        default: break
        }
    }

    /// The Polar's own control point is indicated, everything else notified.
    private func properties(_ name: Uuid) -> CBCharacteristicProperties {
        name.lowercased().hasPrefix("fb005c81") ? [.read, .write, .indicate] : [.read, .write, .notify]
    }

    /// The system shortens what the Bluetooth SIG gave.
    private func short(_ name: Uuid) -> String {
        name.lowercased().hasSuffix("-0000-1000-8000-00805f9b34fb") ? String(name.dropFirst(4).prefix(4)) : name
    }

    private func full(_ uuid: CBUUID) -> Uuid {
        uuid.uuidString.count == 4 ? "0000\(uuid.uuidString)-0000-1000-8000-00805f9b34fb".lowercased() : uuid.uuidString.lowercased()
    }
}
