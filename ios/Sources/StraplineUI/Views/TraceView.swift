import Foundation
import StraplineKit
import SwiftUI

/// A signal on paper: a picture that the core made for this screen's pixels, drawn as it is. Hatched is what was not
/// received or could not be read.
struct TraceView: View {
    /// `live`: the newest at the right edge, as high as there is room. `strip`: with letters and seconds. `small`: in a list.
    enum Kind: Sendable { case live, strip, small }

    @Environment(\.colorScheme) private var scheme
    @Environment(\.displayScale) private var scale
    let picture: Picture?
    let pointsPerMm: Double
    let kind: Kind

    /// Room for what stands above and below a strip, which grows with the person's setting.
    @ScaledMetric(relativeTo: .subheadline) private var letters = 22.0
    @ScaledMetric(relativeTo: .footnote) private var seconds = 22.0

    private var head: Double { kind == .strip ? letters : 0 }
    private var foot: Double { kind == .strip ? seconds : 0 }
    private var size: CGSize? {
        guard kind != .live, let picture else { return nil }
        return CGSize(width: Double(picture.widthPx) / scale, height: Double(picture.heightPx) / scale + head + foot)
    }

    var body: some View {
        Canvas { context, size in draw(&context, size) }
            .frame(width: kind == .small ? nil : size?.width, height: size?.height)
            .accessibilityElement(children: .ignore)
            .accessibilityLabel(picture?.spoken ?? "")
            .accessibilityAddTraits(.isImage)
            .accessibilityHidden(picture?.spoken.isEmpty ?? true)
    }

    private func draw(_ context: inout GraphicsContext, _ size: CGSize) {
        let look = Look(scheme)
        let (top, bottom) = (head, size.height - foot)
        context.fill(Path(CGRect(x: 0, y: top, width: size.width, height: bottom - top)), with: .color(look[\.paper]))
        guard let picture else { return paper(context, look, size, top, top, bottom) }
        let (width, height) = (Double(picture.widthPx) / scale, Double(picture.heightPx) / scale)
        let left = kind == .live ? size.width - width : 0
        let origin = top + max((bottom - top - height) / 2, 0)
        paper(context, look, size, origin, top, bottom)
        for band in picture.bands { hatch(context, look, left + x(band.fromPx), left + x(band.toPx), top, bottom) }
        context.stroke(
            trace(picture, left, origin), with: .color(look[\.trace]),
            style: StrokeStyle(lineWidth: kind == .small ? 1.1 : 1.5, lineCap: .round))
        for band in picture.bands where kind != .small { name(context, look, band, left, bottom) }
        if kind == .strip { annotate(context, look, picture, size, bottom) }
    }

    private func x(_ px: Float) -> Double { Double(px) / scale }

    /// The signal: a line from the upper to the lower end of each column.
    private func trace(_ picture: Picture, _ left: Double, _ origin: Double) -> Path {
        var path = Path()
        picture.columns.withUnsafeBytes { bytes in
            let ends = bytes.bindMemory(to: Float.self)
            for n in 0..<ends.count / 2 where !ends[2 * n].isNaN {
                let at = left + (Double(n) + 0.5) * Double(picture.columnPx) / scale
                let upper = Double(ends[2 * n]) / scale
                path.move(to: CGPoint(x: at, y: origin + upper))
                // A line of no length is not drawn.
                path.addLine(to: CGPoint(x: at, y: origin + max(Double(ends[2 * n + 1]) / scale, upper + 0.5 / scale)))
            }
        }
        return path
    }

    /// Millimetres and five of them, from the level of the signal on.
    private func paper(_ context: GraphicsContext, _ look: Look, _ size: CGSize, _ origin: Double, _ top: Double, _ bottom: Double) {
        for (step, colour, width) in [(pointsPerMm, \Colours.millimetre, 0.75), (pointsPerMm * 5, \Colours.fiveMillimetres, 0.9)] {
            // Lines closer than this are a grey ground.
            guard step >= 2.2 else { continue }
            var lines = Path()
            var y = origin - ((origin - top) / step).rounded(.down) * step
            while y <= bottom {
                lines.move(to: CGPoint(x: 0, y: y))
                lines.addLine(to: CGPoint(x: size.width, y: y))
                y += step
            }
            var x = kind == .live ? size.width.truncatingRemainder(dividingBy: step) : 0
            while x <= size.width {
                lines.move(to: CGPoint(x: x, y: top))
                lines.addLine(to: CGPoint(x: x, y: bottom))
                x += step
            }
            context.stroke(lines, with: .color(look[colour]), lineWidth: width)
        }
    }

    /// Slanted lines, cut to the stretch.
    private func hatch(_ context: GraphicsContext, _ look: Look, _ from: Double, _ to: Double, _ top: Double, _ bottom: Double) {
        var lines = Path()
        let height = bottom - top
        var at = from - height
        while at < to {
            let (start, end) = (max(at, from), min(at + height, to))
            if end > start {
                lines.move(to: CGPoint(x: start, y: bottom - (start - at)))
                lines.addLine(to: CGPoint(x: end, y: bottom - (end - at)))
            }
            at += 8
        }
        context.stroke(lines, with: .color(look[\.unread]), lineWidth: 1.4)
    }

    private func name(_ context: GraphicsContext, _ look: Look, _ band: PictureBand, _ left: Double, _ bottom: Double) {
        // Narrower than its words: VoiceOver says them.
        guard x(band.toPx) - x(band.fromPx) > 65 else { return }
        let text = Text(verbatim: band.text).font(.note).foregroundStyle(look[\.soft])
        context.draw(text, at: CGPoint(x: left + x(band.fromPx) + 4, y: bottom - 3), anchor: .bottomLeading)
    }

    private func annotate(_ context: GraphicsContext, _ look: Look, _ picture: Picture, _ size: CGSize, _ bottom: Double) {
        for beat in picture.beats {
            let colour = look[colour(beat)]
            let text = Text(verbatim: beat.letter).font(.small).foregroundStyle(colour)
            context.draw(text, at: CGPoint(x: min(max(x(beat.xPx), 8), size.width - 8), y: letters / 2), anchor: .center)
            if let from = beat.lookedFromPx, let to = beat.lookedToPx {
                context.fill(Path(CGRect(x: x(from), y: bottom - 6, width: x(to) - x(from), height: 6)), with: .color(colour))
            }
        }
        var lines = Path()
        for tick in picture.ticks {
            lines.move(to: CGPoint(x: x(tick.xPx), y: bottom))
            lines.addLine(to: CGPoint(x: x(tick.xPx), y: bottom + 5))
            let text = Text(verbatim: tick.label).font(.note).foregroundStyle(look[\.soft])
            context.draw(text, at: CGPoint(x: x(tick.xPx), y: bottom + 6), anchor: UnitPoint(x: 0, y: 0))
        }
        for mark in picture.marksPx {
            lines.move(to: CGPoint(x: x(mark), y: letters))
            lines.addLine(to: CGPoint(x: x(mark), y: bottom))
        }
        context.stroke(lines, with: .color(look[\.soft]), lineWidth: 1)
    }

    private func colour(_ beat: PictureBeat) -> KeyPath<Colours, UInt32> {
        if !beat.isFlagged { return \.soft }
        return beat.class == .supraventricular ? \.supraventricular : \.ventricular
    }
}

/// A strip at true size: it is wider than a phone and scrolls, with what it shows in the middle.
struct StripView: View {
    let picture: Picture
    let pointsPerMm: Double

    var body: some View {
        ScrollView(.horizontal, showsIndicators: false) {
            TraceView(picture: picture, pointsPerMm: pointsPerMm, kind: .strip)
        }
        .defaultScrollAnchor(UnitPoint(x: focus, y: 0.5))
    }

    /// Where the first flagged beat lies, as a share of the width; the middle where there is none.
    private var focus: Double {
        let flagged = picture.beats.filter(\.isFlagged)
        guard picture.widthPx > 0, let beat = flagged.first(where: { $0.lookedFromPx != nil }) ?? flagged.first else { return 0.5 }
        return Double(beat.xPx / picture.widthPx)
    }
}
