//! Marks, said to the reader of a report: a recording keeps some as codes, in no language.

use strapline_ecg::report::Report;
use strapline_words::Words;

/// The report with its marks in these words.
pub(crate) fn said(mut report: Report, words: Words) -> Report {
    for mark in &mut report.marks {
        mark.words = words.marked(&mark.words);
    }
    for mark in report.strips.iter_mut().filter_map(|strip| strip.mark.as_mut()) {
        *mark = words.marked(mark);
    }
    report
}
