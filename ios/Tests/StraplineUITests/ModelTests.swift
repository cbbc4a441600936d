import Foundation
import LocalAuthentication
import Security
import StraplineBluetooth
import StraplineKit
import SwiftUI
import XCTest

@testable import StraplineUI

/// What a recording's pages and the settings do, and where secrets lie.
final class ModelTests: AppTests {
    @MainActor private func result(_ phone: Phone, _ name: String = "Last night") async throws -> ResultPage {
        let page = ResultPage(phone.app, try phone.id(name))
        await page.model.load()
        return page
    }

    @MainActor func testThreeTapsLeadFromHomeToThePdf() async throws {
        let phone = try await Phone.withRecordings()
        let home = HomePage(phone.app)
        await home.model.load()
        let first = try XCTUnwrap(node(home).first { $0.kind == "NavigationLink" }?.tag?.base as? Place)
        phone.app.path.append(first)
        let page = try await result(phone)
        press(page, "Make the PDF for my doctor")
        XCTAssertEqual(phone.app.path, [first, .report(page.model.id)])
        let report = ReportPage(phone.app, page.model.id)
        await report.model.load()
        XCTAssertEqual(isEnabled(report, "Share the PDF"), true)
        XCTAssertGreaterThan(report.model.pages.count, 1)
        XCTAssertTrue(node(report).all.contains { $0.label == "Page 2 of the report" })
    }

    @MainActor func testARecordingIsRenamed() async throws {
        let phone = try await Phone.withRecordings()
        let page = try await result(phone)
        press(page, "Rename")
        try XCTUnwrap(node(page).first { $0.kind == "TextField" }).type?("  A night ")
        press(page, "Done")
        await phone.settle("it is renamed") { page.model.found?.name == "A night" }
        page.model.name = "   "
        await page.model.rename()
        XCTAssertEqual(page.model.found?.name, "A night", "no name is no name")
    }

    @MainActor func testARecordingIsDeletedOnceThePersonIsSure() async throws {
        let phone = try await Phone.withRecordings()
        let page = try await result(phone)
        phone.app.path = [.result(page.model.id)]
        press(page, "Delete")
        XCTAssertEqual(phone.app.store?.recordings.count, 2)
        let dialog = try XCTUnwrap(node(page).first { $0.kind == "Dialog" })
        XCTAssertEqual(dialog.text, "Delete this recording for good?")
        dialog.all.first { $0.text == "Delete" }?.action?()
        await phone.settle("it is deleted") { phone.app.store?.recordings.count == 1 }
        await phone.settle("home is shown") { phone.app.path.isEmpty }
    }

    @MainActor func testARecordingIsExportedToAPlaceThatThePersonChooses() async throws {
        let phone = try await Phone.withRecordings()
        let page = try await result(phone)
        press(page, "Export")
        await phone.settle("it is written") { page.model.isExporting }
        let mover = try XCTUnwrap(node(page).first { $0.kind == "FileMover" })
        XCTAssertEqual(mover.texts, ["Last night.csv"])
        let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        mover.choose?(AnyHashable(place))
        XCTAssertEqual(phone.app.told, "Exported")
        XCTAssertGreaterThan(try Data(contentsOf: place.appendingPathComponent("Last night.csv")).count, 100_000)
        XCTAssertFalse(FileManager.default.fileExists(atPath: Documents.folder.path), "nothing is left in between")
    }

    @MainActor func testAnAnalysisEndsWithThePageThatWaitsForIt() async throws {
        let phone = try await Phone.withRecordings()
        let page = try await result(phone)
        let loading = Task { await page.model.load(anew: true) }
        await phone.settle("it tells how far it is") { page.model.share != nil }
        XCTAssertNotNil(node(page).first { $0.kind == "ProgressView" && $0.text != nil })
        page.model.leave()
        await loading.value
        XCTAssertNil(page.model.found)
        XCTAssertNil(phone.app.told)
    }

    @MainActor func testFlaggedBeatsAreSteppedThroughAndDoubted() async throws {
        let phone = try await Phone.withRecordings()
        let page = BeatsPage(phone.app, try phone.id("Last night"))
        await page.model.load()
        XCTAssertGreaterThan(page.model.count, 1)
        XCTAssertEqual(isEnabled(page, "Previous"), false)
        XCTAssertEqual(isEnabled(page, "Next"), true)
        let first = page.model.beat
        press(page, "Next")
        await phone.settle("the next is shown") { page.model.beat != nil && page.model.beat != first }
        XCTAssertEqual(isEnabled(page, "Previous"), true)
        press(page, "This looks wrong")
        await phone.settle("it is noted") { page.model.isDoubted }
        XCTAssertEqual(isEnabled(page, "Noted; the report says so"), false)
        let marks = try XCTUnwrap(phone.app.store).recording(id: page.model.id).marks
        XCTAssertEqual(marks.count, 1)
        press(page, "Previous")
        await phone.settle("the first is shown") { page.model.number == 0 && page.model.beat?.title == first?.title }
        XCTAssertFalse(page.model.isDoubted)
        while page.model.hasFollowing { await page.model.step(forward: true) }
        XCTAssertEqual(isEnabled(page, "Next"), false)
    }

    @MainActor func testWhatStandsOnTheReportIsKeptAndWhatDoesNotDoIsNot() async throws {
        let phone = try await Phone.withRecordings()
        let page = ReportPage(phone.app, try phone.id("Last night"))
        await page.model.load()
        try XCTUnwrap(node(page).first { $0.kind == "TextField" && $0.text == "Name in the report" }).type?("Ada Example")
        node(page).first { $0.kind == "Picker" && $0.text == "Paper" }?.choose?(AnyHashable(Paper.letter))
        let english = try Data(contentsOf: XCTUnwrap(page.model.file))
        node(page).first { $0.kind == "Picker" && $0.text == "Language" }?.choose?(AnyHashable(Language.turkish))
        press(page, "Done")
        await phone.settle("it is kept") { Profile.load(phone.app.vault.keychain).name == "Ada Example" }
        XCTAssertEqual(Profile.load(phone.app.vault.keychain).paper, .letter)
        // Whoever reads it may speak another language than the person, whose screens stay as they are.
        XCTAssertEqual(Profile.load(phone.app.vault.keychain).language, .turkish)
        XCTAssertEqual(phone.app.say.language, .english)
        let turkish = try Data(contentsOf: XCTUnwrap(page.model.file))
        XCTAssertEqual([english, turkish].map { $0.range(of: Data("/Lang (tr)".utf8)) != nil }, [false, true])
        node(page).first { $0.kind == "Picker" && $0.text == "Language" }?.choose?(AnyHashable(Language.english))
        XCTAssertNil(page.model.profile.language, "as the app")
        XCTAssertEqual(phone.app.profile.name, "Ada Example")
        page.model.profile.born = "yesterday"
        await page.model.keep()
        XCTAssertTrue(phone.app.told?.contains("yesterday") ?? false, phone.app.told ?? "")
        XCTAssertEqual(phone.app.profile.born, "")
        XCTAssertEqual(page.model.profile.born, "")
    }

    @MainActor func testTrendsAreChosenAndComparedByRecordingAndDay() async throws {
        let phone = try await Phone.withRecordings()
        let page = TrendsPage(phone.app)
        await page.model.load()
        XCTAssertEqual(page.model.screen?.charts.first?.points.count, 2)
        let pickers = node(page).all.filter { $0.kind == "Picker" }
        pickers[0].choose?(AnyHashable(TrendSpan.twoWeeks))
        XCTAssertEqual(page.model.span, .twoWeeks)
        pickers[1].choose?(AnyHashable(TrendStep.day))
        XCTAssertEqual(page.model.step, .day)
        await page.model.load()
        press(page, "Compare two recordings")
        XCTAssertEqual(phone.app.path, [.compare])
        let compare = ComparePage(phone.app)
        await compare.model.load()
        XCTAssertEqual(compare.model.second, try phone.id("Last night"))
        let before = compare.model.compared
        node(compare).first { $0.kind == "Picker" }?.choose?(AnyHashable(try phone.id("Last night")))
        await compare.model.compare()
        XCTAssertNotEqual(compare.model.compared, before)
        XCTAssertTrue(compare.model.compared.allSatisfy { $0.first == $0.second })
    }

    // Settings.

    @MainActor func testAnotherLanguageIsSpokenAtOnce() async {
        let phone = await Phone.opened()
        let page = SettingsPage(phone.app)
        node(page).first { $0.kind == "Picker" && $0.text == "Language" }?.choose?(AnyHashable(Language?.some(.turkish)))
        XCTAssertEqual(phone.app.say.language, .turkish)
        XCTAssertTrue(reads(RootPage(phone.app)).contains(Say(.turkish)("app-recordings")))
        XCTAssertThrowsError(try phone.app.store?.recording(id: "no id")) { XCTAssertFalse(said($0).isEmpty) }
        page.model.language = nil
        XCTAssertEqual(phone.app.say.language, .english)
    }

    @MainActor func testTheUnitsAreChosenAndStayForWhatIsReadNext() async throws {
        let phone = try await Phone.withRecordings()
        let id = try phone.id("Last night")
        let beats = BeatsPage(phone.app, id)
        await beats.model.load()
        XCTAssertTrue(try XCTUnwrap(beats.model.beat?.reasons.first { $0.hasPrefix("Amplitude") }).hasSuffix("\u{a0}mV"))
        let page = SettingsPage(phone.app)
        node(page).first { $0.kind == "Picker" && $0.text == "Amplitude of a beat" }?.choose?(AnyHashable(HeightUnit.millimetre))
        node(page).first { $0.kind == "Picker" && $0.text == "Interval between beats" }?.choose?(AnyHashable(IntervalUnit.second))
        XCTAssertEqual(phone.app.settings.units, Units(height: .millimetre, interval: .second, hours: .twentyFour))
        XCTAssertEqual(SettingsPage(phone.app).model.height, .millimetre, "it stays")
        await beats.model.load()
        let reasons = try XCTUnwrap(beats.model.beat?.reasons)
        XCTAssertTrue(try XCTUnwrap(reasons.first { $0.hasPrefix("Amplitude") }).hasSuffix("\u{a0}mm"))
        XCTAssertTrue(reasons.contains { $0.hasPrefix("RR before 0.") && $0.hasSuffix("\u{a0}s") }, "\(reasons)")
        let result = ResultPage(phone.app, id)
        await result.model.load()
        XCTAssertNotNil(reads(result).range(of: #"longest interval \d\.\d\d\x{a0}s"#, options: .regularExpression))
        phone.app.settings.clear()
        XCTAssertEqual(phone.app.settings.units, Units(height: .millivolt, interval: .byLength, hours: .twentyFour))
    }

    @MainActor func testTheClockIsThePhones() async throws {
        let phone = try await Phone.withRecordings()
        let defaults = UserDefaults(suiteName: UUID().uuidString)!
        let store = try XCTUnwrap(phone.app.store)
        for (hours, isTwelve) in [(Hours.twelve, true), (.twentyFour, false)] {
            let units = Settings(defaults, hours: { hours }).units
            let rows = try store.rows(language: .english, units: units)
            XCTAssertFalse(rows.isEmpty)
            XCTAssertTrue(rows.allSatisfy { ($0.when.hasSuffix("am") || $0.when.hasSuffix("pm")) == isTwelve }, "\(rows.map(\.when))")
        }
    }

    @MainActor func testTheLockIsOnlyForAPhoneThatHasOne() async {
        let phone = await Phone.opened()
        let page = SettingsPage(phone.app)
        LAContext.hasLock = false
        press(page, "Lock with the screen lock")
        XCTAssertFalse(phone.app.settings.isLocked)
        XCTAssertEqual(phone.app.told, phone.app.say("app-lock-none-text"))
        LAContext.hasLock = true
        press(page, "Lock with the screen lock")
        XCTAssertTrue(phone.app.settings.isLocked)
        XCTAssertEqual(node(page).first { $0.kind == "Toggle" }?.value, "1")
        // A lock that was taken from the phone locks nobody out.
        phone.app.lock()
        LAContext.hasLock = false
        await phone.app.unlock()
        XCTAssertTrue(phone.app.isUnlocked)
    }

    @MainActor func testEverythingIsExported() async throws {
        let phone = try await Phone.withRecordings()
        let page = SettingsPage(phone.app)
        press(page, "Export all recordings")
        await phone.settle("they are written") { page.model.isExporting }
        XCTAssertEqual(page.model.exported.count, 2)
        let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        node(page).first { $0.kind == "FileMover" }?.choose?(AnyHashable(place))
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: place.path).count, 2)
        XCTAssertEqual(phone.app.told, "2 recordings exported")
    }

    @MainActor func testEverythingIsErasedOnceThePersonIsSure() async throws {
        let phone = try await Phone.withRecordings()
        var profile = Profile()
        profile.name = "Ada"
        await phone.app.keep(profile)
        let keychain = phone.app.vault.keychain
        let before = try keychain.read("store")
        let page = SettingsPage(phone.app)
        press(page, "Erase everything")
        XCTAssertEqual(phone.app.store?.recordings.count, 2)
        node(page).first { $0.kind == "Dialog" }?.all.first { $0.text == "Erase everything" && $0.kind == "Button" }?.action?()
        await phone.settle("it is erased") { phone.app.told != nil && phone.app.store != nil }
        XCTAssertEqual(phone.app.told, "Everything is erased", "\(phone.app.state)")
        XCTAssertEqual(phone.app.store?.recordings.count, 0)
        XCTAssertNotEqual(try keychain.read("store"), before, "another key")
        XCTAssertEqual(try keychain.read("profile"), .nothing)
        XCTAssertEqual(phone.app.profile, Profile())
        XCTAssertFalse(phone.app.isWelcomed)
    }

    @MainActor func testNothingIsErasedWhileItRecords() async {
        let phone = await Phone.opened()
        phone.app.begin(Worn(nil))
        XCTAssertEqual(isEnabled(SettingsPage(phone.app), "Erase everything"), false)
        await phone.app.eraseEverything()
        XCTAssertNotNil(phone.app.store)
    }

    // Secrets.

    @MainActor func testTheKeyStaysOnThisPhoneAndIsThereBehindALockedScreen() async throws {
        _ = await Phone.opened()
        let attributes = try XCTUnwrap(KeychainStandIn.shared.attributes("store"))
        XCTAssertEqual(attributes[kSecAttrAccessible] as? String, kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly)
        XCTAssertNil(attributes[kSecAttrSynchronizable])
        XCTAssertEqual((attributes[kSecValueData] as? Data)?.count, 32)
    }

    @MainActor func testAKeyThatIsGoneIsSaidAndRecordingsAreKept() async throws {
        let phone = try await Phone.withRecordings()
        let (vault, settings) = (phone.app.vault, phone.app.settings)
        let count = try FileManager.default.contentsOfDirectory(atPath: vault.recordings.path).count
        try vault.keychain.delete("store")
        XCTAssertEqual(try vault.storeKey(), .lost)
        phone.app.leave()
        let again = AppModel(vault: vault, settings: settings, languages: ["en"], timeline: phone.time)
        await again.open()
        XCTAssertTrue(reads(RootPage(again)).contains("The key is gone"))
        press(RootPage(again), "Go on with a new key")
        await phone.settle("it goes on") { again.store != nil }
        XCTAssertEqual(again.store?.recordings.map(\.state), [.locked, .locked])
        XCTAssertGreaterThanOrEqual(try FileManager.default.contentsOfDirectory(atPath: vault.recordings.path).count, count)
    }

    @MainActor func testAPhoneThatWasNotUnlockedYetIsWaitedFor() async {
        let phone = Phone()
        KeychainStandIn.shared.refuse(errSecInteractionNotAllowed)
        await phone.app.open()
        guard case .notYet = phone.app.state else { return XCTFail("\(phone.app.state)") }
        XCTAssertTrue(reads(RootPage(phone.app)).contains(phone.app.say("app-locked-text")))
        KeychainStandIn.shared.refuse(nil)
        press(RootPage(phone.app), "Try again")
        await phone.settle("it is open") { phone.app.store != nil }
    }

    func testAKeychainThatRefusesSaysItsNumber() {
        let keychain = Keychain(service: UUID().uuidString)
        KeychainStandIn.shared.refuse(-34018)
        XCTAssertThrowsError(try keychain.read("a")) { XCTAssertEqual($0 as? Keychain.Refused, Keychain.Refused(status: -34018)) }
        XCTAssertThrowsError(try keychain.write("a", Data()))
        XCTAssertThrowsError(try keychain.delete("a"))
        KeychainStandIn.shared.refuse(nil)
        XCTAssertNoThrow(try keychain.delete("a"))
        XCTAssertEqual(try keychain.read("a"), .nothing)
    }

    func testSettingsAreKeptAndForgotten() {
        let settings = Settings(UserDefaults(suiteName: UUID().uuidString)!, hours: { .twentyFour })
        settings.language = .french
        settings.strap = KnownStrap(id: "1", name: "a")
        settings.isInBackup = true
        XCTAssertEqual(settings.language, .french)
        XCTAssertEqual(settings.strap?.name, "a")
        settings.clear()
        XCTAssertNil(settings.language)
        XCTAssertNil(settings.strap)
        XCTAssertFalse(settings.isInBackup)
    }

    func testNamesOfFilesAreTakenByEveryFileSystem() throws {
        XCTAssertEqual(try tableFileName(name: "Ada/Ada: 1?", id: nil), "Ada-Ada- 1-.csv")
        XCTAssertEqual(try reportFileName(startMs: 1_795_386_600_000, utcOffsetMin: 60), "Strapline-2026-11-22.pdf")
    }
}
