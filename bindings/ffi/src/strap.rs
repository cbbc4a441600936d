//! Straps that are near, and the known one: the core's own, mirrored.

use crate::{StraplineError, guard::guarded};
use strapline_present::{Chip, NearStrap, StrapRow, StrapsScreen};
use strapline_words::{Language, Words};

/// A strap as the radio sees it.
#[uniffi::remote(Record)]
pub struct NearStrap {
    /// What the shell knows it by.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How strong it is received, dBm, as the radio says it; absent where it is not.
    pub rssi_dbm: Option<i32>,
}

/// A strap to choose.
#[uniffi::remote(Record)]
pub struct StrapRow {
    /// What the shell knows it by.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How well it is received, in words.
    pub strength: String,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

/// Which strap.
#[uniffi::remote(Record)]
pub struct StrapsScreen {
    /// The known one, seen or not.
    pub known: Option<StrapRow>,
    /// The others, the strongest first; among those alike, the one that was seen first.
    pub others: Vec<StrapRow>,
}

/// The straps `seen`, in the order in which they were seen first, and the known one. It is the same as before until
/// something that is shown has changed.
#[uniffi::export]
pub fn straps_screen(
    language: Language,
    known: Option<NearStrap>,
    seen: Vec<NearStrap>,
) -> Result<StrapsScreen, StraplineError> {
    guarded(|| Ok(StrapsScreen::new(known.as_ref(), &seen, Words::of(language))))
}

/// What the first screen says of the strap that is known: whether it records, and its battery as a live screen said it
/// last.
#[uniffi::export]
pub fn strap_chips(
    language: Language,
    name: Option<String>,
    records: bool,
    battery: Option<String>,
) -> Result<Vec<Chip>, StraplineError> {
    guarded(|| {
        let words = Words::of(language);
        Ok(strapline_present::strap_chips(name.as_deref(), records, battery.as_deref(), words))
    })
}
