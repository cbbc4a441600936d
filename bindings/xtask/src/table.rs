//! Tables in Markdown.

use serde_json::Value;
use std::fmt::Write as _;

/// A table in Markdown; the first column to the left, the others to the right.
pub(crate) fn table(heads: &[&str], rows: &[Vec<String>]) -> String {
    let mut text = format!("| {} |\n|---|{}\n", heads.join(" | "), "--:|".repeat(heads.len() - 1));
    for row in rows {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| {} |", row.join(" | "));
    }
    text
}

/// A number of a JSON value with this many decimals; a dash for 0 of 0.
pub(crate) fn cell(value: &Value, pointer: &str, places: usize) -> String {
    match value.pointer(pointer).and_then(Value::as_f64) {
        Some(number) => format!("{number:.places$}"),
        None => "-".into(),
    }
}

/// An interval of a JSON value; empty where there is none.
pub(crate) fn span(value: &Value, pointer: &str, places: usize) -> String {
    let at = |n: usize| value.pointer(pointer)?.get(n)?.as_f64();
    match (at(0), at(1)) {
        (Some(low), Some(high)) => format!("{low:.places$} to {high:.places$}"),
        _ => String::new(),
    }
}

/// A text of a JSON value.
pub(crate) fn word(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or("-").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn cells_and_rows() {
        let value = json!({"a": {"se": 99.876, "ppv": null, "span": [1.0, 2.0]}, "record": "100"});
        assert_eq!((cell(&value, "/a/se", 2), cell(&value, "/a/ppv", 2)), ("99.88".into(), "-".into()));
        assert_eq!(
            (span(&value, "/a/span", 1), span(&value, "/a/ppv", 1)),
            ("1.0 to 2.0".into(), String::new())
        );
        assert_eq!(word(&value, "/record"), "100");
        assert_eq!(table(&["a", "b"], &[vec!["1".into(), "2".into()]]), "| a | b |\n|---|--:|\n| 1 | 2 |\n");
    }
}
