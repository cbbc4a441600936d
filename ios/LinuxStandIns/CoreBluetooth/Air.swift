import Foundation

/// What the system and the strap do, as a test has it. Only here: there is no such thing on a phone.
public struct Air {
    public let central: CBCentralManager

    public init(_ central: CBCentralManager) {
        self.central = central
    }

    public func power(_ state: CBManagerState) {
        central.state = state
        // Nothing is connected without a radio, and no strap is told of by itself.
        if state == .poweredOff { for strap in central.known.values { strap.state = .disconnected } }
        central.delegate?.centralManagerDidUpdateState(central)
    }

    /// A strap that the system knows.
    public func strap(_ id: UUID, name: String?, services: [(String, [(String, CBCharacteristicProperties)])] = []) -> CBPeripheral {
        let strap = CBPeripheral(identifier: id)
        strap.name = name
        equip(strap, services)
        central.known[id] = strap
        return strap
    }

    /// Gives a strap its services; what was found of it before is no longer valid.
    public func equip(_ strap: CBPeripheral, _ services: [(String, [(String, CBCharacteristicProperties)])]) {
        strap.all = services.map { uuid, characteristics in
            let service = CBService(uuid: CBUUID(string: uuid))
            service.peripheral = strap
            service.all = characteristics.map { uuid, properties in
                let characteristic = CBCharacteristic(uuid: CBUUID(string: uuid), properties: properties)
                characteristic.service = service
                return characteristic
            }
            return service
        }
    }

    /// The system forgets it.
    public func forget(_ strap: CBPeripheral) {
        central.known[strap.identifier] = nil
    }

    /// The app is started again with what it had when the system ended it.
    public func restore(_ straps: [CBPeripheral], as state: CBPeripheralState) {
        for strap in straps { strap.state = state }
        central.delegate?.centralManager(central, willRestoreState: [CBCentralManagerRestoredStatePeripheralsKey: straps])
    }

    public func advertise(_ strap: CBPeripheral, rssi: Int, services: [String] = [], localName: String? = nil) {
        guard central.isScanning else { return }
        var data: [String: Any] = [CBAdvertisementDataServiceUUIDsKey: services.map(CBUUID.init(string:))]
        if let localName { data[CBAdvertisementDataLocalNameKey] = localName }
        central.delegate?.centralManager(central, didDiscover: strap, advertisementData: data, rssi: NSNumber(value: rssi))
    }

    public func connect(_ strap: CBPeripheral) {
        strap.state = .connected
        strap.services = nil
        central.delegate?.centralManager(central, didConnect: strap)
    }

    public func refuse(_ strap: CBPeripheral, _ error: (any Error)?) {
        strap.state = .disconnected
        central.delegate?.centralManager(central, didFailToConnect: strap, error: error)
    }

    public func drop(_ strap: CBPeripheral, _ error: (any Error)?) {
        strap.state = .disconnected
        for one in strap.all.flatMap(\.all) { one.isNotifying = false }
        central.delegate?.centralManager(central, didDisconnectPeripheral: strap, error: error)
    }

    public func findServices(_ strap: CBPeripheral, _ error: (any Error)? = nil) {
        strap.services = error == nil ? strap.all : nil
        strap.delegate?.peripheral(strap, didDiscoverServices: error)
    }

    public func findCharacteristics(_ strap: CBPeripheral, of uuid: CBUUID, _ error: (any Error)? = nil) {
        for service in strap.all where service.uuid == uuid {
            service.characteristics = error == nil ? service.all : nil
            strap.delegate?.peripheral(strap, didDiscoverCharacteristicsFor: service, error: error)
        }
    }

    public func changeServices(_ strap: CBPeripheral) {
        strap.delegate?.peripheral(strap, didModifyServices: strap.all)
    }

    private func each(_ strap: CBPeripheral, _ uuid: CBUUID, _ act: (CBCharacteristic) -> Void) {
        strap.all.flatMap(\.all).filter { $0.uuid == uuid }.forEach(act)
    }

    /// A value came: read, notified or indicated, which the system does not tell apart.
    public func value(_ strap: CBPeripheral, _ uuid: CBUUID, _ bytes: Data?, _ error: (any Error)? = nil) {
        each(strap, uuid) {
            $0.value = bytes
            strap.delegate?.peripheral(strap, didUpdateValueFor: $0, error: error)
        }
    }

    public func wrote(_ strap: CBPeripheral, _ uuid: CBUUID, _ error: (any Error)? = nil) {
        each(strap, uuid) { strap.delegate?.peripheral(strap, didWriteValueFor: $0, error: error) }
    }

    public func switched(_ strap: CBPeripheral, _ uuid: CBUUID, on: Bool, _ error: (any Error)? = nil) {
        each(strap, uuid) {
            if error == nil { $0.isNotifying = on }
            strap.delegate?.peripheral(strap, didUpdateNotificationStateFor: $0, error: error)
        }
    }

    /// As a restored strap has it: it was found and subscribed to before the app was ended.
    public func remember(_ strap: CBPeripheral, notifying: [CBUUID]) {
        strap.services = strap.all
        for service in strap.all {
            service.characteristics = service.all
            for one in service.all { one.isNotifying = notifying.contains(one.uuid) }
        }
    }

    public func ready(_ strap: CBPeripheral) {
        strap.canSend = true
        strap.delegate?.peripheralIsReady(toSendWriteWithoutResponse: strap)
    }
}
