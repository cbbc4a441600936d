//! Why there is no radio.

use std::{error::Error, fmt, io};
use strapline_words::{Language, Sentence, Words, sentence};

/// Why there is no radio; each says what to do about it. Its `Display` is English.
#[derive(Debug)]
pub enum RadioError {
    /// This machine has no Bluetooth adapter.
    NoAdapter,
    /// It has one, and it is switched off.
    Off,
    /// The system's Bluetooth service does not run.
    NoService {
        /// The system's words.
        words: String,
    },
    /// This program, or this person, may not use it.
    NotPermitted {
        /// The system's words.
        words: String,
    },
    /// The system took longer than [`crate::OPEN_MS`].
    TimedOut,
    /// No thread for the radio could be started.
    NoThreads(io::Error),
    /// Anything else, in the system's words.
    System(String),
}

impl RadioError {
    /// What it says in these words.
    pub fn said(&self, words: Words) -> String {
        let says = match self {
            Self::NoAdapter => sentence!("radio-no-adapter"),
            Self::Off => sentence!("radio-off", way = ways::switch_on()),
            Self::NoService { words } => {
                sentence!("radio-no-service", words = words.as_str(), way = ways::start())
            }
            Self::NotPermitted { words } => {
                sentence!("radio-not-permitted", words = words.as_str(), way = ways::permit())
            }
            Self::TimedOut => sentence!("radio-timed-out"),
            Self::NoThreads(error) => {
                sentence!("radio-no-threads", why = words.io(error.kind(), error.raw_os_error()))
            }
            Self::System(words) => sentence!("radio-system", words = words.as_str()),
        };
        says.said(words)
    }
}

impl fmt::Display for RadioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Words::of(Language::English).with_plain_spaces()))
    }
}

impl Error for RadioError {}

/// What to do about it, on this system: to switch it on, to start the service, to be permitted.
#[cfg(target_os = "linux")]
mod ways {
    use super::{Sentence, sentence};

    pub(super) fn switch_on() -> Sentence {
        sentence!("radio-on-linux")
    }

    pub(super) fn start() -> Sentence {
        sentence!("radio-start-linux")
    }

    pub(super) fn permit() -> Sentence {
        sentence!("radio-permit-linux")
    }
}

#[cfg(target_vendor = "apple")]
mod ways {
    use super::{Sentence, sentence};

    pub(super) fn switch_on() -> Sentence {
        sentence!("radio-on-mac")
    }

    pub(super) fn start() -> Sentence {
        sentence!("radio-start-mac")
    }

    pub(super) fn permit() -> Sentence {
        sentence!("radio-permit-mac")
    }
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
mod ways {
    use super::{Sentence, sentence};

    pub(super) fn switch_on() -> Sentence {
        sentence!("radio-on-windows")
    }

    pub(super) fn start() -> Sentence {
        sentence!("radio-start-windows")
    }

    pub(super) fn permit() -> Sentence {
        sentence!("radio-permit-windows")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_said_in_every_language_with_what_the_system_says() {
        let refused = || "access denied".to_owned();
        for error in [
            RadioError::NoAdapter,
            RadioError::Off,
            RadioError::NoService { words: refused() },
            RadioError::NotPermitted { words: refused() },
            RadioError::TimedOut,
            RadioError::NoThreads(io::ErrorKind::PermissionDenied.into()),
            RadioError::System(refused()),
        ] {
            let said = Language::ALL.map(|language| error.said(Words::of(language)));
            assert_eq!(said[0], error.to_string());
            for (n, text) in said.iter().enumerate() {
                assert!(!said[..n].contains(text) && text.contains("; "), "{said:?}");
                let is_the_system_s = error.to_string().contains("access denied");
                assert_eq!(text.contains("access denied"), is_the_system_s, "{text}");
            }
        }
    }
}
