import Foundation
import StraplineKit

/// Files that lie between the app and the place that a person chooses for them: in a folder that the system clears, sealed
/// like everything else of the app, and deleted as soon as they are handed over.
enum Documents {
    static var folder: URL { FileManager.default.temporaryDirectory.appendingPathComponent("Strapline", isDirectory: true) }

    /// A name that every file system takes.
    static func fileName(_ name: String, _ end: String) -> String {
        let plain = String(name.map { $0.isLetter || $0.isNumber || " -_.".contains($0) ? $0 : "-" })
            .trimmingCharacters(in: CharacterSet(charactersIn: ". "))
        return "\(plain.isEmpty ? "Strapline" : String(plain.prefix(60))).\(end)"
    }

    private static func place(_ name: String) throws -> URL {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appendingPathComponent(name)
    }

    static func table(_ store: RecordingStore, _ id: String, _ name: String) throws -> URL {
        let file = try place(fileName(name, "csv"))
        _ = try store.export(id: id, file: file.path, format: .csv)
        return file
    }

    /// Every recording that can be read.
    static func tables(_ store: RecordingStore) throws -> [URL] {
        clear()
        return try store.list().filter { $0.startMs != nil }.map { try table(store, $0.id, "\($0.name ?? "") \($0.id.prefix(8))") }
    }

    /// One report at a time.
    static func report(_ analysis: Analysis, _ options: ReportOptions, startMs: Int64) throws -> URL {
        clear()
        let day = Date(timeIntervalSince1970: Double(startMs) / 1000).ISO8601Format().prefix(10)
        let file = try place("Strapline-\(day).pdf")
        try analysis.writePdf(options: options, file: file.path)
        return file
    }

    static func clear() {
        try? FileManager.default.removeItem(at: folder)
    }
}
