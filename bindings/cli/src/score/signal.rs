//! A record's signal, as the detector is to see it.

use super::folder::Record;
use anyhow::{Context, ensure};
use clap::Args;
use strapline_formats::wfdb;
use strapline_score::strap;

/// What is done to a signal before the detector sees it.
#[derive(Debug, Clone, Args)]
pub(super) struct SignalArgs {
    /// Lead by its name or its number from 1 (else MLII or II, else one called an ECG, else the first voltage)
    #[arg(long, value_name = "NAME|N")]
    channel: Option<String>,
    /// First make what a chest strap would give: 130 Hz, 0.7-40 Hz, 14 bit over +-20 mV
    #[arg(long, conflicts_with = "resample")]
    as_strap: bool,
    /// Turn the signal upside down
    #[arg(long)]
    invert: bool,
    /// Resample first
    #[arg(long, value_name = "HZ", value_parser = super::number_in(50.0..=2000.0, "Hz"))]
    resample: Option<f64>,
}

/// One lead.
pub(super) struct Lead {
    /// Its name, or its number where it has none.
    pub(super) name: String,
    /// Samples per second.
    pub(super) rate_hz: f64,
    /// Millivolts, NaN where nothing was received.
    pub(super) samples: Vec<f32>,
}

impl SignalArgs {
    /// Reads a record's lead and does to it what was asked for.
    pub(super) fn read(&self, record: &Record) -> anyhow::Result<Lead> {
        let mut recording = wfdb::read_record(&record.path)?;
        let none = || {
            format!(
                "{}: no channel is an ECG by its name and unit; the channels are {} (--channel names one)",
                record.path.display(),
                recording.channel_list()
            )
        };
        let index = if let Some(wanted) = &self.channel {
            recording.channel_index(wanted, &record.path)?
        } else {
            recording.usual_channel().with_context(none)?
        };
        let channel = recording.channels.swap_remove(index);
        let path = record.path.display();
        ensure!(
            channel.unit.is_voltage(),
            "{path}: channel {} is in {}, which is no voltage; name an ECG lead with --channel",
            index + 1,
            channel.unit
        );
        let name = if channel.name.is_empty() { (index + 1).to_string() } else { channel.name };
        let mut lead = Lead { name, rate_hz: channel.rate_hz, samples: channel.samples };
        if self.invert {
            lead.samples.iter_mut().for_each(|sample| *sample = -*sample);
        }
        if self.as_strap {
            lead.samples = strap::as_strap(&lead.samples, lead.rate_hz);
            lead.rate_hz = strap::RATE_HZ;
        }
        if let Some(hz) = self.resample {
            lead.samples = strap::resample(&lead.samples, lead.rate_hz, hz);
            lead.rate_hz = hz;
        }
        Ok(lead)
    }

    /// What was done, in words; `None` where the signal stayed as recorded.
    pub(super) fn described(&self) -> Option<String> {
        let mut words = Vec::new();
        words.extend(self.channel.as_ref().map(|channel| format!("channel {channel}")));
        words.extend(self.invert.then(|| "inverted".into()));
        words.extend(self.as_strap.then(|| "as a strap would give it".into()));
        words.extend(self.resample.map(|hz| format!("resampled to {hz} Hz")));
        (!words.is_empty()).then(|| words.join(", "))
    }
}
