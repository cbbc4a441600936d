//! Where "premature" has no meaning.

use super::{AF_EDGE_S, Episode, EpisodeKind};
use crate::units::{SamplePosition, SampleRate};

/// Where atrial fibrillation is suspected, and [`AF_EDGE_S`] around it, in order and apart from each other.
#[derive(Debug, Clone)]
pub(crate) struct Fibrillating(Vec<(SamplePosition, SamplePosition)>);

impl Fibrillating {
    pub(crate) fn of(episodes: &[Episode], rate: SampleRate) -> Self {
        let edge = AF_EDGE_S * rate.hz();
        let is_one = |kind| kind == EpisodeKind::AtrialFibrillation;
        let episodes = episodes.iter().filter(|e| is_one(e.kind) && e.start < e.end);
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
    pub(crate) fn holds(&self, position: SamplePosition) -> bool {
        let spell = self.0.partition_point(|spell| spell.1 < position);
        self.0.get(spell).is_some_and(|spell| spell.0 <= position)
    }
}
