import Foundation
import Strapline

/// The catalogue in one language. Everything that a person reads comes from there; each entry is asked for once.
public final class Say: Sendable {
    /// Whose words.
    public let language: Language
    private let known = Guarded<[String: String]>([:])

    public init(_ language: Language) {
        self.language = language
    }

    /// An entry without variables, by its id; the id itself where there is none.
    public func callAsFunction(_ id: String) -> String {
        known.with { known in
            if let text = known[id] { return text }
            // Words that cannot be had stop nothing: what they are of is named all the same.
            guard let text = try? catalogueText(language: language, id: id) else { return id }
            known[id] = text
            return text
        }
    }

    /// A name and a value, and both as one sentence.
    public func row(_ title: String, _ value: String) -> Row {
        (try? Strapline.row(language: language, title: title, value: value)) ?? Row(title: title, value: value, spoken: title)
    }
}

extension Language {
    /// In the order of the catalogue.
    public static let all: [Language] = [.english, .german, .french, .spanish, .turkish]

    /// The first of a person's languages that is spoken here.
    public static func preferred(_ wanted: [String]) -> Language {
        (try? preferredLanguage(wanted: wanted)) ?? .english
    }

    /// What it calls itself.
    public var ownName: String { (try? languageName(language: self)) ?? code }

    /// As the system names it.
    public var code: String {
        switch self {
        case .english: return "en"
        case .german: return "de"
        case .french: return "fr"
        case .spanish: return "es"
        case .turkish: return "tr"
        }
    }
}

/// What failures are said in.
private let spoken = Guarded<Language>(.english)

/// Has failures said in this language from now on, the core's and the app's own.
public func speakOfFailures(_ language: Language) {
    spoken.with { $0 = language }
    try? speak(language: language)
}

/// What is said of a failure: the core's own words; of any other that there was one, and the system's log has the rest.
public func said(_ error: any Error) -> String {
    guard let error = error as? StraplineError else {
        NSLog("%@", "\(error)")
        return Say(spoken.with { $0 })("app-failed-text")
    }
    switch error {
    case .NoRoom(let message), .WrongKey(let message), .UpdateNeeded(let message), .NoAccess(let message),
        .Damaged(let message), .Refused(let message), .Busy(let message), .Broken(let message):
        return message
    }
}
