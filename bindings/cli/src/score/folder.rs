//! Which records of a folder, and their reference annotations.

use super::FolderArgs;
use anyhow::{Context, bail, ensure};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde::Serialize;
use std::path::{Path, PathBuf};
use strapline_formats::wfdb;
use strapline_score::{Learning, Mark};

/// A record of the folder.
#[derive(Debug, Clone)]
pub(super) struct Record {
    /// Its path without extension.
    pub(super) path: PathBuf,
    /// Its name.
    pub(super) name: String,
    /// Named by the person, not found in the folder.
    pub(super) asked_for: bool,
}

/// A record that is not in the figures.
#[derive(Debug, Clone, Serialize)]
pub(super) struct LeftOut {
    /// Its name.
    pub(super) record: String,
    /// Why.
    pub(super) reason: String,
    /// The person named it.
    pub(super) asked_for: bool,
}

/// Annotations and the clock they count on.
#[derive(Debug, Clone)]
pub(super) struct Annotated {
    /// In order of time.
    pub(super) marks: Vec<Mark>,
    /// Ticks per second.
    pub(super) rate_hz: f64,
    /// Length of the record in ticks: what the header says, else up to the last annotation.
    pub(super) duration: i64,
}

/// What became of one record.
pub(super) enum Outcome<T> {
    /// Scored.
    Scored(T),
    /// Does not belong here, for this reason.
    NotHere(String),
}

impl FolderArgs {
    /// The records that were asked for, else every record of the folder.
    pub(super) fn list(&self) -> anyhow::Result<Vec<Record>> {
        if self.records.is_empty() {
            let records = wfdb::list_records(&self.dir)?;
            ensure!(
                !records.is_empty(),
                "{}: there is no WFDB record (.hea) in this folder; give the folder that holds the records",
                self.dir.display()
            );
            let record = |path: PathBuf| Record { name: name_of(&path), path, asked_for: false };
            return Ok(records.into_iter().map(record).collect());
        }
        let mut records = Vec::new();
        for name in self.records.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
            let path = self.dir.join(name);
            if !path.with_file_name(format!("{}.hea", name_of(&path))).is_file() {
                let there: Vec<String> =
                    wfdb::list_records(&self.dir).unwrap_or_default().iter().map(|p| name_of(p)).collect();
                bail!(
                    "{}: there is no record {name:?} (no {name}.hea); the records are {}",
                    self.dir.display(),
                    if there.is_empty() { "none".into() } else { there.join(", ") }
                );
            }
            records.push(Record { name: name_of(&path), path, asked_for: true });
        }
        Ok(records)
    }

    /// How much of each record is learning time.
    pub(super) fn learning(&self) -> Learning {
        if self.full_length { Learning::None } else { Learning::Ec57 }
    }

    /// Runs `score` over the records in parallel, with a progress bar on a terminal; what was scored in the order of
    /// the records, and what was left out with the reason.
    pub(super) fn each<T: Send>(
        &self,
        score: impl Fn(&Record) -> anyhow::Result<Outcome<T>> + Sync,
    ) -> anyhow::Result<(Vec<T>, Vec<LeftOut>)> {
        let records = self.list()?;
        let style = ProgressStyle::with_template("{bar:40} {pos} of {len} records, {eta} left")?;
        let bar = ProgressBar::new(records.len() as u64).with_style(style);
        let outcomes: Vec<_> = records
            .par_iter()
            .map(|record| {
                let outcome = score(record);
                bar.inc(1);
                outcome
            })
            .collect();
        bar.finish_and_clear();
        let (mut scored, mut left_out) = (Vec::new(), Vec::new());
        for (record, outcome) in records.into_iter().zip(outcomes) {
            let reason = match outcome {
                Ok(Outcome::Scored(score)) => {
                    scored.push(score);
                    continue;
                }
                Ok(Outcome::NotHere(reason)) => reason,
                Err(error) => format!("{error:#}"),
            };
            left_out.push(LeftOut { record: record.name, reason, asked_for: record.asked_for });
        }
        Ok((scored, left_out))
    }

    /// A record's reference annotations; `None` where the record has none.
    pub(super) fn reference(&self, record: &Record) -> anyhow::Result<Option<Annotated>> {
        if wfdb::annotation_path(&record.path, &self.reference).is_file() {
            annotations(record, &self.reference).map(Some)
        } else {
            Ok(None)
        }
    }

    /// Why a record without reference annotations is not scored.
    pub(super) fn no_reference(&self, record: &Record) -> String {
        let file = format!("{}.{}", record.name, self.reference);
        format!("no reference annotations ({file} is not there; --reference names another extension)")
    }
}

/// Annotations of a record, by their extension.
pub(super) fn annotations(record: &Record, extension: &str) -> anyhow::Result<Annotated> {
    let path = wfdb::annotation_path(&record.path, extension);
    ensure!(path.is_file(), "{}: there is no such annotation file; check the extension", path.display());
    let header = wfdb::read_header(&record.path)?;
    let read = wfdb::read_annotations(&path)?;
    let rate_hz = read.rate_hz.unwrap_or(header.rate_hz);
    let mut marks = Vec::with_capacity(read.list.len());
    for annotation in read.list {
        let at = i64::try_from(annotation.sample).ok().filter(|at| *at < i64::MAX / 8);
        let at =
            at.with_context(|| format!("{}: an annotation lies beyond any recording", path.display()))?;
        let symbol = annotation.code.symbol();
        marks.push(Mark { at, symbol, subtype: annotation.sub.into(), text: annotation.aux });
    }
    // Written by hand or merged, a file may be out of order; scoring reads it once, in order.
    marks.sort_by_key(|mark| mark.at);
    let last = marks.last().map_or(0, |mark| mark.at + 1);
    let frames =
        header.frames.map_or(last, |frames| (frames as f64 * rate_hz / header.rate_hz).round() as i64);
    Ok(Annotated { marks, rate_hz, duration: frames })
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// The input is at fault where nothing was scored, or not a record that was asked for. What cannot be scored
/// of a whole folder is listed and no failure: folders hold records of other kinds, too.
pub(super) fn verdict(scored: usize, left_out: &[LeftOut]) -> anyhow::Result<()> {
    if scored == 0 {
        let first = left_out.first().map_or("there are none", |record| record.reason.as_str());
        bail!("none of the {} records could be scored: {first}", left_out.len());
    }
    let asked_for: Vec<&LeftOut> = left_out.iter().filter(|record| record.asked_for).collect();
    if let Some(first) = asked_for.first() {
        bail!(
            "{} of the records asked for could not be scored and are in no figure above; the first: {}: {}",
            asked_for.len(),
            first.record,
            first.reason
        );
    }
    Ok(())
}
