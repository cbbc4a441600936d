import CoreBluetooth
import Foundation
import StraplineKit

/// What the core names, in the system's terms, and back.
enum Attributes {
    private static let base = "-0000-1000-8000-00805f9b34fb"

    /// In full and in small letters, as the core has it; the system shortens those of the Bluetooth SIG.
    static func name(_ uuid: CBUUID) -> Uuid {
        let text = uuid.uuidString.lowercased()
        switch text.count {
        case 4: return "0000\(text)\(base)"
        case 8: return "\(text)\(base)"
        default: return text
        }
    }

    /// What went wrong, by what the core can do about it.
    static func error(_ error: any Error) -> LinkError {
        if let error = error as? CBATTError { return .att(UInt8(clamping: error.code.rawValue)) }
        guard let error = error as? CBError else { return .other("\(error)") }
        switch error.code {
        case .connectionTimeout, .encryptionTimedOut: return .timedOut
        case .notConnected: return .notConnected
        case .peripheralDisconnected: return .endedByStrap
        case .unknownDevice: return .notFound
        case .operationNotSupported: return .notSupported
        case .peerRemovedPairingInformation: return .notBonded
        case .connectionLimitReached, .operationCancelled: return .notTaken
        default: return .system(Int32(clamping: error.code.rawValue))
        }
    }
}
