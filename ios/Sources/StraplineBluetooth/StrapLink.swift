import CoreBluetooth
import Foundation
import StraplineKit

/// One strap over CoreBluetooth: commands become calls, callbacks become inputs. It decides nothing: when to connect, to
/// wait, to bond or to give up is the core's.
///
/// What is the platform's: a connection that is asked for stays asked for until the strap is there, even while the app
/// sleeps, and wakes it then. So a strap that comes back is waited for that way from the moment it is lost, rather than
/// after the pause that the core allows for; a pause that is slept through never ends. It is kept only where the next
/// attempt would fail at once. Packet size and bonding are the system's own affair.
public final class StrapLink: NSObject, Radio, @unchecked Sendable {
    private enum Phase {
        case down
        /// Asked of the system, which holds it.
        case asked(Command)
        /// To be asked once Bluetooth is on.
        case wanted(Command)
        case up
        case closing
    }

    /// Longest pause after a connection that was refused, milliseconds: behind a dark screen the system gives ten seconds.
    static let longestPauseMs: UInt64 = 8_000
    /// A disconnection that is not told is taken for one after this, milliseconds.
    static let letGoMs: UInt64 = 1_500

    private let strap: KnownStrap
    private weak var central: StrapCentral?
    private let timeline: any Timeline
    private let happened: (SensorInput) -> Void
    private var peripheral: CBPeripheral?
    private var phase = Phase.down
    private var isRefused = false
    private var pause: (any Pending)?
    private var letGo: (any Pending)?
    /// What was asked of the strap and is not answered: one at a time.
    private var current: Command?
    /// Services whose characteristics are not found yet.
    private var unfound: Set<CBUUID> = []
    private var isClosed = false

    init(_ strap: KnownStrap, central: StrapCentral, timeline: any Timeline, happened: @escaping (SensorInput) -> Void) {
        self.strap = strap
        self.central = central
        self.timeline = timeline
        self.happened = happened
    }

    /// Tells it after whatever is being done: never from within a command.
    private func tell(_ input: SensorInput) {
        timeline.perform { [weak self] in
            guard let self, !self.isClosed else { return }
            self.happened(input)
        }
    }

    private func fail(_ command: Command, _ error: LinkError) {
        tell(.failed(command: command, error: error))
    }

    public func carryOut(_ command: Command) {
        switch command {
        case .scan: scan(command)
        case .stopScan: central?.search(for: false)
        case .connect: connect(command)
        case .reconnectAfter(let ms): reconnect(command, after: ms)
        case .disconnect: disconnect()
        // The system bonds by itself when a strap refuses for want of it, and asks the person.
        case .bond: fail(command, .notSupported)
        default: ask(command)
        }
    }

    // The link.

    private func scan(_ command: Command) {
        switch central?.state {
        case .poweredOn, .unknown, .resetting: central?.search(for: true)
        case .unauthorized: fail(command, .notPermitted)
        case .unsupported: fail(command, .notSupported)
        default: fail(command, .radioOff)
        }
        // A strap that is searched for is waited for as well: only that wakes an app which sleeps.
        if case .down = phase, isOn { connect(.connect) }
    }

    private var isOn: Bool { central?.state == .poweredOn }

    /// It would fail at once, and so would the next.
    private var isImpossible: Bool {
        switch central?.state {
        case .poweredOff, .unauthorized, .unsupported: true
        default: false
        }
    }

    private func connect(_ command: Command) {
        pause?.cancel()
        letGo?.cancel()
        current = nil
        unfound = []
        switch central?.state {
        case .poweredOn: break
        case .unauthorized:
            phase = .down
            return fail(command, .notPermitted)
        case .unsupported:
            phase = .down
            return fail(command, .notSupported)
        case .poweredOff:
            phase = .wanted(command)
            return fail(command, .radioOff)
        default:
            // Not known yet: the process has only begun.
            phase = .wanted(command)
            return
        }
        guard let peripheral = central?.peripheral(strap) else {
            phase = .down
            isRefused = true
            return fail(command, .notFound)
        }
        self.peripheral = peripheral
        peripheral.delegate = self
        phase = .asked(command)
        if peripheral.state == .connected {
            // Given back by the system with its connection.
            isUp(peripheral)
        } else {
            central?.connect(peripheral)
        }
    }

    private func reconnect(_ command: Command, after ms: UInt64) {
        pause?.cancel()
        guard isRefused || isImpossible else { return connect(command) }
        isRefused = false
        phase = .wanted(command)
        pause = timeline.after(min(ms, Self.longestPauseMs)) { [weak self] in self?.connect(command) }
    }

    private func disconnect() {
        pause?.cancel()
        central?.search(for: false)
        switch phase {
        case .up:
            phase = .closing
            if let peripheral { central?.cancel(peripheral) }
            letGo = timeline.after(Self.letGoMs) { [weak self] in self?.down(nil) }
        case .asked:
            phase = .down
            if let peripheral { central?.cancel(peripheral) }
            tell(.disconnected(error: nil))
        case .down, .wanted, .closing:
            phase = .down
            tell(.disconnected(error: nil))
        }
    }

    func wasSeen(_ peripheral: CBPeripheral) {
        guard peripheral.identifier.uuidString == strap.id else { return }
        tell(.seen)
    }

    private func isMine(_ peripheral: CBPeripheral) -> Bool { peripheral === self.peripheral }

    func isUp(_ peripheral: CBPeripheral) {
        guard isMine(peripheral), case .asked = phase else { return }
        phase = .up
        isRefused = false
        tell(.connected)
    }

    func failed(_ peripheral: CBPeripheral, _ error: (any Error)?) {
        guard isMine(peripheral), case .asked(let command) = phase else { return }
        phase = .down
        isRefused = true
        fail(command, error.map(Attributes.error) ?? .notConnected)
    }

    func isDown(_ peripheral: CBPeripheral, _ error: (any Error)?) {
        guard isMine(peripheral) else { return }
        switch phase {
        case .up, .closing: down(error.map(Attributes.error))
        // Of the connection before: this one is held by the system all the same.
        case .asked: central?.connect(peripheral)
        case .down, .wanted: break
        }
    }

    private func down(_ error: LinkError?) {
        letGo?.cancel()
        phase = .down
        current = nil
        unfound = []
        tell(.disconnected(error: error))
    }

    func radioChanged(_ state: CBManagerState) {
        if state == .poweredOn {
            if case .wanted(let command) = phase { connect(command) }
            return
        }
        guard state == .poweredOff || state == .unauthorized || state == .resetting else { return }
        let error: LinkError = state == .unauthorized ? .notPermitted : .radioOff
        switch phase {
        case .up, .closing: down(error)
        case .asked(let command):
            // Asked for again as soon as it is on.
            phase = .wanted(command)
            fail(command, error)
        case .wanted(let command): if state != .resetting { fail(command, error) }
        case .down: break
        }
    }

    public func close() {
        guard !isClosed else { return }
        isClosed = true
        pause?.cancel()
        letGo?.cancel()
        central?.search(for: false)
        if let peripheral {
            if peripheral.state != .disconnected { central?.cancel(peripheral) }
            peripheral.delegate = nil
        }
        central?.forget(self)
    }

    // What is asked of the strap.

    private func ask(_ command: Command) {
        guard case .up = phase, let peripheral else { return fail(command, .notConnected) }
        current = command
        switch command {
        case .discoverServices: peripheral.discoverServices(nil)
        case .requestMtu:
            // Agreed on by the system when it connected; the header of a packet is three bytes.
            answer(.mtuSet(UInt16(clamping: peripheral.maximumWriteValueLength(for: .withoutResponse) + 3)))
        case .read(let name): with(name, command) { peripheral.readValue(for: $0) }
        case .write(let name, let bytes, let withResponse):
            with(name, command) { self.write(peripheral, $0, bytes, withResponse) }
        case .subscribe(let name, _): with(name, command) { self.listen(peripheral, $0, true) }
        case .unsubscribe(let name): with(name, command) { self.listen(peripheral, $0, false) }
        default: break
        }
    }

    private func with(_ name: Uuid, _ command: Command, _ act: (CBCharacteristic) -> Void) {
        let all = (peripheral?.services ?? []).flatMap { $0.characteristics ?? [] }
        guard let found = all.first(where: { Attributes.name($0.uuid) == name.lowercased() }) else {
            current = nil
            return fail(command, .notFound)
        }
        act(found)
    }

    private func write(_ peripheral: CBPeripheral, _ characteristic: CBCharacteristic, _ bytes: Data, _ withResponse: Bool) {
        if withResponse {
            peripheral.writeValue(bytes, for: characteristic, type: .withResponse)
        } else if peripheral.canSendWriteWithoutResponse {
            peripheral.writeValue(bytes, for: characteristic, type: .withoutResponse)
            answer(.writeDone(characteristic: Attributes.name(characteristic.uuid)))
        }
        // Else once the system is ready.
    }

    private func listen(_ peripheral: CBPeripheral, _ characteristic: CBCharacteristic, _ on: Bool) {
        // The system does not say again what is so already: on a connection that it gave back.
        if characteristic.isNotifying == on { return switched(characteristic, on) }
        peripheral.setNotifyValue(on, for: characteristic)
    }

    private func switched(_ characteristic: CBCharacteristic, _ on: Bool) {
        let name = Attributes.name(characteristic.uuid)
        answer(on ? .subscribed(characteristic: name) : .unsubscribed(characteristic: name))
    }

    private func answer(_ input: SensorInput) {
        current = nil
        tell(input)
    }

    /// What is being asked has failed.
    private func refuse(_ error: any Error) {
        guard let command = current else { return }
        current = nil
        fail(command, Attributes.error(error))
    }
}

extension StrapLink: CBPeripheralDelegate {
    public func peripheral(_ peripheral: CBPeripheral, didDiscoverServices error: (any Error)?) {
        guard isMine(peripheral), current == .discoverServices else { return }
        if let error { return refuse(error) }
        let services = peripheral.services ?? []
        unfound = Set(services.map(\.uuid))
        if services.isEmpty { return answer(.servicesFound([])) }
        for service in services { peripheral.discoverCharacteristics(nil, for: service) }
    }

    public func peripheral(_ peripheral: CBPeripheral, didDiscoverCharacteristicsFor service: CBService, error: (any Error)?) {
        guard isMine(peripheral), current == .discoverServices, unfound.remove(service.uuid) != nil else { return }
        if let error {
            unfound = []
            return refuse(error)
        }
        guard unfound.isEmpty else { return }
        let found = (peripheral.services ?? []).map { service in
            Service(
                uuid: Attributes.name(service.uuid),
                characteristics: (service.characteristics ?? []).map { Attributes.name($0.uuid) })
        }
        answer(.servicesFound(found))
    }

    /// A value that was read, notified or indicated: the system does not say which.
    public func peripheral(_ peripheral: CBPeripheral, didUpdateValueFor characteristic: CBCharacteristic, error: (any Error)?) {
        guard isMine(peripheral) else { return }
        let name = Attributes.name(characteristic.uuid)
        let isRead = current.map { if case .read(let asked) = $0 { asked.lowercased() == name } else { false } } ?? false
        if let error {
            if isRead { refuse(error) }
            return
        }
        guard let bytes = characteristic.value else { return }
        if isRead {
            answer(.readAnswer(characteristic: name, bytes: bytes))
        } else {
            tell(.notification(characteristic: name, bytes: bytes))
        }
    }

    public func peripheral(_ peripheral: CBPeripheral, didWriteValueFor characteristic: CBCharacteristic, error: (any Error)?) {
        guard isMine(peripheral), case .write = current else { return }
        if let error { return refuse(error) }
        answer(.writeDone(characteristic: Attributes.name(characteristic.uuid)))
    }

    public func peripheral(
        _ peripheral: CBPeripheral, didUpdateNotificationStateFor characteristic: CBCharacteristic, error: (any Error)?
    ) {
        guard isMine(peripheral) else { return }
        switch current {
        case .subscribe, .unsubscribe:
            if let error { return refuse(error) }
            switched(characteristic, characteristic.isNotifying)
        default: break
        }
    }

    public func peripheralIsReady(toSendWriteWithoutResponse peripheral: CBPeripheral) {
        guard isMine(peripheral), case .write(_, _, false) = current, let command = current else { return }
        ask(command)
    }

    /// What was found of the strap is no longer valid: it is found anew, over a new connection.
    public func peripheral(_ peripheral: CBPeripheral, didModifyServices invalidatedServices: [CBService]) {
        guard isMine(peripheral), case .up = phase else { return }
        central?.cancel(peripheral)
    }
}
