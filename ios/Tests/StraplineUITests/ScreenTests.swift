import Foundation
import StraplineBluetooth
import StraplineKit
import SwiftUI
import XCTest

@testable import StraplineUI

/// Every screen in every language.
final class ScreenTests: AppTests {
    @MainActor func testWelcome() async throws {
        try await check("welcome") { node(WelcomePage(app: $0.app)) }
    }

    @MainActor func testHomeWithNothing() async throws {
        try await check("home-empty") { phone in
            let page = HomePage(phone.app)
            await page.model.load()
            return node(page)
        }
    }

    @MainActor func testHome() async throws {
        try await check("home", recordings: true) { phone in
            let page = HomePage(phone.app)
            await page.model.load()
            return node(page)
        }
    }

    @MainActor func testConnect() async throws {
        try await check("connect") { phone in
            phone.app.settings.strap = KnownStrap(id: "1", name: "Polar H10 12345678")
            let page = ConnectPage(phone.app)
            page.model.look()
            page.model.found(SeenStrap(strap: KnownStrap(id: "2", name: "Movesense 2"), kind: .movesense, rssi: -90))
            page.model.found(SeenStrap(strap: KnownStrap(id: "3", name: "ER1 3"), kind: .lepu, rssi: -70))
            page.model.found(SeenStrap(strap: KnownStrap(id: "1", name: "Polar H10 12345678"), kind: .polar, rssi: -50))
            return node(page)
        }
    }

    @MainActor func testConnectWithSomethingInTheWay() async throws {
        for (name, obstacle) in [
            ("off", Obstacle.switchedOff), ("none", .noBluetooth), ("refused", .notPermitted), ("not-asked", .notAsked),
        ] {
            try await check("connect-\(name)") { phone in
                let page = ConnectPage(phone.app)
                page.model.changed(obstacle)
                return node(page)
            }
        }
    }

    @MainActor func testLiveBeforeAnythingCame() async throws {
        try await check("live-waiting") { phone in
            phone.app.begin(Worn(KnownStrap(id: "1", name: "Polar H10 12345678")))
            return node(LivePage(phone.app))
        }
    }

    @MainActor func testLive() async throws {
        try await check("live") { phone in
            phone.app.begin(Worn(nil))
            let page = LivePage(phone.app)
            page.model.look(width: 393, scale: 3)
            await phone.record(40_000)
            await phone.settle("it has begun") { phone.app.recording.phase == .recording }
            await phone.seen()
            return node(page)
        }
    }

    @MainActor func testResult() async throws {
        try await check("result", recordings: true) { phone in
            let page = ResultPage(phone.app, try phone.id("Last night"))
            await page.model.load()
            return node(page)
        }
    }

    @MainActor func testResultOfWhatCouldNotBeRead() async throws {
        try await check("result-unread", recordings: true) { phone in
            let page = ResultPage(phone.app, try phone.id("Friday"))
            await page.model.load()
            return node(page)
        }
    }

    @MainActor func testEvents() async throws {
        try await check("events", recordings: true) { phone in
            let page = EventsPage(phone.app, try phone.id("Last night"))
            await page.model.load()
            return node(page)
        }
    }

    @MainActor func testBeats() async throws {
        try await check("beats", recordings: true) { phone in
            let page = BeatsPage(phone.app, try phone.id("Last night"))
            await page.model.load()
            return node(page)
        }
    }

    @MainActor func testReport() async throws {
        try await check("report", recordings: true) { phone in
            let page = ReportPage(phone.app, try phone.id("Last night"))
            await page.model.load()
            return node(page)
        }
    }

    @MainActor func testTrends() async throws {
        try await check("trends", recordings: true) { phone in
            let page = TrendsPage(phone.app)
            await page.model.load()
            return node(page)
        }
    }

    @MainActor func testCompare() async throws {
        try await check("compare", recordings: true) { phone in
            let page = ComparePage(phone.app)
            await page.model.load()
            return node(page)
        }
    }

    @MainActor func testSettings() async throws {
        try await check("settings") { node(SettingsPage($0.app)) }
    }

    @MainActor func testHowItWasMeasured() async throws {
        try await check("measured") { phone in
            let page = MeasuredPage(phone.app)
            await page.model.load()
            XCTAssertTrue(page.model.licences.contains("MIT"))
            let shown = node(page)
            // They change with every crate.
            for one in shown.all where one.text == page.model.licences { one.text = "…" }
            return shown
        }
    }

    @MainActor func testWhatIsInTheWayOfEverything() async throws {
        try await check("key-lost") { node(KeyLostPage(app: $0.app)) }
        try await check("failed") { node(FailedPage(app: $0.app, why: $0.app.say("notify-storage"))) }
        try await check("locked") { node(LockedPage(app: $0.app)) }
    }
}
