//! Every sentence that is said about a recording, in English.
//!
//! The functions take typed values and give words; no other module writes any. Another language is another module with
//! these functions. What may never be said, in any language: that something unread is normal, and any diagnosis; what
//! was seen is said together with how much could be read.

mod quantity;
mod seen;
mod sentence;

pub use quantity::{count, date, day, duration, milliseconds, percent, rate, time_of_day, utc_offset};
pub use seen::{
    advice, around_mark, class, flagged_beat, notice, reason, sex, strip_note, strip_title, unread,
};
pub use sentence::{detail, disclaimer, emergency, limits, sentence};

/// "a", "a and b", "a, b and c".
fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}
