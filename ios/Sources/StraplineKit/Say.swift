import Foundation
import Strapline

/// The catalogue in one language. Everything that a person reads comes from there; each entry is asked for once.
public final class Say: Sendable {
    public let language: Language
    private let known = Guarded<[String: String]>([:])

    public init(_ language: Language) {
        self.language = language
    }

    public func callAsFunction(_ id: String) -> String {
        known.with { known in
            if let text = known[id] { return text }
            let text = catalogueText(language: language, id: id)
            known[id] = text
            return text
        }
    }
}

extension Language {
    /// In the order of the catalogue.
    public static let all: [Language] = [.english, .german, .french, .spanish, .turkish]

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

/// What is said of a failure: the core's own words where it has some.
public func said(_ error: any Error) -> String {
    guard let error = error as? StraplineError else { return error.localizedDescription }
    switch error {
    case .NoRoom(let message), .WrongKey(let message), .UpdateNeeded(let message), .NoAccess(let message),
        .Damaged(let message), .Refused(let message), .Busy(let message), .Broken(let message):
        return message
    }
}
