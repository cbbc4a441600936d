//! Time-stamped annotation lists: `+onset[\x15duration]\x14text\x14...text\x14\0`.

use strapline_words::{Sentence, sentence, shown};

/// One entry.
pub(super) struct Entry {
    /// Seconds after the start that the header gives.
    pub(super) onset: f64,
    /// What is said about it; an empty first text marks the begin of a data record.
    pub(super) texts: Vec<String>,
}

/// Parses the entries of one data record.
pub(super) fn parse(bytes: &[u8]) -> Result<Vec<Entry>, Sentence> {
    let lists = bytes.split(|byte| *byte == 0).filter(|list| !list.is_empty());
    lists.map(entry).collect()
}

fn entry(list: &[u8]) -> Result<Entry, Sentence> {
    let mut parts = list.split(|byte| *byte == 0x14);
    let time = parts.next().unwrap_or_default();
    let onset = time.split(|byte| *byte == 0x15).next().unwrap_or_default();
    let onset = String::from_utf8_lossy(onset).into_owned();
    let seconds = onset.parse::<f64>().ok().filter(|seconds| seconds.is_finite());
    let seconds = seconds.ok_or_else(|| sentence!("file-annotation-no-time", given = shown(&onset)))?;
    let mut texts: Vec<String> = parts.map(|text| String::from_utf8_lossy(text).trim().to_owned()).collect();
    // The last text ends with the separator, too: what follows it is no text.
    texts.pop();
    Ok(Entry { onset: seconds, texts })
}
