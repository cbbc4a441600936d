//! Which beats are told as ectopic.
//!
//! In atrial fibrillation every interval is another: a beat that is called supraventricular because it came early is one
//! of many there, and counts as none. What is ventricular is told by its shape, there too.

use crate::{
    classify::{Beat, BeatClass},
    rhythm::{AF_EDGE_S, EpisodeKind},
    session::Finished,
    units::SamplePosition,
};

/// Where atrial fibrillation is suspected or near, in order and apart from each other.
#[derive(Debug, Clone)]
pub(super) struct Fibrillating(Vec<(SamplePosition, SamplePosition)>);

impl Fibrillating {
    pub(super) fn of(finished: &Finished) -> Self {
        let edge = AF_EDGE_S * finished.rate.hz();
        let is_one = |kind| kind == EpisodeKind::AtrialFibrillation;
        let episodes = finished.episodes.iter().filter(|e| is_one(e.kind) && e.start < e.end);
        let mut spells: Vec<_> = episodes.map(|e| (e.start as f64 - edge, e.end as f64 + edge)).collect();
        spells.sort_by(|a, b| a.0.total_cmp(&b.0));
        spells.dedup_by(|next, spell| {
            let joined = next.0 <= spell.1;
            if joined {
                spell.1 = spell.1.max(next.1);
            }
            joined
        });
        Self(spells)
    }

    /// Whether a position lies in it.
    pub(super) fn holds(&self, position: SamplePosition) -> bool {
        let spell = self.0.partition_point(|spell| spell.1 < position);
        self.0.get(spell).is_some_and(|spell| spell.0 <= position)
    }

    /// Ventricular or supraventricular, where a beat is told as that.
    pub(super) fn ectopic(&self, beat: &Beat) -> Option<BeatClass> {
        match beat.class {
            BeatClass::Ventricular => Some(BeatClass::Ventricular),
            BeatClass::Supraventricular if !self.holds(beat.position) => Some(BeatClass::Supraventricular),
            _ => None,
        }
    }
}
