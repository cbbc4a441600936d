import Foundation
import StraplineBluetooth
import StraplineKit

/// What is set once: nothing of it says anything about a heart.
public struct Settings: @unchecked Sendable {
    private enum Key: String, CaseIterable { case welcomed, language, locked, backup, strap, running, stopping, height, interval }

    /// Safe from any thread.
    private let defaults: UserDefaults
    private let hours: @Sendable () -> Hours

    public init(_ defaults: UserDefaults = .standard, hours: @escaping @Sendable () -> Hours = { .ofPhone }) {
        self.defaults = defaults
        self.hours = hours
    }

    public var isWelcomed: Bool {
        get { defaults.bool(forKey: Key.welcomed.rawValue) }
        nonmutating set { defaults.set(newValue, forKey: Key.welcomed.rawValue) }
    }

    /// `nil` is as the phone.
    public var language: Language? {
        get { defaults.string(forKey: Key.language.rawValue).flatMap { code in Language.all.first { $0.code == code } } }
        nonmutating set { defaults.set(newValue?.code, forKey: Key.language.rawValue) }
    }

    /// What heights and intervals are said in; the clock is the phone's own.
    public var units: Units {
        get {
            func kept<Unit>(_ key: Key, _ all: [Unit]) -> Unit {
                all.first { "\($0)" == defaults.string(forKey: key.rawValue) } ?? all[0]
            }
            return Units(height: kept(.height, HeightUnit.all), interval: kept(.interval, IntervalUnit.all), hours: hours())
        }
        nonmutating set {
            defaults.set("\(newValue.height)", forKey: Key.height.rawValue)
            defaults.set("\(newValue.interval)", forKey: Key.interval.rawValue)
        }
    }

    public var isLocked: Bool {
        get { defaults.bool(forKey: Key.locked.rawValue) }
        nonmutating set { defaults.set(newValue, forKey: Key.locked.rawValue) }
    }

    /// Whether recordings are in the phone's backup.
    public var isInBackup: Bool {
        get { defaults.bool(forKey: Key.backup.rawValue) }
        nonmutating set { defaults.set(newValue, forKey: Key.backup.rawValue) }
    }

    public var strap: KnownStrap? {
        get { strap(.strap) }
        nonmutating set { set(.strap, newValue) }
    }

    /// The strap that is being recorded: still there after the process was ended in the middle.
    public var running: KnownStrap? {
        get { strap(.running) }
        nonmutating set { set(.running, newValue) }
    }

    /// The person has asked for the end of what is being recorded.
    public var isStopping: Bool {
        get { defaults.bool(forKey: Key.stopping.rawValue) }
        nonmutating set { defaults.set(newValue, forKey: Key.stopping.rawValue) }
    }

    private func strap(_ key: Key) -> KnownStrap? {
        defaults.data(forKey: key.rawValue).flatMap { try? JSONDecoder().decode(KnownStrap.self, from: $0) }
    }

    private func set(_ key: Key, _ strap: KnownStrap?) {
        defaults.set(strap.flatMap { try? JSONEncoder().encode($0) }, forKey: key.rawValue)
    }

    public func clear() {
        for key in Key.allCases { defaults.removeObject(forKey: key.rawValue) }
    }
}

extension Hours {
    /// As the phone shows the time of day: by its region, or by what the person chose in the system's settings.
    public static var ofPhone: Hours {
        let pattern = DateFormatter.dateFormat(fromTemplate: "j", options: 0, locale: .current)
        return pattern?.contains("a") == true ? .twelve : .twentyFour
    }
}

extension HeightUnit {
    /// What is said unless something else is chosen comes first.
    static let all: [HeightUnit] = [.millivolt, .millimetre]

    var said: String {
        switch self {
        case .millivolt: return "app-amplitude-millivolt"
        case .millimetre: return "app-amplitude-millimetre"
        }
    }
}

extension IntervalUnit {
    /// What is said unless something else is chosen comes first.
    static let all: [IntervalUnit] = [.byLength, .millisecond, .second]

    var said: String {
        switch self {
        case .byLength: return "app-interval-by-length"
        case .millisecond: return "app-interval-millisecond"
        case .second: return "app-interval-second"
        }
    }
}
