// swift-tools-version:6.0
import PackageDescription

// The core for Swift, and the app. `cargo xtask bindings` generates what lies in Generated, Resources and
// Sources/StraplineFFI/include. It is built in three ways:
// - on Linux (`cargo xtask swift`) everything, with target/release/libstrapline_ffi.so, by its folder on the command line.
//   What Linux has not (SwiftUI, CoreBluetooth and a few more) is stood in for by LinuxStandIns: the app's sources are
//   compiled as they are, and run against them in tests;
// - on a Mac, for the Mac (`cargo xtask swift` sets STRAPLINE_CORE_ALONE), the core and its tests alone, with the Mac's own
//   library from the same folder: what the app is made of has parts that only iOS has;
// - by Xcode, for iOS, everything but the tests, with the library as a framework (`cargo xtask ios`). The app itself is
//   Xcode's target, of the sources in Sources/StraplineApp.
let isCoreAlone = Context.environment["STRAPLINE_CORE_ALONE"] != nil
#if os(Linux)
    let isOnLinux = true
#else
    let isOnLinux = false
#endif

var targets: [Target] = []
var system: [Target.Dependency] = []
var radio: [Target.Dependency] = []
if isOnLinux || isCoreAlone {
    targets.append(.target(name: "StraplineFFI", linkerSettings: [.linkedLibrary("strapline_ffi")]))
} else {
    targets.append(.binaryTarget(name: "StraplineFFI", path: "../target/ios/StraplineFFI.xcframework"))
}
// What is generated is compiled as Swift 5: the compiler fails on its asynchronous foreign traits otherwise.
targets.append(.target(name: "Strapline", dependencies: ["StraplineFFI"], swiftSettings: [.swiftLanguageMode(.v5)]))
targets.append(.target(name: "StraplineKit", dependencies: ["Strapline"]))
if isOnLinux || isCoreAlone {
    targets.append(.testTarget(name: "StraplineTests", dependencies: ["Strapline"], swiftSettings: [.swiftLanguageMode(.v5)]))
}
var products: [Product] = [
    .library(name: "Strapline", targets: ["Strapline"]),
    .library(name: "StraplineKit", targets: ["StraplineKit"]),
]

if !isCoreAlone {
    if isOnLinux {
        for name in ["CoreBluetooth", "Security", "UserNotifications", "LocalAuthentication", "PDFKit"] {
            targets.append(.target(name: name, path: "LinuxStandIns/\(name)", swiftSettings: [.swiftLanguageMode(.v5)]))
        }
        targets.append(
            .target(name: "SwiftUI", dependencies: ["PDFKit"], path: "LinuxStandIns/SwiftUI", swiftSettings: [.swiftLanguageMode(.v5)]))
        for name in ["SwiftUI", "Security", "UserNotifications", "LocalAuthentication", "PDFKit"] {
            system.append(.target(name: name))
        }
        radio.append(.target(name: "CoreBluetooth"))
    }
    let kit: [Target.Dependency] = [.target(name: "StraplineKit")]
    let bluetooth: [Target.Dependency] = kit + radio
    let screens: [Target.Dependency] = bluetooth + system + [.target(name: "StraplineBluetooth")]
    targets.append(.target(name: "StraplineBluetooth", dependencies: bluetooth))
    targets.append(.target(name: "StraplineUI", dependencies: screens, resources: [.process("Resources")]))
    products.append(.library(name: "StraplineUI", targets: ["StraplineUI"]))
    if isOnLinux {
        let app: [Target.Dependency] = screens + [.target(name: "StraplineUI")]
        targets.append(.executableTarget(name: "StraplineApp", dependencies: app))
        let strap: [Target.Dependency] = bluetooth + [.target(name: "StraplineBluetooth")]
        targets.append(.target(name: "StraplineSimulation", dependencies: strap, path: "Tests/StraplineSimulation"))
        let simulation: [Target.Dependency] = [.target(name: "StraplineSimulation")]
        targets.append(.testTarget(name: "StraplineBluetoothTests", dependencies: strap + simulation))
        targets.append(
            .testTarget(
                name: "StraplineUITests", dependencies: app + simulation, exclude: ["Golden"], swiftSettings: [.swiftLanguageMode(.v5)]))
    }
}

let package = Package(
    name: "Strapline",
    defaultLocalization: "en",
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: products,
    targets: targets
)
