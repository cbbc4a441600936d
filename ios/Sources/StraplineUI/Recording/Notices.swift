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

    /// What can be pressed while it records: the system's name for it.
    private static let recording = "recording"

    private let state: Guarded<State>
    private let answers = NoticeAnswers()

    public init(_ say: Say) {
        state = Guarded(State(say: say))
        UNUserNotificationCenter.current().delegate = answers
        offer(say)
    }

    public func speak(_ say: Say) {
        state.with { $0.say = say }
        offer(say)
    }

    /// Has what a person presses on a notification done, on a locked phone as well.
    public func answer(_ act: @escaping @MainActor @Sendable (NoticeAnswer) async -> Void) {
        answers.act.with { $0 = act }
    }

    /// A moment is marked on a locked phone; a recording is not ended by whoever holds it.
    private func offer(_ say: Say) {
        let actions = [
            UNNotificationAction(identifier: NoticeAnswer.mark.rawValue, title: say("app-feel"), options: []),
            UNNotificationAction(identifier: NoticeAnswer.stop.rawValue, title: say("app-stop"), options: [.authenticationRequired]),
        ]
        let category = UNNotificationCategory(identifier: Self.recording, actions: actions, intentIdentifiers: [], options: [])
        UNUserNotificationCenter.current().setNotificationCategories([category])
    }

    /// Asks the person, when there is something to notify of; without it it records all the same.
    public func ask() async {
        _ = try? await UNUserNotificationCenter.current().requestAuthorization(options: [.alert, .sound])
    }

    /// The strap has sent something.
    public func heard(_ at: Moment) {
        let (say, isFirst): (Say?, Bool) = state.with { state in
            if let last = state.putOffMs, at.steadyMs < last + Self.putOffMs { return (nil, false) }
            defer { state.putOffMs = at.steadyMs }
            return (state.say, state.putOffMs == nil)
        }
        guard let say else { return }
        // Something to press on a locked phone. What it says of the heart would be old when it is read.
        if isFirst { add(.recording, say("notify-recording-title"), "", nil) }
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
        takeBack(.recording)
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

    private func id(_ kind: NotificationKind) -> String { Self.id(kind) }

    static func id(_ kind: NotificationKind) -> String { "strapline.\(kind)" }

    private func add(_ kind: NotificationKind, _ title: String, _ text: String, _ trigger: UNNotificationTrigger?) {
        let content = UNMutableNotificationContent()
        content.title = title
        content.body = text
        if kind == .recording { content.interruptionLevel = .passive } else { content.sound = .default }
        if kind != .finished && kind != .interrupted { content.categoryIdentifier = Self.recording }
        let request = UNNotificationRequest(identifier: id(kind), content: content, trigger: trigger)
        UNUserNotificationCenter.current().add(request, withCompletionHandler: nil)
    }

    private func takeBack(_ kind: NotificationKind) {
        let center = UNUserNotificationCenter.current()
        center.removePendingNotificationRequests(withIdentifiers: [id(kind)])
        center.removeDeliveredNotifications(withIdentifiers: [id(kind)])
    }
}
