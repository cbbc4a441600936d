//! The numbers that stand beside the window: rhythm, shape, likeness to the usual beat.

use super::{
    BeatInput, FEATURE_NAMES, FEATURES,
    contexts::{AHEAD, Entry},
    rr::{Sorted, irregularity, ratio},
    shape::{BODY, P, QRS, Shape, T, correlation, detrended_p, distance, peak_to_peak},
    usual::Kinds,
    window::{WINDOW, Window},
};
use std::collections::VecDeque;

/// Neighbours on either side whose RR intervals are given.
const NEIGHBOURS: isize = 8;
/// Neighbours on either side whose shape is given.
const SHAPED: isize = 3;
/// P wave and template P wave are compared at up to this lag, samples of the window.
const P_LAG: isize = 6;
/// Beats on either side over which the local rhythm is taken.
const LOCAL: isize = 16;

/// What the features of one beat are made from.
pub(super) struct Ahead<'a> {
    pub known: &'a VecDeque<Entry>,
    pub at: usize,
    pub recent: &'a Sorted,
    pub long: &'a Sorted,
    pub kinds: &'a Kinds,
    pub scale: f32,
    pub samples_per_second: f64,
}

/// Values in the order in which they are put, under the names of [`FEATURE_NAMES`].
struct Row {
    values: [f32; FEATURES],
    filled: usize,
}

impl Row {
    fn put(&mut self, name: &str, value: f32) {
        debug_assert_eq!(FEATURE_NAMES[self.filled], name);
        self.add(value);
    }

    /// The same for the neighbour `offset` beats after: `name` with the offset behind it.
    fn put_of(&mut self, offset: isize, name: &str, value: f32) {
        debug_assert_eq!(FEATURE_NAMES[self.filled], format!("{name}{offset:+}"));
        self.add(value);
    }

    fn add(&mut self, value: f32) {
        self.values[self.filled] = if value.is_finite() { value.clamp(-8.0, 8.0) } else { 0.0 };
        self.filled += 1;
    }
}

impl Ahead<'_> {
    /// The beat `offset` after the one in question.
    fn entry(&self, offset: isize) -> Option<&Entry> {
        self.known.get(self.at.checked_add_signed(offset)?)
    }

    /// The interval that ends at the beat `offset` after the one in question, seconds.
    fn rr(&self, offset: isize) -> f32 {
        self.entry(offset).map_or(f32::NAN, |entry| entry.rr)
    }

    /// Intervals from `from` beats before on, to the last beat known.
    fn intervals(&self, from: isize) -> impl Iterator<Item = f32> {
        (-from..=AHEAD as isize).map(|offset| self.rr(offset))
    }
}

pub(super) fn features(ahead: &Ahead) -> BeatInput {
    let entry = &ahead.known[ahead.at];
    let beat = entry.window.map(|x| x / ahead.scale);
    let none = [0.0; WINDOW];
    let usual_kind = ahead.kinds.usual();
    let usual = usual_kind.map_or(&none, |kind| ahead.kinds.kind(kind).template());
    let mut difference = beat;
    difference.iter_mut().zip(usual).for_each(|(x, u)| *x -= u);

    let mut row = Row { values: [0.0; FEATURES], filled: 0 };
    let mut local = Sorted::with_capacity(2 * LOCAL as usize);
    local.fill(ahead.intervals(LOCAL));
    rhythm(&mut row, ahead, &local);
    shape(&mut row, entry, &Shape::of(usual, 0.0));
    likeness(&mut row, ahead, &beat, usual, usual_kind);
    neighbours(&mut row, ahead);
    two_rhythms(&mut row, ahead, &local, &beat, usual_kind);
    debug_assert_eq!(row.filled, FEATURES);

    BeatInput {
        peak: entry.peak,
        rr_ms: entry.rr * 1000.0,
        likeness: correlation(&beat[BODY], &usual[BODY]),
        beat: beat.map(|x| x.clamp(-8.0, 8.0)),
        difference: difference.map(|x| x.clamp(-8.0, 8.0)),
        features: row.values,
    }
}

fn rhythm(row: &mut Row, ahead: &Ahead, local: &Sorted) {
    let (before, after) = (ahead.rr(0), ahead.rr(1));
    let mut near = Sorted::with_capacity(2 * LOCAL as usize);
    near.fill((-4..=4).map(|offset| ahead.rr(offset)));

    row.put("rr_before", before.min(3.0));
    row.put("rr_after", after.min(3.0));
    row.put("rr_known", f32::from(u8::from(before.is_finite())) + f32::from(u8::from(after.is_finite())));
    row.put("before_to_near_median", ratio(before, near.quantile(0.5)));
    row.put("before_to_local_median", ratio(before, local.quantile(0.5)));
    row.put("before_to_local_q75", ratio(before, local.quantile(0.75)));
    row.put("before_to_local_q90", ratio(before, local.quantile(0.9)));
    row.put("before_to_local_q25", ratio(before, local.quantile(0.25)));
    row.put("before_to_recent_median", ratio(before, ahead.recent.quantile(0.5)));
    row.put("before_to_recent_q75", ratio(before, ahead.recent.quantile(0.75)));
    row.put("before_to_recent_q90", ratio(before, ahead.recent.quantile(0.9)));
    row.put("before_to_recent_q10", ratio(before, ahead.recent.quantile(0.1)));
    row.put("before_to_long_median", ratio(before, ahead.long.quantile(0.5)));
    row.put("before_to_long_q75", ratio(before, ahead.long.quantile(0.75)));
    row.put("before_to_long_q90", ratio(before, ahead.long.quantile(0.9)));
    row.put("after_to_local_median", ratio(after, local.quantile(0.5)));
    row.put("after_to_local_q75", ratio(after, local.quantile(0.75)));
    row.put("after_to_recent_q75", ratio(after, ahead.recent.quantile(0.75)));
    row.put("after_to_long_q75", ratio(after, ahead.long.quantile(0.75)));
    row.put("after_to_before", ratio(after, before));
    row.put("before_to_previous", ratio(before, ahead.rr(-1)));
    row.put("after_to_next", ratio(after, ahead.rr(2)));
    row.put("around_to_local_median", ratio(before + after, 2.0 * local.quantile(0.5)));
    row.put("around_to_recent_q75", ratio(before + after, 2.0 * ahead.recent.quantile(0.75)));
    row.put("around_to_previous_two", ratio(before + after, ahead.rr(-1) + ahead.rr(-2)));
    row.put("rank_near", near.rank(before));
    row.put("rank_local", local.rank(before));
    row.put("rank_recent", ahead.recent.rank(before));
    row.put("rank_long", ahead.long.rank(before));
    row.put("rank_after_recent", ahead.recent.rank(after));
    row.put("local_dispersion", local.dispersion());
    row.put("recent_dispersion", ahead.recent.dispersion());
    row.put("long_dispersion", ahead.long.dispersion());
    row.put("local_to_recent", ratio(local.quantile(0.5), ahead.recent.quantile(0.5)));
    row.put("recent_to_long", ratio(ahead.recent.quantile(0.5), ahead.long.quantile(0.5)));
    row.put("recent_median", ahead.recent.quantile(0.5));
    row.put("recent_skew", {
        let middle = ahead.recent.quantile(0.5);
        ratio(ahead.recent.quantile(0.9), middle) + ratio(ahead.recent.quantile(0.1), middle)
    });
    let (steps, apart) = irregularity(ahead.intervals(LOCAL), 6).unwrap_or((0.0, 0.0));
    row.put("local_irregularity", steps);
    row.put("local_irregular_share", apart);
    // The same over beats of the usual shape alone: ectopy breaks the series, fibrillation does not need it.
    let own = (-3 * LOCAL..=AHEAD as isize).map(|offset| {
        let usual = |entry: &Entry| entry.qrs_likeness > 0.85;
        match (ahead.entry(offset), ahead.entry(offset - 1)) {
            (Some(b), Some(a)) if usual(a) && usual(b) => b.rr,
            _ => f32::NAN,
        }
    });
    let (steps, apart) = irregularity(own, 6).unwrap_or((0.0, 0.0));
    row.put("own_irregularity", steps);
    row.put("own_irregular_share", apart);
    let (steps, _) = irregularity((-4..0).map(|offset| ahead.rr(offset)), 2).unwrap_or((0.0, 0.0));
    row.put("irregularity_before", steps);
    let (steps, _) =
        irregularity((2..=AHEAD as isize).map(|offset| ahead.rr(offset)), 2).unwrap_or((0.0, 0.0));
    row.put("irregularity_after", steps);
    for offset in -NEIGHBOURS..=AHEAD as isize {
        if offset != 0 && offset != 1 {
            row.put_of(offset, "rr", ratio(ahead.rr(offset), local.quantile(0.5)));
        }
    }
}

fn shape(row: &mut Row, entry: &Entry, usual: &Shape) {
    let own = &entry.shape;
    row.put("width", own.width() / 16.0);
    row.put("onset", own.onset / 16.0);
    row.put("offset", own.offset / 16.0);
    row.put("spread", own.spread / 8.0);
    row.put("steepness", own.steepness);
    row.put("sign", own.sign);
    row.put("area", own.area / 8.0);
    row.put("roughness", 8.0 * own.roughness);
    row.put("p_height", 2.0 * own.p_height);
    row.put("t_height", own.t_height);
    row.put("t_mean", 2.0 * own.t_mean);
    row.put("missing", own.missing);
    row.put("prominence", (entry.peak.prominence / 4.0).min(4.0));
    row.put("height_mv", own.height.min(8.0));
    row.put("height_to_usual", ratio(own.height, usual.height));
    row.put("width_to_usual", ratio(own.width(), usual.width()));
    row.put("spread_to_usual", ratio(own.spread, usual.spread));
    row.put("steepness_to_usual", ratio(own.steepness, usual.steepness));
    row.put("area_to_usual", ratio(own.area, usual.area));
    row.put("sign_less_usual", own.sign - usual.sign);
    row.put("p_height_less_usual", 2.0 * (own.p_height - usual.p_height));
    row.put("t_height_less_usual", own.t_height - usual.t_height);
    row.put("t_mean_less_usual", 2.0 * (own.t_mean - usual.t_mean));
    row.put("usual_width", usual.width() / 16.0);
    row.put("usual_p_height", 4.0 * usual.p_height);
    row.put("usual_roughness", 8.0 * usual.roughness);
}

fn likeness(row: &mut Row, ahead: &Ahead, beat: &Window, usual: &Window, usual_kind: Option<usize>) {
    row.put("like_body", correlation(&beat[BODY], &usual[BODY]));
    row.put("like_qrs", correlation(&beat[QRS], &usual[QRS]));
    row.put("like_t", correlation(&beat[T], &usual[T]));
    row.put("apart_qrs", distance(&beat[QRS], &usual[QRS]));
    row.put("apart_p", 2.0 * distance(&beat[P], &usual[P]));
    row.put("apart_t", distance(&beat[T], &usual[T]));
    let usual_p = detrended_p(usual, 0);
    let own_p = detrended_p(beat, 0);
    let usual_p_height = peak_to_peak(&usual_p);
    row.put("like_p", correlation(&own_p, &usual_p));
    row.put("p_share", (dot(&own_p, &usual_p) / dot(&usual_p, &usual_p).max(1e-4)).clamp(-3.0, 3.0));
    let (lag, best) = (-P_LAG..=P_LAG)
        .map(|lag| (lag, correlation(&detrended_p(beat, lag), &usual_p)))
        .fold((0, -1.0), |best, x| if x.1 > best.1 { x } else { best });
    row.put("like_p_moved", best);
    row.put("p_lag", lag as f32 / P_LAG as f32);
    row.put("p_apart", (distance(&own_p, &usual_p) / usual_p_height.max(0.02)).min(4.0));

    let nearest = ahead.kinds.nearest(beat);
    row.put("like_own_kind", nearest.map_or(0.0, |(_, likeness)| likeness));
    let kind = nearest.filter(|(_, likeness)| *likeness > 0.8).map(|(at, _)| (at, ahead.kinds.kind(at)));
    let total = ahead.kinds.weight().max(1e-6);
    row.put("kind_known", f32::from(u8::from(kind.is_some())));
    row.put("kind_is_usual", f32::from(u8::from(kind.is_some_and(|(at, _)| Some(at) == usual_kind))));
    row.put("kind_weight", kind.map_or(0.0, |(_, kind)| kind.weight / total));
    row.put("kind_lateness", kind.map_or(0.0, |(_, kind)| kind.lateness));
    row.put("kind_lateness_after", kind.map_or(0.0, |(_, kind)| kind.lateness_after));
    let usual_weight = usual_kind.map_or(0.0, |at| ahead.kinds.kind(at).weight / total);
    row.put("usual_weight", usual_weight);
    row.put("usual_lateness", usual_kind.map_or(0.0, |at| ahead.kinds.kind(at).lateness));
    row.put("beats_seen", ahead.kinds.weight());
}

fn neighbours(row: &mut Row, ahead: &Ahead) {
    for offset in -SHAPED..=SHAPED {
        if offset != 0 {
            let entry = ahead.entry(offset);
            row.put_of(offset, "like_qrs", entry.map_or(0.0, |e| e.qrs_likeness));
            row.put_of(offset, "like_p", entry.map_or(0.0, |e| e.p_likeness));
            row.put_of(offset, "height", entry.map_or(0.0, |e| e.height));
            row.put_of(offset, "width", entry.map_or(0.0, |e| e.shape.width() / 16.0));
        }
    }
    // P waves of the punctual beats of late: gone in fibrillation and in noise.
    let (mut p, mut punctual, mut odd, mut early, mut beats) = (0.0, 0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
    for offset in -2 * LOCAL..=AHEAD as isize {
        let Some(entry) = ahead.entry(offset) else { continue };
        beats += 1.0;
        odd += f32::from(u8::from(entry.qrs_likeness < 0.8));
        early += f32::from(u8::from(entry.lateness < -0.15));
        if entry.lateness > -0.1 && entry.qrs_likeness > 0.85 {
            p += entry.p_likeness;
            punctual += 1.0;
        }
    }
    row.put("p_of_late", if punctual > 0.0 { p / punctual } else { 0.0 });
    row.put("odd_share", odd / beats.max(1.0));
    row.put("early_share", early / beats.max(1.0));
    let seconds = |e: &Entry| e.peak.position / ahead.samples_per_second;
    let span = match (ahead.entry(-NEIGHBOURS), ahead.entry(0)) {
        (Some(a), Some(b)) => (seconds(b) - seconds(a)) as f32 / NEIGHBOURS as f32,
        _ => 0.0,
    };
    row.put("mean_rr_before", span.min(3.0));
}

/// What tells a heart with two rhythms from one whose own varies: intervals in two groups, and another P wave before
/// the early beats than before the late ones. None of it depends on which rhythm is more frequent.
fn two_rhythms(row: &mut Row, ahead: &Ahead, local: &Sorted, beat: &Window, usual_kind: Option<usize>) {
    let (before, after) = (ahead.rr(0), ahead.rr(1));
    for (groups, names) in [(local.groups(), LOCAL_GROUPS), (ahead.recent.groups(), RECENT_GROUPS)] {
        row.put(names[0], groups.map_or(0.0, |g| 4.0 * (g.apart - 0.7)));
        row.put(names[1], groups.map_or(0.0, |g| ratio(g.upper, g.lower)));
        row.put(names[2], groups.map_or(0.0, |g| g.lower_share));
        row.put(names[3], groups.map_or(0.0, |g| ratio(before, g.upper)));
        row.put(names[4], groups.map_or(0.0, |g| ratio(before, g.lower)));
        row.put(names[5], groups.map_or(0.0, |g| ratio(after, g.upper)));
    }

    let none = [0.0; WINDOW];
    let kind = usual_kind.map(|at| ahead.kinds.kind(at));
    let (late, early) = kind.map_or((&none, &none), |kind| (kind.latest(), kind.earliest()));
    let (own, late_p, early_p) = (detrended_p(beat, 0), detrended_p(late, 0), detrended_p(early, 0));
    let (to_late, to_early) = (correlation(&own, &late_p), correlation(&own, &early_p));
    let height = peak_to_peak(&late_p).max(peak_to_peak(&early_p)).max(0.02);
    row.put("like_late_p", to_late);
    row.put("like_early_p", to_early);
    row.put("late_p_less_early_p", to_late - to_early);
    row.put(
        "late_p_nearer",
        ((distance(&own, &early_p) - distance(&own, &late_p)) / height).clamp(-2.0, 2.0),
    );
    row.put("late_p_share", (dot(&own, &late_p) / dot(&late_p, &late_p).max(1e-4)).clamp(-3.0, 3.0));
    row.put("early_p_like_late_p", correlation(&early_p, &late_p));
    row.put("early_p_apart_late_p", (distance(&early_p, &late_p) / height).min(4.0));
    row.put("late_p_height", 4.0 * peak_to_peak(&late_p));
}

const LOCAL_GROUPS: [&str; 6] = [
    "local_groups_apart",
    "local_groups_ratio",
    "local_lower_share",
    "before_to_local_upper",
    "before_to_local_lower",
    "after_to_local_upper",
];
const RECENT_GROUPS: [&str; 6] = [
    "recent_groups_apart",
    "recent_groups_ratio",
    "recent_lower_share",
    "before_to_recent_upper",
    "before_to_recent_lower",
    "after_to_recent_upper",
];

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}
