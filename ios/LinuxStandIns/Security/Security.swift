// A stand-in for the keychain on Linux: the few calls that the app makes, kept in memory. It proves nothing about iOS.

import Foundation

public typealias OSStatus = Int32
public typealias CFTypeRef = Any
public typealias CFDictionary = NSDictionary
public typealias CFString = String

public let errSecSuccess: OSStatus = 0
public let errSecItemNotFound: OSStatus = -25300
public let errSecDuplicateItem: OSStatus = -25299
public let errSecInteractionNotAllowed: OSStatus = -25308

public let kSecClass: CFString = "class"
public let kSecClassGenericPassword: CFString = "genp"
public let kSecAttrService: CFString = "svce"
public let kSecAttrAccount: CFString = "acct"
public let kSecAttrAccessible: CFString = "pdmn"
public let kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly: CFString = "cku"
public let kSecAttrSynchronizable: CFString = "sync"
public let kSecValueData: CFString = "v_Data"
public let kSecReturnData: CFString = "r_Data"
public let kSecMatchLimit: CFString = "m_Limit"
public let kSecMatchLimitOne: CFString = "m_LimitOne"

/// The keychain of a test.
public final class KeychainStandIn: @unchecked Sendable {
    public static let shared = KeychainStandIn()
    private let lock = NSLock()
    private var items: [String: [String: Any]] = [:]
    /// What every call answers, where the phone was not unlocked yet.
    private var refusal: OSStatus?

    public func clear() {
        lock.withLock {
            items = [:]
            refusal = nil
        }
    }

    public func refuse(_ status: OSStatus?) {
        lock.withLock { refusal = status }
    }

    /// What an item was added with.
    public func attributes(_ account: String) -> [String: Any]? {
        lock.withLock { items.first { $0.key.hasSuffix("/\(account)") }?.value }
    }

    fileprivate func with<T>(_ query: CFDictionary, _ act: (inout [String: [String: Any]], String, [String: Any]) -> (OSStatus, T?)) -> (
        OSStatus, T?
    ) {
        lock.withLock {
            if let refusal { return (refusal, nil) }
            var plain: [String: Any] = [:]
            for (key, value) in query { plain["\(key)"] = value }
            let name = "\(plain[kSecAttrService] ?? "")/\(plain[kSecAttrAccount] ?? "")"
            return act(&items, name, plain)
        }
    }
}

public func SecItemAdd(_ attributes: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus {
    KeychainStandIn.shared.with(attributes) { items, name, plain -> (OSStatus, Data?) in
        if items[name] != nil { return (errSecDuplicateItem, nil) }
        items[name] = plain
        return (errSecSuccess, nil)
    }.0
}

public func SecItemUpdate(_ query: CFDictionary, _ attributesToUpdate: CFDictionary) -> OSStatus {
    KeychainStandIn.shared.with(query) { items, name, _ -> (OSStatus, Data?) in
        guard items[name] != nil else { return (errSecItemNotFound, nil) }
        for (key, value) in attributesToUpdate { items[name]?["\(key)"] = value }
        return (errSecSuccess, nil)
    }.0
}

public func SecItemCopyMatching(_ query: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus {
    let (status, found) = KeychainStandIn.shared.with(query) { items, name, _ -> (OSStatus, Any?) in
        guard let item = items[name] else { return (errSecItemNotFound, nil) }
        return (errSecSuccess, item[kSecValueData])
    }
    if let found { result?.pointee = found }
    return status
}

public func SecItemDelete(_ query: CFDictionary) -> OSStatus {
    KeychainStandIn.shared.with(query) { items, name, _ -> (OSStatus, Data?) in
        (items.removeValue(forKey: name) == nil ? errSecItemNotFound : errSecSuccess, nil)
    }.0
}
