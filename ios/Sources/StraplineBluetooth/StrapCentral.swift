import CoreBluetooth
import Foundation
import StraplineKit

/// A strap that was seen.
public struct SeenStrap: Equatable, Hashable, Sendable {
    public let strap: KnownStrap
    public let kind: SensorKind?
    public let rssi: Int

    public init(strap: KnownStrap, kind: SensorKind?, rssi: Int) {
        (self.strap, self.kind, self.rssi) = (strap, kind, rssi)
    }
}

/// The phone's Bluetooth: one for the whole process, from its first moment on. The system starts the app again for the
/// sake of a strap that it was ended with, and gives it back here by the name below; what is asked of a strap is
/// ``StrapLink``'s.
///
/// Used on its timeline, on whose queue the system calls back.
public final class StrapCentral: NSObject, @unchecked Sendable {
    /// By this name the system knows this central when it starts the app again.
    public static let restoreIdentifier = "app.strapline.central"

    private let timeline: any Timeline
    private var central: CBCentralManager?
    /// Straps that the system gave back, still connected or being connected.
    private var restored: [UUID: CBPeripheral] = [:]
    /// All straps that it ever gave back to this process.
    private var given: Set<UUID> = []
    /// What waits until the system has said how Bluetooth is, before which it gives straps back.
    private var waiting: [() -> Void] = []
    private var link: StrapLink?
    private var seen: ((SeenStrap) -> Void)?
    private var changed: ((Obstacle?) -> Void)?
    private var isSearched = false

    public init(timeline: any Timeline) {
        self.timeline = timeline
        super.init()
    }

    /// Begins. Asks the person for the permission where they were not asked yet: not before they want a strap, unless one
    /// was worn before.
    public func open() {
        guard central == nil else { return }
        central = CBCentralManager(
            delegate: self, queue: timeline.queue,
            options: [CBCentralManagerOptionRestoreIdentifierKey: Self.restoreIdentifier, CBCentralManagerOptionShowPowerAlertKey: false])
    }

    /// Whether the person was asked and said no, or was not asked. Known before ``open()``.
    public static var refusal: Obstacle? {
        switch CBManager.authorization {
        case .denied, .restricted: return .notPermitted
        case .notDetermined: return .notAsked
        case .allowedAlways: return nil
        @unknown default: return nil
        }
    }

    /// Looks for all straps by the services that they advertise, until ``quiet()``. `changed` hears what is in the way.
    public func look(seen: @escaping (SeenStrap) -> Void, changed: @escaping (Obstacle?) -> Void) {
        open()
        self.seen = seen
        self.changed = changed
        changed(central.flatMap { BluetoothAccess.obstacle($0.state) })
        search()
    }

    public func quiet() {
        seen = nil
        changed = nil
        search()
    }

    /// A link to this strap. One at a time.
    public func link(_ strap: KnownStrap, happened: @escaping (SensorInput) -> Void) -> StrapLink {
        open()
        let link = StrapLink(strap, central: self, timeline: timeline, happened: happened)
        self.link = link
        return link
    }

    /// Lets go of straps that the system gave back and that nobody wants any more.
    public func abandonRestored() {
        onceKnown { [self] in
            for (id, strap) in restored where link == nil && strap.state != .disconnected {
                central?.cancelPeripheralConnection(strap)
                restored[id] = nil
            }
        }
    }

    /// Whether the system gave this strap back, connected or being connected: it was wanted until the app was ended.
    public func wasGivenBack(_ strap: KnownStrap, _ answer: @escaping (Bool) -> Void) {
        onceKnown { [self] in answer(UUID(uuidString: strap.id).map(given.contains) ?? false) }
    }

    private func onceKnown(_ act: @escaping () -> Void) {
        if central?.state == .unknown { waiting.append(act) } else { act() }
    }

    // What the link asks.

    var state: CBManagerState { central?.state ?? .unknown }

    /// The strap as the system has it: the one that it gave back where there is one.
    func peripheral(_ strap: KnownStrap) -> CBPeripheral? {
        guard let id = UUID(uuidString: strap.id) else { return nil }
        return restored[id] ?? central?.retrievePeripherals(withIdentifiers: [id]).first
    }

    func connect(_ peripheral: CBPeripheral) {
        central?.connect(peripheral, options: nil)
    }

    func cancel(_ peripheral: CBPeripheral) {
        central?.cancelPeripheralConnection(peripheral)
    }

    /// The link wants its strap searched for, or no longer.
    func search(for isWanted: Bool) {
        isSearched = isWanted
        search()
    }

    func forget(_ link: StrapLink) {
        if self.link === link { self.link = nil }
    }

    /// One search for whoever wants one. By services alone: without them the system finds nothing behind a dark screen.
    private func search() {
        guard let central, central.state == .poweredOn else { return }
        if seen == nil && !isSearched {
            if central.isScanning { central.stopScan() }
            return
        }
        // Without services the system would find everything, and behind a dark screen nothing.
        guard let services = try? knownServices() else { return }
        // Strengths change: a person who looks for the nearest one sees it.
        let options = [CBCentralManagerScanOptionAllowDuplicatesKey: seen != nil]
        central.scanForPeripherals(withServices: services.map { CBUUID(string: $0) }, options: options)
    }
}

extension StrapCentral: CBCentralManagerDelegate {
    public func centralManagerDidUpdateState(_ central: CBCentralManager) {
        changed?(BluetoothAccess.obstacle(central.state))
        if central.state != .poweredOn, central.state != .unknown { restored = [:] }
        link?.radioChanged(central.state)
        search()
        guard central.state != .unknown else { return }
        let known = waiting
        waiting = []
        known.forEach { $0() }
    }

    /// Comes before anything else, where the system started the app for the sake of a strap.
    public func centralManager(_ central: CBCentralManager, willRestoreState dict: [String: Any]) {
        let straps = dict[CBCentralManagerRestoredStatePeripheralsKey] as? [CBPeripheral] ?? []
        for strap in straps {
            restored[strap.identifier] = strap
            given.insert(strap.identifier)
        }
    }

    public func centralManager(
        _ central: CBCentralManager, didDiscover peripheral: CBPeripheral, advertisementData: [String: Any], rssi RSSI: NSNumber
    ) {
        let services = (advertisementData[CBAdvertisementDataServiceUUIDsKey] as? [CBUUID] ?? []).map(Attributes.name)
        let name = advertisementData[CBAdvertisementDataLocalNameKey] as? String ?? peripheral.name
        let id = peripheral.identifier.uuidString
        let kind = (try? advertisedKind(name: name, services: services)) ?? nil
        seen?(SeenStrap(strap: KnownStrap(id: id, name: name ?? id), kind: kind, rssi: RSSI.intValue))
        link?.wasSeen(peripheral)
    }

    public func centralManager(_ central: CBCentralManager, didConnect peripheral: CBPeripheral) {
        link?.isUp(peripheral)
    }

    public func centralManager(_ central: CBCentralManager, didFailToConnect peripheral: CBPeripheral, error: (any Error)?) {
        restored[peripheral.identifier] = nil
        link?.failed(peripheral, error)
    }

    public func centralManager(_ central: CBCentralManager, didDisconnectPeripheral peripheral: CBPeripheral, error: (any Error)?) {
        restored[peripheral.identifier] = nil
        link?.isDown(peripheral, error)
    }
}
