//! The person's own QRS shapes, learnt as beats come.

/// Points of a shape.
pub const POINTS: usize = 31;
/// Distance of two points, seconds: a shape covers 120 ms either side of R at any sampling rate.
pub const STEP_S: f64 = 0.008;
/// Shapes kept at once: the usual beat and a few ectopic ones.
const KINDS: usize = 4;
/// A beat this much like a known shape refines it.
const REFINES: f32 = 0.8;
/// A beat this certain may found a shape.
const FOUNDS: f32 = 0.7;
/// Slowest share with which a new beat enters its shape.
const SHARE: f32 = 0.06;
/// A shape's weight after each beat, so that what is no longer seen makes room.
const FADES: f32 = 0.98;

/// A QRS complex in the QRS band, scaled to unit norm.
pub type Shape = [f32; POINTS];

/// Which known shape a candidate is like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// Correlation with the most similar shape, -1 to 1.
    pub best: f32,
    /// Correlation with the shape seen most, -1 to 1.
    pub usual: f32,
    /// Which shape is most similar.
    pub which: usize,
}

#[derive(Debug, Clone)]
struct Kind {
    shape: Shape,
    weight: f32,
}

/// The shapes known so far.
#[derive(Debug, Clone, Default)]
pub struct Shapes {
    kinds: Vec<Kind>,
}

/// Sums that a correlation keeps side by side: what compilers make vector code of.
const LANES: usize = 8;

/// Correlation of two shapes of unit norm.
fn correlate(a: &Shape, b: &Shape) -> f32 {
    let mut lanes = [0.0f32; LANES];
    let (a, a_rest) = a.as_chunks::<LANES>();
    let (b, b_rest) = b.as_chunks::<LANES>();
    for (a, b) in a.iter().zip(b) {
        for lane in 0..LANES {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    for (lane, (a, b)) in lanes.iter_mut().zip(a_rest.iter().zip(b_rest)) {
        *lane += a * b;
    }
    lanes.iter().sum()
}

impl Shapes {
    /// None known.
    pub fn new() -> Self {
        Self { kinds: Vec::with_capacity(KINDS) }
    }

    /// Whether any is known.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.kinds.clear();
    }

    /// Which way the usual shape points at R: 1 up, -1 down, 0 unknown.
    pub fn usual_sign(&self) -> f32 {
        self.usual().map_or(0.0, |kind| kind.shape[POINTS / 2].signum())
    }

    fn usual(&self) -> Option<&Kind> {
        self.kinds.iter().max_by(|a, b| a.weight.total_cmp(&b.weight))
    }

    /// How much `shape` is like those known; `None` while none is.
    pub fn compare(&self, shape: &Shape) -> Option<Likeness> {
        let mut seen = f32::NEG_INFINITY;
        let mut found = Likeness { best: -2.0, usual: 0.0, which: 0 };
        for (which, kind) in self.kinds.iter().enumerate() {
            let alike = correlate(&kind.shape, shape);
            if alike > found.best {
                (found.best, found.which) = (alike, which);
            }
            if kind.weight >= seen {
                (found.usual, seen) = (alike, kind.weight);
            }
        }
        (!self.kinds.is_empty()).then_some(found)
    }

    /// Learns from an accepted beat that is `alike` as [`compare`](Self::compare) said.
    pub fn learn(&mut self, shape: &Shape, alike: Option<Likeness>, certainty: f32) {
        match alike {
            None => self.kinds.push(Kind { shape: *shape, weight: 1.0 }),
            Some(alike) if alike.best > REFINES => self.kinds[alike.which].refine(shape),
            Some(_) if certainty > FOUNDS => {
                let kind = Kind { shape: *shape, weight: 1.0 };
                if self.kinds.len() < KINDS {
                    self.kinds.push(kind);
                } else if let Some(rarest) =
                    self.kinds.iter_mut().min_by(|a, b| a.weight.total_cmp(&b.weight))
                {
                    *rarest = kind;
                }
            }
            Some(_) => {}
        }
        for kind in &mut self.kinds {
            kind.weight *= FADES;
        }
    }
}

impl Kind {
    fn refine(&mut self, shape: &Shape) {
        let share = (1.0 / (self.weight + 1.0)).max(SHARE);
        for (own, new) in self.shape.iter_mut().zip(shape) {
            *own += share * (new - *own);
        }
        normalise(&mut self.shape);
        self.weight += 1.0;
    }
}

/// Scales a shape to unit norm; leaves silence silent.
pub fn normalise(shape: &mut Shape) {
    let norm = correlate(shape, shape).sqrt() + 1e-9;
    for v in shape {
        *v /= norm;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bump(width: f32, sign: f32) -> Shape {
        let mut shape = std::array::from_fn(|i| sign * (-0.5 * ((i as f32 - 15.0) / width).powi(2)).exp());
        normalise(&mut shape);
        shape
    }

    #[test]
    fn knows_the_usual_beat_from_the_ectopic_one() {
        let mut shapes = Shapes::new();
        for n in 0..20 {
            let beat = if n % 5 == 4 { bump(6.0, -1.0) } else { bump(2.0, 1.0) };
            let alike = shapes.compare(&beat);
            shapes.learn(&beat, alike, 1.0);
        }
        let ectopic = shapes.compare(&bump(6.0, -1.0)).unwrap();
        assert!(ectopic.best > 0.99 && ectopic.usual < 0.0, "{ectopic:?}");
        assert_eq!(shapes.usual_sign(), 1.0);
    }

    #[test]
    fn keeps_no_more_than_its_kinds() {
        let mut shapes = Shapes::new();
        for n in 0..200 {
            let beat = bump(0.5 + (n % 40) as f32, if n % 2 == 0 { 1.0 } else { -1.0 });
            let alike = shapes.compare(&beat);
            shapes.learn(&beat, alike, 1.0);
        }
        assert!(shapes.kinds.len() <= KINDS);
    }
}
