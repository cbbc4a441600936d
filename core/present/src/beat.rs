//! One flagged beat by itself: what it is, how sure that is, why it was flagged, and its strip.

use crate::{line::Line, paper::Scale, rows::listed_episodes, strip::StripView};
use strapline_ecg::{
    classify::{Beat, BeatClass},
    report::{Report, Strip},
    session::{Excerpt, ExcerptKind, Finished},
};
use strapline_words::{Noted, Words};

/// A flagged beat, ready to lay out.
#[derive(Debug, Clone, PartialEq)]
pub struct BeatScreen {
    /// "Beat 37 of 212".
    pub title: String,
    /// What it is, in a few words.
    pub kind: String,
    /// How sure that is, in words.
    pub sure: Option<String>,
    /// The same as a share to be drawn as a bar, 0 to 1.
    pub sure_share: Option<f64>,
    /// Why it was flagged, a line each.
    pub reasons: Vec<String>,
    /// Its strip.
    pub strip: Option<StripView>,
    /// What stands under the strip: when, the scale, what the bar under it is. Empty without a strip.
    pub caption: String,
    /// What "this looks wrong" is noted as in the recording.
    pub doubt: String,
}

/// The beats to step through, in order.
pub fn flagged_beats(finished: &Finished) -> Vec<&Beat> {
    let is_flagged = |beat: &&Beat| {
        matches!(beat.class, BeatClass::Ventricular | BeatClass::Supraventricular | BeatClass::Fusion)
    };
    finished.beats.iter().filter(is_flagged).collect()
}

/// The sample at which a beat has its R peak.
pub fn sample_of(beat: &Beat) -> u64 {
    beat.position.round().max(0.0) as u64
}

/// The strip of episode `number` (from 0) of those that are listed, on the display signal around where it begins: `samples`
/// from sample `first` on. `None` where there is no such episode, or no signal of it.
pub fn episode_strip(
    finished: &Finished,
    number: usize,
    (first, samples): (u64, Vec<f32>),
    report: &Report,
    words: Words,
    scale: Scale,
) -> Option<StripView> {
    let episode = listed_episodes(report).nth(number)?;
    let why = ExcerptKind::Episode(episode.kind);
    let strip = report.strip_of(finished, &Excerpt { why, start: first, samples, focus: episode.start })?;
    Some(StripView::new(&strip, report, words, scale))
}

impl BeatScreen {
    /// Flagged beat `number` (from 0), on the display signal around it: `samples` from sample `first` on. `report` is
    /// that of the whole recording.
    pub fn new(
        finished: &Finished,
        number: usize,
        (first, samples): (u64, Vec<f32>),
        report: &Report,
        words: Words,
        scale: Scale,
    ) -> Option<Self> {
        let flagged = flagged_beats(finished);
        let beat = *flagged.get(number)?;
        let sample = sample_of(beat);
        let why = ExcerptKind::SingleBeat(beat.class);
        let strip = report.strip_of(finished, &Excerpt { why, start: first, samples, focus: sample });
        // A doubt about this very beat is a mark, and would lie on it.
        let strip = strip.map(|strip| Strip { marks_s: Vec::new(), ..strip });
        let place = [("n", (number as u64 + 1).into()), ("total", (flagged.len() as u64).into())];
        let class = ("class", words.class_name(beat.class).into());
        let sure_share = (beat.probability > 0.0).then_some(f64::from(beat.probability));
        let reasons = strip.as_ref().and_then(|strip| strip.flagged.as_ref());
        let view = strip.as_ref().map(|strip| StripView::new(strip, report, words, scale));
        let has_bar =
            view.as_ref().is_some_and(|view| view.beats.iter().any(|beat| beat.attention_px.is_some()));
        Some(Self {
            title: words.say("beat-title", &place),
            kind: words.say("beat-kind", &[class]),
            sure: sure_share.map(|share| words.say("beat-sure", &[("share", words.percent(share).into())])),
            sure_share,
            reasons: reasons.map_or_else(Vec::new, |beat| words.flagged_reasons(beat)),
            caption: view.as_ref().map_or_else(String::new, |view| {
                let looked = if has_bar { words.text("beat-looked") } else { String::new() };
                Line::of([view.when.as_str(), &view.scale, &looked]).text
            }),
            strip: view,
            doubt: words.noted(Noted::Doubt(beat.class)),
        })
    }
}
