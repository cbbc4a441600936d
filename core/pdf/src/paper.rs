//! Sizes of paper.

use crate::theme::TEXT_WIDTH;
use std::str::FromStr;

/// Size of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Paper {
    /// 210 mm x 297 mm.
    #[default]
    A4,
    /// 8.5 in x 11 in.
    Letter,
}

/// A paper size that is not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no known paper size: say A4 or Letter")]
pub struct PaperError(pub String);

impl Paper {
    /// Width and height in millimetres.
    pub fn size_mm(self) -> [f64; 2] {
        match self {
            Paper::A4 => [210.0, 297.0],
            Paper::Letter => [215.9, 279.4],
        }
    }

    /// From the left edge to what is printed: the same text block is centred on every size.
    pub(crate) fn left(self) -> f64 {
        (self.size_mm()[0] - TEXT_WIDTH) / 2.0
    }
}

impl FromStr for Paper {
    type Err = PaperError;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name.trim().to_ascii_lowercase().as_str() {
            "a4" => Ok(Paper::A4),
            "letter" => Ok(Paper::Letter),
            _ => Err(PaperError(name.chars().take(40).collect())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_block_fits_between_the_margins_of_every_printer() {
        for paper in [Paper::A4, Paper::Letter] {
            assert!(paper.left() > 10.0);
            assert!(paper.left() + TEXT_WIDTH < paper.size_mm()[0] - 10.0);
        }
        assert_eq!(" letter ".parse(), Ok(Paper::Letter));
        assert!("A5".parse::<Paper>().unwrap_err().to_string().contains("A4 or Letter"));
    }
}
