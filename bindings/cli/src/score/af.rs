//! `score af`: a folder in; figures out.

use super::{
    FolderArgs,
    cells::{interval, two},
    folder::{LeftOut, Outcome, Record, annotations, verdict},
    model::{ModelArgs, detector},
    pipeline,
    signal::SignalArgs,
};
use clap::Args;
use serde::Serialize;
use std::{fmt::Write as _, ops::RangeInclusive};
use strapline_ecg::classify::BeatClass;
use strapline_infer::BeatNet;
use strapline_score::{AfScore, AfSummary, Learning, RhythmMarks, af::AfFigures, score_af};

/// What stands under `--help`.
pub(super) const EXAMPLES: &str = "\
Examples:
  strapline score af mitdb                   from the signal, against the rhythm marks of .atr
  strapline score af ltafdb --beats atr      from beat annotations alone, for folders without signals
  strapline score af ltafdb --beats qrs --json

Any overlap finds an episode; predictivity and specificity leave the reference's atrial flutter out, as epicmp does.";

#[derive(Debug, Args)]
pub(super) struct AfArgs {
    #[command(flatten)]
    folder: FolderArgs,
    /// Find AF from these beat annotations (their extension) instead of the signal
    #[arg(long, value_name = "EXT", conflicts_with_all = ["channel", "as_strap", "resample", "invert", "model"])]
    beats: Option<String>,
    #[command(flatten)]
    signal: SignalArgs,
    #[command(flatten)]
    model: ModelArgs,
}

struct Scored {
    record: String,
    score: AfScore,
}

/// Everything that `--json` prints.
#[derive(Serialize)]
struct Report<'a> {
    database: String,
    detector: String,
    learning: Learning,
    #[serde(flatten)]
    summary: AfSummary,
    records: Vec<RecordFigures<'a>>,
    left_out: &'a [LeftOut],
}

#[derive(Serialize)]
struct RecordFigures<'a> {
    record: &'a str,
    #[serde(flatten)]
    figures: AfFigures,
    counts: &'a AfScore,
}

pub(super) fn run(args: &AfArgs) -> anyhow::Result<()> {
    let net = args.model.read()?;
    let (scored, left_out) = args.folder.each(|record| one(args, record, &net))?;
    let scores: Vec<AfScore> = scored.iter().map(|s| s.score).collect();
    let report = Report {
        database: args.folder.dir.display().to_string(),
        detector: match &args.beats {
            Some(extension) => format!("strapline from the beats of .{extension}"),
            None => detector(args.signal.described(), &args.model),
        },
        learning: args.folder.learning(),
        summary: AfSummary::of(&scores),
        records: scored
            .iter()
            .map(|s| RecordFigures { record: &s.record, figures: s.score.figures(), counts: &s.score })
            .collect(),
        left_out: &left_out,
    };
    if args.folder.json {
        super::print(&(serde_json::to_string_pretty(&report)? + "\n"))?;
    } else {
        let mut page = String::new();
        write_page(&mut page, &report)?;
        super::print(&page)?;
    }
    verdict(scored.len(), &left_out)
}

fn one(args: &AfArgs, record: &Record, net: &BeatNet) -> anyhow::Result<Outcome<Scored>> {
    let Some(truth) = args.folder.reference(record)? else {
        return Ok(Outcome::NotHere(args.folder.no_reference(record)));
    };
    let marks = RhythmMarks::of(&truth.marks, truth.duration);
    if !marks.marked {
        let reason = format!("there are no rhythm marks in its annotations ({})", args.folder.reference);
        return Ok(Outcome::NotHere(reason));
    }
    let (found, rate_hz) = if let Some(extension) = &args.beats {
        let read = annotations(record, extension)?;
        let beat = |mark: &strapline_score::Mark| mark.class().map(|class| (mark.at as f64, class));
        let beats: Vec<(f64, BeatClass)> = read.marks.iter().filter_map(beat).collect();
        (pipeline::af_from_beats(&beats, read.rate_hz)?, read.rate_hz)
    } else {
        let lead = args.signal.read(record)?;
        (pipeline::analyse(&lead, net)?.af, lead.rate_hz)
    };
    let scale = truth.rate_hz / rate_hz;
    let on_reference = |at: f64| (at * scale).round() as i64;
    let episodes: Vec<RangeInclusive<i64>> =
        found.iter().map(|episode| on_reference(episode.start)..=on_reference(episode.end)).collect();
    let score = score_af(&marks, &episodes, truth.duration, truth.rate_hz, args.folder.learning());
    Ok(Outcome::Scored(Scored { record: record.name.clone(), score }))
}

fn write_page(page: &mut String, report: &Report) -> std::fmt::Result {
    writeln!(
        page,
        "{}: AF, {}; durations in minutes of the scored part\n",
        report.database, report.detector
    )?;
    writeln!(
        page,
        "{:<10} {:>8} {:>8} {:>8} {:>9} {:>8} {:>8} {:>9} {:>9} {:>9}",
        "record", "AF", "found", "overlap", "episodes", "Se", "+P", "dur. Se", "dur. +P", "dur. Sp"
    )?;
    let row = |page: &mut String, name: &str, counts: Option<&AfScore>, figures: &AfFigures| {
        let minutes =
            |of: fn(&AfScore) -> f64| counts.map_or_else(String::new, |c| format!("{:.1}", of(c) / 60.0));
        let episodes =
            counts.map_or_else(String::new, |c| format!("{}/{}", c.reference_episodes, c.test_episodes));
        writeln!(
            page,
            "{name:<10} {:>8} {:>8} {:>8} {episodes:>9} {:>8} {:>8} {:>9} {:>9} {:>9}",
            minutes(|c| c.reference_s),
            minutes(|c| c.test_s),
            minutes(|c| c.overlap_s),
            two(figures.episode.se),
            two(figures.episode.ppv),
            two(figures.duration.se),
            two(figures.duration.ppv),
            two(figures.duration.sp),
        )
    };
    for record in &report.records {
        row(page, record.record, Some(record.counts), &record.figures)?;
    }
    writeln!(page)?;
    row(page, "gross", None, &report.summary.gross)?;
    row(page, "average", None, &report.summary.average)?;
    let of = &report.summary.interval_95;
    writeln!(
        page,
        "95 % by resampling records: duration Se {}, +P {}, Sp {}",
        interval(of.se, 2),
        interval(of.ppv, 2),
        interval(of.sp, 2)
    )?;
    writeln!(
        page,
        "duration Sp with the reference's flutter counted as no AF: {}",
        two(report.summary.gross.duration.sp_with_flutter)
    )?;
    for left_out in report.left_out {
        writeln!(page, "left out: {}: {}", left_out.record, left_out.reason)?;
    }
    Ok(())
}
