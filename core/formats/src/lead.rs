//! What a channel is by its name: the lead that is usually analysed, another lead, or something that is no ECG.

/// What a name says, the lead to analyse first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lead {
    /// Modified limb lead II.
    ModifiedTwo,
    /// Limb lead II.
    Two,
    /// It is called an ECG.
    Ecg,
    /// It does not say, or is another lead.
    Unsaid,
    /// It is called something else: an EEG, breathing, a pressure.
    NoEcg,
}

/// How an ECG is called, in every language of the catalogue.
const ECG: [&str; 4] = ["ecg", "ekg", "elektrokardiogramm", "electrocardiogram"];

/// What other signals are called in polygraphs, monitors and straps, by the words of their labels. EDF+ puts such a word
/// first ("EEG Fpz-Cz"); electrodes of an EEG that no chest lead shares a name with stand here, too.
const OTHERS: [&str; 58] = [
    "eeg",
    "emg",
    "eog",
    "erg",
    "meg",
    "ecog",
    "fp1",
    "fp2",
    "fpz",
    "fz",
    "cz",
    "pz",
    "oz",
    "resp",
    "respiration",
    "respiratory",
    "rsp",
    "breath",
    "breathing",
    "atmung",
    "airflow",
    "flow",
    "effort",
    "thorax",
    "thor",
    "tho",
    "abdomen",
    "abdo",
    "abd",
    "snore",
    "nasal",
    "oral",
    "ppg",
    "pleth",
    "plethysmogram",
    "spo2",
    "sao2",
    "abp",
    "art",
    "bp",
    "cvp",
    "pap",
    "icp",
    "co2",
    "etco2",
    "temp",
    "temperature",
    "acc",
    "accelerometer",
    "gyro",
    "gsr",
    "eda",
    "chin",
    "leg",
    "marker",
    "event",
    "trigger",
    "pulse",
];

impl Lead {
    /// What this name says; capitals do not matter.
    pub(crate) fn named(name: &str) -> Self {
        let name = name.to_lowercase();
        let words: Vec<&str> =
            name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        // "ECG1", "ecg2"
        let stem = |word: &str| word.trim_end_matches(|letter: char| letter.is_ascii_digit()).to_owned();
        let is_ecg = words.iter().any(|word| ECG.contains(&&*stem(word)));
        let is_other = words.iter().any(|word| OTHERS.contains(word) || OTHERS.contains(&&*stem(word)));
        if is_other && !is_ecg {
            Self::NoEcg
        } else if words.contains(&"mlii") {
            Self::ModifiedTwo
        } else if words.contains(&"ii") {
            Self::Two
        } else if is_ecg {
            Self::Ecg
        } else {
            Self::Unsaid
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_a_channel_is() {
        for (name, lead) in [
            ("MLII", Lead::ModifiedTwo),
            ("ii", Lead::Two),
            ("ECG II", Lead::Two),
            ("Lead II", Lead::Two),
            ("ECG", Lead::Ecg),
            ("ECG1-ECG2", Lead::Ecg),
            ("ekg", Lead::Ecg),
            ("ECG thorax", Lead::Ecg),
            ("", Lead::Unsaid),
            ("V5", Lead::Unsaid),
            ("C3", Lead::Unsaid),
            ("chest strap", Lead::Unsaid),
            ("EEG Fpz-Cz", Lead::NoEcg),
            ("EEG II", Lead::NoEcg),
            ("EMG chin", Lead::NoEcg),
            ("EOG1", Lead::NoEcg),
            ("Resp nasal", Lead::NoEcg),
            ("RESP", Lead::NoEcg),
            ("ABP", Lead::NoEcg),
        ] {
            assert_eq!(Lead::named(name), lead, "{name}");
        }
    }
}
