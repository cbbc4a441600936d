import Foundation

/// A value that one thread uses at a time.
public final class Guarded<Value>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    public init(_ value: Value) {
        self.value = value
    }

    /// Does this with the value while no other thread can.
    public func with<Result>(_ act: (inout Value) throws -> Result) rethrows -> Result {
        try lock.withLock { try act(&value) }
    }
}
