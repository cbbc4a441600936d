// A stand-in for UserNotifications on Linux: what is asked for is noted. It proves nothing about iOS.

import Foundation

public struct UNAuthorizationOptions: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let badge = Self(rawValue: 1)
    public static let sound = Self(rawValue: 2)
    public static let alert = Self(rawValue: 4)
}

public class UNNotificationSound: NSObject {
    public class var `default`: UNNotificationSound { UNNotificationSound() }
}

public class UNNotificationContent: NSObject {
    public fileprivate(set) var titleText = ""
    public fileprivate(set) var bodyText = ""
    fileprivate var category = ""
    fileprivate var level = UNNotificationInterruptionLevel.active
}

public class UNMutableNotificationContent: UNNotificationContent {
    public var title: String {
        get { titleText }
        set { titleText = newValue }
    }
    public var body: String {
        get { bodyText }
        set { bodyText = newValue }
    }
    public var sound: UNNotificationSound?
    public var threadIdentifier = ""
    public var categoryIdentifier: String {
        get { category }
        set { category = newValue }
    }
    public var interruptionLevel: UNNotificationInterruptionLevel {
        get { level }
        set { level = newValue }
    }
}

public enum UNNotificationInterruptionLevel: UInt, Sendable { case passive, active, timeSensitive, critical }

public struct UNNotificationActionOptions: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let authenticationRequired = Self(rawValue: 1)
    public static let destructive = Self(rawValue: 2)
    public static let foreground = Self(rawValue: 4)
}

public class UNNotificationAction: NSObject {
    public let identifier: String
    public let title: String
    public let options: UNNotificationActionOptions
    public init(identifier: String, title: String, options: UNNotificationActionOptions = []) {
        self.identifier = identifier
        self.title = title
        self.options = options
    }
}

public struct UNNotificationCategoryOptions: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
}

public class UNNotificationCategory: NSObject {
    public let identifier: String
    public let actions: [UNNotificationAction]
    public init(
        identifier: String, actions: [UNNotificationAction], intentIdentifiers: [String], options: UNNotificationCategoryOptions = []
    ) {
        self.identifier = identifier
        self.actions = actions
    }
}

public class UNNotification: NSObject {
    public let request: UNNotificationRequest
    init(request: UNNotificationRequest) { self.request = request }
}

public class UNNotificationResponse: NSObject {
    public let notification: UNNotification
    public let actionIdentifier: String
    init(notification: UNNotification, actionIdentifier: String) {
        self.notification = notification
        self.actionIdentifier = actionIdentifier
    }
}

public let UNNotificationDefaultActionIdentifier = "com.apple.UNNotificationDefaultActionIdentifier"
public let UNNotificationDismissActionIdentifier = "com.apple.UNNotificationDismissActionIdentifier"

public struct UNNotificationPresentationOptions: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let sound = Self(rawValue: 2)
    public static let list = Self(rawValue: 8)
    public static let banner = Self(rawValue: 16)
}

/// Its members are optional: each has a test of what it does.
public protocol UNUserNotificationCenterDelegate: NSObjectProtocol {
    func userNotificationCenter(
        _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
        withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void)
    func userNotificationCenter(
        _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse, withCompletionHandler completionHandler: @escaping () -> Void
    )
}

extension UNUserNotificationCenterDelegate {
    public func userNotificationCenter(
        _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
        withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void
    ) { completionHandler([]) }
    public func userNotificationCenter(
        _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse, withCompletionHandler completionHandler: @escaping () -> Void
    ) { completionHandler() }
}

public class UNNotificationTrigger: NSObject {}

public class UNTimeIntervalNotificationTrigger: UNNotificationTrigger {
    public let timeInterval: TimeInterval
    public init(timeInterval: TimeInterval, repeats: Bool) { self.timeInterval = timeInterval }
}

public class UNNotificationRequest: NSObject {
    public let identifier: String
    public let content: UNNotificationContent
    public let trigger: UNNotificationTrigger?
    public init(identifier: String, content: UNNotificationContent, trigger: UNNotificationTrigger?) {
        self.identifier = identifier
        self.content = content
        self.trigger = trigger
    }
}

public final class UNUserNotificationCenter: NSObject, @unchecked Sendable {
    private static let shared = UNUserNotificationCenter()
    private let lock = NSLock()
    private var requests: [String: UNNotificationRequest] = [:]
    private var categories: Set<UNNotificationCategory> = []
    public weak var delegate: (any UNUserNotificationCenterDelegate)?
    private var answer = true
    private var wasAsked = false

    public class func current() -> UNUserNotificationCenter { shared }

    public func requestAuthorization(options: UNAuthorizationOptions = []) async throws -> Bool {
        lock.withLock {
            wasAsked = true
            return answer
        }
    }
    public func add(_ request: UNNotificationRequest, withCompletionHandler completionHandler: (@Sendable ((any Error)?) -> Void)? = nil) {
        lock.withLock { requests[request.identifier] = request }
        completionHandler?(nil)
    }
    public func setNotificationCategories(_ categories: Set<UNNotificationCategory>) {
        lock.withLock { self.categories = categories }
    }
    public func removePendingNotificationRequests(withIdentifiers identifiers: [String]) {
        lock.withLock { for one in identifiers where requests[one]?.trigger != nil { requests[one] = nil } }
    }
    public func removeDeliveredNotifications(withIdentifiers identifiers: [String]) {
        lock.withLock { for one in identifiers where requests[one]?.trigger == nil { requests[one] = nil } }
    }

    // Only here.

    /// A notice that is told or that waits: its title, its text, and after how long where it waits.
    public struct Noted: Equatable, Sendable {
        public let id: String
        public let title: String
        public let text: String
        public let afterS: TimeInterval?
    }

    public var noted: [Noted] {
        lock.withLock {
            requests.values.map {
                let after = ($0.trigger as? UNTimeIntervalNotificationTrigger)?.timeInterval
                return Noted(id: $0.identifier, title: $0.content.titleText, text: $0.content.bodyText, afterS: after)
            }.sorted { $0.id < $1.id }
        }
    }
    /// What can be pressed on a notice: titles by their ids.
    public func actions(of id: String) -> [String: String] {
        lock.withLock {
            let found = categories.first { $0.identifier == requests[id]?.content.category }
            return Dictionary(uniqueKeysWithValues: (found?.actions ?? []).map { ($0.identifier, $0.title) })
        }
    }
    /// Whether the phone has to be unlocked for it.
    public func needsUnlocking(_ action: String) -> Bool {
        lock.withLock { categories.flatMap(\.actions).first { $0.identifier == action }?.options.contains(.authenticationRequired) ?? false }
    }
    public func level(of id: String) -> UNNotificationInterruptionLevel? { lock.withLock { requests[id]?.content.level } }
    /// The person presses something on a notice; `done` once the app says that it is.
    public func press(_ id: String, _ action: String, done: @escaping () -> Void = {}) {
        guard let request = lock.withLock({ requests[id] }) else { return }
        let response = UNNotificationResponse(notification: UNNotification(request: request), actionIdentifier: action)
        delegate?.userNotificationCenter(self, didReceive: response, withCompletionHandler: done)
    }
    /// A notice comes while the app is in front: how it is shown.
    public func shows(_ id: String) -> UNNotificationPresentationOptions? {
        guard let request = lock.withLock({ requests[id] }) else { return nil }
        var shown: UNNotificationPresentationOptions?
        delegate?.userNotificationCenter(self, willPresent: UNNotification(request: request)) { shown = $0 }
        return shown
    }
    public var hasAsked: Bool { lock.withLock { wasAsked } }
    public func clear() {
        lock.withLock {
            requests = [:]
            wasAsked = false
        }
    }
}
