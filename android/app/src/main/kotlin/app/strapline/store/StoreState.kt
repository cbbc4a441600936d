package app.strapline.store

import strapline.RecordingStore

/** The store of recordings, as the app finds it when it starts. */
sealed interface StoreState {
    /** Open; [recovered] says what was found interrupted. */
    class Open(val store: RecordingStore, val recovered: List<String>) : StoreState

    /** What was recorded is kept, sealed with a key that is gone. */
    data object KeyLost : StoreState

    /** It cannot be opened now; the text says why, and what to do. */
    class Failed(val why: String) : StoreState
}
