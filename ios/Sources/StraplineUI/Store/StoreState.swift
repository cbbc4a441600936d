import StraplineKit

/// The store of recordings, as the app finds it when it starts.
public enum StoreState: Sendable {
    case opening
    /// Open; what was found interrupted is said.
    case open(RecordingStore, recovered: [String])
    /// What was recorded is kept, sealed with a key that is gone.
    case keyLost
    /// The phone was not unlocked since it was started: its key is not given yet.
    case notYet
    /// It cannot be opened now; the text says why, and what to do.
    case failed(String)
}
