//! Which strap is meant.

use crate::advertisement::Advertisement;
use std::{cmp::Reverse, fmt, str::FromStr};
use strapline_ecg::sensor::{SensorKind, Signal};

/// Which strap is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The one with this name, or with this in its name; upper and lower case are the same.
    Name(String),
    /// The one with this address; on macOS, which tells none, the identifier that [`Advertisement::address`] shows.
    Address(String),
    /// Of the straps that are known here the one that is received best; one with an ECG before one without.
    Strongest,
}

impl Target {
    /// Whether this is it, or may be.
    pub(crate) fn is(&self, found: &Advertisement) -> bool {
        match self {
            Self::Name(wanted) => {
                let wanted = wanted.trim().to_lowercase();
                let name = found.name.as_ref().map(|name| name.to_lowercase());
                !wanted.is_empty() && name.is_some_and(|name| name.contains(&wanted))
            }
            Self::Address(wanted) => found.address.eq_ignore_ascii_case(wanted),
            Self::Strongest => found.kind.is_some(),
        }
    }

    /// Whether it is this one and no other.
    pub(crate) fn is_surely(&self, found: &Advertisement) -> bool {
        match self {
            Self::Name(wanted) => {
                let name = found.name.as_ref().map(|name| name.to_lowercase());
                name.is_some_and(|name| name == wanted.trim().to_lowercase())
            }
            Self::Address(_) => self.is(found),
            Self::Strongest => false,
        }
    }

    /// The better the smaller, among those that may be it.
    pub(crate) fn rank(&self, found: &Advertisement) -> impl Ord + use<> {
        let signal = found.kind.map(SensorKind::signal);
        let (is_unknown, has_no_ecg) = (signal.is_none(), signal != Some(Signal::Ecg));
        (!self.is_surely(found), is_unknown, has_no_ecg, Reverse(found.rssi_dbm))
    }
}

impl FromStr for Target {
    type Err = std::convert::Infallible;
    /// An address where it looks like one, otherwise a name.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_hex = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_hexdigit());
        let mac: Vec<&str> = text.split(':').collect();
        let is_mac = mac.len() == 6 && mac.iter().all(|part| part.len() == 2 && is_hex(part));
        let uuid: Vec<usize> = text.split('-').filter(|part| is_hex(part)).map(str::len).collect();
        let is_address = is_mac || uuid == [8, 4, 4, 4, 12];
        Ok(if is_address { Self::Address(text.to_owned()) } else { Self::Name(text.to_owned()) })
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::Address(address) => f.write_str(address),
            Self::Strongest => f.write_str("the strap that is received best"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strap(name: &str, kind: SensorKind, rssi_dbm: i16) -> Advertisement {
        Advertisement {
            name: Some(name.to_owned()),
            address: "A0:9E:1A:00:00:01".to_owned(),
            rssi_dbm: Some(rssi_dbm),
            kind: Some(kind),
            services: vec![],
        }
    }

    #[test]
    fn text_is_an_address_where_it_looks_like_one() {
        for (text, is_address) in [
            ("A0:9E:1A:00:00:01", true),
            ("a09e1a00-1234-5678-9abc-def012345678", true),
            ("Polar H10 A1B2C3", false),
            ("A0:9E", false),
            ("", false),
        ] {
            assert_eq!(matches!(text.parse(), Ok(Target::Address(_))), is_address, "{text}");
        }
    }

    #[test]
    fn a_whole_name_goes_before_a_part_and_an_ecg_before_a_louder_strap_without() {
        let by_name = Target::Name("polar h10 a1".to_owned());
        let (whole, part) =
            (strap("Polar H10 A1", SensorKind::Polar, -90), strap("Polar H10 A12", SensorKind::Polar, -40));
        assert!(by_name.is(&whole) && by_name.is(&part));
        assert!(by_name.rank(&whole) < by_name.rank(&part));
        assert!(by_name.is_surely(&whole) && !by_name.is_surely(&part));
        let watch = Advertisement { kind: None, rssi_dbm: Some(-20), ..part.clone() };
        assert!(by_name.rank(&part) < by_name.rank(&watch));
        assert!(!Target::Name(" ".to_owned()).is(&whole), "a blank is in every name");

        let (rr, ecg) = (strap("H9", SensorKind::HeartRate, -30), strap("ER1", SensorKind::Lepu, -80));
        assert!(Target::Strongest.rank(&ecg) < Target::Strongest.rank(&rr));
        let near = strap("ER1", SensorKind::Lepu, -50);
        assert!(Target::Strongest.rank(&near) < Target::Strongest.rank(&ecg));
        assert!(!Target::Strongest.is(&Advertisement { kind: None, ..near }));
    }
}
