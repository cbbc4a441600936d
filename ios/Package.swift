// swift-tools-version:6.0
import PackageDescription

// The core for Swift, and the app. `cargo xtask bindings` generates what lies in Generated, Resources and
// Sources/StraplineFFI/include; on Apple's systems the library comes as a framework (`cargo xtask ios`), on Linux as
// target/release/libstrapline_ffi.so, by its folder on the command line (`cargo xtask swift`).
//
// What Linux has not (SwiftUI, CoreBluetooth and a few more) is stood in for by LinuxStandIns: the app's sources are
// compiled as they are, and run against them in tests.
var targets: [Target] = []
var system: [Target.Dependency] = []
var radio: [Target.Dependency] = []
#if os(Linux)
    targets.append(.target(name: "StraplineFFI", linkerSettings: [.linkedLibrary("strapline_ffi")]))
    for name in ["CoreBluetooth", "Security", "UserNotifications", "LocalAuthentication", "PDFKit"] {
        targets.append(.target(name: name, path: "LinuxStandIns/\(name)", swiftSettings: [.swiftLanguageMode(.v5)]))
    }
    targets.append(
        .target(name: "SwiftUI", dependencies: ["PDFKit"], path: "LinuxStandIns/SwiftUI", swiftSettings: [.swiftLanguageMode(.v5)]))
    for name in ["SwiftUI", "Security", "UserNotifications", "LocalAuthentication", "PDFKit"] {
        system.append(.target(name: name))
    }
    radio.append(.target(name: "CoreBluetooth"))
#else
    targets.append(.binaryTarget(name: "StraplineFFI", path: "../target/ios/StraplineFFI.xcframework"))
#endif
let kit: [Target.Dependency] = [.target(name: "StraplineKit")]
let bluetooth: [Target.Dependency] = kit + radio
let screens: [Target.Dependency] = bluetooth + system + [.target(name: "StraplineBluetooth")]
let app: [Target.Dependency] = screens + [.target(name: "StraplineUI")]

// What is generated is compiled as Swift 5: the compiler fails on its asynchronous foreign traits otherwise.
targets.append(.target(name: "Strapline", dependencies: ["StraplineFFI"], swiftSettings: [.swiftLanguageMode(.v5)]))
targets.append(.target(name: "StraplineKit", dependencies: ["Strapline"]))
targets.append(.target(name: "StraplineBluetooth", dependencies: bluetooth))
targets.append(.target(name: "StraplineUI", dependencies: screens, resources: [.process("Resources")]))
targets.append(.executableTarget(name: "StraplineApp", dependencies: app))
targets.append(.testTarget(name: "StraplineTests", dependencies: ["Strapline"], swiftSettings: [.swiftLanguageMode(.v5)]))
#if os(Linux)
    targets.append(
        .target(name: "StraplineSimulation", dependencies: bluetooth + [.target(name: "StraplineBluetooth")], path: "Tests/StraplineSimulation"))
    let simulation: [Target.Dependency] = [.target(name: "StraplineSimulation")]
    targets.append(.testTarget(name: "StraplineBluetoothTests", dependencies: bluetooth + simulation + [.target(name: "StraplineBluetooth")]))
    targets.append(
        .testTarget(
            name: "StraplineUITests", dependencies: app + simulation, exclude: ["Golden"], swiftSettings: [.swiftLanguageMode(.v5)]))
#endif

let package = Package(
    name: "Strapline",
    defaultLocalization: "en",
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: [
        .library(name: "Strapline", targets: ["Strapline"]),
        .library(name: "StraplineKit", targets: ["StraplineKit"]),
        .library(name: "StraplineUI", targets: ["StraplineUI"]),
    ],
    targets: targets
)
