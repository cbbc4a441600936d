//! Cycles in; couplets, runs, bigeminy and trigeminy of one class out.

use super::{Episode, EpisodeKind, cycle::Cycle, span::Span};
use crate::{classify::BeatClass, units::SamplePosition};

/// Fewest ectopic beats in a row that are a run; two are a couplet.
pub const RUN_BEATS: u32 = 3;
/// Fewest ectopic beats, each one normal beat (bigeminy) or two (trigeminy) after the other, that are a pattern.
pub const PATTERN_BEATS: u32 = 3;

/// Finds groups and patterns of one class of ectopic beats.
///
/// A group is ectopic beats with nothing between them. A pattern is single ectopic beats with the same number of
/// normal beats between each two; it goes from its first ectopic beat to its last. Nothing spans a missing interval;
/// beats of any other class end both. Delay: a group is out with the next beat, a pattern two beats later at most.
#[derive(Debug)]
pub(super) struct EctopyFinder {
    class: BeatClass,
    group: Span,
    pattern: Span,
    /// Normal beats between the pattern's ectopic beats: 1 or 2.
    spacing: usize,
    /// Ectopic beats in the pattern.
    pattern_beats: u32,
    /// The last ectopic beat and the normal beats after it, unbroken.
    since: [Option<Cycle>; 3],
}

impl EctopyFinder {
    pub(super) fn new(class: BeatClass) -> Self {
        Self {
            class,
            group: Span::new(),
            pattern: Span::new(),
            spacing: 0,
            pattern_beats: 0,
            since: [None; 3],
        }
    }

    /// The next cycle; at most one group and one pattern end with it.
    pub(super) fn push(&mut self, cycle: &Cycle) -> [Option<Episode>; 2] {
        let mut ended = if cycle.rr_ms.is_none() { self.flush() } else { [None; 2] };
        if cycle.class == self.class {
            self.group.extend(cycle);
            if let Some(pattern) = self.extend(cycle) {
                ended[1] = Some(pattern);
            }
            self.since = [Some(*cycle), None, None];
            return ended;
        }
        if let Some(group) = self.close_group() {
            ended[0] = Some(group);
        }
        let normals = self.normals();
        // A third normal beat, one more than the pattern has, or a beat of another class: the pattern is over.
        let over = cycle.class != BeatClass::Normal
            || normals == 2
            || self.pattern_beats > 0 && normals == self.spacing;
        if over && let Some(pattern) = self.close_pattern() {
            ended[1] = Some(pattern);
        }
        if cycle.class != BeatClass::Normal || normals == 2 {
            self.since = [None; 3];
        } else if self.since[0].is_some() {
            self.since[normals + 1] = Some(*cycle);
        }
        ended
    }

    /// Ends what is open at its last ectopic beat.
    pub(super) fn flush(&mut self) -> [Option<Episode>; 2] {
        let ended = [self.close_group(), self.close_pattern()];
        self.since = [None; 3];
        ended
    }

    /// Where the earliest group or pattern that is still open began.
    pub(super) fn open_from(&self) -> Option<SamplePosition> {
        let began = |span: &Span| span.ends().map(|(first, _)| first.at);
        began(&self.pattern).or(began(&self.group))
    }

    pub(super) fn reset(&mut self) {
        self.flush();
    }

    /// Normal beats since the last ectopic one.
    fn normals(&self) -> usize {
        self.since[1..].iter().flatten().count()
    }

    /// An ectopic beat: one more in the pattern, or the second of a new one, or none.
    fn extend(&mut self, cycle: &Cycle) -> Option<Episode> {
        let normals = self.normals();
        let fits = self.pattern_beats > 0 && normals == self.spacing;
        let ended = if fits { None } else { self.close_pattern() };
        let first = self.since[0]?;
        if normals == 0 {
            return ended;
        }
        if !fits {
            self.pattern.start(&first);
            self.pattern_beats = 1;
            self.spacing = normals;
        }
        for between in self.since[1..].iter().flatten() {
            self.pattern.add(between);
        }
        self.pattern.add(cycle);
        self.pattern_beats += 1;
        ended
    }

    fn close_group(&mut self) -> Option<Episode> {
        let class = self.class;
        match self.group.beats() {
            0 | 1 => {
                self.group.clear();
                None
            }
            2 => self.group.finish(EpisodeKind::Couplet(class), |_| 1.0),
            RUN_BEATS.. => self.group.finish(EpisodeKind::Run(class), |_| 1.0),
        }
    }

    fn close_pattern(&mut self) -> Option<Episode> {
        let ectopic = std::mem::take(&mut self.pattern_beats);
        if ectopic < PATTERN_BEATS {
            self.pattern.clear();
            return None;
        }
        let kind = match self.spacing {
            1 => EpisodeKind::Bigeminy(self.class),
            _ => EpisodeKind::Trigeminy(self.class),
        };
        self.pattern.finish(kind, |evidence| ectopic as f32 / evidence.beats as f32)
    }
}
