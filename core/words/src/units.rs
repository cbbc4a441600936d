//! Which of two usual units a reader is told heights and intervals in, and on which clock the time of day.

/// What the height of a beat is said in. On paper at 10 mm/mV both are the same: 1.2 mV is 12 mm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum HeightUnit {
    /// Millivolts.
    #[default]
    Millivolt,
    /// Millimetres at 10 mm/mV, as they are counted on paper.
    Millimetre,
}

impl HeightUnit {
    /// Every one, the usual first.
    pub const ALL: [Self; 2] = [Self::Millivolt, Self::Millimetre];
}

/// What the interval between two beats is said in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum IntervalUnit {
    /// Milliseconds below a second, seconds from there on: "640 ms", "2.36 s".
    #[default]
    ByLength,
    /// Milliseconds always: "2,360 ms".
    Millisecond,
    /// Seconds always: "0.64 s".
    Second,
}

impl IntervalUnit {
    /// Every one, the usual first.
    pub const ALL: [Self; 3] = [Self::ByLength, Self::Millisecond, Self::Second];
}

/// How a clock shows the hours of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Hours {
    /// 00 to 23.
    #[default]
    TwentyFour,
    /// 12, 1 to 11, before and after noon.
    Twelve,
}

/// The units that a reader has chosen, and the clock that their phone shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Units {
    /// Of heights.
    pub height: HeightUnit,
    /// Of intervals between beats.
    pub interval: IntervalUnit,
    /// Of times of day.
    pub hours: Hours,
}
