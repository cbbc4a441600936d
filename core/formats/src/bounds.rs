//! What keeps memory within the size of the files.

use crate::error::{FormatError, Problem};
use std::path::Path;
use strapline_words::sentence;

/// Samples that no file holds (gaps, signals and segments that were never stored) become `NaN` in memory. A few bytes
/// can claim any number of them, so there may be this many for each sample that is stored ...
const UNSTORED_PER_STORED: u64 = 16;
/// ... and this many in any case (16 MiB): nine hours at 130 Hz.
const UNSTORED_ANYWAY: u64 = 1 << 22;

/// Keeps samples that no file holds within bounds.
#[derive(Debug, Default)]
pub(crate) struct Unstored {
    stored: u64,
    unstored: u64,
}

impl Unstored {
    /// This many samples more were found in a file.
    pub(crate) fn pay(&mut self, samples: u64) {
        self.stored = self.stored.saturating_add(samples);
    }

    /// Allows this many samples more that no file holds, or refuses the file that claims them.
    pub(crate) fn claim(&mut self, samples: u64, file: &Path) -> Result<usize, FormatError> {
        self.unstored = self.unstored.saturating_add(samples);
        let allowed = self.stored.saturating_mul(UNSTORED_PER_STORED).saturating_add(UNSTORED_ANYWAY);
        if self.unstored <= allowed {
            return Ok(samples as usize);
        }
        let what = sentence!("file-unstored", samples = self.unstored);
        Err(Problem::Malformed { what, remedy: sentence!("file-do-cut-gap") }.of(file))
    }
}
