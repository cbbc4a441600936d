//! `score beats`: a folder in; figures out.

use super::{
    FolderArgs, beat_table,
    folder::{Annotated, LeftOut, Outcome, Record, annotations, verdict},
    model::{ModelArgs, detector},
    pipeline,
    signal::SignalArgs,
};
use clap::Args;
use serde::Serialize;
use std::time::Instant;
use strapline_infer::BeatNet;
use strapline_score::{
    Confusion, Detection, Learning, RecordScore, Settings, Summary, Test, TestBeat, annotation, score_beats,
    summarise, summary::Classes,
};

/// What stands under `--help`.
pub(super) const EXAMPLES: &str = "\
Examples:
  strapline score beats mitdb                       every record, on MLII or II
  strapline score beats mitdb --as-strap --json     the same as a chest strap would give it
  strapline score beats nstdb --records 118e06,119e06
  strapline score beats mitdb --test qrs            an existing annotation, not our pipeline
  strapline score beats mitdb --model new.onnx      a model that was fitted anew (new.toml beside it)

Records with paced beats are scored and shown, and are in no pooled figure (EC57), unless named in --records or let in
by --with-paced; then they count for QRS, timing and rate, never for beat classes.
With --json every scored record is one of `records`, with `counted` false where it is in no pooled figure.
Per cent in `gross`, `average` and `interval_95`; 0 to 1 in `classes` and `coverage`.";

#[derive(Debug, Args)]
pub(super) struct BeatsArgs {
    #[command(flatten)]
    folder: FolderArgs,
    /// Score this existing annotation (its extension) instead of our pipeline
    #[arg(long, value_name = "EXT", conflicts_with_all = ["channel", "as_strap", "resample", "invert", "model"])]
    test: Option<String>,
    #[command(flatten)]
    signal: SignalArgs,
    #[command(flatten)]
    model: ModelArgs,
    /// Furthest that a detection may lie from its beat, milliseconds
    #[arg(long, value_name = "MS", default_value = "150", value_parser = super::number_in(1.0..=1000.0, "ms"))]
    window_ms: f64,
    /// Let records with paced beats into the pooled QRS, timing and rate figures
    #[arg(long)]
    with_paced: bool,
}

/// One record's figures.
pub(super) struct Scored {
    pub(super) record: String,
    pub(super) channel: String,
    pub(super) rate_hz: f64,
    pub(super) paced: bool,
    /// Counts in the pooled QRS figures.
    pub(super) counts: bool,
    pub(super) learning_s: f64,
    pub(super) score: RecordScore,
    pub(super) full_length: Confusion,
    /// Confusion at each window of [`WINDOWS_MS`].
    pub(super) windows: [Confusion; 2],
    signal_s: f64,
    work_s: f64,
}

/// Windows that are always printed beside the one asked for.
pub(super) const WINDOWS_MS: [f64; 2] = [50.0, 25.0];

/// Everything that `--json` prints.
#[derive(Serialize)]
pub(super) struct Report<'a> {
    pub(super) database: String,
    pub(super) detector: String,
    pub(super) window_ms: f64,
    pub(super) learning: Learning,
    #[serde(flatten)]
    pub(super) summary: Summary,
    /// QRS within 50 and 25 ms.
    pub(super) windows: Vec<WindowFigures>,
    /// The first five minutes scored too.
    pub(super) full_length: FullLength,
    /// QRS with the paced records pooled in.
    pub(super) with_paced: Detection,
    pub(super) speed: Speed,
    pub(super) records: Vec<RecordFigures<'a>>,
    pub(super) left_out: Vec<NotCounted<'a>>,
}

#[derive(Serialize)]
pub(super) struct WindowFigures {
    pub(super) ms: f64,
    pub(super) qrs: Detection,
}

#[derive(Serialize)]
pub(super) struct FullLength {
    pub(super) qrs: Detection,
    pub(super) veb: Detection,
    pub(super) sveb: Detection,
}

#[derive(Serialize)]
pub(super) struct Speed {
    /// Signal analysed, seconds.
    pub(super) signal_s: f64,
    /// Time that one core took for it, seconds; 0 where an existing annotation was scored.
    pub(super) work_s: f64,
    /// Time that passed, reading and scoring included.
    pub(super) elapsed_s: f64,
    /// Seconds of signal analysed in a second on one core.
    pub(super) seconds_per_second: Option<f64>,
}

#[derive(Serialize)]
pub(super) struct RecordFigures<'a> {
    pub(super) record: &'a str,
    channel: &'a str,
    rate_hz: f64,
    paced: bool,
    /// It is in the pooled figures.
    counted: bool,
    learning_s: f64,
    scored_s: f64,
    beats: u64,
    qrs: Detection,
    veb: Detection,
    sveb: Detection,
    classes: Classes,
    timing: &'a strapline_score::timing::Timing,
    jf: Option<f64>,
    heart_rate: strapline_score::rate::RateError,
    coverage: Option<f64>,
    confusion: &'a Confusion,
}

#[derive(Serialize)]
pub(super) struct NotCounted<'a> {
    pub(super) record: &'a str,
    pub(super) reason: &'a str,
}

/// Why a paced record is not pooled.
const PACED: &str =
    "holds paced beats: EC57 takes such records out of the figures (--with-paced lets them into QRS)";

pub(super) fn run(args: &BeatsArgs) -> anyhow::Result<()> {
    let begun = Instant::now();
    let net = args.model.read()?;
    let (scored, left_out) = args.folder.each(|record| one(args, record, &net))?;
    let report = report(args, &scored, &left_out, begun.elapsed().as_secs_f64());
    if args.folder.json {
        super::print(&(serde_json::to_string_pretty(&report)? + "\n"))?;
    } else {
        super::print(&beat_table::page(&report, &scored))?;
    }
    verdict(scored.len(), &left_out)
}

fn one(args: &BeatsArgs, record: &Record, net: &BeatNet) -> anyhow::Result<Outcome<Scored>> {
    let Some(truth) = args.folder.reference(record)? else {
        return Ok(Outcome::NotHere(args.folder.no_reference(record)));
    };
    let learning = args.folder.learning();
    let settings = Settings { rate: truth.rate_hz, window_ms: args.window_ms, learning };
    let reference = annotation::reference(&truth.marks, truth.duration, settings.window());
    if reference.beats.is_empty() && reference.vf.is_empty() {
        let reason = format!("there is no beat in its reference annotations ({})", args.folder.reference);
        return Ok(Outcome::NotHere(reason));
    }
    let found = detections(args, record, net, &truth, &settings)?;
    let at = |window_ms| score_beats(&reference, &found.test, &Settings { window_ms, ..settings }).confusion;
    let paced = annotation::is_paced(&truth.marks);
    Ok(Outcome::Scored(Scored {
        record: record.name.clone(),
        channel: found.channel,
        rate_hz: found.rate_hz,
        paced,
        counts: !paced || args.with_paced || record.asked_for,
        learning_s: learning.end(reference.duration, settings.rate) as f64 / settings.rate,
        score: score_beats(&reference, &found.test, &settings),
        full_length: score_beats(&reference, &found.test, &Settings { learning: Learning::None, ..settings })
            .confusion,
        windows: WINDOWS_MS.map(at),
        signal_s: found.signal_s,
        work_s: found.work_s,
    }))
}

struct Detections {
    test: Test,
    channel: String,
    rate_hz: f64,
    signal_s: f64,
    work_s: f64,
}

/// What is to be scored on a record, on the reference's clock.
fn detections(
    args: &BeatsArgs,
    record: &Record,
    net: &BeatNet,
    truth: &Annotated,
    settings: &Settings,
) -> anyhow::Result<Detections> {
    if let Some(extension) = &args.test {
        let read = annotations(record, extension)?;
        let scale = truth.rate_hz / read.rate_hz;
        return Ok(Detections {
            test: annotation::test(&read.marks, scale, settings.window()),
            channel: format!(".{extension}"),
            rate_hz: read.rate_hz,
            signal_s: read.duration as f64 / read.rate_hz,
            work_s: 0.0,
        });
    }
    let lead = args.signal.read(record)?;
    let found = pipeline::analyse(&lead, net)?;
    let scale = truth.rate_hz / lead.rate_hz;
    let on_reference = |at: f64| (at * scale).round() as i64;
    let beats = found.beats.iter().map(|(at, class)| TestBeat::new(at * scale, *class)).collect();
    let shutdown = found.unreadable.iter().map(|s| on_reference(s.start)..=on_reference(s.end)).collect();
    Ok(Detections {
        test: Test { beats, shutdown, ..Test::default() },
        channel: lead.name,
        rate_hz: lead.rate_hz,
        signal_s: lead.samples.len() as f64 / lead.rate_hz,
        work_s: found.work_s,
    })
}

fn report<'a>(args: &BeatsArgs, scored: &'a [Scored], left_out: &'a [LeftOut], elapsed_s: f64) -> Report<'a> {
    let counted: Vec<&Scored> = scored.iter().filter(|s| s.counts).collect();
    let classified: Vec<&Scored> = counted.iter().copied().filter(|s| !s.paced).collect();
    let scores = |of: &[&'a Scored]| of.iter().map(|s| &s.score).collect::<Vec<_>>();
    let pool = |of: &[&Scored], confusion: fn(&Scored) -> &Confusion| {
        Confusion::pool(of.iter().map(|record| confusion(record)))
    };
    let (full, full_classes) = (pool(&counted, |s| &s.full_length), pool(&classified, |s| &s.full_length));
    let (signal_s, work_s) = scored.iter().fold((0.0, 0.0), |(a, b), s| (a + s.signal_s, b + s.work_s));
    Report {
        database: args.folder.dir.display().to_string(),
        detector: match &args.test {
            Some(extension) => format!("annotations .{extension}"),
            None => detector(args.signal.described(), &args.model),
        },
        window_ms: args.window_ms,
        learning: args.folder.learning(),
        summary: summarise(&scores(&counted), &scores(&classified)),
        windows: vec![
            WindowFigures { ms: WINDOWS_MS[0], qrs: pool(&counted, |s| &s.windows[0]).qrs() },
            WindowFigures { ms: WINDOWS_MS[1], qrs: pool(&counted, |s| &s.windows[1]).qrs() },
        ],
        full_length: FullLength { qrs: full.qrs(), veb: full_classes.veb(), sveb: full_classes.sveb() },
        with_paced: Confusion::pool(scored.iter().map(|s| &s.score.confusion)).qrs(),
        speed: Speed {
            signal_s,
            work_s,
            elapsed_s,
            seconds_per_second: (work_s > 0.0).then(|| signal_s / work_s),
        },
        records: scored.iter().map(Scored::figures).collect(),
        left_out: scored
            .iter()
            .filter(|s| !s.counts)
            .map(|s| NotCounted { record: &s.record, reason: PACED })
            .chain(left_out.iter().map(|l| NotCounted { record: &l.record, reason: &l.reason }))
            .collect(),
    }
}

impl Scored {
    fn figures(&self) -> RecordFigures<'_> {
        let confusion = &self.score.confusion;
        let alone = summarise(&[&self.score], &[&self.score]);
        RecordFigures {
            record: &self.record,
            channel: &self.channel,
            rate_hz: self.rate_hz,
            paced: self.paced,
            counted: self.counts,
            learning_s: self.learning_s,
            scored_s: self.score.scored_s,
            beats: confusion.beats(),
            qrs: confusion.qrs(),
            veb: confusion.veb(),
            sveb: confusion.sveb(),
            classes: alone.classes,
            timing: &self.score.timing,
            jf: alone.timing.jf,
            heart_rate: self.score.rate,
            coverage: self.score.coverage(),
            confusion,
        }
    }
}
