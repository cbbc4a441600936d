//! What a person marks with one tap: kept as a code, in no language, and said in the reader's.

use crate::Words;
use std::fmt;
use strapline_ecg::classify::BeatClass;

/// What the codes begin with.
const DOUBT: &str = "strapline:doubt:";
const FELT: &str = "strapline:felt:";

/// What a person feels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

impl Feeling {
    /// Those that a person chooses from, in order.
    pub const CHOICE: [Self; 6] =
        [Self::Palpitations, Self::Skipped, Self::Dizzy, Self::Breath, Self::Chest, Self::Other];

    const ALL: [Self; 7] = [
        Self::Something,
        Self::Palpitations,
        Self::Skipped,
        Self::Dizzy,
        Self::Breath,
        Self::Chest,
        Self::Other,
    ];

    /// Whether it is one for which somebody is to be called rather than an ECG recorded.
    pub fn is_urgent(self) -> bool {
        matches!(self, Self::Dizzy | Self::Breath | Self::Chest)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Something => "something",
            Self::Palpitations => "palpitations",
            Self::Skipped => "skipped",
            Self::Dizzy => "dizzy",
            Self::Breath => "breath",
            Self::Chest => "chest",
            Self::Other => "other",
        }
    }
}

/// A mark that says the same in every language. Its text, which is what a recording keeps, is a code: never changed, only
/// added to.
///
/// ```
/// use strapline_words::{Feeling, Language, Noted, Words};
///
/// let kept = Noted::Felt(Feeling::Dizzy).to_string();
/// assert_eq!(kept, "strapline:felt:dizzy");
/// assert_eq!(Words::of(Language::German).marked(&kept), "Schwindel");
/// assert_eq!(Words::of(Language::German).marked("after the stairs"), "after the stairs");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Noted {
    /// The person thinks that the beat here, read as of this class, was not read rightly.
    Doubt(BeatClass),
    /// The person felt this.
    Felt(Feeling),
}

impl fmt::Display for Noted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Doubt(class) => write!(f, "{DOUBT}{}", class.letter()),
            Self::Felt(feeling) => write!(f, "{FELT}{}", feeling.name()),
        }
    }
}

impl Noted {
    /// What a mark's text stands for; `None` where a person wrote it.
    pub fn read(text: &str) -> Option<Self> {
        if let Some(letter) = text.strip_prefix(DOUBT) {
            let class = BeatClass::ALL.into_iter().find(|class| letter == class.letter().to_string())?;
            return Some(Self::Doubt(class));
        }
        let name = text.strip_prefix(FELT)?;
        Feeling::ALL.into_iter().find(|feeling| feeling.name() == name).map(Self::Felt)
    }
}

impl Words {
    /// What a feeling is called.
    pub fn feeling(self, feeling: Feeling) -> String {
        self.text(match feeling {
            Feeling::Something => "app-feel",
            Feeling::Palpitations => "app-feel-palpitations",
            Feeling::Skipped => "app-feel-skipped",
            Feeling::Dizzy => "app-feel-dizzy",
            Feeling::Breath => "app-feel-breath",
            Feeling::Chest => "app-feel-chest",
            Feeling::Other => "app-feel-other",
        })
    }

    /// What such a mark says.
    pub fn noted(self, noted: Noted) -> String {
        match noted {
            Noted::Doubt(class) => self.say("beat-doubted", &[("class", self.class(class).into())]),
            Noted::Felt(feeling) => self.feeling(feeling),
        }
    }

    /// What a mark's text says: in these words where it is a code, else as the person wrote it.
    pub fn marked(self, text: &str) -> String {
        Noted::read(text).map_or_else(|| text.to_owned(), |noted| self.noted(noted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn every_code_is_read_as_what_it_was_written_for_and_said_in_every_language() {
        let doubts = BeatClass::ALL.into_iter().map(Noted::Doubt);
        for noted in doubts.chain(Feeling::ALL.into_iter().map(Noted::Felt)) {
            let kept = noted.to_string();
            assert_eq!(Noted::read(&kept), Some(noted));
            let said = Language::ALL.map(|language| Words::of(language).marked(&kept));
            assert!(said.iter().all(|text| !text.contains("strapline:") && !text.contains('[')), "{said:?}");
            assert_ne!(said[0], said[1], "{kept}");
        }
    }

    #[test]
    fn what_a_person_wrote_stays_as_it_is() {
        for text in
            ["", "dizzy", "strapline:felt:", "strapline:felt:DIZZY", "strapline:doubt:VV", "strapline:"]
        {
            assert_eq!(Noted::read(text), None, "{text}");
            assert_eq!(Words::of(Language::French).marked(text), text);
        }
    }
}
