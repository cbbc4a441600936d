//! A few seconds of a strip, for a list: those around what it was chosen for.

use strapline_ecg::report::{Report, Strip, StripBeat, Unread};

/// A small strip is this long, seconds.
pub const THUMBNAIL_S: f64 = 3.0;

/// A small strip of what matters most in a report: the middle of it is what the strip was chosen for. `None` where there is
/// no strip.
pub fn thumbnail(report: &Report) -> Option<Strip> {
    let strip = report.strips.first()?;
    let rate = report.recording.rate;
    let focus_s = (strip.focus.sample - strip.start.sample) / rate.hz();
    let latest_s = (strip.seconds - THUMBNAIL_S).max(0.0);
    let skipped = rate.samples((focus_s - THUMBNAIL_S / 2.0).clamp(0.0, latest_s)).min(strip.samples.len());
    let kept = rate.samples(THUMBNAIL_S).min(strip.samples.len() - skipped);
    let (from_s, seconds) = (rate.seconds(skipped as f64), rate.seconds(kept as f64));
    let lies_in = |at_s: &f64| (0.0..seconds).contains(at_s);
    let beat = |beat: &StripBeat| StripBeat {
        at_s: beat.at_s - from_s,
        attention_s: beat.attention_s.map(|looked| looked.map(|at_s| at_s - from_s)),
        ..*beat
    };
    let unread = |unread: &Unread| Unread {
        from_s: (unread.from_s - from_s).max(0.0),
        to_s: (unread.to_s - from_s).min(seconds),
        ..*unread
    };
    Some(Strip {
        start: report.axis().at(strip.start.sample + skipped as f64),
        seconds,
        samples: strip.samples[skipped..skipped + kept].to_vec(),
        beats: strip.beats.iter().map(beat).filter(|beat| lies_in(&beat.at_s)).collect(),
        unread: strip.unread.iter().map(unread).filter(|unread| unread.from_s < unread.to_s).collect(),
        marks_s: strip.marks_s.iter().map(|at_s| at_s - from_s).filter(lies_in).collect(),
        ..strip.clone()
    })
}
