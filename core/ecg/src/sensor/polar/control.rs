//! Bytes of the control point in; abilities and answers out.

use super::status::Status;
use crate::sensor::log::FrameProblem;

/// First byte of what the strap answers when it is read: abilities.
const FEATURES: u8 = 0x0F;
/// First byte of an answer to a request.
const ANSWER: u8 = 0xF0;
/// First byte of what comes unasked: measurements that the strap has stopped.
const STOPPED: u8 = 0x01;
/// Most parameters that are put together from several indications, bytes.
const LONGEST: usize = 1024;

/// Asks which settings the ECG has.
pub(in crate::sensor) const SETTINGS_REQUEST: [u8; 2] = [0x01, 0x00];
/// Starts the ECG; its settings follow.
pub(in crate::sensor) const START_REQUEST: [u8; 2] = [0x02, 0x00];
/// Stops the ECG.
pub(in crate::sensor) const STOP_REQUEST: [u8; 2] = [0x03, 0x00];

/// What the control point says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spoken {
    /// Which measurements the strap can make: bit n is measurement n.
    Abilities(u64),
    /// An answer to a request.
    Answer(Answer),
    /// Measurements that the strap has stopped by itself.
    Stopped(Vec<u8>),
}

/// An answer to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// To which request: 1 settings, 2 start, 3 stop.
    pub request: u8,
    /// Of which measurement.
    pub measurement: u8,
    /// How it went.
    pub status: Status,
    /// Whether more parameters come with the next indication.
    pub more: bool,
    /// What was asked for.
    pub parameters: Vec<u8>,
}

/// Reads what the control point says by itself or answers. The indication after an answer with `more` has no form of its
/// own: [`Answers`] puts them together.
pub fn parse(bytes: &[u8]) -> Result<Spoken, FrameProblem> {
    match bytes {
        [FEATURES, bits @ ..] if !bits.is_empty() => {
            let mut set = [0; 8];
            let known = bits.len().min(set.len());
            set[..known].copy_from_slice(&bits[..known]);
            Ok(Spoken::Abilities(u64::from_le_bytes(set)))
        }
        [ANSWER, request, measurement, status, rest @ ..] => Ok(Spoken::Answer(Answer {
            request: *request,
            measurement: *measurement,
            status: Status(*status),
            more: rest.first().is_some_and(|&more| more != 0),
            parameters: rest.get(1..).unwrap_or_default().to_vec(),
        })),
        [STOPPED, measurements @ ..] if !measurements.is_empty() => {
            Ok(Spoken::Stopped(measurements.to_vec()))
        }
        [] | [FEATURES | ANSWER | STOPPED, ..] => Err(FrameProblem::TooShort),
        _ => Err(FrameProblem::Malformed),
    }
}

/// Puts answers together that come in several indications.
#[derive(Debug, Default)]
pub struct Answers {
    begun: Option<Answer>,
}

impl Answers {
    /// The next indication; what is complete by it. The parts that follow the first are `more` and parameters, with
    /// or without the head of an answer before them. The answer to another request drops what was begun.
    pub fn push(&mut self, bytes: &[u8]) -> Result<Option<Spoken>, FrameProblem> {
        let (more, parameters) = match (&self.begun, bytes) {
            (Some(begun), [ANSWER, request, measurement, _, more, parameters @ ..])
                if (begun.request, begun.measurement) == (*request, *measurement) =>
            {
                (*more, parameters)
            }
            (Some(_), [more, parameters @ ..]) if *more != ANSWER => (*more, parameters),
            _ => return self.begin(bytes),
        };
        let Some(mut answer) = self.begun.take() else { return Ok(None) };
        answer.more = more != 0;
        answer.parameters.extend_from_slice(parameters);
        if answer.parameters.len() > LONGEST {
            return Err(FrameProblem::Malformed);
        }
        Ok(self.complete(answer))
    }

    fn begin(&mut self, bytes: &[u8]) -> Result<Option<Spoken>, FrameProblem> {
        self.begun = None;
        match parse(bytes)? {
            Spoken::Answer(answer) => Ok(self.complete(answer)),
            other => Ok(Some(other)),
        }
    }

    /// Forgets what was begun.
    pub fn reset(&mut self) {
        self.begun = None;
    }

    fn complete(&mut self, answer: Answer) -> Option<Spoken> {
        if answer.more {
            self.begun = Some(answer);
            None
        } else {
            Some(Spoken::Answer(answer))
        }
    }
}

/// What the ECG is started with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Samples per second.
    pub rate_hz: u16,
    /// Bits of a sample.
    pub resolution: u16,
}

impl Settings {
    /// The H10's only ones.
    pub const H10: Self = Self { rate_hz: 130, resolution: 14 };

    /// The request that starts the ECG with them.
    pub fn start_request(self) -> Vec<u8> {
        let mut request = START_REQUEST.to_vec();
        for (id, value) in [(0, self.rate_hz), (1, self.resolution)] {
            request.extend([id, 1]);
            request.extend(value.to_le_bytes());
        }
        request
    }

    /// Picks from what a strap offers: the H10's own where they are offered, else the first of each. `None` where no
    /// rate is offered, or the list ends in the middle.
    pub fn pick(parameters: &[u8]) -> Option<Self> {
        let (mut rate, mut resolution) = (None, None);
        let mut rest = parameters;
        while let [id, count, values @ ..] = rest {
            let width = match id {
                0..=2 => 2,
                3 | 5 => 4,
                4 => 1,
                6 => 16,
                _ => return None,
            };
            let (values, left) = values.split_at_checked(width * usize::from(*count))?;
            let mut numbers = values.chunks_exact(2).map(|v| u16::from_le_bytes([v[0], v[1]]));
            let prefer = |usual: u16, first: Option<u16>, mut all: std::slice::ChunksExact<'_, u8>| {
                if all.any(|v| v == usual.to_le_bytes()) { Some(usual) } else { first }
            };
            match id {
                0 => rate = prefer(Self::H10.rate_hz, numbers.next(), values.chunks_exact(2)),
                1 => resolution = prefer(Self::H10.resolution, numbers.next(), values.chunks_exact(2)),
                _ => {}
            }
            rest = left;
        }
        Some(Self { rate_hz: rate?, resolution: resolution.unwrap_or(Self::H10.resolution) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_h10_says() {
        assert_eq!(parse(&[0x0F, 0x05, 0, 0]), Ok(Spoken::Abilities(5)));
        let settings = [0xF0, 1, 0, 0, 0, 0x00, 0x01, 0x82, 0x00, 0x01, 0x01, 0x0E, 0x00];
        let Ok(Spoken::Answer(answer)) = parse(&settings) else { panic!() };
        assert_eq!((answer.request, answer.status, answer.more), (1, Status::OK, false));
        let picked = Settings::pick(&answer.parameters).unwrap();
        assert_eq!(picked, Settings::H10);
        assert_eq!(picked.start_request(), [2, 0, 0, 1, 0x82, 0, 1, 1, 0x0E, 0]);
        let Ok(Spoken::Answer(short)) = parse(&[0xF0, 2, 0, 6]) else { panic!() };
        assert_eq!((short.status, short.more), (Status::ALREADY, false));
        assert_eq!(parse(&[1, 0, 2]), Ok(Spoken::Stopped(vec![0, 2])));
        for (bytes, problem) in [
            (&[][..], FrameProblem::TooShort),
            (&[0xF0, 1, 0], FrameProblem::TooShort),
            (&[0x0F], FrameProblem::TooShort),
            (&[0x01], FrameProblem::TooShort),
            (&[0xA5, 1, 2], FrameProblem::Malformed),
        ] {
            assert_eq!(parse(bytes), Err(problem), "{bytes:?}");
        }
    }

    #[test]
    fn answers_in_parts_are_put_together() {
        let mut answers = Answers::default();
        assert_eq!(answers.push(&[0xF0, 1, 0, 0, 1, 0x00, 0x01]), Ok(None));
        assert_eq!(answers.push(&[1, 0x82]), Ok(None));
        let Ok(Some(Spoken::Answer(answer))) = answers.push(&[0, 0x00]) else { panic!() };
        assert_eq!(answer.parameters, [0x00, 0x01, 0x82, 0x00]);
        assert_eq!(answers.push(&[0xF0, 1, 0, 0, 1, 0x00, 0x01]), Ok(None));
        let Ok(Some(Spoken::Answer(answer))) = answers.push(&[0xF0, 1, 0, 0, 0, 0x82, 0x00]) else {
            panic!()
        };
        assert_eq!(answer.parameters, [0x00, 0x01, 0x82, 0x00]);
        // One that begins anew drops what was begun; one that never ends is refused.
        assert_eq!(answers.push(&[0xF0, 1, 0, 0, 1]), Ok(None));
        assert!(matches!(answers.push(&[0xF0, 2, 0, 0, 0]), Ok(Some(Spoken::Answer(_)))));
        assert_eq!(answers.push(&[0xF0, 1, 0, 0, 1]), Ok(None));
        let refused = (0..100).map(|_| answers.push(&[1; 20])).find(Result::is_err);
        assert!(refused.is_some());
    }

    #[test]
    fn settings_are_picked_from_what_is_offered() {
        let pick = |bytes: &[u8]| Settings::pick(bytes);
        let offered = [0, 2, 250, 0, 130, 0, 1, 1, 24, 0];
        assert_eq!(pick(&offered), Some(Settings { rate_hz: 130, resolution: 24 }));
        assert_eq!(pick(&[0, 1, 250, 0]), Some(Settings { rate_hz: 250, resolution: 14 }));
        assert_eq!(pick(&[4, 1, 3, 0, 1, 130, 0]).unwrap().rate_hz, 130);
        for bytes in [&[][..], &[0], &[0, 1], &[0, 0], &[0, 200, 1], &[9, 1, 1], &[1, 1, 14, 0]] {
            assert_eq!(pick(bytes), None, "{bytes:?}");
        }
    }
}
