//! How a Polar strap answers a request.

use std::fmt;

/// The status in an answer of the control point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Status(pub u8);

impl Status {
    /// Done.
    pub const OK: Self = Self(0);
    /// It streams already, or has stopped already: a success.
    pub const ALREADY: Self = Self(6);
    /// Packets are too small.
    pub const MTU: Self = Self(10);
    /// Not in the state that it is in: something else uses the strap.
    pub const STATE: Self = Self(12);
    /// On its charger.
    pub const CHARGING: Self = Self(13);
    /// Memory full.
    pub const DISK_FULL: Self = Self(14);

    /// Whether what was asked for is so now.
    pub fn is_success(self) -> bool {
        matches!(self, Self::OK | Self::ALREADY)
    }

    /// Whether a setting was refused, so that the strap's own settings may help.
    pub(super) fn is_about_settings(self) -> bool {
        matches!(self.0, 4 | 5 | 7 | 8 | 9 | 11)
    }

    /// The protocol's name.
    pub fn name(self) -> &'static str {
        match self.0 {
            0 => "ok",
            1 => "unknown request",
            2 => "unknown measurement",
            3 => "not supported",
            4 => "wrong length",
            5 => "wrong parameter",
            6 => "already in that state",
            7 => "resolution not supported",
            8 => "sampling rate not supported",
            9 => "range not supported",
            10 => "packets too small",
            11 => "number of channels not supported",
            12 => "not possible in its state",
            13 => "charging",
            14 => "memory full",
            _ => "unknown status",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (status {})", self.name(), self.0)
    }
}
