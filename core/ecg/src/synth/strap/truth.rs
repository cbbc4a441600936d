//! What a simulated strap sent, and what became of it.

/// A frame that the strap made.
#[derive(Debug, Clone, PartialEq)]
pub struct SentFrame {
    /// Its first sample, counted from when the strap was switched on.
    pub first: u64,
    /// Time of its last sample by the strap's clock, nanoseconds.
    pub device_ns: u64,
    /// Its samples as they were sent, millivolts.
    pub millivolts: Vec<f32>,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// On its way.
    Sent,
    /// It arrived whole.
    Delivered,
    /// It was lost on the way.
    Lost,
    /// A part of it arrived.
    Cut,
}

/// What a strap sent, in order. Kept only where it was asked for: it grows with the simulation.
#[derive(Debug, Clone, Default)]
pub(super) struct Truth {
    pub(super) is_kept: bool,
    frames: Vec<SentFrame>,
    /// Number of the first frame that is kept.
    base: usize,
    pub(super) intervals: Vec<f64>,
}

impl Truth {
    /// Notes a frame; its number.
    pub(super) fn sent(&mut self, frame: impl FnOnce() -> SentFrame) -> usize {
        if self.is_kept {
            self.frames.push(frame());
        }
        (self.base + self.frames.len()).saturating_sub(1)
    }

    /// Something became of a frame. One that was delivered once stays so.
    pub(super) fn became(&mut self, number: usize, fate: Fate) {
        if let Some(frame) = number.checked_sub(self.base).and_then(|place| self.frames.get_mut(place))
            && frame.fate != Fate::Delivered
        {
            frame.fate = fate;
        }
    }

    pub(super) fn frames(&self) -> &[SentFrame] {
        &self.frames
    }

    /// Takes the frames of which nothing more can become, so that memory does not grow.
    pub(super) fn take(&mut self) -> Vec<SentFrame> {
        let on_their_way = self.frames.iter().position(|frame| frame.fate == Fate::Sent);
        let taken: Vec<_> = self.frames.drain(..on_their_way.unwrap_or(self.frames.len())).collect();
        self.base += taken.len();
        taken
    }
}
