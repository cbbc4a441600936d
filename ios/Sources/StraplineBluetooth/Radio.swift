import StraplineKit

/// A strap that was worn before.
public struct KnownStrap: Codable, Equatable, Hashable, Sendable {
    /// The phone's own name for it: straps have no address on this system.
    public let id: String
    public let name: String

    public init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}

/// Whoever carries out what a session asks of a strap; what happens is told to whoever made it.
public protocol Radio: AnyObject {
    /// Carries out a command; the answer comes later.
    func carryOut(_ command: Command)

    /// Lets go of everything.
    func close()
}
