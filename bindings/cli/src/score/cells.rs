//! Numbers as they stand in a table.

/// Two decimals, or a dash for 0 of 0.
pub(super) fn two(value: Option<f64>) -> String {
    decimals(value, 2)
}

/// This many decimals, or a dash for 0 of 0.
pub(super) fn decimals(value: Option<f64>, places: usize) -> String {
    value.map_or_else(|| "-".into(), |value| format!("{value:.places$}"))
}

/// `from-to` with this many decimals, or a dash.
pub(super) fn interval(value: Option<[f64; 2]>, places: usize) -> String {
    value.map_or_else(|| "-".into(), |[low, high]| format!("{low:.places$}-{high:.places$}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_nothing_is_a_dash() {
        assert_eq!((two(None), two(Some(99.876))), ("-".to_owned(), "99.88".to_owned()));
        assert_eq!(
            (interval(None, 1), interval(Some([1.0, 2.25]), 1)),
            ("-".to_owned(), "1.0-2.2".to_owned())
        );
    }
}
