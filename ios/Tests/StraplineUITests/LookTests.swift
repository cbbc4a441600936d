import Foundation
import StraplineKit
import SwiftUI
import XCTest

@testable import StraplineUI

/// What is drawn, and in which sizes.
final class LookTests: AppTests {
    @MainActor func testTheSystemsStylesHaveTheSizesOfTheTokens() async {
        XCTAssertEqual(StyleSize.title, TypeSize.large)
        XCTAssertEqual(StyleSize.title3, TypeSize.title)
        XCTAssertEqual(StyleSize.body, TypeSize.body)
        XCTAssertEqual(StyleSize.subheadline, TypeSize.small)
        XCTAssertEqual(StyleSize.footnote, TypeSize.caption)
    }

    @MainActor func testNightHasItsOwnColours() async {
        XCTAssertNotEqual(Look(.light)[\.ground], Look(.dark)[\.ground])
        XCTAssertEqual(Look.color(0xFF8000), Color(.sRGB, red: 1, green: 128.0 / 255, blue: 0))
    }

    func testAMillimetreIsAMillimetreOnEveryKindOfScreen() {
        let screens: [(String, Double, Double)] = [
            ("iPhone16,1", 3, 460), ("iPhone14,6", 2, 326), ("iPhone12,1", 2, 326), ("iPhone14,4", 2.88, 476), ("iPad14,1", 2, 326),
            ("iPad13,16", 2, 264), ("iPhone99,9", 3, 460),
        ]
        for (model, scale, ppi) in screens {
            let mm = TrueScale.pointsPerMm(model: model, nativeScale: scale)
            XCTAssertEqual(mm * scale * 25.4, ppi, accuracy: 1e-6, model)
        }
        // With its display zoomed a phone has fewer, larger points.
        XCTAssertEqual(TrueScale.pointsPerMm(model: "iPhone14,6", nativeScale: 2.34375), 326 / 2.34375 / 25.4, accuracy: 1e-9)
    }

    @MainActor private func drawn(_ view: some View, _ size: CGSize) -> GraphicsContext.Drawn {
        let drawn = GraphicsContext.Drawn()
        var context = GraphicsContext(drawn)
        for one in node(view).all { one.draw?(&context, size) }
        return drawn
    }

    @MainActor func testAStripIsDrawnWithItsLettersSecondsAndWhatWasNotRead() async throws {
        let phone = try await Phone.withRecordings()
        let page = ResultPage(phone.app, try phone.id("Last night"))
        await page.model.load()
        let strips = try XCTUnwrap(page.model.found?.strips)
        XCTAssertGreaterThan(strips.count, 1)
        for picture in strips {
            let seen = drawn(StripView(picture: picture, pointsPerMm: page.model.pxPerMm / 3), CGSize(width: 2_000, height: 400))
            let ends = picture.columns.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
            let columns = stride(from: 0, to: ends.count, by: 2).filter { !ends[$0].isNaN }.count
            let counts = seen.strokes.map(\.points.count)
            let isWhole = counts.contains(2 * columns) || zip(counts, counts.dropFirst()).contains { $0 + $1 == 2 * columns }
            XCTAssertTrue(isWhole, "a line for each column, those that were not read before the others")
            XCTAssertTrue(seen.strokes.flatMap(\.points).allSatisfy { $0.x.isFinite && $0.y.isFinite })
            for beat in picture.beats { XCTAssertTrue(seen.texts.contains { $0.0 == beat.letter }) }
            for tick in picture.ticks { XCTAssertTrue(seen.texts.contains { $0.0 == tick.label }) }
            XCTAssertFalse(picture.spoken.isEmpty)
            XCTAssertEqual(node(StripView(picture: picture, pointsPerMm: 6)).first { $0.label != nil }?.label, picture.spoken)
        }
    }

    @MainActor func testWhatWasNotReceivedIsHatchedAndNamed() async throws {
        let phone = try await Phone.withRecordings()
        let page = ResultPage(phone.app, try phone.id("Last night"))
        await page.model.load()
        var picture = try XCTUnwrap(page.model.found?.strips.first)
        let without = drawn(TraceView(picture: picture, pointsPerMm: 6, kind: .live), CGSize(width: 400, height: 260)).strokes.count
        picture = Picture(
            title: "", when: "", note: "", place: "", caption: "", label: "", detail: nil, scale: "", spoken: "",
            widthPx: picture.widthPx, heightPx: picture.heightPx,
            zeroPx: picture.zeroPx, focusPx: 0, columnPx: 1, columns: picture.columns, beats: [],
            bands: picture.bands + [PictureBand(fromPx: 10, toPx: 400, text: "nothing received")], ticks: [], marksPx: [], overPx: [], underPx: [])
        let seen = drawn(TraceView(picture: picture, pointsPerMm: 6, kind: .live), CGSize(width: 400, height: 260))
        XCTAssertEqual(seen.strokes.count, without + 2, "the hatching, and what came there")
        XCTAssertTrue(seen.texts.contains { $0.0 == "nothing received" })
        let hatching = try XCTUnwrap(
            seen.strokes.first { path in path.points.count > 20 && path.points.allSatisfy { $0.y >= -0.01 && $0.y <= 260.01 } })
        XCTAssertFalse(hatching.points.isEmpty)
    }

    // What VoiceOver goes through.

    /// Every entry of every rotor is one of the views that it stands above.
    @MainActor private func rotors(_ view: some View) -> [String: [String]] {
        var found: [String: [String]] = [:]
        for one in node(view).all {
            for rotor in one.rotors {
                found[rotor.name] = rotor.entries.map(\.label)
                let ids = Set(one.all.compactMap(\.id))
                XCTAssertTrue(rotor.entries.allSatisfy { ids.contains($0.id) }, rotor.name)
                XCTAssertEqual(Set(rotor.entries.map(\.id)).count, rotor.entries.count, rotor.name)
            }
        }
        return found
    }

    @MainActor func testVoiceOverGoesThroughEventsOfOneKind() async throws {
        let phone = try await Phone.withRecordings()
        let page = EventsPage(phone.app, try phone.id("Last night"))
        await page.model.load()
        let rows = try XCTUnwrap(page.model.rows)
        let found = rotors(page)
        XCTAssertEqual(Set(found.keys), Set(rows.map(\.title)))
        for (name, entries) in found { XCTAssertEqual(entries, rows.filter { $0.title == name }.map(\.when)) }
        XCTAssertGreaterThan(found.count, 1)
    }

    @MainActor func testVoiceOverGoesThroughStripsAndThroughThoseWithAGap() async throws {
        let phone = try await Phone.withRecordings()
        let page = ResultPage(phone.app, try phone.id("Last night"))
        await page.model.load()
        let strips = try XCTUnwrap(page.model.found?.strips)
        let found = rotors(page)
        func label(_ picture: Picture) -> String { picture.label }
        XCTAssertEqual(found["What it looked like"], strips.map(label))
        XCTAssertEqual(Set(strips.map(label)).count, strips.count)
        for name in Set(strips.flatMap(\.bands).map(\.text)) {
            XCTAssertEqual(found[name], strips.filter { $0.bands.contains { $0.text == name } }.map(label))
        }
    }

    func testARotorStopsAtAThingOnce() {
        let found = RotorOf.each([["a", "b", "a"], [], ["b", ""]], names: { $0 }, label: { $0.joined() })
        XCTAssertEqual(found.first { $0.name == "a" }?.entries.map(\.id), [0])
        XCTAssertEqual(found.first { $0.name == "b" }?.entries.map(\.id), [0, 2])
        XCTAssertEqual(found.count, 2)
    }

    @MainActor func testASwipeStepsThroughFlaggedBeats() async throws {
        let phone = try await Phone.withRecordings()
        let page = BeatsPage(phone.app, try phone.id("Last night"))
        await page.model.load()
        for (direction, number) in [(AccessibilityAdjustmentDirection.increment, 1), (.increment, 2), (.decrement, 1)] {
            let title = try XCTUnwrap(node(page).first { $0.adjust != nil })
            XCTAssertEqual(title.traits, ["header"])
            title.adjust?(direction)
            await phone.settle("it steps", { reads(page).contains("Beat \(number + 1) of") })
            XCTAssertEqual(page.model.number, UInt64(number))
        }
    }

    @MainActor func testATapWithTwoFingersMarksTheMoment() async throws {
        let phone = await Phone.opened()
        phone.app.begin(Worn(nil))
        let page = LivePage(phone.app)
        await phone.record(20_000)
        try XCTUnwrap(node(page).first { $0.magicTap != nil }).magicTap?()
        await phone.settle("it is marked", { phone.app.recording.marks == 1 })
        phone.app.recording.stop()
        try XCTUnwrap(node(page).first { $0.magicTap != nil }).magicTap?()
        await phone.record(1_000)
        XCTAssertEqual(phone.app.recording.marks, 1, "not while it ends")
    }

    @MainActor func testThePaperIsDrawnBeforeAnythingComes() async {
        let seen = drawn(TraceView(picture: nil, pointsPerMm: 6, kind: .live), CGSize(width: 390, height: 260))
        XCTAssertEqual(seen.fills.count, 1)
        XCTAssertEqual(seen.strokes.count, 2)
    }

    @MainActor func testATrendIsDrawnWithARingForWhatCouldNotBeTold() async {
        let points = [0.5, nil, 1].map { TrendPoint(id: nil, when: "", at: 0.5, height: $0, isLittle: false, spoken: "p") }
        let chart = TrendChart(kind: .rate, title: "t", said: "s", top: nil, little: nil, points: points, spoken: "a trend")
        let seen = drawn(TrendView(chart: chart), CGSize(width: 300, height: 96))
        XCTAssertEqual(seen.fills.count, 3, "the ground and two bars")
        XCTAssertEqual(seen.strokes.count, 1, "the ring")
        XCTAssertEqual(node(TrendView(chart: chart)).first { $0.label != nil }?.label, "a trend")
    }

    @MainActor func testTheStrapIsDrawnAndSaid() async {
        let view = StrapPicture(said: "where it lies")
        XCTAssertEqual(drawn(view, CGSize(width: 300, height: 168)).strokes.count, 2)
        XCTAssertEqual(node(view).first { $0.label != nil }?.label, "where it lies")
    }
}
