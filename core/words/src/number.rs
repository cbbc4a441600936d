//! How a language writes numbers, by CLDR 46: signs, grouping, per cent. A table of five rows instead of the data of
//! ICU, which weigh more than the rest of the core together.

use crate::Language;

/// Between a number and its sign or unit, where a line must not end.
pub(crate) const NO_BREAK: char = '\u{a0}';
/// The same, narrower.
pub(crate) const NARROW_NO_BREAK: char = '\u{202f}';

/// Signs of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Signs {
    pub(crate) decimal: char,
    pub(crate) group: char,
    /// Digits from which a number is grouped.
    pub(crate) group_from: usize,
}

impl Signs {
    pub(crate) const fn of(language: Language) -> Self {
        match language {
            Language::English => Self { decimal: '.', group: ',', group_from: 4 },
            Language::German | Language::Turkish => Self { decimal: ',', group: '.', group_from: 4 },
            Language::French => Self { decimal: ',', group: NARROW_NO_BREAK, group_from: 4 },
            // Four digits are not grouped in Spanish.
            Language::Spanish => Self { decimal: ',', group: '.', group_from: 5 },
        }
    }

    /// A whole number, grouped.
    pub(crate) fn whole(self, number: u64) -> String {
        self.grouped(&number.to_string())
    }

    /// A number with so many decimals; a number that is none is a dash.
    pub(crate) fn decimal(self, number: f64, decimals: usize) -> String {
        if !number.is_finite() {
            return "\u{2013}".into();
        }
        let text = format!("{:.decimals$}", number.abs());
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let is_zero = text.bytes().all(|byte| byte == b'0' || byte == b'.');
        let sign = if number < 0.0 && !is_zero { "-" } else { "" };
        let whole = self.grouped(whole);
        if fraction.is_empty() {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}{}{fraction}", self.decimal)
        }
    }

    fn grouped(self, digits: &str) -> String {
        if digits.len() < self.group_from {
            return digits.to_owned();
        }
        let mut out = String::with_capacity(digits.len() + digits.len() / 3 * 3);
        for (n, digit) in digits.chars().enumerate() {
            if n > 0 && (digits.len() - n).is_multiple_of(3) {
                out.push(self.group);
            }
            out.push(digit);
        }
        out
    }
}

/// Per cent: the number and its sign in the order and with the space of the language.
pub(crate) fn per_cent(language: Language, number: &str) -> String {
    match language {
        // A space in English too, as ISO 80000-1 asks: 34 %.
        Language::English | Language::German | Language::Spanish => format!("{number}{NO_BREAK}%"),
        Language::French => format!("{number}{NARROW_NO_BREAK}%"),
        Language::Turkish => format!("%{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_writes_them() {
        let expected = [
            (Language::English, "1,234.5", "1,234", "12,345,678"),
            (Language::German, "1.234,5", "1.234", "12.345.678"),
            (Language::French, "1\u{202f}234,5", "1\u{202f}234", "12\u{202f}345\u{202f}678"),
            (Language::Spanish, "1234,5", "1234", "12.345.678"),
            (Language::Turkish, "1.234,5", "1.234", "12.345.678"),
        ];
        for (language, decimal, whole, large) in expected {
            let signs = Signs::of(language);
            assert_eq!(signs.decimal(1234.5, 1), decimal);
            assert_eq!((signs.whole(1234), signs.whole(12_345_678)), (whole.into(), large.into()));
            assert_eq!(signs.whole(999), "999");
            assert_eq!(
                (signs.decimal(-0.04, 1), signs.decimal(f64::NAN, 1)),
                (signs.decimal(0.0, 1), "\u{2013}".into())
            );
        }
        assert_eq!(Signs::of(Language::German).decimal(-12_345.678, 2), "-12.345,68");
    }

    #[test]
    fn per_cent_has_its_place_and_its_space() {
        let said = Language::ALL.map(|language| per_cent(language, "34"));
        assert_eq!(said, ["34\u{a0}%", "34\u{a0}%", "34\u{202f}%", "34\u{a0}%", "%34"]);
    }
}
