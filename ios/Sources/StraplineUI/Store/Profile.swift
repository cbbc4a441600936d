import Foundation
import StraplineKit

/// What a person says about themselves for the report. In the keychain; empty is not given.
public struct Profile: Equatable, Sendable {
    static let name = "profile"
    public var name = ""
    public var id = ""
    public var born = ""
    public var sex: Sex?
    public var emergencyNumber = ""
    public var paper = Paper.a4
    /// Of the report: that of whoever reads it. `nil` is as the app.
    public var language: Language?

    public init() {}

    public func options(_ language: Language, _ units: Units) -> ReportOptions {
        func given(_ text: String) -> String? {
            let text = text.trimmingCharacters(in: .whitespaces)
            return text.isEmpty ? nil : text
        }
        return ReportOptions(
            paper: paper, language: language, name: given(name), id: given(id), born: given(born), sex: sex,
            emergencyNumber: given(emergencyNumber), units: units)
    }

    public static func load(_ keychain: Keychain) -> Profile {
        guard case .secret(let bytes)? = try? keychain.read(name) else { return Profile() }
        return (try? JSONDecoder().decode(Kept.self, from: bytes))?.profile ?? Profile()
    }

    public func save(_ keychain: Keychain) throws {
        try keychain.write(Self.name, JSONEncoder().encode(Kept(self)))
    }

    /// As it is written down.
    private struct Kept: Codable {
        var name: String
        var id: String
        var born: String
        var sex: String?
        var emergencyNumber: String
        var paper: String
        /// Earlier versions kept none.
        var language: String?

        init(_ profile: Profile) {
            (name, id, born, emergencyNumber) = (profile.name, profile.id, profile.born, profile.emergencyNumber)
            sex = profile.sex.map { "\($0)" }
            paper = "\(profile.paper)"
            language = profile.language?.code
        }

        var profile: Profile {
            var made = Profile()
            (made.name, made.id, made.born, made.emergencyNumber) = (name, id, born, emergencyNumber)
            made.sex = [Sex.female, .male, .other].first { "\($0)" == sex }
            made.paper = paper == "\(Paper.letter)" ? .letter : .a4
            made.language = Language.all.first { $0.code == language }
            return made
        }
    }
}
