import Foundation

#if canImport(UIKit)
    import UIKit
#endif

/// How many points of this screen are a millimetre, so that 25 mm/s are 25 mm/s and a ruler fits. The system does not say:
/// it follows from the panels that Apple builds, within half a per cent.
enum TrueScale {
    /// Pixels to an inch of a device, by the system's name for its model, such as `iPhone16,2`.
    static func pixelsPerInch(model: String, nativeScale: Double) -> Double {
        if model.hasPrefix("iPad") { return smallTablets.contains(model) ? 326 : 264 }
        if smallPhones.contains(model) { return 476 }
        // Panels of two pixels to a point have 326; those of three have 458 or 460.
        return nativeScale < 2.6 ? 326 : 460
    }

    /// iPad mini.
    private static let smallTablets: Set = ["iPad11,1", "iPad11,2", "iPad14,1", "iPad14,2", "iPad16,1", "iPad16,2"]
    /// iPhone 12 mini and 13 mini.
    private static let smallPhones: Set = ["iPhone13,1", "iPhone14,4"]

    static func pointsPerMm(model: String, nativeScale: Double) -> Double {
        pixelsPerInch(model: model, nativeScale: nativeScale) / nativeScale / 25.4
    }

    /// Of this device.
    @MainActor static var pointsPerMm: Double {
        #if canImport(UIKit)
            var system = utsname()
            uname(&system)
            let name = withUnsafeBytes(of: &system.machine) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            let model = ProcessInfo.processInfo.environment["SIMULATOR_MODEL_IDENTIFIER"] ?? name
            return pointsPerMm(model: model, nativeScale: UIScreen.main.nativeScale)
        #else
            return pointsPerMm(model: "iPhone16,1", nativeScale: 3)
        #endif
    }
}
