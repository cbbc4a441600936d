import Foundation
import Security

/// Small secrets in the phone's keychain, which never leave this phone and are in no backup. They can be read from the
/// first unlock after a start of the phone on: a recording goes on behind a locked screen.
public struct Keychain: Sendable {
    public enum Found: Equatable, Sendable {
        case secret(Data)
        case nothing
        /// The phone was not unlocked since it was started.
        case notYet
    }

    /// The system's own number of what went wrong.
    public struct Refused: Error, Equatable {
        public let status: Int32
    }

    private let service: String

    public init(service: String = "app.strapline") {
        self.service = service
    }

    private func query(_ name: String, _ more: [String: Any] = [:]) -> CFDictionary {
        var all: [String: Any] = [
            kSecClass as String: kSecClassGenericPassword,
            kSecAttrService as String: service,
            kSecAttrAccount as String: name,
        ]
        for (key, value) in more { all[key] = value }
        return NSDictionary(dictionary: all) as CFDictionary
    }

    public func read(_ name: String) throws -> Found {
        var found: CFTypeRef?
        let asked = query(name, [kSecReturnData as String: true, kSecMatchLimit as String: kSecMatchLimitOne])
        let status = SecItemCopyMatching(asked, &found)
        switch status {
        case errSecSuccess:
            guard let secret = found as? Data else { throw Refused(status: status) }
            return .secret(secret)
        case errSecItemNotFound: return .nothing
        case errSecInteractionNotAllowed: return .notYet
        default: throw Refused(status: status)
        }
    }

    public func write(_ name: String, _ secret: Data) throws {
        let attributes: [String: Any] = [
            kSecValueData as String: secret,
            kSecAttrAccessible as String: kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly,
        ]
        var status = SecItemUpdate(query(name), NSDictionary(dictionary: attributes) as CFDictionary)
        if status == errSecItemNotFound { status = SecItemAdd(query(name, attributes), nil) }
        guard status == errSecSuccess else { throw Refused(status: status) }
    }

    public func delete(_ name: String) throws {
        let status = SecItemDelete(query(name))
        guard status == errSecSuccess || status == errSecItemNotFound else { throw Refused(status: status) }
    }
}
