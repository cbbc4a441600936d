import Foundation

public struct NavigationStack<C: View>: Leaf {
    public let node: Node
    public init(@ViewBuilder root: () -> C) { node = Node("NavigationStack", nil, [SwiftUI.node(root())]) }
    /// Shows the destination of the last element of the path.
    public init<P: Hashable>(path: Binding<[P]>, @ViewBuilder root: () -> C) {
        var shown = SwiftUI.node(root())
        if let last = path.wrappedValue.last {
            let found = shown.all.lazy.compactMap { $0.destination?(last) }.first
            if let found { shown = found }
        }
        node = Node("NavigationStack", nil, [shown])
        node.choose = { _ in path.wrappedValue.removeLast() }
    }
}

public struct NavigationLink<L: View>: Leaf {
    public let node: Node
    public init<P: Hashable>(value: P?, @ViewBuilder label: () -> L) {
        node = Node("NavigationLink", nil, [SwiftUI.node(label())])
        node.tag = value.map(AnyHashable.init)
        node.action = {}
    }
}

public struct TabView<S: Hashable, C: View>: Leaf {
    public let node: Node
    public init(selection: Binding<S>, @ViewBuilder content: () -> C) {
        let all = SwiftUI.node(content())
        let tabs = all.kind == "Tuple" ? all.children : [all]
        let bar = tabs.map { tab in
            let item = Node("Tab", tab.tabItem?.text) { if let tag = tab.tag?.base as? S { selection.wrappedValue = tag } }
            if tab.tag == AnyHashable(selection.wrappedValue) { item.traits.append("selected") }
            return item
        }
        let shown = tabs.filter { $0.tag == AnyHashable(selection.wrappedValue) }
        node = Node("TabView", nil, shown + bar)
    }
}

public enum ToolbarItemPlacement: Sendable { case automatic, topBarTrailing, topBarLeading, cancellationAction, confirmationAction, bottomBar }

@MainActor @preconcurrency public protocol ToolbarContent { var node: Node { get } }

public struct ToolbarItem: ToolbarContent {
    public let node: Node
    public init<C: View>(placement: ToolbarItemPlacement = .automatic, @ViewBuilder content: () -> C) {
        node = SwiftUI.node(content())
    }
}

public struct ToolbarItems: ToolbarContent {
    public let node: Node
}

@MainActor @resultBuilder public enum ToolbarContentBuilder {
    public static func buildBlock(_ items: any ToolbarContent...) -> ToolbarItems {
        ToolbarItems(node: Node("Tuple", nil, items.map(\.node)))
    }
}

@MainActor @preconcurrency public protocol Scene {
    associatedtype Body: Scene
    @SceneBuilder var body: Body { get }
}
extension Never: Scene {}

@MainActor @resultBuilder public enum SceneBuilder {
    public static func buildBlock<S: Scene>(_ scene: S) -> S { scene }
}

public struct WindowGroup<C: View>: Scene {
    public init(@ViewBuilder content: () -> C) { _ = content() }
    public var body: Never { fatalError("a window has no body") }
}

@MainActor @preconcurrency public protocol App {
    associatedtype Body: Scene
    @SceneBuilder var body: Body { get }
    init()
}
extension App {
    public static func main() { _ = Self().body }
}
