//! Frames of ECG in; blocks and gaps on the recording's axis out.

use super::{
    context::Context,
    event::{Contact, Gap, GapCause, SampleBlock, SensorEvent},
    log::FrameProblem,
    moment::Moment,
    order::{Arrived, FrameOrder},
};
use crate::{
    clock::{Frame, FrameClock, KnownRate},
    units::{SamplePosition, SampleRate},
};

/// The ECG of one recording, however often its stream is interrupted.
#[derive(Debug)]
pub(super) struct EcgStream {
    nominal: SampleRate,
    known: Option<KnownRate>,
    clock: FrameClock,
    order: FrameOrder,
    arrivals: Arrivals,
    /// When the link was made that frames come over.
    linked: Option<Moment>,
    ready: Vec<Arrived>,
}

impl EcgStream {
    /// A stream that promises this rate, and was found before to have the `known` one, in frames of `usual` samples (0: of
    /// any number, one for each request, so that none overtakes another).
    pub(super) fn new(nominal: SampleRate, usual: usize, known: Option<KnownRate>) -> Self {
        Self {
            nominal,
            known,
            clock: known
                .map_or_else(|| FrameClock::new(nominal), |known| FrameClock::heard_before(nominal, known)),
            order: FrameOrder::new(usual),
            arrivals: Arrivals::default(),
            linked: None,
            ready: Vec::with_capacity(4),
        }
    }

    /// The same stream where another rate is promised, before its first frame.
    pub(super) fn at_rate(&self, nominal: SampleRate, usual: usize) -> Self {
        Self::new(nominal, usual, self.known)
    }

    pub(super) fn nominal(&self) -> SampleRate {
        self.nominal
    }

    pub(super) fn measured_hz(&self) -> f64 {
        self.clock.measured_hz()
    }

    /// Wall time of a position, milliseconds since 1970-01-01T00:00Z, by the wall clock as it was last.
    pub(super) fn wall_ms(&self, position: SamplePosition) -> Option<i64> {
        let arrival_ms = self.clock.wall_ms(position)?;
        Some(self.arrivals.last?.wall_ms.saturating_add(arrival_ms.saturating_sub(self.arrivals.passed_ms)))
    }

    /// Whether no sample has been received yet.
    pub(super) fn is_empty(&self) -> bool {
        self.arrivals.last.is_none()
    }

    /// A frame whose last sample was taken at `device_ns` by the strap's clock. Whether it holds anything new.
    pub(super) fn push(
        &mut self,
        device_ns: u64,
        millivolts: Vec<f32>,
        contact: Contact,
        cx: &mut Context<'_>,
    ) -> bool {
        let period_ns = self.clock.period_ns();
        let frame = Arrived { device_ns, millivolts, at: cx.at, is_first: false };
        let mut is_new = true;
        self.order.push(frame, period_ns, &mut self.ready, |problem| {
            is_new &= problem == FrameProblem::TooLate;
            cx.refuse(problem);
        });
        self.place(contact, cx.events);
        is_new
    }

    /// Time has passed.
    pub(super) fn catch_up(&mut self, contact: Contact, cx: &mut Context<'_>) {
        self.order.catch_up(cx.at.steady_ms, &mut self.ready);
        self.place(contact, cx.events);
    }

    /// When time next matters.
    pub(super) fn due_ms(&self) -> Option<u64> {
        self.order.due_ms()
    }

    /// A link was made: no frame is older.
    pub(super) fn link(&mut self, at: Moment) {
        self.linked = Some(at);
    }

    /// The stream is over, or begins anew: nothing comes any more of what came before.
    pub(super) fn restart(&mut self, contact: Contact, events: &mut Vec<SensorEvent>) {
        self.order.restart(&mut self.ready);
        self.place(contact, events);
    }

    fn place(&mut self, contact: Contact, events: &mut Vec<SensorEvent>) {
        for frame in self.ready.drain(..) {
            let placement = self.clock.push(&Frame {
                device_ns: frame.device_ns,
                samples: frame.millivolts.len() as u32,
                arrival_ms: Some(self.arrivals.push(frame.device_ns, frame.at)),
                follows: !frame.is_first,
                longest_way_ms: self.linked.map(|linked| {
                    let steady_ms = frame.at.steady_ms.saturating_sub(linked.steady_ms);
                    let wall_ms = frame.at.wall_ms.saturating_sub(linked.wall_ms).max(0);
                    steady_ms.max(wall_ms.cast_unsigned())
                }),
            });
            if placement.missing > 0 {
                let first = placement.first.saturating_sub(placement.missing);
                let cause = if placement.clock_was_set { GapCause::ClockSet } else { GapCause::Lost };
                events.push(SensorEvent::Gap(Gap { first, samples: placement.missing, cause }));
            }
            tell(frame, placement.first, contact, self.nominal, events);
        }
    }
}

/// A frame as blocks of samples, and gaps where it holds none.
fn tell(frame: Arrived, first: u64, contact: Contact, nominal: SampleRate, events: &mut Vec<SensorEvent>) {
    let arrival_ms = frame.at.steady_ms;
    if !frame.millivolts.iter().any(|sample| sample.is_nan()) {
        let Arrived { device_ns, millivolts, .. } = frame;
        return events.push(SensorEvent::Samples(SampleBlock {
            first,
            device_ns,
            arrival_ms,
            contact,
            millivolts,
        }));
    }
    let period_ns = 1e9 / nominal.hz();
    let mut place = 0;
    for run in frame.millivolts.chunk_by(|a, b| a.is_nan() == b.is_nan()) {
        let at = first + place as u64;
        place += run.len();
        if run[0].is_nan() {
            let gap = Gap { first: at, samples: run.len() as u64, cause: GapCause::NoSample };
            events.push(SensorEvent::Gap(gap));
        } else {
            let after_ns = ((frame.millivolts.len() - place) as f64 * period_ns) as u64;
            events.push(SensorEvent::Samples(SampleBlock {
                first: at,
                device_ns: frame.device_ns.saturating_sub(after_ns),
                arrival_ms,
                contact,
                millivolts: run.to_vec(),
            }));
        }
    }
}

/// Time as the frames arrive: by the steady clock, and by the wall clock wherever that agrees better with the strap's
/// (the steady clock may have stood still while the machine slept).
#[derive(Debug, Default)]
struct Arrivals {
    passed_ms: i64,
    device_ns: u64,
    last: Option<Moment>,
}

impl Arrivals {
    /// Milliseconds since any origin at which a frame arrived.
    fn push(&mut self, device_ns: u64, at: Moment) -> i64 {
        if let Some(last) = self.last.replace(at) {
            let steady_ms = at.steady_ms.saturating_sub(last.steady_ms).cast_signed();
            let wall_ms = at.wall_ms.saturating_sub(last.wall_ms);
            let device_ms = (device_ns.saturating_sub(self.device_ns) / 1_000_000).cast_signed();
            let is_better = wall_ms > 0 && wall_ms.abs_diff(device_ms) < steady_ms.abs_diff(device_ms);
            self.passed_ms = self.passed_ms.saturating_add(if is_better { wall_ms } else { steady_ms });
        }
        self.device_ns = device_ns;
        self.passed_ms
    }
}
