import Foundation

public protocol DynamicProperty {}

final class Box<T> {
    var value: T
    init(_ value: T) { self.value = value }
}

@propertyWrapper public struct State<T>: DynamicProperty {
    let box: Box<T>
    public init(wrappedValue: T) { box = Box(wrappedValue) }
    public init(initialValue: T) { box = Box(initialValue) }
    public var wrappedValue: T {
        get { box.value }
        nonmutating set { box.value = newValue }
    }
    public var projectedValue: Binding<T> { Binding(get: { box.value }, set: { box.value = $0 }) }
}

@propertyWrapper @dynamicMemberLookup public struct Binding<T>: DynamicProperty {
    let read: () -> T
    let write: (T) -> Void
    public init(get: @escaping () -> T, set: @escaping (T) -> Void) {
        read = get
        write = set
    }
    public var wrappedValue: T {
        get { read() }
        nonmutating set { write(newValue) }
    }
    public var projectedValue: Binding<T> { self }
    public static func constant(_ value: T) -> Binding<T> { .init(get: { value }, set: { _ in }) }
    public subscript<U>(dynamicMember path: WritableKeyPath<T, U>) -> Binding<U> {
        .init(
            get: { read()[keyPath: path] },
            set: {
                var whole = read()
                whole[keyPath: path] = $0
                write(whole)
            })
    }
}

@propertyWrapper @dynamicMemberLookup public struct Bindable<T: AnyObject & Observable> {
    public var wrappedValue: T
    public init(wrappedValue: T) { self.wrappedValue = wrappedValue }
    public init(_ value: T) { wrappedValue = value }
    public var projectedValue: Bindable<T> { self }
    public subscript<U>(dynamicMember path: ReferenceWritableKeyPath<T, U>) -> Binding<U> {
        let object = wrappedValue
        return .init(get: { object[keyPath: path] }, set: { object[keyPath: path] = $0 })
    }
}

@propertyWrapper public struct Environment<T>: DynamicProperty {
    let path: KeyPath<EnvironmentValues, T>
    public init(_ path: KeyPath<EnvironmentValues, T>) { self.path = path }
    public var wrappedValue: T { EnvironmentValues.now[keyPath: path] }
}

@propertyWrapper public struct ScaledMetric: DynamicProperty {
    public let wrappedValue: Double
    public init(wrappedValue: Double, relativeTo style: Font.TextStyle = .body) { self.wrappedValue = wrappedValue }
}

public enum ScenePhase: Comparable, Sendable { case background, inactive, active }
public enum ColorScheme: Sendable { case light, dark }

public enum DynamicTypeSize: Int, Comparable, Sendable {
    case xSmall, small, medium, large, xLarge, xxLarge, xxxLarge, accessibility1, accessibility2, accessibility3, accessibility4
    case accessibility5
    public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    public var isAccessibilitySize: Bool { self >= .accessibility1 }
}

public struct OpenURLAction: Sendable {
    @MainActor public func callAsFunction(_ url: URL) { EnvironmentValues.opened.append(url) }
}

public struct EnvironmentValues: Sendable {
    /// What the phone is set to, and what was opened. Only here.
    public nonisolated(unsafe) static var now = EnvironmentValues()
    @MainActor public static var opened: [URL] = []
    public init() {}
    public var scenePhase = ScenePhase.active
    public var colorScheme = ColorScheme.light
    public var dynamicTypeSize = DynamicTypeSize.large
    public var accessibilityReduceMotion = false
    public var displayScale = 3.0
    public var locale = Locale(identifier: "en")
    public var openURL: OpenURLAction { OpenURLAction() }
}
