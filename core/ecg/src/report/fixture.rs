//! Sessions made by hand, for the tests of this module.

use crate::{
    beat::Polarity,
    classify::{Attention, Beat, BeatClass},
    clock::WallTime,
    quality::Grade,
    rhythm::{Episode, EpisodeKind, Evidence},
    session::{Excerpt, ExcerptKind, Finished},
    units::{SampleIndex, SampleRate},
};

/// A beat of a class at a position, with the interval before it.
pub(super) fn beat(position: f64, class: BeatClass, rr_ms: f32) -> Beat {
    Beat {
        position,
        class,
        probability: 0.94,
        rr_ms,
        amplitude_mv: 1.1,
        likeness: if class == BeatClass::Normal { 0.98 } else { 0.31 },
        polarity: Polarity::Up,
        grade: Grade::Good,
        attention: (class != BeatClass::Normal).then_some(Attention { from_ms: -80, to_ms: 160 }),
    }
}

/// `seconds` of good signal at `hz`, one beat a second from 0.5 s on.
pub(super) fn finished(hz: f64, seconds: f64) -> Finished {
    let rate = SampleRate::new(hz).unwrap();
    let recorded = rate.samples(seconds) as u64;
    let beats = (0..seconds as u64)
        .map(|n| {
            let rr_ms = if n == 0 { f32::NAN } else { 1000.0 };
            beat((n as f64 + 0.5) * hz, BeatClass::Normal, rr_ms)
        })
        .collect();
    Finished {
        rate,
        start: None,
        recorded,
        seconds: vec![Grade::Good; seconds.ceil() as usize],
        beats,
        early_in_fibrillation: 0,
        episodes: Vec::new(),
        marks: Vec::new(),
        excerpts: Vec::new(),
        notices: Vec::new(),
        mains_hz: None,
    }
}

/// An episode from one second to another, with so many beats and this median rate.
pub(super) fn episode(
    kind: EpisodeKind,
    rate: SampleRate,
    from_s: f64,
    to_s: f64,
    beats: u32,
    bpm: f32,
) -> Episode {
    let (start, end) = (rate.samples(from_s) as SampleIndex, rate.samples(to_s) as SampleIndex + 1);
    Episode {
        kind,
        start,
        end,
        evidence: Evidence {
            beats,
            rate_bpm: [bpm - 5.0, bpm, bpm + 5.0],
            longest_rr_ms: ((to_s - from_s) * 1000.0) as f32,
            score: 0.5,
        },
        computed_over: end - start,
    }
}

/// Ten seconds kept around a second of the recording, with a ramp for a signal.
pub(super) fn excerpt(why: ExcerptKind, rate: SampleRate, at_s: f64) -> Excerpt {
    let start = rate.samples((at_s - 5.0).max(0.0)) as SampleIndex;
    let samples = (0..rate.samples(10.0)).map(|n| n as f32 / 1000.0).collect();
    Excerpt { why, start, samples, focus: rate.samples(at_s) as SampleIndex }
}

/// 22 November 2026 at a time of day, an hour east of UTC.
pub(super) fn wall(time: &str) -> WallTime {
    let parts: Vec<i64> = time.split(':').map(|part| part.parse().unwrap()).collect();
    let midnight = 1_795_302_000_000;
    let seconds = parts[0] * 3600 + parts[1] * 60 + parts[2];
    WallTime { unix_ms: midnight + seconds * 1000, utc_offset_min: Some(60) }
}
