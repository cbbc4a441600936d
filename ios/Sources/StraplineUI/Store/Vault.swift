import Foundation
import StraplineKit

/// What the phone gives of the key that recordings are sealed with.
public enum StoreKey: Equatable, Sendable {
    case given(Data)
    /// There are recordings, and the key to them is gone.
    case lost
    /// The phone was not unlocked since it was started.
    case notYet
}

/// Where recordings lie, and the secrets beside them.
public struct Vault: Sendable {
    private static let key = "store"
    public let keychain: Keychain
    /// Holds the recordings and nothing else.
    public let recordings: URL

    public init(folder: URL, keychain: Keychain = Keychain()) {
        self.keychain = keychain
        recordings = folder.appendingPathComponent("Recordings", isDirectory: true)
    }

    /// The app's own place on this phone.
    public static var standard: Vault {
        let folder = FileManager.default.urls(for: .applicationSupportDirectory, in: .userDomainMask)[0]
        return Vault(folder: folder)
    }

    /// Makes the folder: readable from the first unlock on, so that a recording goes on behind a locked screen, and in no
    /// backup unless the person wants that.
    public func prepare(inBackup: Bool) throws {
        let protection: [FileAttributeKey: Any] = [.protectionKey: FileProtectionType.completeUntilFirstUserAuthentication]
        let files = FileManager.default
        try files.createDirectory(at: recordings, withIntermediateDirectories: true, attributes: protection)
        try files.setAttributes(protection, ofItemAtPath: recordings.path)
        var values = URLResourceValues()
        values.isExcludedFromBackup = !inBackup
        var place = recordings
        try place.setResourceValues(values)
    }

    private var isEmpty: Bool {
        (try? FileManager.default.contentsOfDirectory(atPath: recordings.path).isEmpty) ?? true
    }

    /// The store's key; a new one where nothing was recorded yet.
    public func storeKey() throws -> StoreKey {
        switch try keychain.read(Self.key) {
        case .secret(let key): return .given(key)
        case .notYet: return .notYet
        case .nothing: return isEmpty ? .given(try newStoreKey()) : .lost
        }
    }

    /// A new key in place of one that is gone.
    public func newStoreKey() throws -> Data {
        let key = try generateKey()
        try keychain.write(Self.key, key)
        return key
    }

    /// Destroys the key, without which the rest is noise, and the rest. The store is closed by then.
    public func destroy() throws {
        try keychain.delete(Self.key)
        try keychain.delete(Profile.name)
        try FileManager.default.removeItem(at: recordings)
    }
}
