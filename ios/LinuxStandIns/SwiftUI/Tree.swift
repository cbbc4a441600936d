// A stand-in for SwiftUI on Linux, where there is none: the same names and signatures as far as the app uses them. A body
// is evaluated to a tree of what would be shown, which tests read and press. It draws nothing and proves nothing of how
// iOS lays out.

@_exported import Foundation
@_exported import Observation

/// What a view came to. Only here.
@MainActor public final class Node {
    public let kind: String
    public var text: String?
    public var children: [Node]
    /// What a press does.
    public var action: (@MainActor () -> Void)?
    /// What typing does.
    public var type: (@MainActor (String) -> Void)?
    /// What choosing one of several does.
    public var choose: (@MainActor (AnyHashable) -> Void)?
    public var tag: AnyHashable?
    public var isEnabled = true
    public var isHidden = false
    public var label: String?
    public var value: String?
    public var hint: String?
    public var traits: [String] = []
    public var tasks: [@MainActor () async -> Void] = []
    public var appearing: [@MainActor () -> Void] = []
    /// What follows from another value of what is watched.
    public var changes: [@MainActor (Any) -> Void] = []
    public var disappearing: [@MainActor () -> Void] = []
    /// What VoiceOver goes through by itself: a name, and what it stops at.
    public var rotors: [Rotor] = []
    /// What a swipe up and down does, and a tap with two fingers.
    public var adjust: (@MainActor (AccessibilityAdjustmentDirection) -> Void)?
    public var magicTap: (@MainActor () -> Void)?
    /// What it is known by among its like.
    public var id: AnyHashable?
    public var draw: ((inout GraphicsContext, CGSize) -> Void)?
    var destination: (@MainActor (Any) -> Node?)?
    var tabItem: Node?

    public init(_ kind: String, _ text: String? = nil, _ children: [Node] = [], action: (@MainActor () -> Void)? = nil) {
        self.kind = kind
        self.text = text
        self.children = children
        self.action = action
    }

    public struct Rotor {
        public let name: String
        public let entries: [(id: AnyHashable, label: String)]
    }

    public var all: [Node] { [self] + children.flatMap(\.all) }

    public func first(_ matches: (Node) -> Bool) -> Node? {
        if matches(self) { return self }
        for child in children {
            if let found = child.first(matches) { return found }
        }
        return nil
    }

    func disable() {
        isEnabled = false
        children.forEach { $0.disable() }
    }

    /// Every text below, as it would be read in order.
    public var texts: [String] { (text.map { [$0] } ?? []) + children.flatMap(\.texts) }

    /// What stands on the screen and what VoiceOver says of it, a line for each thing.
    public func screen(_ depth: Int = 0) -> String {
        let isBare = ["VStack", "HStack", "Tuple", "Group", "ZStack", "Else", "Empty", "GeometryReader", "ForEach"].contains(kind)
        let says = text != nil || label != nil || value != nil || hint != nil || !traits.isEmpty || !isEnabled || isHidden || adjust != nil
        var line = ""
        if !isBare || says {
            line = String(repeating: "  ", count: depth) + kind
            if let text { line += " “\(text)”" }
            if let label { line += " said “\(label)”" }
            if let value { line += " value “\(value)”" }
            if let hint { line += " hint “\(hint)”" }
            if !traits.isEmpty { line += " (\(traits.joined(separator: ", ")))" }
            if isHidden { line += " not said" }
            if adjust != nil { line += " adjustable" }
            if !isEnabled && (action != nil || type != nil || choose != nil) { line += " disabled" }
            line += "\n"
        }
        let next = line.isEmpty ? depth : depth + 1
        if magicTap != nil { line += String(repeating: "  ", count: next) + "Tapped with two fingers\n" }
        for rotor in rotors {
            line += String(repeating: "  ", count: next)
            line += "Rotor “\(rotor.name)”: \(rotor.entries.map(\.label).joined(separator: ", "))\n"
        }
        return line + children.map { $0.screen(next) }.joined()
    }
}

/// What has a node of its own rather than a body. Only here.
@MainActor public protocol Evaluated { var node: Node { get } }

/// A view as it is now. Only here.
@MainActor public func node<V: View>(_ view: V) -> Node {
    if let evaluated = view as? any Evaluated { return evaluated.node }
    return node(view.body)
}

@MainActor @preconcurrency public protocol View {
    associatedtype Body: View
    @ViewBuilder var body: Body { get }
}

extension Never: View {
    public var body: Never { fatalError("a leaf has no body") }
}

/// A view without a body. Only here.
public protocol Leaf: View, Evaluated where Body == Never {}
extension Leaf {
    public var body: Never { fatalError("a leaf has no body") }
}

/// A view with a modifier applied. Only here.
public struct Changed: Leaf {
    public let node: Node
    @MainActor init(_ node: Node, _ change: (Node) -> Void = { _ in }) {
        change(node)
        self.node = node
    }
}

public struct EmptyView: Leaf {
    public nonisolated init() {}
    public var node: Node { Node("Empty") }
}

public struct AnyView: Leaf {
    public let node: Node
    public init(_ view: some View) { node = SwiftUI.node(view) }
}

public struct TupleView<T>: Leaf {
    let nodes: [Node]
    public var node: Node { Node("Tuple", nil, nodes) }
}

public struct _ConditionalContent<A: View, B: View>: Leaf {
    public let node: Node
}

extension Optional: View, Evaluated where Wrapped: View {
    public var body: Never { fatalError("a leaf has no body") }
    @MainActor public var node: Node { map { SwiftUI.node($0) } ?? Node("Empty") }
}

@MainActor @resultBuilder public enum ViewBuilder {
    public static func buildExpression<C: View>(_ content: C) -> C { content }
    public static func buildBlock() -> EmptyView { EmptyView() }
    public static func buildBlock<C: View>(_ content: C) -> C { content }
    public static func buildBlock<each C: View>(_ content: repeat each C) -> TupleView<(repeat each C)> {
        var nodes: [Node] = []
        repeat nodes.append(node(each content))
        return TupleView(nodes: nodes)
    }
    public static func buildIf<C: View>(_ content: C?) -> C? { content }
    public static func buildEither<A: View, B: View>(first: A) -> _ConditionalContent<A, B> { .init(node: node(first)) }
    public static func buildEither<A: View, B: View>(second: B) -> _ConditionalContent<A, B> { .init(node: node(second)) }
    public static func buildLimitedAvailability<C: View>(_ content: C) -> AnyView { AnyView(content) }
}
