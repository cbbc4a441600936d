import StraplineKit

/// The analysis that was looked at last, kept while pages of one recording are gone through.
public final class Analyses: Sendable {
    private struct Kept {
        var id: String
        var analysis: Analysis
    }

    private let kept = Guarded<Kept?>(nil)

    public init() {}

    /// What was found; `nil` where `progress` broke it off. Takes its time.
    public func of(_ store: RecordingStore, _ id: String, progress: ProgressListener? = nil) throws -> Analysis? {
        if let known = kept.with({ $0?.id == id ? $0?.analysis : nil }) { return known }
        return keep(id, try store.analysis(id: id, progress: progress))
    }

    public func anew(_ store: RecordingStore, _ id: String, progress: ProgressListener? = nil) throws -> Analysis? {
        keep(id, try store.reanalyze(id: id, progress: progress))
    }

    public func forget() {
        kept.with { $0 = nil }
    }

    private func keep(_ id: String, _ analysis: Analysis?) -> Analysis? {
        kept.with { $0 = analysis.map { Kept(id: id, analysis: $0) } }
        return analysis
    }
}
