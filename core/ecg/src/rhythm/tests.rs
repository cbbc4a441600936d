use super::{EpisodeKind::*, *};
use crate::classify::BeatClass::{Normal, Supraventricular as S, Unclassified, Ventricular as V};
use fixture::Scripted;

/// Couplets, runs and patterns.
mod grouped;

/// Bradycardia, tachycardia and pauses.
mod paced;

/// Atrial fibrillation and what looks like it.
mod fibrillating;

/// Values that nobody expects, and memory.
mod hostile;
