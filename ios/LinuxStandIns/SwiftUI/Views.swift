import Foundation
import PDFKit

public struct Text: Leaf {
    let text: String
    public init(verbatim text: String) { self.text = text }
    public init<S: StringProtocol>(_ text: S) { self.text = String(text) }
    public var node: Node { Node("Text", text) }
    public func bold() -> Text { self }
    public func monospacedDigit() -> Text { self }
    public func font(_ font: Font?) -> Text { self }
    public func foregroundStyle<S: ShapeStyle>(_ style: S) -> Text { self }
}

public struct Image: Leaf {
    let name: String
    public init(systemName: String) { name = systemName }
    public init(uiImage: UIImage) { name = "picture" }
    public var node: Node { Node("Image", name) }
    public func resizable() -> Image { self }
}

public struct Label: Leaf {
    public let node: Node
    public init<S: StringProtocol>(_ title: S, systemImage: String) { node = Node("Label", String(title)) }
}

public struct Spacer: Leaf {
    public init(minLength: CGFloat? = nil) {}
    public var node: Node { Node("Empty") }
}

public struct Divider: Leaf {
    public init() {}
    public var node: Node { Node("Empty") }
}

public struct HorizontalAlignment: Sendable { public static let leading = Self(), center = Self(), trailing = Self() }
public struct VerticalAlignment: Sendable {
    public static let top = Self(), center = Self(), bottom = Self(), firstTextBaseline = Self(), lastTextBaseline = Self()
}
public struct Alignment: Sendable {
    public static let center = Self(), leading = Self(), trailing = Self(), top = Self(), bottom = Self(), topLeading = Self()
}

public struct VStack<C: View>: Leaf {
    public let node: Node
    public init(alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> C) {
        node = Node("VStack", nil, [SwiftUI.node(content())])
    }
}

public struct HStack<C: View>: Leaf {
    public let node: Node
    public init(alignment: VerticalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> C) {
        node = Node("HStack", nil, [SwiftUI.node(content())])
    }
}

public struct ZStack<C: View>: Leaf {
    public let node: Node
    public init(alignment: Alignment = .center, @ViewBuilder content: () -> C) {
        node = Node("ZStack", nil, [SwiftUI.node(content())])
    }
}

public struct Group<C: View>: Leaf {
    public let node: Node
    public init(@ViewBuilder content: () -> C) { node = Node("Group", nil, [SwiftUI.node(content())]) }
}

/// The first of several that fits: here the first.
public struct ViewThatFits<C: View>: Leaf {
    public let node: Node
    public init(in axes: Axis.Set = [.horizontal, .vertical], @ViewBuilder content: () -> C) {
        let all = SwiftUI.node(content())
        node = Node("Group", nil, all.kind == "Tuple" ? Array(all.children.prefix(1)) : [all])
    }
}

public enum Axis: Sendable {
    case horizontal, vertical
    public struct Set: OptionSet, Sendable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }
        public static let horizontal = Set(rawValue: 1), vertical = Set(rawValue: 2)
    }
}

public struct ScrollView<C: View>: Leaf {
    public let node: Node
    public init(_ axes: Axis.Set = .vertical, showsIndicators: Bool = true, @ViewBuilder content: () -> C) {
        node = Node("ScrollView", nil, [SwiftUI.node(content())])
    }
}

public struct LazyVStack<C: View>: Leaf {
    public let node: Node
    public init(alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> C) {
        node = Node("VStack", nil, [SwiftUI.node(content())])
    }
}

public struct List<C: View>: Leaf {
    public let node: Node
    public init(@ViewBuilder content: () -> C) { node = Node("List", nil, [SwiftUI.node(content())]) }
}

public struct Form<C: View>: Leaf {
    public let node: Node
    public init(@ViewBuilder content: () -> C) { node = Node("Form", nil, [SwiftUI.node(content())]) }
}

public struct Section<H: View, C: View, F: View>: Leaf {
    public let node: Node
}
extension Section where H == Text, F == EmptyView {
    public init<S: StringProtocol>(_ title: S, @ViewBuilder content: () -> C) {
        node = Node("Section", String(title), [SwiftUI.node(content())])
    }
}
extension Section where H == EmptyView, F == EmptyView {
    public init(@ViewBuilder content: () -> C) { node = Node("Section", nil, [SwiftUI.node(content())]) }
}
extension Section {
    public init(@ViewBuilder content: () -> C, @ViewBuilder header: () -> H, @ViewBuilder footer: () -> F) {
        node = Node("Section", nil, [SwiftUI.node(header()), SwiftUI.node(content()), SwiftUI.node(footer())])
    }
}

public struct ForEach<D: RandomAccessCollection, R: View>: Leaf {
    public let node: Node
    public init(_ data: D, @ViewBuilder content: @escaping (D.Element) -> R) where D.Element: Identifiable {
        self.init(data, id: \.id, content: content)
    }
    public init<I: Hashable>(_ data: D, id: KeyPath<D.Element, I>, @ViewBuilder content: @escaping (D.Element) -> R) {
        let all = data.map { one in
            let node = SwiftUI.node(content(one))
            node.id = AnyHashable(one[keyPath: id])
            return node
        }
        node = Node("ForEach", nil, all)
    }
}

public struct GeometryProxy: Sendable { public let size: CGSize }

/// Here every screen is 393 x 700 points.
public struct GeometryReader<C: View>: Leaf {
    public let node: Node
    public init(@ViewBuilder content: @escaping (GeometryProxy) -> C) {
        node = Node("GeometryReader", nil, [SwiftUI.node(content(GeometryProxy(size: CGSize(width: 393, height: 700))))])
    }
}

public struct ButtonRole: Sendable, Equatable {
    let name: String
    public static let destructive = Self(name: "destructive"), cancel = Self(name: "cancel")
}

public struct Button<L: View>: Leaf {
    public let node: Node
    public init(role: ButtonRole? = nil, action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> L) {
        node = Node("Button", nil, [SwiftUI.node(label())], action: action)
        if let role { node.traits.append(role.name) }
    }
    public init<S: StringProtocol>(_ title: S, role: ButtonRole? = nil, action: @escaping @MainActor () -> Void) where L == Text {
        node = Node("Button", String(title), [], action: action)
        if let role { node.traits.append(role.name) }
    }
}

public struct Toggle: Leaf {
    public let node: Node
    public init<S: StringProtocol>(_ title: S, isOn: Binding<Bool>) {
        node = Node("Toggle", String(title)) { isOn.wrappedValue.toggle() }
        node.value = isOn.wrappedValue ? "1" : "0"
    }
}

public struct TextField: Leaf {
    public let node: Node
    public init<S: StringProtocol>(_ title: S, text: Binding<String>) {
        node = Node("TextField", String(title))
        node.value = text.wrappedValue
        node.type = { text.wrappedValue = $0 }
    }
    public init<S: StringProtocol>(_ title: S, text: Binding<String>, prompt: Text?) {
        self.init(title, text: text)
        node.hint = prompt?.text
    }
}

public struct Picker<S: Hashable, C: View>: Leaf {
    public let node: Node
    public init<T: StringProtocol>(_ title: T, selection: Binding<S>, @ViewBuilder content: () -> C) {
        node = Node("Picker", String(title), [SwiftUI.node(content())])
        node.choose = { if let chosen = $0.base as? S { selection.wrappedValue = chosen } }
        let chosen = AnyHashable(selection.wrappedValue)
        for one in node.all where one.tag == chosen { one.traits.append("selected") }
    }
}

public struct DatePicker: Leaf {
    public let node: Node
    public struct Components: OptionSet, Sendable {
        public let rawValue: UInt
        public init(rawValue: UInt) { self.rawValue = rawValue }
        public static let date = Components(rawValue: 2)
    }
    public init<S: StringProtocol>(_ title: S, selection: Binding<Date>, displayedComponents: Components = .date) {
        node = Node("DatePicker", String(title))
        node.choose = { if let chosen = $0.base as? Date { selection.wrappedValue = chosen } }
    }
}

public struct ProgressView: Leaf {
    public let node: Node
    public init() { node = Node("ProgressView") }
    public init(value: Double?, total: Double = 1) { node = Node("ProgressView", value.map { "\(Int($0 / total * 100)) %" }) }
}

public struct ShareLink<L: View>: Leaf {
    public let node: Node
    public init(item: URL, @ViewBuilder label: () -> L) {
        node = Node("ShareLink", nil, [SwiftUI.node(label())]) {}
    }
}

public struct Canvas: Leaf {
    public let node: Node
    public init(opaque: Bool = false, rendersAsynchronously: Bool = false, renderer: @escaping (inout GraphicsContext, CGSize) -> Void) {
        node = Node("Canvas")
        node.draw = renderer
    }
}
