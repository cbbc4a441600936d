import Foundation
import StraplineKit
import SwiftUI

/// A signal on paper: a picture that the core made for this screen's pixels, drawn as it is. Hatched is what was not
/// received or could not be read; what came there is pale.
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

    private var head: Double { kind == .strip ? reasons + letters : 0 }
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
        let (read, unread) = trace(picture, left, origin)
        let style = StrokeStyle(lineWidth: kind == .small ? 1.1 : 1.5, lineCap: .round)
        if !unread.isEmpty { context.stroke(unread, with: .color(look[\.trace].opacity(0.38)), style: style) }
        context.stroke(read, with: .color(look[\.trace]), style: style)
        beyond(context, look, picture, left, origin, height)
        for band in picture.bands where kind != .small { name(context, look, band, left, size.width) }
        if kind == .strip { annotate(context, look, picture, size, bottom) }
    }

    /// Arrows to where the signal goes on beyond the paper.
    private func beyond(
        _ context: GraphicsContext, _ look: Look, _ picture: Picture, _ left: Double, _ origin: Double, _ height: Double
    ) {
        var arrows = Path()
        let size = min(pointsPerMm, 7)
        let over = picture.overPx.map { ($0, origin, size) }
        let under = picture.underPx.map { ($0, origin + height, -size) }
        for (at, y, size) in over + under {
            arrows.move(to: CGPoint(x: left + x(at), y: y))
            arrows.addLine(to: CGPoint(x: left + x(at) - abs(size) * 0.7, y: y + size * 1.3))
            arrows.addLine(to: CGPoint(x: left + x(at) + abs(size) * 0.7, y: y + size * 1.3))
            arrows.closeSubpath()
        }
        if !arrows.isEmpty { context.fill(arrows, with: .color(look[\.trace])) }
    }

    private func x(_ px: Float) -> Double { Double(px) / scale }

    /// The signal, where it was read and where not: a line from the upper to the lower end of each column.
    private func trace(_ picture: Picture, _ left: Double, _ origin: Double) -> (Path, Path) {
        var (read, unread) = (Path(), Path())
        var bands = picture.bands[...]
        picture.columns.withUnsafeBytes { bytes in
            let ends = bytes.bindMemory(to: Float.self)
            for n in 0..<ends.count / 2 where !ends[2 * n].isNaN {
                let at = left + (Double(n) + 0.5) * Double(picture.columnPx) / scale
                let upper = Double(ends[2 * n]) / scale
                // A line of no length is not drawn.
                let lower = max(Double(ends[2 * n + 1]) / scale, upper + 0.5 / scale)
                let column = (Float(n) + 0.5) * picture.columnPx
                bands = bands.drop { $0.toPx <= column }
                let isUnread = bands.first.map { $0.fromPx <= column } ?? false
                let (from, to) = (CGPoint(x: at, y: origin + upper), CGPoint(x: at, y: origin + lower))
                if isUnread {
                    unread.move(to: from)
                    unread.addLine(to: to)
                } else {
                    read.move(to: from)
                    read.addLine(to: to)
                }
            }
        }
        return (read, unread)
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

    /// Why something is hatched: over a strip, at the upper edge of the newest signal.
    private func name(_ context: GraphicsContext, _ look: Look, _ band: PictureBand, _ left: Double, _ width: Double) {
        let text = Text(verbatim: band.text).font(.note).foregroundStyle(look[\.soft])
        let (from, to) = (max(left + x(band.fromPx), 0), min(left + x(band.toPx), width))
        // Where it lies at the right edge the words end there.
        let isAtTheEnd = to - from < 160 && width - from < 160
        let at = CGPoint(x: isAtTheEnd ? to - 4 : from + 4, y: kind == .strip ? 0 : 3)
        context.draw(text, at: at, anchor: isAtTheEnd ? .topTrailing : .topLeading)
    }

    /// Room for the reasons over a strip.
    private var reasons: Double { kind == .strip && picture?.bands.isEmpty == false ? seconds : 0 }

    private func annotate(_ context: GraphicsContext, _ look: Look, _ picture: Picture, _ size: CGSize, _ bottom: Double) {
        for beat in picture.beats {
            let colour = look[colour(beat)]
            let text = Text(verbatim: beat.letter).font(.small).foregroundStyle(colour)
            context.draw(text, at: CGPoint(x: min(max(x(beat.xPx), 8), size.width - 8), y: reasons + letters / 2), anchor: .center)
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
            lines.move(to: CGPoint(x: x(mark), y: head))
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
        ScrollView(.horizontal, showsIndicators: true) {
            TraceView(picture: picture, pointsPerMm: pointsPerMm, kind: .strip)
        }
        .defaultScrollAnchor(UnitPoint(x: focus, y: 0.5))
    }

    /// Where what it was chosen for lies, as a share of the width.
    private var focus: Double { picture.widthPx > 0 ? Double(picture.focusPx / picture.widthPx) : 0.5 }
}
