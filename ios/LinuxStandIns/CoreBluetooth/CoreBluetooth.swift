// A stand-in for CoreBluetooth on Linux, where there is none: the same names and signatures as far as the app uses
// them, and nothing behind them. `Air` plays the system's and the strap's part in tests. It proves nothing about iOS.

@_exported import Dispatch
import Foundation

/// A UUID, which the system shortens where the Bluetooth SIG gave it.
public class CBUUID: NSObject {
    private static let base = "-0000-1000-8000-00805F9B34FB"
    public let uuidString: String

    public init(string: String) {
        uuidString = string.uppercased()
    }

    private var whole: String { uuidString.count == 4 ? "0000\(uuidString)\(Self.base)" : uuidString }
    public override var hash: Int { whole.hashValue }
    public override func isEqual(_ object: Any?) -> Bool { (object as? CBUUID)?.whole == whole }
}

public enum CBManagerState: Int, Sendable { case unknown, resetting, unsupported, unauthorized, poweredOff, poweredOn }
public enum CBManagerAuthorization: Int, Sendable { case notDetermined, restricted, denied, allowedAlways }
public enum CBPeripheralState: Int, Sendable { case disconnected, connecting, connected, disconnecting }
public enum CBCharacteristicWriteType: Int, Sendable { case withResponse, withoutResponse }

public struct CBCharacteristicProperties: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let read = Self(rawValue: 0x02)
    public static let writeWithoutResponse = Self(rawValue: 0x04)
    public static let write = Self(rawValue: 0x08)
    public static let notify = Self(rawValue: 0x10)
    public static let indicate = Self(rawValue: 0x20)
}

public let CBCentralManagerOptionRestoreIdentifierKey = "kCBInitOptionRestoreIdentifier"
public let CBCentralManagerOptionShowPowerAlertKey = "kCBInitOptionShowPowerAlert"
public let CBCentralManagerRestoredStatePeripheralsKey = "kCBRestoredPeripherals"
public let CBCentralManagerScanOptionAllowDuplicatesKey = "kCBScanOptionAllowDuplicates"
public let CBAdvertisementDataLocalNameKey = "kCBAdvDataLocalName"
public let CBAdvertisementDataServiceUUIDsKey = "kCBAdvDataServiceUUIDs"

public struct CBError: Error {
    public enum Code: Int, Sendable {
        case unknown = 0
        case notConnected = 3
        case operationCancelled = 5
        case connectionTimeout = 6
        case peripheralDisconnected = 7
        case uuidNotAllowed = 8
        case connectionFailed = 10
        case connectionLimitReached = 11
        case unknownDevice = 12
        case operationNotSupported = 13
        case peerRemovedPairingInformation = 14
        case encryptionTimedOut = 15
    }
    public let code: Code
    public init(_ code: Code) { self.code = code }
}

public struct CBATTError: Error {
    public enum Code: Int, Sendable {
        case invalidHandle = 1
        case readNotPermitted = 2
        case writeNotPermitted = 3
        case insufficientAuthentication = 5
        case requestNotSupported = 6
        case insufficientAuthorization = 8
        case insufficientEncryptionKeySize = 12
        case unlikelyError = 14
        case insufficientEncryption = 15
    }
    public let code: Code
    public init(_ code: Code) { self.code = code }
}

public class CBPeer: NSObject {
    public let identifier: UUID
    init(identifier: UUID) { self.identifier = identifier }
}

public class CBAttribute: NSObject {
    public let uuid: CBUUID
    init(uuid: CBUUID) { self.uuid = uuid }
}

public class CBService: CBAttribute {
    public internal(set) weak var peripheral: CBPeripheral?
    public internal(set) var characteristics: [CBCharacteristic]?
    /// What the strap has; `characteristics` is what was found of it.
    var all: [CBCharacteristic] = []
}

public class CBCharacteristic: CBAttribute {
    public internal(set) weak var service: CBService?
    public internal(set) var value: Data?
    public internal(set) var isNotifying = false
    public let properties: CBCharacteristicProperties
    init(uuid: CBUUID, properties: CBCharacteristicProperties) {
        self.properties = properties
        super.init(uuid: uuid)
    }
}

public class CBPeripheral: CBPeer {
    /// What was asked of it. Only here.
    public enum Call: Equatable {
        case discoverServices
        case discoverCharacteristics(CBUUID)
        case setNotify(Bool, CBUUID)
        case write(Data, CBUUID, CBCharacteristicWriteType)
        case read(CBUUID)
    }

    public weak var delegate: (any CBPeripheralDelegate)?
    public internal(set) var name: String?
    public internal(set) var state: CBPeripheralState = .disconnected
    public internal(set) var services: [CBService]?
    public var canSendWriteWithoutResponse: Bool { canSend }

    public internal(set) var calls: [Call] = []
    public var onCall: ((Call) -> Void)?
    public var longestWrite = 182
    public var canSend = true
    var all: [CBService] = []

    private func asked(_ call: Call) {
        calls.append(call)
        onCall?(call)
    }

    public func maximumWriteValueLength(for type: CBCharacteristicWriteType) -> Int { longestWrite }
    public func discoverServices(_ serviceUUIDs: [CBUUID]?) { asked(.discoverServices) }
    public func discoverCharacteristics(_ characteristicUUIDs: [CBUUID]?, for service: CBService) {
        asked(.discoverCharacteristics(service.uuid))
    }
    public func setNotifyValue(_ enabled: Bool, for characteristic: CBCharacteristic) {
        asked(.setNotify(enabled, characteristic.uuid))
    }
    public func writeValue(_ data: Data, for characteristic: CBCharacteristic, type: CBCharacteristicWriteType) {
        asked(.write(data, characteristic.uuid, type))
    }
    public func readValue(for characteristic: CBCharacteristic) { asked(.read(characteristic.uuid)) }
}

public class CBManager: NSObject {
    public internal(set) var state: CBManagerState = .unknown
    /// What the person allowed. Settable only here.
    public nonisolated(unsafe) static var allowed = CBManagerAuthorization.allowedAlways
    public class var authorization: CBManagerAuthorization { allowed }
}

public class CBCentralManager: CBManager {
    /// What was asked of it. Only here.
    public enum Call: Equatable {
        case scan(again: Bool)
        case stopScan
        case connect(UUID)
        case cancel(UUID)
    }

    public weak var delegate: (any CBCentralManagerDelegate)?
    public internal(set) var isScanning = false

    public let options: [String: Any]?
    public internal(set) var calls: [Call] = []
    public internal(set) var scannedFor: [CBUUID]?
    public var onCall: ((Call) -> Void)?
    /// What the system remembers.
    public internal(set) var known: [UUID: CBPeripheral] = [:]
    /// What the app made last.
    public nonisolated(unsafe) static var latest: CBCentralManager?

    public init(delegate: (any CBCentralManagerDelegate)?, queue: DispatchQueue?, options: [String: Any]? = nil) {
        self.delegate = delegate
        self.options = options
        super.init()
        Self.latest = self
    }

    private func asked(_ call: Call) {
        calls.append(call)
        onCall?(call)
    }

    public func scanForPeripherals(withServices serviceUUIDs: [CBUUID]?, options: [String: Any]? = nil) {
        isScanning = true
        scannedFor = serviceUUIDs
        asked(.scan(again: options?[CBCentralManagerScanOptionAllowDuplicatesKey] as? Bool ?? false))
    }
    public func stopScan() {
        isScanning = false
        asked(.stopScan)
    }
    public func connect(_ peripheral: CBPeripheral, options: [String: Any]? = nil) {
        if peripheral.state == .disconnected { peripheral.state = .connecting }
        asked(.connect(peripheral.identifier))
    }
    public func cancelPeripheralConnection(_ peripheral: CBPeripheral) {
        peripheral.state = peripheral.state == .connecting ? .disconnected : .disconnecting
        asked(.cancel(peripheral.identifier))
    }
    public func retrievePeripherals(withIdentifiers identifiers: [UUID]) -> [CBPeripheral] {
        identifiers.compactMap { known[$0] }
    }
    public func retrieveConnectedPeripherals(withServices serviceUUIDs: [CBUUID]) -> [CBPeripheral] {
        known.values.filter { $0.state == .connected }
    }
}
