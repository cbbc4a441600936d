import CoreBluetooth
import Foundation
import LocalAuthentication
import StraplineBluetooth
import StraplineKit
import SwiftUI
import UserNotifications
import XCTest

@testable import StraplineUI

/// What a press does.
final class PageTests: AppTests {
    @MainActor func testTheFirstRunLeadsHome() async {
        let phone = await Phone.opened()
        phone.app.settings.isWelcomed = false
        let fresh = AppModel(vault: phone.app.vault, settings: phone.app.settings, languages: ["en"], timeline: phone.time)
        XCTAssertFalse(fresh.isWelcomed)
        press(WelcomePage(app: phone.app), "Begin")
        XCTAssertTrue(phone.app.isWelcomed && phone.app.settings.isWelcomed)
        XCTAssertEqual(phone.app.path, [])
    }

    @MainActor func testTheSimulatedStrapIsTriedFromTheFirstRun() async {
        let phone = await Phone.opened()
        press(WelcomePage(app: phone.app), "Try it with a simulated strap")
        XCTAssertEqual(phone.app.path, [.live])
        XCTAssertEqual(phone.app.recording.worn, Worn(nil))
        XCTAssertTrue(reads(LivePage(phone.app)).contains("this is not your heart"))
        XCTAssertNil(phone.app.settings.running, "nothing to go on with after the process has ended")
    }

    @MainActor func testTheRootShowsWhatIsInTheWayFirst() async {
        let phone = Phone()
        XCTAssertEqual(node(RootPage(phone.app)).all.filter { $0.kind == "ProgressView" }.count, 1)
        await phone.app.open()
        XCTAssertTrue(reads(RootPage(phone.app)).contains("No recording yet") || reads(RootPage(phone.app)).contains("Recordings"))
        phone.app.settings.isLocked = true
        phone.app.lock()
        XCTAssertTrue(reads(RootPage(phone.app)).contains("Strapline is locked"))
        LAContext.opens = false
        await phone.app.unlock()
        XCTAssertFalse(phone.app.isUnlocked)
        LAContext.opens = true
        await phone.app.unlock()
        XCTAssertTrue(phone.app.isUnlocked)
    }

    @MainActor func testTheAppIsLockedWhenItGoesBehind() async {
        let phone = await Phone.opened()
        phone.app.settings.isLocked = true
        for change in node(RootPage(phone.app)).all.flatMap(\.changes) { change(ScenePhase.background) }
        XCTAssertFalse(phone.app.isUnlocked)
        XCTAssertTrue(reads(RootPage(phone.app)).contains("Strapline is locked"))
    }

    @MainActor func testTheStoreIsOpenedOnceWhoeverComesFirst() async throws {
        let phone = Phone()
        await phone.app.openOnce()
        let store = try XCTUnwrap(phone.app.store)
        for task in node(RootPage(phone.app)).all.flatMap(\.tasks) { await task() }
        XCTAssertTrue(phone.app.store === store)
    }

    @MainActor func testTheThreeTabsAndEveryPlaceHaveTheirPage() async throws {
        let phone = try await Phone.withRecordings()
        let app = phone.app
        let id = try phone.id("Last night")
        for (tab, text) in [("Trends", "By"), ("Settings", "Privacy"), ("Home", "Recordings")] {
            press(RootPage(app), tab)
            XCTAssertTrue(reads(RootPage(app)).contains(text) || tab == "Trends", tab)
        }
        let places: [(Place, String)] = [
            (.connect, "Connect a strap"), (.result(id), "Result"), (.events(id), "Events"), (.beats(id), "Flagged beats"),
            (.report(id), "Report"), (.compare, "Compare two recordings"), (.measured, "How it was measured"),
            (.welcome, "How to wear the strap"),
        ]
        for (place, title) in places {
            app.path = [place]
            let shown = node(RootPage(app))
            XCTAssertTrue(shown.texts.contains(title), "\(place): \(shown.texts)")
        }
    }

    @MainActor func testWhatStandsInTheWayIsToldOnce() async {
        let phone = await Phone.opened()
        phone.app.told = "Something"
        XCTAssertTrue(reads(RootPage(phone.app)).contains("Something"))
        press(RootPage(phone.app), "Done")
        XCTAssertNil(phone.app.told)
    }

    // Home.

    @MainActor func testRecordingsAreSearchedByNameAndDay() async throws {
        let phone = try await Phone.withRecordings()
        let page = HomePage(phone.app)
        await page.model.load()
        XCTAssertEqual(page.model.rows?.map(\.row.name), ["Last night", "Friday"])
        XCTAssertTrue(page.model.rows?.allSatisfy { $0.strip != nil || $0.row.name == "Friday" } ?? false)
        let field = try XCTUnwrap(node(page).first { $0.kind == "Search" })
        field.type?("frid")
        await page.model.load()
        XCTAssertEqual(page.model.rows?.map(\.row.name), ["Friday"])
        field.type?("nobody")
        await page.model.load()
        XCTAssertTrue(reads(page).contains("No recording has this"))
        page.model.day = Date(timeIntervalSince1970: 1_760_000_000)
        page.model.isPickingDay = true
        press(page, "Done")
        XCTAssertEqual(page.model.wanted, "2025-10-09")
        XCTAssertFalse(page.model.isPickingDay)
    }

    @MainActor func testARecordingOpensItsResult() async throws {
        let phone = try await Phone.withRecordings()
        let page = HomePage(phone.app)
        await page.model.load()
        let links = node(page).all.filter { $0.kind == "NavigationLink" }
        XCTAssertEqual(links.compactMap { $0.tag?.base as? Place }, [Place.result(try phone.id("Last night")), .result(try phone.id("Friday"))])
    }

    @MainActor func testRecordLeadsToTheStrapsAndToTheRecordingThatRuns() async {
        let phone = await Phone.opened()
        let page = HomePage(phone.app)
        press(page, "Record")
        XCTAssertEqual(phone.app.path, [.connect])
        phone.app.begin(Worn(nil))
        phone.app.path = []
        press(page, "Recording")
        XCTAssertEqual(phone.app.path, [.live])
    }

    // Finding a strap.

    @MainActor func testThePermissionIsAskedForWhenItIsNeeded() async {
        CBManager.allowed = .notDetermined
        CBCentralManager.latest = nil
        let phone = await Phone.opened()
        let page = ConnectPage(phone.app)
        node(page).all.forEach { $0.appearing.forEach { $0() } }
        phone.time.run()
        XCTAssertNil(CBCentralManager.latest, "asked before it was said what for")
        XCTAssertTrue(reads(page).contains("Bluetooth is needed"))
        press(page, "Next")
        phone.time.run()
        XCTAssertNotNil(CBCentralManager.latest)
        CBManager.allowed = .denied
        Air(CBCentralManager.latest!).power(.unauthorized)
        await phone.settle("the refusal is shown") { page.model.obstacle == .notPermitted }
        press(page, "Open settings")
        XCTAssertEqual(EnvironmentValues.opened.last?.absoluteString, "app-settings:")
    }

    @MainActor func testAStrapThatIsPressedIsRecorded() async throws {
        let phone = await Phone.opened()
        let strap = try phone.strap()
        let page = ConnectPage(phone.app)
        node(page).all.forEach { $0.appearing.forEach { $0() } }
        phone.time.run()
        strap.air.advertise(strap.peripheral, rssi: -60, services: ["180D"])
        await phone.settle("the strap is shown") { reads(page).contains("Polar H10 12345678") }
        press(page, "Polar H10 12345678, strong signal")
        await phone.settle("it is recorded") { phone.app.path == [.live] }
        XCTAssertTrue(UNUserNotificationCenter.current().hasAsked)
        XCTAssertEqual(phone.app.settings.strap?.name, "Polar H10 12345678")
        XCTAssertEqual(phone.app.settings.running, phone.app.settings.strap)
    }

    @MainActor func testOnlyWhatIsShownOfAStrengthMatters() async {
        let phone = await Phone.opened()
        let model = ConnectModel(phone.app)
        model.look()
        let strap = KnownStrap(id: "1", name: "a")
        model.found(SeenStrap(strap: strap, kind: nil, rssi: -50))
        let shown = model.screen
        XCTAssertEqual(shown?.others.map(\.spoken), ["a, strong signal"])
        let changes = Guarded(0)
        withObservationTracking {
            _ = model.screen
        } onChange: {
            changes.with { $0 += 1 }
        }
        for rssi in [-52, -64] { model.found(SeenStrap(strap: strap, kind: nil, rssi: rssi)) }
        XCTAssertEqual(model.screen, shown)
        XCTAssertEqual(changes.with { $0 }, 0, "nothing is drawn anew")
        model.found(SeenStrap(strap: strap, kind: nil, rssi: -70))
        XCTAssertEqual(model.screen?.others.map(\.spoken), ["a, fair signal"])
        XCTAssertEqual(changes.with { $0 }, 1)
        model.found(SeenStrap(strap: KnownStrap(id: "2", name: "b"), kind: nil, rssi: -60))
        XCTAssertEqual(model.screen?.others.map(\.id), ["2", "1"], "the nearest first")
        phone.app.settings.strap = strap
        model.found(SeenStrap(strap: strap, kind: nil, rssi: 127))
        XCTAssertEqual(model.screen?.known?.spoken, "a, weak signal", "a strength that is not known")
        XCTAssertEqual(model.screen?.others.map(\.id), ["2"])
        model.quiet()
        model.found(SeenStrap(strap: KnownStrap(id: "3", name: "c"), kind: nil, rssi: -60))
        XCTAssertEqual(model.screen?.others.map(\.id), ["2"], "too late")
    }

    // Live.

    @MainActor func testTheTraceIsZoomed() async {
        let phone = await Phone.opened()
        phone.app.begin(Worn(nil))
        let page = LivePage(phone.app)
        let before = page.model.pointsPerMm
        press(page, "Larger")
        XCTAssertEqual(page.model.pointsPerMm, before * 2)
        XCTAssertEqual(isEnabled(page, "Larger"), false)
        XCTAssertTrue(reads(page).contains("× 2"))
        press(page, "Smaller")
        press(page, "Smaller")
        XCTAssertEqual(page.model.pointsPerMm, before / 2)
        XCTAssertEqual(isEnabled(page, "Smaller"), false)
    }

    @MainActor func testAMomentIsMarkedWithOneTapAndWithWhatItWas() async throws {
        let phone = await Phone.opened()
        phone.app.begin(Worn(nil))
        let page = LivePage(phone.app)
        await phone.record(20_000)
        press(page, "I feel something")
        await phone.settle("it is marked") { page.model.isMarked }
        XCTAssertTrue(reads(page).contains("✓ Marked"))
        XCTAssertTrue(page.model.isAsking)
        press(page, "Palpitations")
        await phone.settle("it is marked") { phone.app.recording.marks == 2 }
        XCTAssertFalse(page.model.isUrgent)
        page.model.isAsking = true
        press(page, "Chest pain")
        await phone.settle("help is said") { page.model.isUrgent }
        XCTAssertTrue(reads(page).contains("call your emergency number"))
        let one = try XCTUnwrap(phone.app.store?.recordings.first)
        let marks = one.marks.map(\.text)
        XCTAssertEqual(marks, ["strapline:felt:something", "strapline:felt:palpitations", "strapline:felt:chest"])
        XCTAssertEqual(try marks.map { try saidMark(language: .german, text: $0) }, ["Ich spüre etwas", "Herzklopfen", "Brustschmerz"])
    }

    @MainActor func testAMarkBeforeTheStrapSendsIsRefusedAndSaid() async {
        let phone = await Phone.opened()
        phone.app.begin(Worn(KnownStrap(id: UUID().uuidString, name: "not there")))
        await phone.settle("it has begun") { phone.app.recording.phase == .recording }
        let page = LivePage(phone.app)
        press(page, "I feel something")
        await phone.settle("it is said") { phone.app.told != nil || page.model.isMarked }
        XCTAssertEqual(phone.app.recording.marks == 0, phone.app.told != nil)
    }

    @MainActor func testWhatIsStoppedCannotBeStoppedTwice() async {
        let phone = await Phone.opened()
        phone.app.begin(Worn(nil))
        let page = LivePage(phone.app)
        await phone.record(5_000)
        await phone.settle("it has begun") { phone.app.recording.phase == .recording }
        press(page, "Stop and see the result")
        XCTAssertEqual(isEnabled(page, "Ending the recording"), false)
        XCTAssertEqual(isEnabled(page, "I feel something"), false)
    }
}
