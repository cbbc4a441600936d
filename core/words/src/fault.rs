//! Why a script of faults, which a simulated strap plays, cannot be read.

use crate::{Words, sentence, shown};
use strapline_ecg::synth::strap::{FaultError, FaultProblem as Problem};

impl Words {
    /// What is wrong with a fault script, and how it is written.
    pub fn fault_error(self, error: &FaultError) -> String {
        let problem = match error.problem {
            Problem::Unknown => sentence!("fault-unknown"),
            Problem::NoValue => sentence!("fault-no-value"),
            Problem::Value => sentence!("fault-value"),
            Problem::Number => sentence!("fault-number"),
            Problem::Share => sentence!("fault-share"),
            Problem::Rate => sentence!("fault-rate"),
            Problem::Percentage => sentence!("fault-percentage"),
            Problem::RequestAndStatus => sentence!("fault-request-and-status"),
            Problem::Request => sentence!("fault-request"),
            Problem::Status => sentence!("fault-status"),
            Problem::AttError => sentence!("fault-att-error"),
            Problem::PacketSize => sentence!("fault-packet-size"),
            Problem::TimeUnit => sentence!("fault-time-unit"),
            Problem::Time => sentence!("fault-time"),
        };
        sentence!("fault-refused", fault = shown(&error.item), problem = problem).said(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn a_fault_says_in_english_what_its_display_says_and_in_every_language_something_of_its_own() {
        for problem in Problem::ALL {
            let error = FaultError { item: "drop@1s=\"2\"".into(), problem };
            let said =
                Language::ALL.map(|language| Words::of(language).with_plain_spaces().fault_error(&error));
            assert_eq!(said[0], error.to_string());
            for (n, text) in said.iter().enumerate() {
                assert!(!said[..n].contains(text), "{said:?}");
            }
        }
    }
}
