//! What is printed on the form itself, in the words of the report's language.

use strapline_ecg::report::{AFTER_MARK_S, BEFORE_MARK_S, Ectopy, HeartRate, LongRr, Moment, Report};
use strapline_words::{Arg, Words};

/// Where there is nothing to say.
pub(crate) const DASH: &str = "\u{2013}";

/// A report and the language that it is printed in.
#[derive(Clone, Copy)]
pub(crate) struct Form<'a> {
    pub(crate) report: &'a Report,
    pub(crate) words: Words,
}

impl Form<'_> {
    /// An entry without variables.
    pub(crate) fn text(self, id: &str) -> String {
        self.words.text(id)
    }

    /// An entry with its variables.
    pub(crate) fn say(self, id: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        self.words.say(id, args)
    }

    /// Name or identifier.
    pub(crate) fn subject(self) -> String {
        let subject = &self.report.about.subject;
        let given = |text: &Option<String>| {
            text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)
        };
        given(&subject.name)
            .or_else(|| given(&subject.id).map(|id| self.say("form-subject-number", &[("id", id.into())])))
            .unwrap_or_else(|| self.text("form-name-missing"))
    }

    /// Date of birth, sex, and the identifier where the name stands already.
    pub(crate) fn subject_details(self) -> String {
        let subject = &self.report.about.subject;
        let named = subject.name.as_deref().is_some_and(|name| !name.trim().is_empty());
        let id = subject.id.as_deref().map(str::trim).filter(|id| named && !id.is_empty());
        let parts = [
            subject.born.map(|born| self.say("form-born", &[("date", self.words.date(born.ymd()).into())])),
            subject.sex.map(|sex| self.words.sex(sex)),
            id.map(|id| self.say("form-subject-number", &[("id", id.into())])),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} ")
    }

    /// From when to when: "22 Nov 2026, 23:02 – 06:14".
    pub(crate) fn period(self) -> String {
        let report = self.report;
        let [begins, ends] = [report.recording.begins, report.recording.ends].map(Moment::to_nearest_second);
        let Some(begin) = begins.local else { return self.text("form-start-unknown") };
        let clock = |moment| {
            if report.coverage.recorded_s < 600.0 {
                self.words.time_of_day(moment, false)
            } else {
                self.words.time_to_the_minute(moment)
            }
        };
        let from = format!("{}, {}", self.words.date(begin.date()), clock(begins));
        if ends.local.is_none() {
            return from;
        }
        let day = if report.spans_days() { format!("{}, ", self.words.day(ends)) } else { String::new() };
        format!("{from} \u{2013} {day}{}", clock(ends))
    }

    /// UTC offset and length.
    pub(crate) fn period_details(self) -> String {
        let report = self.report;
        let length = self.words.duration(report.coverage.recorded_s);
        match report.recording.start {
            Some(start) if report.recording.begins.local.is_some() => {
                let known = start.utc_offset_min.map(|minutes| self.words.utc_offset(minutes));
                format!("{} \u{b7} {length}", known.unwrap_or_else(|| self.text("form-offset-unknown")))
            }
            _ => format!("{length} \u{b7} {}", self.text("form-from-start")),
        }
    }

    /// What the electrodes see.
    pub(crate) fn lead(self) -> String {
        let lead = self.report.about.device.lead.as_deref().map(str::trim).filter(|lead| !lead.is_empty());
        lead.map_or_else(|| self.text("form-lead-unknown"), |lead| self.words.capitalised(lead))
    }

    /// The sensor: name, firmware, serial, band, measured rate; then what the software's filters do.
    pub(crate) fn device_details(self) -> String {
        let report = self.report;
        let device = &report.about.device;
        let number = |hz: f64| Arg::from(self.words.up_to_two_decimals(hz));
        let filters = report.about.software.filters.as_deref();
        let band = device.band_hz.filter(|band| band.iter().all(|hz| hz.is_finite())).map(|[low, high]| {
            let (low, high) = (number(low.into()), number(high.into()));
            self.say("form-band", &[("low", low), ("high", high)])
        });
        let parts = [
            device.name.clone(),
            device.firmware.as_ref().map(|it| self.say("form-firmware", &[("firmware", it.as_str().into())])),
            device.serial.as_ref().map(|it| self.say("form-serial", &[("serial", it.as_str().into())])),
            band,
            Some(match device.measured_hz.filter(|hz| hz.is_finite()) {
                Some(hz) => self.say("form-measured-rate", &[("hz", number(hz))]),
                None => self.say("form-sampling-rate", &[("hz", number(report.recording.rate.hz()))]),
            }),
            filters.map(|filters| self.say("form-drawn", &[("filters", filters.into())])),
            report
                .recording
                .mains_hz
                .map(|hz| self.say("form-mains", &[("hz", self.words.decimal(f64::from(hz), 0).into())])),
        ];
        parts
            .into_iter()
            .flatten()
            .filter(|part| !part.trim().is_empty())
            .collect::<Vec<_>>()
            .join(" \u{b7} ")
    }

    /// Software and its version.
    pub(crate) fn software(self) -> String {
        let software = &self.report.about.software;
        let name = if software.name.trim().is_empty() { "Strapline" } else { software.name.trim() };
        format!("{name} {}", software.version.trim()).trim_end().to_owned()
    }

    /// Hashes as they stand in every footer: enough of each to tell two apart.
    pub(crate) fn footprint(self) -> String {
        let about = &self.report.about;
        let brief = |hash: &str| hash.trim().chars().take(12).collect::<String>();
        let hash = |hash: Option<&str>| match hash.map(brief) {
            Some(hash) if !hash.is_empty() => hash,
            _ => DASH.into(),
        };
        let model = hash(about.model.as_ref().map(|model| model.hash.as_str()));
        let recording = hash(about.recording_hash.as_deref());
        self.say("form-footprint", &[("model", model.into()), ("recording", recording.into())])
    }

    /// Title of the file.
    pub(crate) fn title(self) -> String {
        self.say("form-title", &[("subject", self.subject().into()), ("period", self.period().into())])
    }

    /// When it was recorded, as PDF writes dates; the file's own date, so that it needs no clock.
    pub(crate) fn created(self) -> Option<String> {
        let recording = &self.report.recording;
        let local = recording.begins.local?;
        let ((year, month, day), (hour, minute, second, _)) = (local.date(), local.time());
        if !(0..=9999).contains(&year) {
            return None;
        }
        let offset =
            recording.start.and_then(|start| start.utc_offset_min).map_or_else(String::new, |minutes| {
                let size = minutes.unsigned_abs();
                format!("{}{:02}'{:02}'", if minutes < 0 { '-' } else { '+' }, size / 60 % 24, size % 60)
            });
        Some(format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}{offset}"))
    }

    /// Title of the chart of ectopic beats, a bar for each so many seconds.
    pub(crate) fn ectopy_chart(self, seconds: f64) -> String {
        if (seconds - 3600.0).abs() < 1.0 {
            return self.text("form-ectopy-chart-hourly");
        }
        self.say("form-ectopy-chart", &[("time", self.words.duration(seconds).into())])
    }

    /// When something was, with the day where the recording spans several.
    pub(crate) fn when(self, moment: Moment) -> String {
        self.words.time_of_day(moment, self.report.spans_days())
    }

    /// An entry with `$time`, or the one for a time that counts from the start.
    fn at(self, moment: Moment, id: &str, from_start: &str, other: (&'static str, Arg<'_>)) -> String {
        if moment.local.is_some() {
            self.say(id, &[other, ("time", self.when(moment).into())])
        } else {
            self.say(from_start, &[other, ("time", self.words.since_start(moment).into())])
        }
    }

    /// Under the rates: when the lowest and the highest were.
    pub(crate) fn rate_tile(self, rate: &HeartRate) -> String {
        match (rate.lowest, rate.highest) {
            (Some(lowest), Some(highest)) => {
                let (low, high) = (self.when(lowest.at), self.when(highest.at));
                self.say("form-tile-rate", &[("lowest", low.into()), ("highest", high.into())])
            }
            _ => self.text("form-tile-mean"),
        }
    }

    /// Under the number of ectopic beats.
    pub(crate) fn ectopy_tile(self, ectopy: &Ectopy) -> String {
        let class = ("class", self.words.class_name(ectopy.class).into());
        if self.report.beats.classified() == 0 {
            return self.say("form-tile-unclassified", &[class]);
        }
        let (pairs, runs) =
            (self.words.pairs(ectopy.couplets), self.say("form-runs", &[("runs", ectopy.runs.into())]));
        self.say(
            "form-tile-ectopy",
            &[class, ("singles", ectopy.singles.into()), ("pairs", pairs.into()), ("runs", runs.into())],
        )
    }

    /// Under the number of pauses.
    pub(crate) fn pause_tile(self, longest: Option<LongRr>) -> String {
        let Some(longest) = longest else { return self.text("form-tile-pauses-unknown") };
        let rr = ("longest", self.words.interval(longest.ms).into());
        self.at(longest.ends, "form-tile-pauses", "form-tile-pauses-from-start", rr)
    }

    /// A stretch that was not read and has no room for words on the strip.
    pub(crate) fn hatched(self, from: Moment, why: String) -> String {
        self.at(from, "form-hatched", "form-hatched-from-start", ("reason", why.into()))
    }

    /// A trace that is higher than its paper; how far it goes.
    pub(crate) fn leaves_the_paper(self, reached_mv: &[f64]) -> String {
        let reach = |mv: &f64| {
            let sign = if *mv < 0.0 { "-" } else { "+" };
            // Beyond what a heart or a sensor gives, the power of ten says enough.
            let size = mv.abs();
            let size = if size < 1000.0 { self.words.height(size) } else { format!("{size:.0e}\u{a0}mV") };
            format!("{sign}{size}")
        };
        let reached: Vec<String> = reached_mv.iter().map(reach).collect();
        self.say("form-leaves-the-paper", &[("levels", self.words.listed(&reached).into())])
    }

    /// How the figures were made.
    pub(crate) fn method(self) -> String {
        let seconds = |seconds: f64| Arg::from(self.words.decimal(seconds, 0));
        self.say("form-method-rates", &[("before", seconds(BEFORE_MARK_S)), ("after", seconds(AFTER_MARK_S))])
    }

    /// What stands over the figures, or why there are none.
    pub(crate) fn figures(self) -> String {
        let about = &self.report.about;
        self.text(if !about.figures.is_empty() {
            "form-method-figures"
        } else if about.model.is_some() {
            "form-method-unmeasured"
        } else {
            "form-method-no-model"
        })
    }

    /// Name and full hash of the model.
    pub(crate) fn model(self) -> String {
        self.report.about.model.as_ref().map_or_else(
            || self.text("form-model-missing"),
            |model| {
                self.say(
                    "form-model",
                    &[("name", model.name.as_str().into()), ("hash", model.hash.as_str().into())],
                )
            },
        )
    }

    /// Full hash of the recording.
    pub(crate) fn recording(self) -> String {
        let hash = self.report.about.recording_hash.as_deref().unwrap_or(DASH);
        self.say("form-recording", &[("hash", hash.into())])
    }
}
