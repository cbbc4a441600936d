//! The tables of `score beats`.

use super::{
    beats::{Report, Scored},
    cells::{decimals, interval, two},
};
use std::fmt::Write as _;
use strapline_score::{Confusion, Detection, OneAgainstRest, runs::RunCount};

/// The whole page.
pub(super) fn page(report: &Report, scored: &[Scored]) -> String {
    let mut page = String::new();
    // Writing to a string cannot fail.
    let _ = write_page(&mut page, report, scored);
    page
}

fn write_page(page: &mut String, report: &Report, scored: &[Scored]) -> std::fmt::Result {
    let learning = match report.learning {
        strapline_score::Learning::Ec57 => "first 5 minutes not scored",
        strapline_score::Learning::None => "full length",
    };
    writeln!(page, "{}: {}; within {} ms, {learning}", report.database, report.detector, report.window_ms)?;
    writeln!(
        page,
        "\n{:<10} {:<7} {:>7} {:>8} {:>7} {:>5} {:>5} {:>8} {:>7} {:>8} {:>7} {:>7} {:>6} {:>6}",
        "record",
        "lead",
        "beats",
        "QRS Se",
        "+P",
        "FN",
        "FP",
        "VEB Se",
        "+P",
        "SVEB Se",
        "+P",
        "MAD ms",
        "bpm",
        "read %"
    )?;
    for record in scored {
        let confusion = &record.score.confusion;
        let mut name = record.record.clone();
        if !record.counts {
            name.push('*');
        }
        let whole = if record.learning_s == 0.0 && report.learning == strapline_score::Learning::Ec57 {
            " (scored whole: five minutes or less)"
        } else {
            ""
        };
        writeln!(
            page,
            "{name:<10} {:<7} {:>7} {} {} {} {:>7} {:>6} {:>6}{whole}",
            record.channel,
            confusion.beats(),
            detection(&confusion.qrs(), true),
            detection(&confusion.veb(), false),
            detection(&confusion.sveb(), false),
            two(record.score.timing.mean_abs_ms),
            two(record.score.rate.mean_abs_bpm),
            decimals(record.score.coverage().map(|share| 100.0 * share), 1),
        )?;
    }
    let summary = &report.summary;
    let line = |page: &mut String, name: &str, qrs: [String; 2], veb: [String; 2], sveb: [String; 2]| {
        writeln!(
            page,
            "{name:<10} {:<7} {:>7} {:>8} {:>7} {:>11} {:>8} {:>7} {:>8} {:>7}",
            "", "", qrs[0], qrs[1], "", veb[0], veb[1], sveb[0], sveb[1]
        )
    };
    let (gross, mean) = (&summary.gross, &summary.average);
    let pair = |se, ppv| [two(se), two(ppv)];
    writeln!(page)?;
    line(
        page,
        "gross",
        pair(gross.qrs.se, gross.qrs.ppv),
        pair(gross.veb.se, gross.veb.ppv),
        pair(gross.sveb.se, gross.sveb.ppv),
    )?;
    line(
        page,
        "average",
        pair(mean.qrs.se, mean.qrs.ppv),
        pair(mean.veb.se, mean.veb.ppv),
        pair(mean.sveb.se, mean.sveb.ppv),
    )?;
    for left_out in &report.left_out {
        let mark = if scored.iter().any(|record| record.record == left_out.record) { "*" } else { "" };
        writeln!(page, "left out: {}{mark}: {}", left_out.record, left_out.reason)?;
    }
    write_figures(page, report)
}

fn write_figures(page: &mut String, report: &Report) -> std::fmt::Result {
    let summary = &report.summary;
    writeln!(page, "\nEC57, per cent, gross [95 % interval by resampling records]")?;
    for (name, gross, interval_95) in [
        ("QRS", &summary.gross.qrs, &summary.interval_95.qrs),
        ("VEB", &summary.gross.veb, &summary.interval_95.veb),
        ("SVEB", &summary.gross.sveb, &summary.interval_95.sveb),
    ] {
        let rate = gross.fpr.map_or_else(String::new, |fpr| format!("  FPR {fpr:.3}"));
        writeln!(
            page,
            "  {name:<5} Se {:>6} [{}]  +P {:>6} [{}]  F1 {:>6} [{}]  TP {} FN {} FP {}{rate}",
            two(gross.se),
            interval(interval_95.se, 2),
            two(gross.ppv),
            interval(interval_95.ppv, 2),
            two(gross.f1),
            interval(interval_95.f1, 2),
            gross.tp,
            gross.missed,
            gross.fp,
        )?;
    }
    for window in &report.windows {
        writeln!(page, "  QRS within {} ms: {}", window.ms, plain(&window.qrs))?;
    }
    writeln!(page, "  full length: QRS {}", plain(&report.full_length.qrs))?;
    writeln!(page, "  full length: VEB {}", plain(&report.full_length.veb))?;
    writeln!(page, "  full length: SVEB {}", plain(&report.full_length.sveb))?;
    if report.with_paced != summary.gross.qrs {
        writeln!(page, "  with the paced records: QRS {}", plain(&report.with_paced))?;
    }

    writeln!(page, "\nOne class against the rest, 0 to 1; unclassified and missed beats count as wrong")?;
    let (classes, of_classified, intervals) =
        (&summary.classes, &summary.classes_of_classified, &summary.classes_f1_interval_95);
    for (name, class, only, interval_95) in [
        ("N", &classes.N, &of_classified.N, intervals.N),
        ("S", &classes.S, &of_classified.S, intervals.S),
        ("V", &classes.V, &of_classified.V, intervals.V),
        ("F", &classes.F, &of_classified.F, intervals.F),
    ] {
        writeln!(
            page,
            "  {name} {} [{}]; of what was classified: {}; {} beats",
            against(class),
            interval(interval_95, 3),
            against(only),
            class.beats
        )?;
    }
    writeln!(
        page,
        "  mean F1 of N, S, V {} [{}]; of what was classified: {}",
        decimals(classes.macro_f1_nsv, 3),
        interval(intervals.macro_f1_nsv, 3),
        decimals(of_classified.macro_f1_nsv, 3)
    )?;
    write_matrix(page, &summary.confusion)?;

    writeln!(page, "\nRuns: of the reference's found; of the detector's confirmed")?;
    for (name, runs) in [("VEB", &summary.runs.veb), ("SVEB", &summary.runs.sveb)] {
        writeln!(
            page,
            "  {name:<5} couplets {}; 3 to 5 {}; 6 and more {}",
            run(&runs.couplets),
            run(&runs.short),
            run(&runs.long)
        )?;
    }
    writeln!(
        page,
        "\nTiming: mean absolute offset {} ms, each record's median removed; JF {}; RR error {} ms RMS",
        two(summary.timing.mean_abs_ms),
        two(summary.timing.jf),
        two(summary.timing.rr_rms_ms)
    )?;
    writeln!(
        page,
        "Heart rate: {} bpm mean absolute over {} s; coverage {} % of the scored time",
        two(summary.heart_rate.mean_abs_bpm),
        summary.heart_rate.seconds,
        two(summary.coverage.map(|share| 100.0 * share))
    )?;
    let speed = &report.speed;
    if let Some(times) = speed.seconds_per_second {
        writeln!(
            page,
            "Speed: {:.0} s of signal analysed in {:.2} s of one core, {times:.0} seconds a second; {:.1} s in all",
            speed.signal_s, speed.work_s, speed.elapsed_s
        )?;
    }
    Ok(())
}

fn write_matrix(page: &mut String, confusion: &Confusion) -> std::fmt::Result {
    writeln!(page, "\n     {}", ["n", "s", "v", "f", "q", "o", "x"].map(|c| format!("{c:>7}")).concat())?;
    for (row, counts) in ["N", "S", "V", "F", "Q", "O", "X"].iter().zip(&confusion.counts) {
        writeln!(page, "  {row} |{}", counts.map(|count| format!("{count:>7}")).concat())?;
    }
    Ok(())
}

fn detection(kind: &Detection, with_counts: bool) -> String {
    let counts = if with_counts { format!(" {:>5} {:>5}", kind.missed, kind.fp) } else { String::new() };
    format!("{:>8} {:>7}{counts}", two(kind.se), two(kind.ppv))
}

fn plain(kind: &Detection) -> String {
    format!("Se {} +P {} F1 {}", two(kind.se), two(kind.ppv), two(kind.f1))
}

fn against(class: &OneAgainstRest) -> String {
    format!("Se {} +P {} F1 {}", decimals(class.se, 3), decimals(class.ppv, 3), decimals(class.f1, 3))
}

fn run(count: &RunCount) -> String {
    format!(
        "Se {} % ({}/{}) +P {} % ({}/{})",
        decimals(count.se(), 0),
        count.found,
        count.reference,
        decimals(count.ppv(), 0),
        count.confirmed,
        count.test
    )
}
