import SwiftUI

/// What VoiceOver's rotor stops at: a view of a `ForEach` that has this id.
struct RotorEntry: Identifiable, Sendable {
    let id: Int
    let label: String
}

/// A rotor of its own for each name: what has many things has a way to go through those of one kind.
struct RotorOf: Sendable {
    let name: String
    let entries: [RotorEntry]

    /// One for each of what `names` says of a thing, in the order in which they come.
    static func each<Thing>(_ things: [Thing], names: (Thing) -> [String], label: (Thing) -> String) -> [RotorOf] {
        var (order, found): ([String], [String: [RotorEntry]]) = ([], [:])
        for (n, thing) in things.enumerated() {
            for name in Set(names(thing)) where !name.isEmpty {
                if found[name] == nil { order.append(name) }
                found[name, default: []].append(RotorEntry(id: n, label: label(thing)))
            }
        }
        return order.map { RotorOf(name: $0, entries: found[$0] ?? []) }
    }
}

extension View {
    /// The things are views of a `ForEach` over them by number.
    func rotors(_ rotors: [RotorOf]) -> some View {
        rotors.reduce(AnyView(self)) { whole, rotor in
            AnyView(whole.accessibilityRotor(Text(verbatim: rotor.name), entries: rotor.entries, entryLabel: \.label))
        }
    }
}
