import Foundation

public enum Edge: Sendable {
    case top, bottom, leading, trailing
    public struct Set: OptionSet, Sendable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }
        public static let top = Set(rawValue: 1), leading = Set(rawValue: 2), bottom = Set(rawValue: 4), trailing = Set(rawValue: 8)
        public static let horizontal: Set = [.leading, .trailing], vertical: Set = [.top, .bottom], all: Set = [.horizontal, .vertical]
    }
}
public enum TextAlignment: Sendable { case leading, center, trailing }
public enum ControlSize: Sendable { case small, regular, large }
public enum Visibility: Sendable { case automatic, visible, hidden }

/// How a button looks: named as the system names them.
public struct ButtonLook: Sendable {
    public static let bordered = Self(), borderedProminent = Self(), plain = Self(), borderless = Self()
}
public struct ButtonBorderShape: Sendable {
    public static func roundedRectangle(radius: CGFloat) -> Self { Self() }
}
public struct PickerLook: Sendable { public static let segmented = Self(), menu = Self(), automatic = Self() }
public struct NavigationBarItem: Sendable { public enum TitleDisplayMode: Sendable { case automatic, inline, large } }
public struct SensoryFeedback: Sendable { public static let success = Self(), selection = Self(), impact = Self() }
public struct UIKeyboardType: Sendable { public static let `default` = Self(), phonePad = Self(), numbersAndPunctuation = Self() }
public struct TextInputAutocapitalization: Sendable { public static let words = Self(), never = Self() }

extension View {
    private func changed(_ change: (Node) -> Void = { _ in }) -> Changed { Changed(SwiftUI.node(self), change) }

    public func padding(_ edges: Edge.Set = .all, _ length: CGFloat? = nil) -> some View { changed() }
    public func padding(_ length: CGFloat) -> some View { changed() }
    public func font(_ font: Font?) -> some View { changed() }
    public func fontWeight(_ weight: Font.Weight?) -> some View { changed() }
    public func bold(_ isActive: Bool = true) -> some View { changed() }
    public func monospacedDigit() -> some View { changed() }
    public func foregroundStyle<S: ShapeStyle>(_ style: S) -> some View { changed() }
    public func tint(_ color: Color?) -> some View { changed() }
    public func opacity(_ opacity: Double) -> some View { changed() }
    public func frame(width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center) -> some View { changed() }
    public func frame(
        minWidth: CGFloat? = nil, idealWidth: CGFloat? = nil, maxWidth: CGFloat? = nil, minHeight: CGFloat? = nil,
        idealHeight: CGFloat? = nil, maxHeight: CGFloat? = nil, alignment: Alignment = .center
    ) -> some View { changed() }
    public func fixedSize(horizontal: Bool, vertical: Bool) -> some View { changed() }
    public func lineLimit(_ number: Int?) -> some View { changed() }
    public func multilineTextAlignment(_ alignment: TextAlignment) -> some View { changed() }
    public func background<S: ShapeStyle>(_ style: S) -> some View { changed() }
    public func background<S: ShapeStyle, T: Shape>(_ style: S, in shape: T) -> some View { changed() }
    public func overlay<V: View>(alignment: Alignment = .center, @ViewBuilder content: () -> V) -> some View {
        let over = SwiftUI.node(content())
        return changed { if over.kind != "Empty" { $0.children.append(over) } }
    }
    public func clipShape<S: Shape>(_ shape: S) -> some View { changed() }
    public func contentShape<S: Shape>(_ shape: S) -> some View { changed() }
    public func scrollContentBackground(_ visibility: Visibility) -> some View { changed() }
    public func defaultScrollAnchor(_ anchor: UnitPoint?) -> some View { changed() }
    public func buttonStyle(_ style: ButtonLook) -> some View { changed() }
    public func buttonBorderShape(_ shape: ButtonBorderShape) -> some View { changed() }
    public func controlSize(_ size: ControlSize) -> some View { changed() }
    public func pickerStyle(_ style: PickerLook) -> some View { changed() }
    public func keyboardType(_ type: UIKeyboardType) -> some View { changed() }
    public func textInputAutocapitalization(_ kind: TextInputAutocapitalization?) -> some View { changed() }
    public func autocorrectionDisabled(_ disable: Bool = true) -> some View { changed() }
    public func labelsHidden() -> some View { changed() }
    public func sensoryFeedback<T: Equatable>(_ feedback: SensoryFeedback, trigger: T) -> some View { changed() }
    public func safeAreaInset<V: View>(edge: Edge, spacing: CGFloat? = nil, @ViewBuilder content: () -> V) -> some View {
        let inset = SwiftUI.node(content())
        return Changed(Node("Group", nil, [SwiftUI.node(self), inset]))
    }

    public func disabled(_ isDisabled: Bool) -> some View { changed { if isDisabled { $0.disable() } } }
    public func tag<T: Hashable>(_ tag: T) -> some View { changed { $0.tag = AnyHashable(tag) } }
    public func id<T: Hashable>(_ id: T) -> some View { changed() }
    public func tabItem<V: View>(@ViewBuilder _ label: () -> V) -> some View {
        let item = SwiftUI.node(label())
        return changed { $0.tabItem = item }
    }
    public func navigationTitle<S: StringProtocol>(_ title: S) -> some View {
        let head = Node("Title", String(title))
        return Changed(Node("Group", nil, [head, SwiftUI.node(self)]))
    }
    public func navigationBarTitleDisplayMode(_ mode: NavigationBarItem.TitleDisplayMode) -> some View { changed() }
    public func navigationDestination<D: Hashable, C: View>(for data: D.Type, @ViewBuilder destination: @escaping (D) -> C) -> some View {
        let whole = Node("Group", nil, [SwiftUI.node(self)])
        whole.destination = { ($0 as? D).map { SwiftUI.node(destination($0)) } }
        return Changed(whole)
    }
    public func toolbar<T: ToolbarContent>(@ToolbarContentBuilder content: () -> T) -> some View {
        let bar = content().node
        return Changed(Node("Group", nil, [SwiftUI.node(self), Node("Toolbar", nil, [bar])]))
    }
    public func searchable<S: StringProtocol>(text: Binding<String>, prompt: S) -> some View {
        let field = Node("Search", String(prompt))
        field.value = text.wrappedValue
        field.type = { text.wrappedValue = $0 }
        return Changed(Node("Group", nil, [field, SwiftUI.node(self)]))
    }
    public func sheet<V: View>(isPresented: Binding<Bool>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping () -> V) -> some View {
        guard isPresented.wrappedValue else { return changed() }
        let sheet = Node("Sheet", nil, [SwiftUI.node(content())])
        sheet.choose = { _ in isPresented.wrappedValue = false }
        return Changed(Node("Group", nil, [SwiftUI.node(self), sheet]))
    }
    public func alert<S: StringProtocol, A: View, M: View>(
        _ title: S, isPresented: Binding<Bool>, @ViewBuilder actions: () -> A, @ViewBuilder message: () -> M
    ) -> some View {
        asks("Alert", String(title), isPresented, SwiftUI.node(actions()), SwiftUI.node(message()))
    }
    public func confirmationDialog<S: StringProtocol, A: View>(
        _ title: S, isPresented: Binding<Bool>, titleVisibility: Visibility = .automatic, @ViewBuilder actions: () -> A
    ) -> some View {
        asks("Dialog", String(title), isPresented, SwiftUI.node(actions()), Node("Empty"))
    }
    public func confirmationDialog<S: StringProtocol, A: View, M: View>(
        _ title: S, isPresented: Binding<Bool>, titleVisibility: Visibility = .automatic, @ViewBuilder actions: () -> A,
        @ViewBuilder message: () -> M
    ) -> some View {
        asks("Dialog", String(title), isPresented, SwiftUI.node(actions()), SwiftUI.node(message()))
    }
    /// A press on any of its buttons closes it, as the system does.
    private func asks(_ kind: String, _ title: String, _ isPresented: Binding<Bool>, _ actions: Node, _ message: Node) -> Changed {
        guard isPresented.wrappedValue else { return changed() }
        for button in actions.all where button.action != nil && button.kind == "Button" {
            let action = button.action
            button.action = {
                isPresented.wrappedValue = false
                action?()
            }
        }
        return Changed(Node("Group", nil, [SwiftUI.node(self), Node(kind, title, [message, actions])]))
    }
    public func fileMover<C: Collection>(isPresented: Binding<Bool>, files: C, onCompletion: @escaping (Result<[URL], any Error>) -> Void)
        -> some View where C.Element == URL
    {
        guard isPresented.wrappedValue else { return changed() }
        let mover = Node("FileMover", nil, files.map { Node("File", $0.lastPathComponent) })
        let urls = Array(files)
        mover.choose = { place in
            isPresented.wrappedValue = false
            guard let folder = place.base as? URL else { return }
            onCompletion(
                Result {
                    try urls.map { from in
                        let to = folder.appendingPathComponent(from.lastPathComponent)
                        try FileManager.default.moveItem(at: from, to: to)
                        return to
                    }
                })
        }
        return Changed(Node("Group", nil, [SwiftUI.node(self), mover]))
    }
    public func task(_ action: @escaping @MainActor @Sendable () async -> Void) -> some View { changed { $0.tasks.append(action) } }
    public func task<T: Equatable>(id: T, _ action: @escaping @MainActor @Sendable () async -> Void) -> some View {
        changed { $0.tasks.append(action) }
    }
    public func onAppear(perform action: (@MainActor () -> Void)? = nil) -> some View {
        changed { node in action.map { node.appearing.append($0) } }
    }
    public func onDisappear(perform action: (@MainActor () -> Void)? = nil) -> some View {
        changed { node in action.map { node.disappearing.append($0) } }
    }
    public func onChange<V: Equatable>(of value: V, initial: Bool = false, _ action: @escaping (V, V) -> Void) -> some View {
        changed { $0.changes.append { if let new = $0 as? V { action(value, new) } } }
    }
    public func environment<V>(_ path: WritableKeyPath<EnvironmentValues, V>, _ value: V) -> some View { changed() }
}
