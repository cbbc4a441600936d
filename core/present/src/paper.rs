//! Paper of a strip or trace: how large a millimetre is, how high the paper, and a signal as the columns of pixels that its
//! line passes.

/// Paper speed, millimetres a second.
const MM_PER_SECOND: f64 = 25.0;
/// Gain, millimetres a millivolt.
const MM_PER_MILLIVOLT: f64 = 10.0;
/// A strip may rise this far above its usual level before it is cut, millimetres.
const MOST_UP_MM: f64 = 35.0;
/// A strip may fall this far below its usual level before it is cut, millimetres.
const MOST_DOWN_MM: f64 = 20.0;
/// Marks of a signal that leaves the paper stand at least this far apart, millimetres.
const LEAVES_APART_MM: f64 = 2.5;
/// Columns of a strip at most: a screen of 16,000 pixels.
const MOST_COLUMNS: f64 = 16_384.0;

/// How large a millimetre is on the screen: 25 mm/s and 10 mm/mV follow from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    px_per_mm: f64,
}

impl Scale {
    /// So many pixels to a millimetre, from 0.5 to 100; what is no number counts as the smallest.
    pub fn new(px_per_mm: f64) -> Self {
        Self { px_per_mm: if px_per_mm.is_finite() { px_per_mm.clamp(0.5, 100.0) } else { 0.5 } }
    }

    /// Pixels to a millimetre.
    pub fn px_per_mm(self) -> f64 {
        self.px_per_mm
    }

    /// Seconds that a width shows: what a live session's plan asks for.
    pub fn seconds_in(self, width_px: f64) -> f64 {
        width_px.max(0.0) / (MM_PER_SECOND * self.px_per_mm)
    }

    /// Pixels of so many seconds.
    pub fn width_of(self, seconds: f64) -> f64 {
        seconds * MM_PER_SECOND * self.px_per_mm
    }

    pub(crate) fn height_of(self, millivolts: f64) -> f64 {
        millivolts * MM_PER_MILLIVOLT * self.px_per_mm
    }
}

/// The signal under one column of pixels, in pixels down from the upper edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PixelColumn {
    /// Upper end.
    pub top: f32,
    /// Lower end.
    pub bottom: f32,
}

/// The level of the signal and how much paper it needs, pixels.
pub(crate) struct Extent {
    zero_mv: f64,
    pub(crate) zero_px: f64,
    pub(crate) height_px: f64,
}

impl Extent {
    /// Of a signal between `low` and `high` that usually is at `zero`, millivolts; two squares above the usual level
    /// at least, one below.
    pub(crate) fn new([low, zero, high]: [f32; 3], scale: Scale) -> Self {
        let square = 5.0 * scale.px_per_mm;
        let squares = |mv: f64, most_mm: f64, least: f64| {
            ((mv * MM_PER_MILLIVOLT + 1.0) / 5.0).ceil().clamp(least, most_mm / 5.0) * square
        };
        let [low, zero, high] = [low, zero, high].map(f64::from);
        let up = squares(high - zero, MOST_UP_MM, 2.0);
        let down = squares(zero - low, MOST_DOWN_MM, 1.0);
        Self { zero_mv: zero, zero_px: up, height_px: up + down }
    }

    /// Pixels from the upper edge, beyond the paper where it leaves that.
    fn reaches(&self, mv: f64, scale: Scale) -> f64 {
        self.zero_px - scale.height_of(mv - self.zero_mv)
    }

    /// Pixels from the upper edge, cut at the edges.
    pub(crate) fn y(&self, mv: f64, scale: Scale) -> f64 {
        self.reaches(mv, scale).clamp(0.0, self.height_px)
    }
}

/// Smallest, middle and largest of these; zero of nothing.
pub(crate) fn range(mut levels: Vec<f32>) -> [f32; 3] {
    levels.sort_by(f32::total_cmp);
    match levels.len() {
        0 => [0.0; 3],
        n => [levels[0], levels[n / 2], levels[n - 1]],
    }
}

/// Where a signal leaves the paper, pixels from the left.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Leaves {
    /// Over its upper edge.
    pub(crate) over_px: Vec<f32>,
    /// Under its lower edge.
    pub(crate) under_px: Vec<f32>,
}

impl Leaves {
    /// Of values in millivolts, each with the pixel at which it lies.
    pub(crate) fn of(values: impl Iterator<Item = (f64, f32)>, extent: &Extent, scale: Scale) -> Self {
        let mut leaves = Self::default();
        let apart = LEAVES_APART_MM * scale.px_per_mm;
        for (x, mv) in values.filter(|(x, mv)| mv.is_finite() && *x < MOST_COLUMNS) {
            let y = extent.reaches(mv.into(), scale);
            let marks = match y {
                y if y < 0.0 => &mut leaves.over_px,
                y if y > extent.height_px => &mut leaves.under_px,
                _ => continue,
            };
            if marks.last().is_none_or(|last| x - f64::from(*last) >= apart) {
                marks.push(x as f32);
            }
        }
        leaves
    }
}

/// A line through all samples, as the columns that it passes.
pub(crate) fn columns(samples: &[f32], hz: f64, extent: &Extent, scale: Scale) -> Vec<Option<PixelColumn>> {
    let width = scale.width_of(samples.len() as f64 / hz).ceil().min(MOST_COLUMNS);
    let mut columns: Vec<Option<PixelColumn>> = vec![None; width as usize];
    let mut touch = |x: f64, y: f64| {
        let Some(column) = columns.get_mut(x as usize) else { return };
        let y = y as f32;
        let known = column.get_or_insert(PixelColumn { top: y, bottom: y });
        (known.top, known.bottom) = (known.top.min(y), known.bottom.max(y));
    };
    let step = scale.width_of(1.0 / hz);
    let at = |n: usize| (n as f64 * step, extent.y(f64::from(samples[n]), scale));
    for n in (0..samples.len()).filter(|n| samples[*n].is_finite()) {
        let (x, y) = at(n);
        touch(x, y);
        if !samples.get(n + 1).is_some_and(|next| next.is_finite()) {
            continue;
        }
        // Where the line to the next sample crosses from one column into the next, it belongs to both.
        let (next_x, next_y) = at(n + 1);
        for edge in (x.floor() as usize + 1)..=(next_x.floor() as usize) {
            let y = y + (next_y - y) * (edge as f64 - x) / (next_x - x);
            touch(edge as f64 - 0.5, y);
            touch(edge as f64, y);
        }
    }
    columns
}
