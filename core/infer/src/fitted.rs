//! What a model was fitted on.

use serde::{Deserialize, Serialize};

/// Recordings that a model was fitted on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FittedOn {
    /// Where they come from.
    pub database: Database,
    /// What was made of them before the fit.
    pub preparation: Preparation,
    /// How many recordings.
    pub records: u32,
    /// How many beats in them.
    pub beats: u32,
    /// What one of their beats counts in the fit; the beats of `mitdb` and what is made of them count 1 together.
    pub weight: f64,
}

/// Public databases of PhysioNet, or the part of one, by which persons are kept apart from those that figures are
/// measured on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Database {
    /// MIT-BIH Arrhythmia Database, the 22 records of DS1 (de Chazal 2004).
    #[serde(rename = "mitdb DS1")]
    MitdbDs1,
    /// MIT-BIH Supraventricular Arrhythmia Database.
    #[serde(rename = "svdb")]
    Svdb,
    /// Computing in Cardiology Challenge 2017, strips labelled AF.
    #[serde(rename = "cinc2017-A")]
    Cinc2017Fibrillation,
    /// The same, strips labelled normal.
    #[serde(rename = "cinc2017-N")]
    Cinc2017Normal,
}

/// What was made of recordings before a fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Preparation {
    /// Nothing.
    Native,
    /// A strip played again and again, so that it has as long a context as a recording.
    Repeated,
    /// What a chest strap would have given: its rate, band and steps.
    Strap,
    /// Cut between beats and put together anew with more supraventricular beats.
    Ectopic {
        /// Their share of the beats, per cent: 1 to 99.
        per_cent: u8,
    },
}

impl TryFrom<String> for Preparation {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let share = |share: &str| share.parse().ok().filter(|share| (1..100).contains(share));
        match name.as_str() {
            "native" => Ok(Self::Native),
            "repeated" => Ok(Self::Repeated),
            "strap" => Ok(Self::Strap),
            other => match other.strip_prefix("ectopic").and_then(share) {
                Some(per_cent) => Ok(Self::Ectopic { per_cent }),
                None => Err(format!("`{other}` is none of native, repeated, strap, ectopic1 to ectopic99")),
            },
        }
    }
}

impl From<Preparation> for String {
    fn from(preparation: Preparation) -> Self {
        match preparation {
            Preparation::Native => "native".into(),
            Preparation::Repeated => "repeated".into(),
            Preparation::Strap => "strap".into(),
            Preparation::Ectopic { per_cent } => format!("ectopic{per_cent}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preparations_read_back_as_they_were_written() {
        for name in ["native", "repeated", "strap", "ectopic1", "ectopic99"] {
            assert_eq!(String::from(Preparation::try_from(name.to_owned()).unwrap()), name);
        }
    }

    #[test]
    fn preparations_that_are_none_are_refused() {
        for name in ["", "Native", "ectopic", "ectopic0", "ectopic100", "ectopic-5", "ectopic35%"] {
            assert!(Preparation::try_from(name.to_owned()).is_err(), "{name}");
        }
    }
}
