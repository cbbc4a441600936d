import StraplineKit
import SwiftUI

/// A trend as bars, the newest the darkest; what could not be told is an open ring at the foot.
struct TrendView: View {
    @Environment(\.colorScheme) private var scheme
    let chart: TrendChart

    var body: some View {
        Canvas { context, size in draw(context, size) }
            .frame(height: Space.section * 4)
            .accessibilityElement(children: .ignore)
            .accessibilityLabel(([chart.spoken] + chart.points.map(\.spoken)).joined(separator: ". "))
            .accessibilityAddTraits(.isImage)
    }

    private var colour: KeyPath<Colours, UInt32> {
        switch chart.kind {
        case .ventricular: return \.ventricular
        case .supraventricular: return \.supraventricular
        case .rate, .fibrillation: return \.accent
        }
    }

    private func draw(_ context: GraphicsContext, _ size: CGSize) {
        let look = Look(scheme)
        let foot = size.height - 2
        context.fill(Path(CGRect(x: 0, y: foot, width: size.width, height: 1)), with: .color(look[\.line]))
        guard !chart.points.isEmpty else { return }
        let step = min(size.width / Double(chart.points.count), 36)
        let (thick, left) = (max(step * 0.62, 1), size.width - step * Double(chart.points.count))
        for (n, point) in chart.points.enumerated() {
            let middle = left + step * (Double(n) + 0.5)
            guard let height = point.height else {
                let ring = Path(ellipseIn: CGRect(x: middle - 3, y: foot - 9, width: 6, height: 6))
                context.stroke(ring, with: .color(look[\.soft]), lineWidth: 1.5)
                continue
            }
            let tall = max((foot - 4) * height, 2)
            let bar = Path(roundedRect: CGRect(x: middle - thick / 2, y: foot - tall, width: thick, height: tall), cornerRadius: 2)
            context.fill(bar, with: .color(look[colour].opacity(n == chart.points.count - 1 ? 1 : 0.6)))
        }
    }
}
