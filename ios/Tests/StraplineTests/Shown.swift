import Foundation
import Strapline

/// What a screen shows as lines of text, as `tests/shown/mod.rs` writes it: whatever a record has in it, by name.
enum Shown {
    private indirect enum Tree {
        case leaf(String)
        case list([Tree])
        case record([(name: String, value: Tree)])

        var onALine: String {
            switch self {
            case .leaf(let text): return text
            case .list(let elements): return "[" + elements.map(\.onALine).joined(separator: ", ") + "]"
            case .record(let members):
                return "{" + members.map { "\($0.name): \($0.value.onALine)" }.joined(separator: ", ") + "}"
            }
        }
    }

    static func lines(_ name: String, _ shown: Any) throws -> String {
        lines(name, of: try tree(shown))
    }

    private static func lines(_ name: String, of tree: Tree) -> String {
        switch tree {
        case .record(let members): return members.map { lines("\(name).\($0.name)", of: $0.value) }.joined()
        case .list(let elements) where !elements.isEmpty:
            return elements.enumerated().map { "\(name).\($0): \($1.onALine)\n" }.joined()
        case .leaf, .list: return "\(name): \(tree.onALine)\n"
        }
    }

    private static func tree(_ value: Any) throws -> Tree {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            return try mirror.children.first.map { try tree($0.value) } ?? .leaf("-")
        case .enum:
            guard mirror.children.isEmpty else { throw Unreadable(what: "\(value)") }
            return .leaf("\(value)".lowercased())
        case .collection:
            return .list(try mirror.children.map { try tree($0.value) })
        default: break
        }
        switch value {
        case let text as String: return .leaf(isID(text) ? "id" : "\"\(text.replacingOccurrences(of: "\n", with: "\\n"))\"")
        case let number as Double: return .leaf(try thousandths(number))
        case let number as Float: return .leaf(try thousandths(Double(number)))
        case let number as any BinaryInteger: return .leaf("\(number)")
        case let flag as Bool: return .leaf("\(flag)")
        case let bytes as Data: return .leaf("#\(Wire.fnv(bytes))")
        default:
            let members = try mirror.children.map { (name: ($0.label ?? "").lowercased(), value: try tree($0.value)) }
            guard !members.isEmpty else { throw Unreadable(what: "\(value)") }
            return .record(members.sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) })
        }
    }

    private static func isID(_ text: String) -> Bool {
        text.utf8.count == 32 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    private static func thousandths(_ value: Double) throws -> String {
        guard value.isFinite else { throw Unreadable(what: "no number is shown") }
        let all = UInt64((abs(value) * 1000 + 0.5).rounded(.down))
        let rest = String(all % 1000)
        let padded = String(repeating: "0", count: 3 - rest.count) + rest
        return (value < 0 ? "-" : "") + "\(all / 1000).\(padded)"
    }
}
