//! Who made a strap, and which one it is.

use super::gatt;
use uuid::Uuid;

/// Longest text that is kept of what a strap says about itself, bytes.
const LONGEST: usize = 64;

/// Who made a strap and which one it is, as it says itself. `None`: not said, or not yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Device {
    /// Who made it.
    pub maker: Option<String>,
    /// What it is called.
    pub model: Option<String>,
    /// Which one it is.
    pub serial: Option<String>,
    /// The version of its programs.
    pub firmware: Option<String>,
    /// The version of its hardware.
    pub hardware: Option<String>,
}

impl Device {
    /// What is asked of the Device Information Service, the most telling first.
    pub(super) const ASKED: [Uuid; 5] = [
        gatt::FIRMWARE_REVISION,
        gatt::MODEL_NUMBER,
        gatt::MANUFACTURER_NAME,
        gatt::SERIAL_NUMBER,
        gatt::HARDWARE_REVISION,
    ];

    /// Takes what was said, and keeps what was not.
    pub(super) fn learn(&mut self, said: Self) {
        let Self { maker, model, serial, firmware, hardware } = said;
        let fields =
            [&mut self.maker, &mut self.model, &mut self.serial, &mut self.firmware, &mut self.hardware];
        for (field, said) in fields.into_iter().zip([maker, model, serial, firmware, hardware]) {
            if said.is_some() {
                *field = said;
            }
        }
    }

    /// The field that a characteristic fills.
    pub(super) fn field(&mut self, characteristic: Uuid) -> Option<&mut Option<String>> {
        match characteristic {
            gatt::MANUFACTURER_NAME => Some(&mut self.maker),
            gatt::MODEL_NUMBER => Some(&mut self.model),
            gatt::SERIAL_NUMBER => Some(&mut self.serial),
            gatt::FIRMWARE_REVISION => Some(&mut self.firmware),
            gatt::HARDWARE_REVISION => Some(&mut self.hardware),
            _ => None,
        }
    }
}

/// Text of a strap: UTF-8, ended by a zero or by its length, printable, no longer than a label.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    let end = bytes.iter().position(|&byte| byte == 0).unwrap_or(bytes.len()).min(LONGEST);
    let text: String = String::from_utf8_lossy(&bytes[..end]).chars().filter(|c| !c.is_control()).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Whether a version such as "3.0.35" is older than another. Numbers are compared one by one; what is no number ends
/// the comparison, and a version that begins with none is never called old.
pub(super) fn is_older(found: &str, needed: &str) -> bool {
    let numbers = |version: &str| -> Vec<u64> {
        version.trim_start_matches(['v', 'V']).split('.').map_while(|part| part.trim().parse().ok()).collect()
    };
    let (found, needed) = (numbers(found), numbers(needed));
    !found.is_empty() && found < needed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_number_by_number() {
        for (found, older) in [
            ("3.0.34", true),
            ("3.0.35", false),
            ("3.0.35.1", false),
            ("3.1.1", false),
            ("2.9.99", true),
            ("3.0", true),
            ("10.0.0", false),
            ("v3.0.20", true),
            ("", false),
            ("unknown", false),
        ] {
            assert_eq!(is_older(found, "3.0.35"), older, "{found}");
        }
    }

    #[test]
    fn text_is_a_short_printable_label() {
        assert_eq!(text(b"Polar Electro Oy\0\0"), Some("Polar Electro Oy".into()));
        assert_eq!(text(b"\0"), None);
        assert_eq!(text(b" \n\t"), None);
        assert_eq!(text(&[0xFF, b'a']), Some("\u{fffd}a".into()));
        assert!(text(&[b'x'; 500]).unwrap().len() <= LONGEST);
    }
}
