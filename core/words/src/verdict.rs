//! The one plain sentence, what stands behind it, and what a report is not.

use crate::Words;
use strapline_ecg::{
    classify::BeatClass,
    quality::Reason,
    report::{About, Absent, Ectopy, Finding, Remark, Spells, Verdict},
};

impl Words {
    /// What was found, in how much readable time: one plain sentence, or two.
    pub fn verdict(self, verdict: &Verdict) -> String {
        match verdict {
            Verdict::NothingRecorded => self.text("verdict-nothing-recorded"),
            Verdict::NotAnalysable { recorded_s, reasons } => {
                let reasons: Vec<String> = reasons.iter().map(|why| self.reason(*why)).collect();
                let args = [
                    ("recorded", self.duration(*recorded_s).into()),
                    ("reasons", self.listed(&reasons).into()),
                ];
                self.say("verdict-not-analysable", &args)
            }
            Verdict::NoHeartbeat { read_s } => {
                self.say("verdict-no-heartbeat", &[("read", self.duration(*read_s).into())])
            }
            Verdict::TooShort { beats, read_s } => self.say(
                "verdict-too-short",
                &[("beats", (*beats).into()), ("read", self.duration(*read_s).into())],
            ),
            Verdict::Seen { read_s, only_share, found, absent } => {
                let mut said = Vec::new();
                if let Some(share) = only_share {
                    said.push(self.say("verdict-little-read", &[("share", self.percent(*share).into())]));
                }
                if !found.is_empty() {
                    let clauses: Vec<String> = found.iter().map(|found| self.finding(found)).collect();
                    let found = self.capitalised(&self.clauses(&clauses));
                    said.push(self.say("verdict-found", &[("found", found.into())]));
                }
                if !absent.is_empty() {
                    let items: Vec<String> = absent.iter().map(|what| self.absent(*what)).collect();
                    let (read, absent) = (self.duration(*read_s), self.listed_absent(&items));
                    let sentence =
                        self.say("verdict-absent", &[("absent", absent.into()), ("read", read.into())]);
                    said.push(self.capitalised(&sentence));
                }
                said.join(" ")
            }
        }
    }

    /// One thing that was seen, as a clause.
    pub fn finding(self, finding: &Finding) -> String {
        let rate_of = |spells: &Spells, plain: &str, with_rate: &str| {
            let time = self.duration(spells.seconds).into();
            match spells.bpm {
                Some(bpm) => self.say(with_rate, &[("time", time), ("rate", self.rate(bpm).into())]),
                None => self.say(plain, &[("time", time)]),
            }
        };
        match finding {
            Finding::AtrialFibrillation { burden, spells } => {
                let longest =
                    spells.longest.map_or_else(String::new, |longest| self.duration(longest.seconds));
                let episodes = ("episodes", spells.episodes.into());
                match burden {
                    Some(burden) => {
                        let share = ("share", self.percent(*burden).into());
                        self.say("found-fibrillation", &[share, episodes, ("longest", longest.into())])
                    }
                    None => self.say("found-fibrillation-unshared", &[episodes, ("longest", longest.into())]),
                }
            }
            Finding::Ectopy(ectopy) => self.ectopy(ectopy),
            Finding::Pauses { pauses, longest_ms: Some(ms) } => self.say(
                "found-pauses-longest",
                &[("pauses", (*pauses).into()), ("longest", self.interval(*ms).into())],
            ),
            Finding::Pauses { pauses, longest_ms: None } => {
                self.say("found-pauses", &[("pauses", (*pauses).into())])
            }
            Finding::Slow(spells) => rate_of(spells, "found-slow", "found-slow-rate"),
            Finding::Fast(spells) => rate_of(spells, "found-fast", "found-fast-rate"),
            Finding::Unclassified { all: true } => self.text("found-none-classified"),
            Finding::Unclassified { all: false } => self.text("found-few-classified"),
        }
    }

    fn ectopy(self, ectopy: &Ectopy) -> String {
        let mut said = self.ectopic_beats(ectopy.class, ectopy.beats);
        if let Some(burden) = ectopy.burden {
            said =
                self.say("ectopy-shared", &[("beats", said.into()), ("share", self.percent(burden).into())]);
        }
        let mut groups = Vec::new();
        if ectopy.couplets > 0 {
            groups.push(self.pairs(ectopy.couplets));
        }
        if let Some(run) = ectopy.longest_run {
            groups.push(self.say(
                "ectopy-runs",
                &[
                    ("runs", ectopy.runs.into()),
                    ("beats", run.beats.into()),
                    ("rate", self.rate(run.bpm).into()),
                ],
            ));
        }
        let beats = ("beats", said.clone().into());
        said = match (ectopy.singles, groups.is_empty()) {
            (1, true) if ectopy.beats == 1 => said,
            (0, _) => self.say("ectopy-in-groups", &[beats, ("groups", self.listed(&groups).into())]),
            (_, true) => self.say("ectopy-all-single", &[beats]),
            (singles, false) => self.say(
                "ectopy-mixed",
                &[beats, ("singles", singles.into()), ("groups", self.listed(&groups).into())],
            ),
        };
        let phase = |spells: &Spells, id: &str| {
            (spells.episodes > 0).then(|| self.say(id, &[("time", self.duration(spells.seconds).into())]))
        };
        let phases: Vec<String> =
            [phase(&ectopy.bigeminy, "phase-bigeminy"), phase(&ectopy.trigeminy, "phase-trigeminy")]
                .into_iter()
                .flatten()
                .collect();
        if phases.is_empty() {
            return said;
        }
        self.say("ectopy-phases", &[("beats", said.into()), ("phases", self.listed(&phases).into())])
    }

    /// "19 ventricular ectopic beats".
    pub fn ectopic_beats(self, class: BeatClass, beats: u64) -> String {
        self.say("ectopic-beats", &[("class", class_name(class).into()), ("beats", beats.into())])
    }

    /// "2 pairs".
    pub fn pairs(self, pairs: u64) -> String {
        self.say("pairs", &[("pairs", pairs.into())])
    }

    fn absent(self, absent: Absent) -> String {
        self.text(match absent {
            Absent::EctopicBeat => "absent-ectopic-beat",
            Absent::VentricularBeat => "absent-ventricular-beat",
            Absent::SupraventricularBeat => "absent-supraventricular-beat",
            Absent::Run => "absent-run",
            Absent::AtrialFibrillation => "absent-fibrillation",
            Absent::Pause => "absent-pause",
        })
    }

    /// How much was read, why not the rest, and what could therefore not be said.
    pub fn remarks(self, remarks: &[Remark]) -> String {
        remarks.iter().map(|remark| self.remark(remark)).collect::<Vec<_>>().join(" ")
    }

    fn remark(self, remark: &Remark) -> String {
        match remark {
            Remark::NoSamples => self.text("remark-no-samples"),
            Remark::AllRead { recorded_s } => {
                self.say("remark-all-read", &[("recorded", self.duration(*recorded_s).into())])
            }
            Remark::Read { read_s, share, recorded_s } => self.say(
                "remark-read",
                &[
                    ("read", self.duration(*read_s).into()),
                    ("share", self.percent(*share).into()),
                    ("recorded", self.duration(*recorded_s).into()),
                ],
            ),
            Remark::NotRead(left_out) => {
                let parts: Vec<String> = left_out
                    .iter()
                    .map(|left| format!("{} {}", self.reason(left.reason), self.duration(left.seconds)))
                    .collect();
                self.say("remark-not-read", &[("reasons", parts.join(", ").into())])
            }
            Remark::Unclassified { beats, share } => self.say(
                "remark-unclassified",
                &[("beats", (*beats).into()), ("share", self.percent(*share).into())],
            ),
            Remark::Fusion { beats } => self.say("remark-fusion", &[("beats", (*beats).into())]),
            Remark::EarlyBeats { beats } => self.say("remark-early-beats", &[("beats", (*beats).into())]),
            Remark::NoHeartbeatFor { seconds, longest } => self.say(
                "remark-no-heartbeat",
                &[
                    ("time", self.duration(*seconds).into()),
                    ("longest", self.duration(longest.seconds).into()),
                    ("at", self.time_of_day(longest.at, false).into()),
                ],
            ),
            Remark::TooShortForFibrillation => self.text("remark-too-short-for-fibrillation"),
        }
    }

    /// Why something could not be read.
    pub fn reason(self, reason: Reason) -> String {
        self.text(match reason {
            Reason::Gap => "reason-gap",
            Reason::LeadOff => "reason-lead-off",
            Reason::Flat => "reason-flat",
            Reason::Clipped => "reason-clipped",
            Reason::BaselineStorm => "reason-baseline-storm",
            Reason::Muscle => "reason-muscle",
            Reason::Mains => "reason-mains",
            Reason::Noise => "reason-noise",
            Reason::TooShort => "reason-too-short",
        })
    }

    /// What a report is not.
    pub fn disclaimer(self) -> String {
        self.text("disclaimer")
    }

    /// What to do when it is urgent, with the number to call.
    pub fn emergency(self, about: &About) -> String {
        self.say("emergency", &[("number", about.emergency_number().into())])
    }

    /// What one lead of a chest strap cannot show, a sentence each.
    pub fn limits(self) -> [String; 4] {
        ["limit-st", "limit-pacing", "limit-fibrillation", "limit-unread"].map(|id| self.text(id))
    }
}

/// What entries choose a class by.
pub(crate) fn class_name(class: BeatClass) -> &'static str {
    match class {
        BeatClass::Normal => "normal",
        BeatClass::Supraventricular => "supraventricular",
        BeatClass::Ventricular => "ventricular",
        BeatClass::Fusion => "fusion",
        BeatClass::Unclassified => "unclassified",
    }
}
