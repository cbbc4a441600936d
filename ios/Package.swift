// swift-tools-version:6.0
import PackageDescription

// The core for Swift. `cargo xtask bindings` generates what lies in Sources/Strapline/Generated and
// Sources/StraplineFFI/include; on Apple's systems the library comes as a framework (`cargo xtask ios`), on Linux as
// target/release/libstrapline_ffi.so, by its folder on the command line (`cargo xtask swift`).
var targets: [Target] = []
#if os(Linux)
targets.append(.target(name: "StraplineFFI", linkerSettings: [.linkedLibrary("strapline_ffi")]))
#else
targets.append(.binaryTarget(name: "StraplineFFI", path: "../target/ios/StraplineFFI.xcframework"))
#endif
targets.append(.target(name: "Strapline", dependencies: ["StraplineFFI"], swiftSettings: [.swiftLanguageMode(.v5)]))
targets.append(.testTarget(name: "StraplineTests", dependencies: ["Strapline"], swiftSettings: [.swiftLanguageMode(.v5)]))

let package = Package(
    name: "Strapline",
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: [.library(name: "Strapline", targets: ["Strapline"])],
    targets: targets
)
