import Foundation
import StraplineBluetooth
import StraplineKit
import XCTest

@testable import StraplineUI

/// What only Xcode builds: the project and what the system reads of the app, as files.
final class ProjectTests: XCTestCase {
    private let ios = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private func list(_ name: String) throws -> [String: Any] {
        let bytes = try Data(contentsOf: ios.appendingPathComponent(name))
        return try XCTUnwrap(PropertyListSerialization.propertyList(from: bytes, format: nil) as? [String: Any], name)
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: ios.appendingPathComponent(name), encoding: .utf8)
    }

    func testTheAppRunsBehindForTheSakeOfAStrapAndForNothingElse() throws {
        let info = try list("App/Info.plist")
        XCTAssertEqual(info["UIBackgroundModes"] as? [String], ["bluetooth-central"])
        XCTAssertEqual(info["UIRequiredDeviceCapabilities"] as? [String], ["bluetooth-le"])
        XCTAssertEqual((info["CFBundleLocalizations"] as? [String])?.sorted(), Language.all.map(\.code).sorted())
    }

    func testTheAppAsksForNothingButBluetoothAndTheLock() throws {
        let info = try list("App/Info.plist")
        let asked = info.keys.filter { $0.hasSuffix("UsageDescription") }.sorted()
        XCTAssertEqual(asked, ["NSBluetoothAlwaysUsageDescription", "NSFaceIDUsageDescription"])
        XCTAssertNil(info["NSAppTransportSecurity"], "no exception for the network, which is not used")
    }

    func testWhatTheSystemSaysIsTheCataloguesInEveryLanguage() throws {
        let info = try list("App/Info.plist")
        for language in Language.all {
            let say = Say(language)
            let said = ["NSBluetoothAlwaysUsageDescription": say("app-bluetooth-why"), "NSFaceIDUsageDescription": say("app-locked-text")]
            let lines = said.sorted { $0.key < $1.key }.map { "\"\($0.key)\" = \"\($0.value)\";\n" }.joined()
            XCTAssertEqual(try text("App/\(language.code).lproj/InfoPlist.strings"), lines)
            guard language == .english else { continue }
            for (key, value) in said { XCTAssertEqual(info[key] as? String, value) }
        }
    }

    func testFilesAreProtectedAndTheNetworkIsNotAskedFor() throws {
        let entitlements = try list("App/Strapline.entitlements")
        XCTAssertEqual(entitlements.keys.sorted(), ["com.apple.developer.default-data-protection"])
        XCTAssertEqual(entitlements.values.first as? String, FileProtectionType.completeUntilFirstUserAuthentication.rawValue)
    }

    func testNothingIsCollected() throws {
        let privacy = try list("App/PrivacyInfo.xcprivacy")
        XCTAssertEqual(privacy["NSPrivacyTracking"] as? Bool, false)
        XCTAssertEqual((privacy["NSPrivacyCollectedDataTypes"] as? [Any])?.count, 0)
        XCTAssertEqual((privacy["NSPrivacyTrackingDomains"] as? [Any])?.count, 0)
        let used = try XCTUnwrap(privacy["NSPrivacyAccessedAPITypes"] as? [[String: Any]])
        XCTAssertTrue(used.allSatisfy { ($0["NSPrivacyAccessedAPITypeReasons"] as? [String])?.isEmpty == false })
        XCTAssertTrue(used.contains { $0["NSPrivacyAccessedAPIType"] as? String == "NSPrivacyAccessedAPICategoryUserDefaults" })
    }

    func testTheProjectIsOfThePackageAndNamesFilesThatAreThere() throws {
        let project = try text("project.yml")
        XCTAssertTrue(project.contains("MARKETING_VERSION: \"\(try versions().software)\""))
        XCTAssertTrue(project.contains("iOS: \"17.0\"") && project.contains("SWIFT_VERSION: \"6.0\""))
        XCTAssertTrue(try text("Package.swift").contains(".iOS(.v17)"))
        for file in ["App/Info.plist", "App/Strapline.entitlements", "Sources/StraplineApp"] {
            XCTAssertTrue(project.contains(file), file)
            XCTAssertTrue(FileManager.default.fileExists(atPath: ios.appendingPathComponent(file).path), file)
        }
    }

    private func contents(_ set: String) throws -> [String: Any] {
        let bytes = try Data(contentsOf: ios.appendingPathComponent("App/Assets.xcassets/\(set)Contents.json"))
        return try XCTUnwrap(JSONSerialization.jsonObject(with: bytes) as? [String: Any], set)
    }

    func testTheIconIsOneOpaqueSquare() throws {
        let images = try XCTUnwrap(contents("AppIcon.appiconset/")["images"] as? [[String: String]])
        XCTAssertEqual(images, [["filename": "AppIcon.png", "idiom": "universal", "platform": "ios", "size": "1024x1024"]])
        let icon = try Data(contentsOf: ios.appendingPathComponent("App/Assets.xcassets/AppIcon.appiconset/AppIcon.png"))
        XCTAssertEqual(icon.prefix(8), Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        // 1024 pixels each way, eight bits, and colours without an alpha channel.
        XCTAssertEqual(icon[16..<26], Data([0, 0, 4, 0, 0, 0, 4, 0, 8, 2]))
        XCTAssertGreaterThan(icon.count, 5_000, "something is drawn on it")
        XCTAssertNotNil(try contents("")["info"])
    }

    func testTheAccentIsTheTokensByDayAndByNight() throws {
        let colors = try XCTUnwrap(contents("AccentColor.colorset/")["colors"] as? [[String: Any]])
        let found = try colors.map { one -> String in
            let color = try XCTUnwrap(one["color"] as? [String: Any])
            XCTAssertEqual(color["color-space"] as? String, "srgb")
            let parts = try XCTUnwrap(color["components"] as? [String: String])
            return try ["red", "green", "blue"].map { try XCTUnwrap(parts[$0]).dropFirst(2) }.joined()
        }
        XCTAssertEqual(found, [Colours.day, .night].map { String(format: "%06X", $0.accent) })
        XCTAssertNil(colors[0]["appearances"])
        XCTAssertEqual((colors[1]["appearances"] as? [[String: String]])?.first?["value"], "dark")
        let project = try text("project.yml")
        XCTAssertTrue(project.contains("ASSETCATALOG_COMPILER_APPICON_NAME: AppIcon"))
        XCTAssertTrue(project.contains("ASSETCATALOG_COMPILER_GLOBAL_ACCENT_COLOR_NAME: AccentColor"))
    }

    /// No source of the app speaks to a network, and none names words of its own where the catalogue has them.
    func testNoSourceSpeaksToANetwork() throws {
        var count = 0
        for module in ["StraplineKit", "StraplineBluetooth", "StraplineUI", "StraplineApp"] {
            let folder = ios.appendingPathComponent("Sources/\(module)")
            let files = try XCTUnwrap(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
            for case let file as URL in files where file.pathExtension == "swift" {
                let source = try String(contentsOf: file, encoding: .utf8)
                count += 1
                for word in ["URLSession", "import Network", "http://", "https://", "print("] {
                    XCTAssertFalse(source.contains(word), "\(file.lastPathComponent) says \(word)")
                }
            }
        }
        XCTAssertGreaterThan(count, 40)
    }
}
