//! Where the link to a strap is, and when to try again.

/// A call is waited for this long, milliseconds.
pub const CONNECT_MS: u64 = 40_000;
/// The services are waited for this long, milliseconds.
pub const DISCOVER_MS: u64 = 15_000;
/// A link that was given up is waited for to go down this long, milliseconds.
pub const CLOSE_MS: u64 = 2_000;
/// From the first request to stop until the strap is left whatever it answers, milliseconds.
pub const STOP_MS: u64 = 5_000;
/// A search is begun anew after this long, milliseconds: some systems let it fall asleep.
pub const SCAN_MS: u64 = 120_000;
/// Pauses before the first, second, third ... attempt since the strap last sent steadily, milliseconds; the last one
/// from then on.
pub const PAUSES_MS: [u64; 7] = [250, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/// A strap that has sent for this long sends steadily: the next attempt is the first again, milliseconds.
pub const STEADY_MS: u64 = 10_000;
/// After so many attempts the strap is looked for before it is called.
pub const ATTEMPTS_BEFORE_SCAN: u32 = 3;
/// After so many attempts a person is told.
pub const ATTEMPTS_BEFORE_ADVICE: u32 = 3;

/// Where the link is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// Never asked for.
    Off,
    /// Being made.
    Connecting { until_ms: u64 },
    /// Made; the services are being found.
    Discovering { until_ms: u64 },
    /// Made, and the strap spoken to.
    Up,
    /// Given up; made again once it is down.
    Closing { until_ms: u64 },
    /// Down; called again after a pause.
    Waiting { call_ms: u64, until_ms: u64 },
    /// Down; the strap is looked for.
    Scanning { renew_ms: u64 },
    /// Up; the strap is asked to stop.
    Stopping { until_ms: u64 },
    /// The strap was let go of.
    Leaving { until_ms: u64 },
    /// Safe to leave.
    Left,
}

impl Phase {
    /// When something has to be done if nothing happens.
    pub(super) fn due_ms(self) -> Option<u64> {
        match self {
            Self::Off | Self::Up | Self::Left => None,
            Self::Connecting { until_ms }
            | Self::Discovering { until_ms }
            | Self::Closing { until_ms }
            | Self::Waiting { until_ms, .. }
            | Self::Stopping { until_ms }
            | Self::Leaving { until_ms } => Some(until_ms),
            Self::Scanning { renew_ms } => Some(renew_ms),
        }
    }

    /// Whether the strap can be spoken to.
    pub(super) fn is_up(self) -> bool {
        matches!(self, Self::Up | Self::Stopping { .. })
    }
}

/// The pause before an attempt, counted from 1.
pub(super) fn pause_ms(attempt: u32) -> u64 {
    PAUSES_MS[(attempt.max(1) as usize - 1).min(PAUSES_MS.len() - 1)]
}
