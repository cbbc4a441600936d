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
    public var hasAsked: Bool { lock.withLock { wasAsked } }
    public func clear() {
        lock.withLock {
            requests = [:]
            wasAsked = false
        }
    }
}
