import Foundation
import StraplineKit
import UserNotifications

/// What is told while nobody looks: a notification for each thing that a person should know now. An app that sleeps cannot
/// tell that nothing comes, so that the silence of a strap is told by the system, from a notification that waits and is put
/// off as long as the strap sends.
public final class Notices: Sendable {
    /// Silence after which a person is told, seconds. Put off every ``putOffMs``: hence told at 60 s at the earliest.
    static let silentS: TimeInterval = 65
    static let putOffMs: UInt64 = 5_000

    private struct State {
        var say: Say
        var told: Set<NotificationKind> = []
        var putOffMs: UInt64?
    }

    private let state: Guarded<State>

    public init(_ say: Say) {
        state = Guarded(State(say: say))
    }

    public func speak(_ say: Say) {
        state.with { $0.say = say }
    }

    /// Asks the person, when there is something to notify of; without it it records all the same.
    public func ask() async {
        _ = try? await UNUserNotificationCenter.current().requestAuthorization(options: [.alert, .sound])
    }

    /// The strap has sent something.
    public func heard(_ at: Moment) {
        let say: Say? = state.with { state in
            if let last = state.putOffMs, at.steadyMs < last + Self.putOffMs { return nil }
            state.putOffMs = at.steadyMs
            return state.say
        }
        guard let say else { return }
        let wait = UNTimeIntervalNotificationTrigger(timeInterval: Self.silentS, repeats: false)
        add(.strapLost, say("notify-lost-title"), say("notify-lost"), wait)
    }

    /// Tells what is new, and takes back what is over.
    public func tell(_ notifications: [StraplineKit.Notification]) {
        let alerts = notifications.filter { $0.kind != .recording }
        let (fresh, over) = state.with { state in
            let now = Set(alerts.map(\.kind))
            defer { state.told = now }
            return (alerts.filter { !state.told.contains($0.kind) }, state.told.subtracting(now))
        }
        for kind in over { takeBack(kind) }
        for one in fresh { add(one.kind, one.title, one.text, nil) }
    }

    /// The recording has ended: nothing is waited for any more.
    public func ended(_ last: StraplineKit.Notification?, failure: String?) {
        tell([])
        state.with { $0.putOffMs = nil }
        takeBack(.strapLost)
        let say = state.with { $0.say }
        if let failure {
            add(.finished, say("app-recording"), failure, nil)
        } else if let last {
            add(.finished, last.title, last.text, nil)
        }
    }

    /// The app was ended while it recorded, and is there again.
    public func interrupted() {
        let say = state.with { $0.say }
        add(.interrupted, say("notify-stopped-title"), say("notify-stopped"), nil)
    }

    private func id(_ kind: NotificationKind) -> String { "strapline.\(kind)" }

    private func add(_ kind: NotificationKind, _ title: String, _ text: String, _ trigger: UNNotificationTrigger?) {
        let content = UNMutableNotificationContent()
        content.title = title
        content.body = text
        content.sound = .default
        let request = UNNotificationRequest(identifier: id(kind), content: content, trigger: trigger)
        UNUserNotificationCenter.current().add(request, withCompletionHandler: nil)
    }

    private func takeBack(_ kind: NotificationKind) {
        let center = UNUserNotificationCenter.current()
        center.removePendingNotificationRequests(withIdentifiers: [id(kind)])
        center.removeDeliveredNotifications(withIdentifiers: [id(kind)])
    }
}
