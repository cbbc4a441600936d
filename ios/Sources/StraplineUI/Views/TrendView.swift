import StraplineKit
import SwiftUI

/// A trend as bars, each at its time, the newest the darkest; the line above them is the highest, which is said beside it.
/// Hollow is one of which little was read; what could not be told is an open ring at the foot, and of nothing there is nothing
/// to see.
struct TrendView: View {
    @Environment(\.colorScheme) private var scheme
    let chart: TrendChart

    var body: some View {
        Canvas { context, size in draw(context, size) }
            .frame(height: Space.section * 4)
            .accessibilityElement(children: .ignore)
            .accessibilityLabel(chart.spoken)
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
        if chart.top != nil { context.fill(Path(CGRect(x: 0, y: 0, width: size.width, height: 1)), with: .color(look[\.line])) }
        let nearest = zip(chart.points, chart.points.dropFirst()).map { $1.at - $0.at }.min() ?? 1
        let thick = min(max(nearest * size.width * 0.62, 4), 22)
        for (n, point) in chart.points.enumerated() {
            let middle = thick / 2 + (size.width - thick) * point.at
            guard let height = point.height else {
                let ring = Path(ellipseIn: CGRect(x: middle - 3, y: foot - 9, width: 6, height: 6))
                context.stroke(ring, with: .color(look[\.soft]), lineWidth: 1.5)
                continue
            }
            if height <= 0 { continue }
            // However little it is, it is not nothing.
            let tall = max(foot * height, 3)
            let bar = Path(roundedRect: CGRect(x: middle - thick / 2, y: foot - tall, width: thick, height: tall), cornerRadius: 2)
            if point.isLittle {
                context.stroke(bar, with: .color(look[colour]), lineWidth: 1.5)
            } else {
                context.fill(bar, with: .color(look[colour].opacity(n == chart.points.count - 1 ? 1 : 0.75)))
            }
        }
    }
}
