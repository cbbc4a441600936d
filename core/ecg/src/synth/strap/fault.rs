//! What goes wrong with a simulated strap, as values and as text.

use super::fault_error::{FaultError, FaultProblem as Wrong};
use std::{fmt, str::FromStr};

/// What goes wrong, when, for how long. Times are milliseconds since the simulation began.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// From when on.
    pub from_ms: u64,
    /// For how long; 0 where it happens at once, or stays.
    pub for_ms: u64,
    /// What.
    pub kind: FaultKind,
}

/// What goes wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum FaultKind {
    /// Frames are lost on the way: this share of them, 0 to 1.
    Drop(f64),
    /// Frames arrive twice: this share.
    Duplicate(f64),
    /// Frames are overtaken by the next one: this share.
    Swap(f64),
    /// Frames are cut short: this share.
    Half(f64),
    /// Frames wait, and arrive all at once when it is over.
    Late,
    /// The strap sends nothing, without a word.
    Silent,
    /// The strap sends what another maker's strap would.
    Foreign,
    /// The strap's converter runs at this rate rather than at its nominal one, hertz. From the beginning.
    Rate(f64),
    /// The strap's clock starts over.
    ClockReset,
    /// The strap's clock is set by this many milliseconds.
    Clock(i64),
    /// The wall clock of the machine is set by this many milliseconds.
    Wall(i64),
    /// The strap does not touch the skin.
    Contact,
    /// The battery is this full from here on, percent.
    Battery(u8),
    /// The link is lost, and cannot be made.
    Link,
    /// The strap answers nothing that is asked of it.
    Mute,
    /// The strap answers a request with this status: of Polar's control point, or as in HTTP for Movesense.
    Status(Request, u16),
    /// The strap refuses whatever is read, written or subscribed to with this ATT error. 5, 8, 12 and 15: until bonded.
    Att(u8),
    /// Bonding fails.
    Unbondable,
    /// Packets have this size.
    Mtu(u16),
    /// The strap has this firmware.
    Firmware(String),
    /// The strap stops its stream by itself.
    Stop,
}

/// What a strap is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    /// Its settings.
    Settings,
    /// To start.
    Start,
    /// To stop.
    Stop,
}

/// What goes wrong with a simulated strap, in any order.
///
/// As text: faults separated by blanks, each `NAME[@FROM[+LENGTH]][=VALUE]`, times in `ms`, `s`, `m` or `h`:
/// `rate=129.7 drop@60s+30s=0.2 link@5m+2h status@0s+1m=start:10`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FaultScript {
    /// The faults.
    pub faults: Vec<Fault>,
}

impl FaultScript {
    /// No faults.
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds a fault.
    #[must_use]
    pub fn with(mut self, from_ms: u64, for_ms: u64, kind: FaultKind) -> Self {
        self.faults.push(Fault { from_ms, for_ms, kind });
        self
    }
}

impl Fault {
    /// Whether it goes on at a time.
    pub fn is_on(&self, ms: u64) -> bool {
        ms >= self.from_ms && ms - self.from_ms < self.for_ms
    }

    /// When it is over.
    pub fn end_ms(&self) -> u64 {
        self.from_ms.saturating_add(self.for_ms)
    }
}

impl FaultKind {
    fn name(&self) -> &'static str {
        match self {
            Self::Drop(_) => "drop",
            Self::Duplicate(_) => "duplicate",
            Self::Swap(_) => "swap",
            Self::Half(_) => "half",
            Self::Late => "late",
            Self::Silent => "silent",
            Self::Foreign => "foreign",
            Self::Rate(_) => "rate",
            Self::ClockReset | Self::Clock(_) => "clock",
            Self::Wall(_) => "wall",
            Self::Contact => "contact",
            Self::Battery(_) => "battery",
            Self::Link => "link",
            Self::Mute => "mute",
            Self::Status(..) => "status",
            Self::Att(_) => "att",
            Self::Unbondable => "unbondable",
            Self::Mtu(_) => "mtu",
            Self::Firmware(_) => "firmware",
            Self::Stop => "stop",
        }
    }

    fn value(&self) -> Option<String> {
        match self {
            Self::Drop(share) | Self::Duplicate(share) | Self::Swap(share) | Self::Half(share) => {
                Some(share.to_string())
            }
            Self::Rate(hz) => Some(hz.to_string()),
            Self::ClockReset => Some("reset".to_owned()),
            Self::Clock(ms) | Self::Wall(ms) => {
                Some(format!("{}{}", if *ms < 0 { "-" } else { "" }, Time(ms.unsigned_abs())))
            }
            Self::Battery(percent) => Some(percent.to_string()),
            Self::Status(request, status) => Some(format!("{}:{status}", request.name())),
            Self::Att(code) => Some(code.to_string()),
            Self::Mtu(mtu) => Some(mtu.to_string()),
            Self::Firmware(version) => Some(version.clone()),
            Self::Late
            | Self::Silent
            | Self::Foreign
            | Self::Contact
            | Self::Link
            | Self::Mute
            | Self::Unbondable
            | Self::Stop => None,
        }
    }

    fn parse(name: &str, value: Option<&str>) -> Result<Self, Wrong> {
        let needed = || value.ok_or(Wrong::NoValue);
        let share = || -> Result<f64, Wrong> {
            let share: f64 = needed()?.parse().map_err(|_| Wrong::Number)?;
            if (0.0..=1.0).contains(&share) { Ok(share) } else { Err(Wrong::Share) }
        };
        let kind = match name {
            "drop" => Self::Drop(share()?),
            "duplicate" => Self::Duplicate(share()?),
            "swap" => Self::Swap(share()?),
            "half" => Self::Half(share()?),
            "rate" => {
                let hz: f64 = needed()?.parse().map_err(|_| Wrong::Number)?;
                if !(50.0..=2000.0).contains(&hz) {
                    return Err(Wrong::Rate);
                }
                Self::Rate(hz)
            }
            "clock" if value == Some("reset") => Self::ClockReset,
            "clock" => Self::Clock(signed_ms(needed()?)?),
            "wall" => Self::Wall(signed_ms(needed()?)?),
            "battery" => {
                let percent = needed()?.parse().ok().filter(|percent| *percent <= 100);
                Self::Battery(percent.ok_or(Wrong::Percentage)?)
            }
            "status" => {
                let (request, status) = needed()?.split_once(':').ok_or(Wrong::RequestAndStatus)?;
                let request = Request::ALL.into_iter().find(|known| known.name() == request);
                Self::Status(request.ok_or(Wrong::Request)?, status.parse().map_err(|_| Wrong::Status)?)
            }
            "att" => Self::Att(needed()?.parse().map_err(|_| Wrong::AttError)?),
            "mtu" => Self::Mtu(needed()?.parse().map_err(|_| Wrong::PacketSize)?),
            "firmware" => Self::Firmware(needed()?.to_owned()),
            "late" => Self::Late,
            "silent" => Self::Silent,
            "foreign" => Self::Foreign,
            "contact" => Self::Contact,
            "link" => Self::Link,
            "mute" => Self::Mute,
            "unbondable" => Self::Unbondable,
            "stop" => Self::Stop,
            _ => return Err(Wrong::Unknown),
        };
        if value.is_some() && kind.value().is_none() { Err(Wrong::Value) } else { Ok(kind) }
    }
}

impl Request {
    const ALL: [Self; 3] = [Self::Settings, Self::Start, Self::Stop];

    fn name(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Start => "start",
            Self::Stop => "stop",
        }
    }
}

/// Milliseconds in the largest unit that holds them whole.
struct Time(u64);

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = [(3_600_000, "h"), (60_000, "m"), (1000, "s")];
        let (size, unit) = units
            .into_iter()
            .find(|(size, _)| self.0 > 0 && self.0.is_multiple_of(*size))
            .unwrap_or((1, "ms"));
        write!(f, "{}{unit}", self.0 / size)
    }
}

fn signed_ms(text: &str) -> Result<i64, Wrong> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    Ok(sign * milliseconds(text)?.min(i64::MAX as u64).cast_signed())
}

fn milliseconds(text: &str) -> Result<u64, Wrong> {
    let digits = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let size = match unit {
        "ms" => 1.0,
        "s" => 1000.0,
        "m" => 60_000.0,
        "h" => 3_600_000.0,
        _ => return Err(Wrong::TimeUnit),
    };
    let number: f64 = number.parse().map_err(|_| Wrong::Time)?;
    Ok((number * size).round() as u64)
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.name())?;
        if self.from_ms > 0 || self.for_ms > 0 {
            write!(f, "@{}", Time(self.from_ms))?;
        }
        if self.for_ms > 0 {
            write!(f, "+{}", Time(self.for_ms))?;
        }
        self.kind.value().map_or(Ok(()), |value| write!(f, "={value}"))
    }
}

impl FromStr for Fault {
    type Err = FaultError;
    fn from_str(item: &str) -> Result<Self, FaultError> {
        let read = || {
            let (head, value) =
                item.split_once('=').map_or((item, None), |(head, value)| (head, Some(value)));
            let (name, times) =
                head.split_once('@').map_or((head, None), |(name, times)| (name, Some(times)));
            let (from, length) = times.map_or((None, None), |times| {
                times.split_once('+').map_or((Some(times), None), |(from, length)| (Some(from), Some(length)))
            });
            Ok(Self {
                kind: FaultKind::parse(name, value)?,
                from_ms: from.map_or(Ok(0), milliseconds)?,
                for_ms: length.map_or(Ok(0), milliseconds)?,
            })
        };
        read().map_err(|problem| FaultError { item: item.to_owned(), problem })
    }
}

impl fmt::Display for FaultScript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.faults.iter().enumerate().try_for_each(|(n, fault)| {
            let blank = if n == 0 { "" } else { " " };
            write!(f, "{blank}{fault}")
        })
    }
}

impl FromStr for FaultScript {
    type Err = FaultError;
    fn from_str(text: &str) -> Result<Self, FaultError> {
        let faults = text.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        Ok(Self { faults })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_reads_back_as_it_was_written() {
        let text = "rate=129.7 drop@1m+30s=0.2 duplicate@1s+1s=1 swap@0ms+2s=0.5 half@3s+1s=0.1 late@2m+90s \
                    silent@5s+4s foreign@7s+1s clock@5m=reset clock@6m=-1h wall@7m=-8760h contact@8m+10s \
                    battery@9m=8 link@10m+2h mute@3h+10s status@0ms+1m=start:10 att@0ms+1h=5 unbondable mtu=23 \
                    firmware=3.0.31 stop@1500ms";
        let script: FaultScript = text.parse().unwrap();
        assert_eq!(script.faults.len(), 21);
        assert_eq!(script.to_string(), text);
        assert_eq!(FaultScript::none(), "".parse().unwrap());
    }

    #[test]
    fn what_cannot_be_read_says_what_is_wrong() {
        for (item, problem) in [
            ("drip@1s", "no such fault"),
            ("drop@1s", "needs a value"),
            ("drop@1s=2", "between 0 and 1"),
            ("drop@1s=x", "no number"),
            ("drop@1=0.5", "unit"),
            ("drop@..s=0.5", "no numbers"),
            ("link@1s+2s=3", "no value"),
            ("status=start", "REQUEST:STATUS"),
            ("status=begin:3", "settings, start or stop"),
            ("battery=101", "percentage"),
            ("rate=3", "between 50 and 2000"),
        ] {
            let words = item.parse::<FaultScript>().unwrap_err().to_string();
            assert!(words.contains(problem) && words.contains(item), "{words}");
        }
    }
}
