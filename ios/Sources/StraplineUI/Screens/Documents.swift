import Foundation
import StraplineKit

/// Files that lie between the app and the place that a person chooses for them: in a folder that the system clears, sealed
/// like everything else of the app, and deleted as soon as they are handed over.
enum Documents {
    static var folder: URL { FileManager.default.temporaryDirectory.appendingPathComponent("Strapline", isDirectory: true) }

    private static func place(_ name: String) throws -> URL {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appendingPathComponent(name)
    }

    /// `nil` where `progress` broke it off.
    static func table(_ store: RecordingStore, _ id: String, _ fileName: String, _ progress: any ProgressListener) throws -> URL? {
        let file = try place(fileName)
        return try store.export(id: id, file: file.path, format: .csv, progress: progress).map { _ in file }
    }

    /// Every recording that can be read; `nil` where `progress` broke it off.
    static func tables(_ store: RecordingStore, _ progress: any ProgressListener) throws -> [URL]? {
        clear()
        var made: [URL] = []
        let readable = try store.list().filter { $0.startMs != nil }
        for (n, one) in readable.enumerated() {
            let part = Part(whole: progress, before: n, of: readable.count)
            guard let file = try table(store, one.id, tableFileName(name: one.name ?? "", id: one.id), part) else {
                clear()
                return nil
            }
            made.append(file)
        }
        return made
    }

    /// One of several things that are done one after the other.
    private final class Part: ProgressListener {
        private let (whole, before, all): (any ProgressListener, Double, Double)

        init(whole: any ProgressListener, before: Int, of all: Int) {
            (self.whole, self.before, self.all) = (whole, Double(before), Double(all))
        }

        func onProgress(share: Double) throws -> Bool {
            try whole.onProgress(share: (before + share) / all)
        }
    }

    /// One report at a time.
    static func report(_ analysis: Analysis, _ options: ReportOptions, of recording: StoredRecording) throws -> URL {
        clear()
        let file = try place(reportFileName(startMs: recording.startMs, utcOffsetMin: recording.utcOffsetMin))
        try analysis.writePdf(options: options, file: file.path)
        return file
    }

    static func clear() {
        try? FileManager.default.removeItem(at: folder)
    }
}
