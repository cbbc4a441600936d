// A stand-in for LocalAuthentication on Linux: a test says what the person does. It proves nothing about iOS.

import Foundation

public enum LAPolicy: Int, Sendable { case deviceOwnerAuthenticationWithBiometrics = 1, deviceOwnerAuthentication = 2 }

public class LAContext: NSObject {
    /// Whether the phone has a lock, and whether the person opens it. Only here.
    public nonisolated(unsafe) static var hasLock = true
    public nonisolated(unsafe) static var opens = true

    public func canEvaluatePolicy(_ policy: LAPolicy, error: UnsafeMutablePointer<NSError?>?) -> Bool { Self.hasLock }
    public func evaluatePolicy(_ policy: LAPolicy, localizedReason: String) async throws -> Bool { Self.opens }
}
