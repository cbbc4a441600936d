//! The words that are printed on the form itself. What is said about the recording comes with the report.

use strapline_ecg::report::{AFTER_MARK_S, BEFORE_MARK_S, Ectopy, HeartRate, LongRr, Moment, Report, words};

pub(crate) const NO_NAME: &str = "Name not given";
pub(crate) const NO_START: &str = "Start time not known";
pub(crate) const FROM_START: &str = "times count from the start";
pub(crate) const NO_OFFSET: &str = "UTC offset not known";
pub(crate) const LEAD: &str = "Lead not described";
pub(crate) const SEE_CLINICIAN: &str = "Please see a clinician soon and show this report:";
pub(crate) const NOTICE: &str = "About this recording:";
pub(crate) const RATE_CHART: &str = "Heart rate, per minute";
pub(crate) const NO_RATE: &str = "No rate: no two beats in a row could be read.";
pub(crate) const QUALITY: &str = "Signal quality";
pub(crate) const GOOD: &str = "good";
pub(crate) const FAIR: &str = "beats readable, shape doubtful";
pub(crate) const NOT_READ: &str = "not read";
pub(crate) const NO_ECTOPY: &str = "No ectopic beat in the time that could be read.";
pub(crate) const NO_CLASSES: &str = "No beat could be told by its kind.";
pub(crate) const NO_BEATS: &str = "No beat was found.";
pub(crate) const HOURS: &str = "Hour by hour";
pub(crate) const MARKS: &str = "Marked by the person";
pub(crate) const STRIPS: &str = "What was seen";
pub(crate) const STRIP_SCALE: &str = "25 mm/s · 10 mm/mV";
pub(crate) const METHOD: &str = "How it was measured";
pub(crate) const LIMITS: &str = "What it cannot see";
pub(crate) const VERSIONS: &str = "Software, model and recording";
pub(crate) const READING: &str = "Physician's reading";
pub(crate) const SIGNATURE: &str = "Date, signature";
pub(crate) const RULER: &str = "This bar is 50 mm long: print at 100 %";
pub(crate) const DASH: &str = "\u{2013}";

/// What the letters and marks on the strips mean.
pub(crate) const STRIP_LEGEND: &str = "N normal-type beat, S supraventricular, V ventricular, F fusion, Q not told by its \
     kind (AAMI classes). Bar under a beat: where the model looked. Hatched: not read. Ticks: full seconds. \
     Pulse: 1 mV, 200 ms.";

/// Name or identifier.
pub(crate) fn subject(report: &Report) -> String {
    let subject = &report.about.subject;
    let given =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
    given(&subject.name)
        .or_else(|| given(&subject.id).map(|id| format!("no. {id}")))
        .unwrap_or_else(|| NO_NAME.into())
}

/// Date of birth, sex, and the identifier where the name stands already.
pub(crate) fn subject_details(report: &Report) -> String {
    let subject = &report.about.subject;
    let named = subject.name.as_deref().is_some_and(|name| !name.trim().is_empty());
    let id = subject.id.as_deref().map(str::trim).filter(|id| named && !id.is_empty());
    let parts = [
        subject.born.map(|born| format!("born {}", words::date(born.ymd()))),
        subject.sex.map(|sex| words::sex(sex).to_owned()),
        id.map(|id| format!("no. {id}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// From when to when: "22 Nov 2026, 23:02 – 06:14".
pub(crate) fn period(report: &Report) -> String {
    let [begins, ends] = [report.recording.begins, report.recording.ends].map(Moment::to_nearest_second);
    let Some(begin) = begins.local else { return NO_START.into() };
    let (hour, minute, second, _) = begin.time();
    let brief = report.coverage.recorded_s < 600.0;
    let clock = |hour: u8, minute: u8, second: u8| {
        if brief { format!("{hour:02}:{minute:02}:{second:02}") } else { format!("{hour:02}:{minute:02}") }
    };
    let from = format!("{}, {}", words::date(begin.date()), clock(hour, minute, second));
    let Some(end) = ends.local else { return from };
    let (hour, minute, second, _) = end.time();
    let day = if report.spans_days() { format!("{}, ", words::day(ends)) } else { String::new() };
    format!("{from} – {day}{}", clock(hour, minute, second))
}

/// UTC offset and length.
pub(crate) fn period_details(report: &Report) -> String {
    let length = words::duration(report.coverage.recorded_s);
    match report.recording.start {
        Some(start) if report.recording.begins.local.is_some() => {
            let offset = start.utc_offset_min.map_or_else(|| NO_OFFSET.into(), words::utc_offset);
            format!("{offset} · {length}")
        }
        _ => format!("{length} · {FROM_START}"),
    }
}

/// What the electrodes see.
pub(crate) fn lead(report: &Report) -> String {
    let lead = report.about.device.lead.as_deref().map(str::trim).filter(|lead| !lead.is_empty());
    lead.map_or_else(|| LEAD.into(), first_upper)
}

fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// The sensor: name, firmware, serial, band, measured rate; then what the software's filters do.
pub(crate) fn device_details(report: &Report) -> String {
    let device = &report.about.device;
    let filters = report.about.software.filters.as_deref();
    let mains = report.recording.mains_hz.map(|hz| format!("{hz:.0} Hz mains taken out"));
    let parts = [
        device.name.clone(),
        device.firmware.as_ref().map(|firmware| format!("fw {firmware}")),
        device.serial.as_ref().map(|serial| format!("serial {serial}")),
        device
            .band_hz
            .filter(|band| band.iter().all(|hz| hz.is_finite()))
            .map(|[low, high]| format!("sensor band {low}–{high} Hz")),
        Some(format!("{} Hz measured", two_decimals(report.recording.rate.hz()))),
        filters.map(|filters| format!("drawn {filters}")),
        mains,
    ];
    parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ")
}

/// 130.04 and 130, not 130.00.
fn two_decimals(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Software and its version.
pub(crate) fn software(report: &Report) -> String {
    let software = &report.about.software;
    let name = if software.name.trim().is_empty() { "Strapline" } else { software.name.trim() };
    format!("{name} {}", software.version.trim()).trim_end().to_owned()
}

/// Hashes as they stand in every footer: enough of each to tell two apart.
pub(crate) fn footprint(report: &Report) -> String {
    let brief = |hash: &str| hash.trim().chars().take(12).collect::<String>();
    let hash = |hash: Option<&str>| match hash.map(brief) {
        Some(hash) if !hash.is_empty() => hash,
        _ => DASH.into(),
    };
    let model = report.about.model.as_ref().map(|model| model.hash.as_str());
    format!("model {} · recording {}", hash(model), hash(report.about.recording_hash.as_deref()))
}

/// Title of the file.
pub(crate) fn title(report: &Report) -> String {
    format!("ECG report, {}, {}", subject(report), period(report))
}

/// When it was recorded, as PDF writes dates; the file's own date, so that it needs no clock.
pub(crate) fn created(report: &Report) -> Option<String> {
    let local = report.recording.begins.local?;
    let ((year, month, day), (hour, minute, second, _)) = (local.date(), local.time());
    if !(0..=9999).contains(&year) {
        return None;
    }
    let offset =
        report.recording.start.and_then(|start| start.utc_offset_min).map_or_else(String::new, |minutes| {
            let size = minutes.unsigned_abs();
            format!("{}{:02}'{:02}'", if minutes < 0 { '-' } else { '+' }, size / 60 % 24, size % 60)
        });
    Some(format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}{offset}"))
}

/// Title of the chart of ectopic beats, a bar for each so many seconds.
pub(crate) fn ectopy_chart(seconds: f64) -> String {
    let each = if (seconds - 3600.0).abs() < 1.0 { "hour".into() } else { words::duration(seconds) };
    format!("Ectopic beats per {each}")
}

/// What the highest bar stands for.
pub(crate) fn highest_bar(beats: u32) -> String {
    format!("highest bar: {beats}")
}

/// Under the rates: when the lowest and the highest were.
pub(crate) fn rate_tile(report: &Report, rate: &HeartRate) -> String {
    let time = |moment| words::time_of_day(moment, report.spans_days());
    match (rate.lowest, rate.highest) {
        (Some(lowest), Some(highest)) => {
            let (low, high) = (time(lowest.at), time(highest.at));
            format!("heart rate: lowest {low}, mean, highest {high} (median over 8 beats)")
        }
        _ => "mean heart rate; too few beats in a row for a lowest and a highest".into(),
    }
}

/// Under the number of ectopic beats.
pub(crate) fn ectopy_tile(report: &Report, ectopy: &Ectopy) -> String {
    let kind = words::class(ectopy.class);
    if report.beats.classified() == 0 {
        return format!("{kind}: no beat could be told by its kind");
    }
    let parts = [
        format!("{} single", ectopy.singles),
        words::count(ectopy.couplets, "pair", "pairs"),
        words::count(ectopy.runs, "run", "runs"),
    ];
    format!("{kind}: {}", parts.join(", "))
}

/// Under the share of atrial fibrillation.
pub(crate) fn fibrillation_tile(looked: bool) -> &'static str {
    if looked {
        "atrial fibrillation suspected, of the time that could be read"
    } else {
        "atrial fibrillation: too little could be read to look for it"
    }
}

/// Beside the number of pauses.
pub(crate) fn pauses(number: u32) -> &'static str {
    if number == 1 { "pause" } else { "pauses" }
}

/// Under the number of pauses.
pub(crate) fn pause_tile(report: &Report, longest: Option<LongRr>) -> String {
    let Some(longest) = longest else { return "pauses: no two beats in a row could be read".into() };
    let time = words::time_of_day(longest.ends, report.spans_days());
    format!("of 2 s or more; longest RR {} at {time}", words::milliseconds(longest.ms))
}

/// A stretch that was not read and has no room for words on the strip.
pub(crate) fn hatched(time: &str, why: &str) -> String {
    format!("hatched from {time}: {why}")
}

/// More of them.
pub(crate) fn more_hatched(more: usize) -> String {
    format!("and {more} more short stretches that were not read")
}

/// A trace that is higher than its paper; how far it goes, in millivolts.
pub(crate) fn leaves_the_paper(reached_mv: &[f64]) -> String {
    let reach = |mv: &f64| if mv.abs() < 1000.0 { format!("{mv:+.1} mV") } else { format!("{mv:+.0e} mV") };
    let reached: Vec<String> = reached_mv.iter().map(reach).collect();
    format!("The trace leaves the paper at the arrowheads: it reaches {}.", reached.join(" and "))
}

/// How the figures were made.
pub(crate) fn method() -> String {
    format!(
        "Rates are medians over 8 RR intervals; the mean is of all intervals. Shares of beats are of those with a class, \
         shares of time are of what could be read. Around a mark, {BEFORE_MARK_S:.0} s before and {AFTER_MARK_S:.0} s \
         after it were looked at. The full data stand in the analysis file of this recording."
    )
}

/// What stands over the figures, or why there are none.
pub(crate) fn figures(report: &Report) -> &'static str {
    if !report.about.figures.is_empty() {
        "Measured with this very model (hash below) on public recordings, as ANSI/AAMI EC57 asks: within 150 ms, the first \
         five minutes of each record not scored. Beside each figure is the command that measures it again."
    } else if report.about.model.is_some() {
        "This model (hash below) has not been measured on public recordings: how often it is right is not known."
    } else {
        "Nothing was measured on public recordings without a model."
    }
}

/// Name and full hash of the model.
pub(crate) fn model(report: &Report) -> String {
    report.about.model.as_ref().map_or_else(
        || "No model was loaded: beats were not told apart by kind.".into(),
        |model| format!("Model {}, hash {}", model.name, model.hash),
    )
}

/// Full hash of the recording.
pub(crate) fn recording(report: &Report) -> String {
    format!("Recording, hash {}", report.about.recording_hash.as_deref().unwrap_or(DASH))
}
