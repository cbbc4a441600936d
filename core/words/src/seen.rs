//! What is written beside a strip, a mark, a notice and a piece of advice.

use crate::{Words, verdict::class_name};
use strapline_ecg::{
    classify::BeatClass,
    report::{AdviceReason, FlaggedBeat, MarkSeen, Part, Sex, Strip, Unread},
    rhythm::EpisodeKind,
    session::{ExcerptKind, Notice},
};

impl Words {
    /// A beat class as an adjective.
    pub fn class(self, class: BeatClass) -> String {
        self.say("class", &[("class", class_name(class).into())])
    }

    /// What an entry's `$class` is given for a class.
    pub fn class_name(self, class: BeatClass) -> &'static str {
        class_name(class)
    }

    /// A stretch that was not read, with its length where that is known: "nothing received, 1.7 s".
    pub fn unread(self, unread: &Unread) -> String {
        let why = self.reason(unread.reason);
        unread.whole_s.map_or_else(|| why.clone(), |seconds| format!("{why}, {}", self.duration(seconds)))
    }

    /// Sex in one word.
    pub fn sex(self, sex: Sex) -> String {
        self.text(match sex {
            Sex::Female => "sex-female",
            Sex::Male => "sex-male",
            Sex::Other => "sex-other",
        })
    }

    /// What a strip shows.
    pub fn strip_title(self, strip: &Strip) -> String {
        match strip.why {
            ExcerptKind::Episode(kind) => {
                let episode = self.episode(kind);
                match strip.part {
                    Part::Whole => episode,
                    Part::Onset => self.say("strip-onset", &[("episode", episode.into())]),
                    Part::End => self.say("strip-end", &[("episode", episode.into())]),
                }
            }
            ExcerptKind::SingleBeat(class) => {
                let class = ("class", class_name(class).into());
                self.say(if strip.in_a_row { "strip-beat-in-a-row" } else { "strip-single-beat" }, &[class])
            }
            ExcerptKind::SlowestRate => self.text("strip-slowest-rate"),
            ExcerptKind::FastestRate => self.text("strip-fastest-rate"),
            ExcerptKind::LongestRr => self.text("strip-longest-rr"),
            ExcerptKind::Mark(_) => {
                match strip.mark.as_deref().map(str::trim).filter(|words| !words.is_empty()) {
                    Some(words) => self.say("strip-mark-said", &[("words", words.into())]),
                    None => self.text("strip-mark"),
                }
            }
            ExcerptKind::Unreadable(why) => {
                self.say("strip-unreadable", &[("reason", self.reason(why).into())])
            }
            ExcerptKind::Usual => self.text("strip-usual"),
        }
    }

    /// A kind of episode.
    pub fn episode(self, kind: EpisodeKind) -> String {
        let of = |id: &str, class: BeatClass| self.say(id, &[("class", class_name(class).into())]);
        match kind {
            EpisodeKind::Bradycardia => self.text("episode-slow"),
            EpisodeKind::Tachycardia => self.text("episode-fast"),
            EpisodeKind::Pause => self.text("episode-pause"),
            EpisodeKind::Couplet(class) => of("episode-pair", class),
            EpisodeKind::Run(class) => of("episode-run", class),
            EpisodeKind::Bigeminy(class) => of("episode-bigeminy", class),
            EpisodeKind::Trigeminy(class) => of("episode-trigeminy", class),
            EpisodeKind::AtrialFibrillation => self.text("episode-fibrillation"),
        }
    }

    /// What stands beside a strip's title: the rate in it, and the episode's own figures.
    pub fn strip_note(self, strip: &Strip) -> String {
        let Some(shown) = &strip.episode else {
            if let Some(longest_ms) = strip.longest_rr_ms {
                return self.interval(longest_ms);
            }
            return match (strip.why, strip.rate_bpm) {
                (ExcerptKind::Unreadable(_), _) => self.text("note-left-out"),
                (ExcerptKind::SlowestRate | ExcerptKind::FastestRate, Some(bpm)) => self.rate(bpm),
                (_, Some(bpm)) => self.say("note-rate-here", &[("rate", self.rate(bpm).into())]),
                (_, None) => self.text("note-no-rate"),
            };
        };
        let evidence = &shown.episode.evidence;
        let rate = |bpm: f32| ("rate", self.rate(bpm).into());
        let figures = || {
            [
                ("beats", evidence.beats.into()),
                ("time", self.duration(shown.seconds).into()),
                rate(evidence.rate_bpm[1]),
            ]
        };
        match shown.episode.kind {
            EpisodeKind::Pause => {
                self.say("note-pause", &[("time", self.interval(evidence.longest_rr_ms).into())])
            }
            EpisodeKind::Couplet(_) => self.say("note-pair", &[rate(evidence.rate_bpm[2])]),
            EpisodeKind::Run(_) => self.say("note-run", &figures()),
            _ => self.say("note-episode", &figures()),
        }
    }

    /// What is said about the ectopic beat that a strip was chosen for; `None` where nothing is known about it.
    pub fn flagged_beat(self, beat: &FlaggedBeat) -> Option<String> {
        let mut parts = self.flagged_parts(beat);
        parts.extend(beat.probability.map(|probability| {
            let share = self.percent(f64::from(probability));
            self.say(
                "flagged-probability",
                &[("class", class_name(beat.class).into()), ("share", share.into())],
            )
        }));
        (!parts.is_empty()).then(|| self.say("flagged-beat", &[("parts", parts.join(" \u{b7} ").into())]))
    }

    /// Why a beat was flagged, its probability apart: a line each.
    pub fn flagged_reasons(self, beat: &FlaggedBeat) -> Vec<String> {
        self.flagged_parts(beat).iter().map(|part| self.capitalised(part)).collect()
    }

    fn flagged_parts(self, beat: &FlaggedBeat) -> Vec<String> {
        let mut parts = Vec::new();
        if let Some(early) = beat.early.filter(|early| early.abs() >= 0.01) {
            let share = self.percent(f64::from(early.abs()));
            let id = if early >= 0.0 { "flagged-earlier" } else { "flagged-later" };
            parts.push(self.say(id, &[("share", share.into())]));
        }
        match (beat.rr_ms, beat.next_rr_ms) {
            (Some(before), Some(after)) => parts.push(self.say(
                "flagged-rr-both",
                &[("before", self.interval(before).into()), ("after", self.interval(after).into())],
            )),
            (Some(before), None) => {
                parts.push(self.say("flagged-rr", &[("before", self.interval(before).into())]));
            }
            _ => {}
        }
        parts.extend(
            beat.amplitude_mv
                .map(|mv| self.say("flagged-amplitude", &[("height", self.height(f64::from(mv)).into())])),
        );
        parts.extend(beat.likeness.map(|likeness| {
            self.say("flagged-likeness", &[("likeness", self.decimal(f64::from(likeness), 2).into())])
        }));
        parts
    }

    /// What the trace showed around a mark.
    pub fn around_mark(self, mark: &MarkSeen) -> String {
        if mark.readable <= 0.0 {
            return match mark.reason {
                Some(why) => self.say("mark-unreadable-because", &[("reason", self.reason(why).into())]),
                None => self.text("mark-unreadable"),
            };
        }
        let mut parts: Vec<String> = mark.rate_bpm.map(|bpm| self.rate(bpm)).into_iter().collect();
        let beats = |class: BeatClass, beats: u32| (beats > 0).then(|| self.beats_of(class, beats.into()));
        let mut seen: Vec<String> = [
            beats(BeatClass::Ventricular, mark.ventricular),
            beats(BeatClass::Supraventricular, mark.supraventricular),
        ]
        .into_iter()
        .flatten()
        .collect();
        if let (Some(nearest), false) = (mark.nearest_ectopic_s, seen.is_empty()) {
            let is_one = mark.ventricular + mark.supraventricular == 1;
            seen = vec![self.nearest(self.listed(&seen), nearest, is_one)];
        }
        seen.extend(mark.episodes.iter().map(|kind| self.episode(*kind)));
        if mark.classified == 0 {
            parts.push(self.text("mark-none-classified"));
        } else if seen.is_empty() {
            parts.push(self.text("mark-nothing-seen"));
        }
        parts.extend(seen);
        if mark.readable < 0.95 {
            let share = ("share", self.percent(mark.readable).into());
            parts.push(match mark.reason {
                Some(why) => {
                    self.say("mark-partly-readable-because", &[share, ("reason", self.reason(why).into())])
                }
                None => self.say("mark-partly-readable", &[share]),
            });
        }
        self.clauses(&parts)
    }

    /// "7 ventricular beats".
    pub fn beats_of(self, class: BeatClass, beats: u64) -> String {
        self.say("beats-of-class", &[("class", class_name(class).into()), ("beats", beats.into())])
    }

    fn nearest(self, beats: String, before_s: f64, is_one: bool) -> String {
        let beats = ("beats", beats.into());
        let time = ("time", self.duration(before_s.abs()).into());
        match (before_s, is_one) {
            (near, true) if near.abs() < 0.05 => self.say("mark-beat-at", &[beats]),
            (near, false) if near.abs() < 0.05 => self.say("mark-nearest-at", &[beats]),
            (before, true) if before > 0.0 => self.say("mark-beat-before", &[beats, time]),
            (before, false) if before > 0.0 => self.say("mark-nearest-before", &[beats, time]),
            (_, true) => self.say("mark-beat-after", &[beats, time]),
            (_, false) => self.say("mark-nearest-after", &[beats, time]),
        }
    }

    /// What a reader must know about the recording as a whole.
    pub fn notice(self, notice: Notice) -> String {
        match notice {
            Notice::AmplitudeImplausible { typical_mv, factor } => {
                let typical = ("typical", self.decimal(f64::from(typical_mv), 3).into());
                self.say(if factor < 1.0 { "notice-too-large" } else { "notice-too-small" }, &[typical])
            }
            Notice::RangeTooSmall => self.text("notice-range"),
            Notice::ModelFailed(beats) => self.say("notice-model-failed", &[("beats", beats.into())]),
            Notice::NoBeats => self.text("notice-no-beats"),
        }
    }

    /// A reason to see a clinician soon.
    pub fn advice(self, reason: AdviceReason) -> String {
        match reason {
            AdviceReason::VentricularTachycardia { beats, bpm } => self
                .say("advice-ventricular-run", &[("beats", beats.into()), ("rate", self.rate(bpm).into())]),
            AdviceReason::LongPause { pauses, longest_ms } => self.say(
                "advice-pauses",
                &[("pauses", pauses.into()), ("longest", self.interval(longest_ms).into())],
            ),
            AdviceReason::AtrialFibrillation { bpm: Some(bpm), fast: true } => {
                self.say("advice-fast-fibrillation", &[("rate", self.rate(bpm).into())])
            }
            AdviceReason::AtrialFibrillation { .. } => self.text("advice-fibrillation"),
            AdviceReason::SupraventricularTachycardia { seconds, bpm } => self.say(
                "advice-supraventricular-run",
                &[("time", self.duration(seconds).into()), ("rate", self.rate(bpm).into())],
            ),
            AdviceReason::FrequentEctopy { class, share } => self.say(
                "advice-frequent-ectopy",
                &[("class", class_name(class).into()), ("share", self.percent(share).into())],
            ),
        }
    }
}
