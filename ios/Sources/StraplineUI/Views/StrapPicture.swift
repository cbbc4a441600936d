import SwiftUI

/// Where the strap lies: round the chest, just below it, the sensor in the middle.
struct StrapPicture: View {
    @Environment(\.colorScheme) private var scheme
    let said: String

    var body: some View {
        Canvas { context, size in draw(context, size) }
            .frame(height: Space.section * 7)
            .accessibilityElement(children: .ignore)
            .accessibilityLabel(said)
            .accessibilityAddTraits(.isImage)
    }

    private func draw(_ context: GraphicsContext, _ size: CGSize) {
        let look = Look(scheme)
        let (middle, unit) = (size.width / 2, size.height / 10)
        func at(_ x: Double, _ y: Double) -> CGPoint { CGPoint(x: middle + x * unit, y: y * unit) }
        var body = Path()
        for side in [-1.0, 1.0] {
            body.move(to: at(side * 0.9, 0.2))
            body.addQuadCurve(to: at(side * 4, 2.2), control: at(side * 1, 1.6))
            body.addQuadCurve(to: at(side * 3, 9.8), control: at(side * 2.7, 5.5))
        }
        context.stroke(body, with: .color(look[\.soft]), style: StrokeStyle(lineWidth: 2.5, lineCap: .round))
        var strap = Path()
        strap.move(to: at(-2.9, 5.6))
        strap.addQuadCurve(to: at(2.9, 5.6), control: at(0, 6.6))
        context.stroke(strap, with: .color(look[\.accent]), style: StrokeStyle(lineWidth: unit * 0.75, lineCap: .butt))
        let sensor = Path(roundedRect: CGRect(x: middle - unit * 0.7, y: unit * 5.5, width: unit * 1.4, height: unit * 1.1), cornerRadius: unit * 0.4)
        context.fill(sensor, with: .color(look[\.ink]))
    }
}
