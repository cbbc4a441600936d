import Foundation

public struct AccessibilityChildBehavior: Sendable, Equatable {
    let name: String
    public static let ignore = Self(name: "ignore"), combine = Self(name: "combine"), contain = Self(name: "contain")
}

public struct AccessibilityTraits: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let isHeader = Self(rawValue: 1), isSelected = Self(rawValue: 2), isButton = Self(rawValue: 4)
    public static let isImage = Self(rawValue: 8), updatesFrequently = Self(rawValue: 16)
    var names: [String] {
        [(Self.isHeader, "header"), (.isSelected, "selected"), (.isButton, "button"), (.isImage, "image"), (.updatesFrequently, "updates")]
            .filter { contains($0.0) }.map(\.1)
    }
}

public enum AccessibilityAdjustmentDirection: Sendable { case increment, decrement }

public struct AccessibilityActionKind: Equatable, Sendable {
    let name: String
    public static let `default` = Self(name: "default"), escape = Self(name: "escape"), magicTap = Self(name: "magic tap")
}

extension View {
    private func changed(_ change: (Node) -> Void) -> Changed { Changed(SwiftUI.node(self), change) }

    public func accessibilityLabel<S: StringProtocol>(_ label: S) -> some View { changed { $0.label = String(label) } }
    public func accessibilityValue<S: StringProtocol>(_ value: S) -> some View { changed { $0.value = String(value) } }
    public func accessibilityHint<S: StringProtocol>(_ hint: S) -> some View { changed { $0.hint = String(hint) } }
    public func accessibilityHidden(_ isHidden: Bool) -> some View { changed { $0.isHidden = isHidden } }
    public func accessibilityAddTraits(_ traits: AccessibilityTraits) -> some View { changed { $0.traits += traits.names } }
    public func accessibilityElement(children: AccessibilityChildBehavior = .ignore) -> some View {
        Changed(Node("Element", nil, [SwiftUI.node(self)]))
    }
    public func accessibilitySortPriority(_ priority: Double) -> some View { changed { $0.traits.append("order \(Int(priority))") } }
    /// Its entries are views of a `ForEach` below that have the same ids.
    public func accessibilityRotor<E: Identifiable>(_ rotorLabel: Text, entries: [E], entryLabel: KeyPath<E, String>) -> some View {
        let found = entries.map { (id: AnyHashable($0.id), label: $0[keyPath: entryLabel]) }
        let whole = Node("Group", nil, [SwiftUI.node(self)])
        whole.rotors.append(Node.Rotor(name: rotorLabel.text, entries: found))
        return Changed(whole)
    }
    public func accessibilityAdjustableAction(_ handler: @escaping (AccessibilityAdjustmentDirection) -> Void) -> some View {
        changed { $0.adjust = handler }
    }
    public func accessibilityAction(_ actionKind: AccessibilityActionKind = .default, _ handler: @escaping () -> Void) -> some View {
        changed { if actionKind == .magicTap { $0.magicTap = handler } }
    }
    public func accessibilityIdentifier(_ identifier: String) -> some View { changed { _ in } }
}
