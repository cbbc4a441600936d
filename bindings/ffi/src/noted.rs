//! What a person marks with one tap: kept in no language, and said in the reader's.

use crate::{StraplineError, guard::guarded};
use strapline_present::Row;
use strapline_words::{Feeling, Language, Words};

/// What a person feels.
#[uniffi::remote(Enum)]
pub enum Feeling {
    /// Something, not said what.
    Something,
    /// The heart beats hard or fast.
    Palpitations,
    /// A beat seems to be left out.
    Skipped,
    /// Dizziness.
    Dizzy,
    /// Short of breath.
    Breath,
    /// Pain in the chest.
    Chest,
    /// Nothing of these.
    Other,
}

/// A feeling to choose.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FeelingChoice {
    /// Which.
    pub feeling: Feeling,
    /// What it is called.
    pub text: String,
    /// That it was marked.
    pub marked: String,
    /// Whether whoever chooses it is told whom to call.
    pub is_urgent: bool,
}

/// The feelings that a person chooses from, in order.
#[uniffi::export]
pub fn feelings(language: Language) -> Result<Vec<FeelingChoice>, StraplineError> {
    guarded(|| {
        let words = Words::of(language);
        let choice = |feeling: Feeling| {
            let text = words.feeling(feeling);
            let marked = Row::new(words.text("app-marked"), text.clone(), words).spoken;
            FeelingChoice { feeling, text, marked, is_urgent: feeling.is_urgent() }
        };
        Ok(Feeling::CHOICE.into_iter().map(choice).collect())
    })
}

/// What the text of a mark says: one that was set with a tap in this language, any other as it was written.
#[uniffi::export]
pub fn said_mark(language: Language, text: String) -> Result<String, StraplineError> {
    guarded(|| Ok(Words::of(language).marked(&text)))
}
