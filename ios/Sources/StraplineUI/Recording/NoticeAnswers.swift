import Foundation
import StraplineKit
import UserNotifications

/// What a person presses on a notification.
public enum NoticeAnswer: String, Sendable {
    case mark
    case stop
    /// The notification itself.
    case open
}

/// Hears what is pressed, from the process's first moment on: the system starts the app for the sake of that, too.
final class NoticeAnswers: NSObject, UNUserNotificationCenterDelegate, Sendable {
    let act = Guarded<(@MainActor @Sendable (NoticeAnswer) async -> Void)?>(nil)

    /// The system lets the app sleep again once it hears that it is done, and wants to hear it on the main thread.
    func userNotificationCenter(
        _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse, withCompletionHandler completionHandler: @escaping () -> Void
    ) {
        let pressed = response.actionIdentifier
        let answer = pressed == UNNotificationDefaultActionIdentifier ? NoticeAnswer.open : NoticeAnswer(rawValue: pressed)
        let act = act.with { $0 }
        // Called once, and there.
        nonisolated(unsafe) let done = completionHandler
        Task { @MainActor in
            if let answer { await act?(answer) }
            done()
        }
    }

    /// In front it is told as well: a person may look at another page.
    func userNotificationCenter(
        _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
        withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void
    ) {
        let isQuiet = notification.request.identifier == Notices.id(.recording)
        completionHandler(isQuiet ? [.list] : [.banner, .list, .sound])
    }
}
