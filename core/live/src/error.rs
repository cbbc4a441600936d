//! What can go wrong, and what to do about it.

use strapline_ecg::session::SessionError;
use strapline_store::StoreError;

/// A session cannot begin or go on. What is stored is kept.
#[derive(Debug, thiserror::Error)]
pub enum LiveError {
    /// The store would not take or give it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// When the session ended there was still no room, or the disk still failed.
    #[error("{error}; the last {lost_s:.0} s of signal could not be written and are lost")]
    Unwritten {
        /// Signal that is lost, seconds.
        lost_s: f64,
        /// What is the matter.
        error: StoreError,
    },
    /// The recording is too long to be analysed in one piece.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// The strap sends something else than what the recording holds.
    #[error(
        "the strap now sends {now}, and the recording holds {before}; what is recorded is kept: begin a new recording"
    )]
    OtherSignal {
        /// What the recording holds.
        before: String,
        /// What comes now.
        now: String,
    },
    /// It holds nothing that could be analysed.
    #[error("the recording's head cannot be read: open the store with the key that it was sealed with")]
    Unreadable,
    /// Nothing is being recorded yet, so that nothing can be marked.
    #[error("nothing is recorded yet: wait until the strap sends")]
    NotYet,
}
