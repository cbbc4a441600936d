import CoreBluetooth

/// What stands between the app and a strap.
public enum Obstacle: Equatable, Sendable {
    case noBluetooth
    case switchedOff
    /// The person was not asked yet: the system does when it is first used.
    case notAsked
    case notPermitted
}

enum BluetoothAccess {
    /// `nil` where nothing is in the way, or that is not known yet.
    static func obstacle(_ state: CBManagerState) -> Obstacle? {
        switch state {
        case .unsupported: return .noBluetooth
        case .poweredOff: return .switchedOff
        case .unauthorized: return .notPermitted
        case .poweredOn, .unknown, .resetting: return nil
        @unknown default: return nil
        }
    }
}
