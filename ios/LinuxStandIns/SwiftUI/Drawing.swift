import Foundation

public protocol ShapeStyle: Sendable {}

public struct Color: Leaf, ShapeStyle, Hashable {
    public enum RGBColorSpace: Sendable { case sRGB, sRGBLinear, displayP3 }
    nonisolated let parts: [Double]
    public nonisolated init(_ space: RGBColorSpace = .sRGB, red: Double, green: Double, blue: Double, opacity: Double = 1) {
        parts = [red, green, blue, opacity]
    }
    public nonisolated static let clear = Color(red: 0, green: 0, blue: 0, opacity: 0)
    public nonisolated static let white = Color(red: 1, green: 1, blue: 1)
    public nonisolated func opacity(_ opacity: Double) -> Color { Color(red: parts[0], green: parts[1], blue: parts[2], opacity: opacity) }
    public var node: Node { Node("Empty") }
}

public struct Font: Sendable, Hashable {
    public enum TextStyle: Sendable, Hashable, CaseIterable {
        case largeTitle, title, title2, title3, headline, body, callout, subheadline, footnote, caption, caption2
    }
    public enum Weight: Sendable { case regular, medium, semibold, bold }
    public enum Design: Sendable { case `default`, rounded, monospaced }
    public static func system(_ style: TextStyle, design: Design? = nil, weight: Weight? = nil) -> Font { Font() }
    public static func system(size: CGFloat, weight: Weight? = nil, design: Design? = nil) -> Font { Font() }
    public func weight(_ weight: Weight) -> Font { self }
    public func bold() -> Font { self }
    public func monospacedDigit() -> Font { self }
}

public protocol Shape: View, Sendable {}
extension Shape {
    @MainActor public func fill<S: ShapeStyle>(_ style: S) -> some View { Changed(Node("Empty")) }
    @MainActor public func stroke<S: ShapeStyle>(_ style: S, lineWidth: CGFloat = 1) -> some View { Changed(Node("Empty")) }
}
public struct RoundedRectangle: Shape, Leaf {
    public init(cornerRadius: CGFloat) {}
    public var node: Node { Node("Empty") }
}
public struct Capsule: Shape, Leaf {
    public init() {}
    public var node: Node { Node("Empty") }
}
public struct Rectangle: Shape, Leaf {
    public init() {}
    public var node: Node { Node("Empty") }
}

public struct UnitPoint: Sendable, Hashable {
    public let x: CGFloat
    public let y: CGFloat
    public init(x: CGFloat, y: CGFloat) {
        self.x = x
        self.y = y
    }
    public static let center = UnitPoint(x: 0.5, y: 0.5), leading = UnitPoint(x: 0, y: 0.5), trailing = UnitPoint(x: 1, y: 0.5)
    public static let topLeading = UnitPoint(x: 0, y: 0), topTrailing = UnitPoint(x: 1, y: 0)
    public static let bottomLeading = UnitPoint(x: 0, y: 1), top = UnitPoint(x: 0.5, y: 0), bottom = UnitPoint(x: 0.5, y: 1)
}

/// Counts its lines, so that a test sees what would be drawn.
public struct Path: Sendable {
    public private(set) var points: [CGPoint] = []
    public private(set) var rects: [CGRect] = []
    public init() {}
    public init(_ rect: CGRect) { rects = [rect] }
    public init(ellipseIn rect: CGRect) { rects = [rect] }
    public init(roundedRect rect: CGRect, cornerRadius: CGFloat) { rects = [rect] }
    public mutating func move(to point: CGPoint) { points.append(point) }
    public mutating func addLine(to point: CGPoint) { points.append(point) }
    public mutating func addRect(_ rect: CGRect) { rects.append(rect) }
    public mutating func closeSubpath() {}
    public var isEmpty: Bool { points.isEmpty && rects.isEmpty }
    public mutating func addQuadCurve(to point: CGPoint, control: CGPoint) { points.append(point) }
}

public enum CGLineCap: Sendable { case butt, round, square }

public struct StrokeStyle: Sendable {
    public init(lineWidth: CGFloat = 1, lineCap: CGLineCap = .butt, dash: [CGFloat] = []) {}
}

public struct GraphicsContext {
    public struct Shading { public static func color(_ color: Color) -> Shading { Shading() } }
    /// What was drawn. Only here.
    public final class Drawn {
        public var strokes: [Path] = []
        public var fills: [Path] = []
        public var texts: [(String, CGPoint)] = []
        public init() {}
    }
    public let drawn: Drawn
    public init(_ drawn: Drawn) { self.drawn = drawn }
    public mutating func scaleBy(x: CGFloat, y: CGFloat) {}
    public mutating func clip(to path: Path) {}
    public func stroke(_ path: Path, with shading: Shading, lineWidth: CGFloat = 1) { drawn.strokes.append(path) }
    public func stroke(_ path: Path, with shading: Shading, style: StrokeStyle) { drawn.strokes.append(path) }
    public func fill(_ path: Path, with shading: Shading) { drawn.fills.append(path) }
    public func draw(_ text: Text, at point: CGPoint, anchor: UnitPoint = .center) { drawn.texts.append((text.text, point)) }
}
