//! Notifications: what is told while nobody looks at the screen.

use crate::live::{LiveScreen, said_rate};
use strapline_ecg::sensor::{Advice, Contact};
use strapline_live::{SessionUpdate, Trouble};
use strapline_words::Words;

/// A strap that is silent for this long is told, milliseconds.
const SILENT_MS: u64 = 60_000;

/// What a notification is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotificationKind {
    /// The standing one, while a recording runs.
    Recording,
    /// The strap is out of reach.
    StrapLost,
    /// The strap does not touch the skin.
    NoContact,
    /// The strap's battery is low.
    BatteryLow,
    /// No room is left on the phone.
    StorageFull,
    /// The recording has ended as it was asked to.
    Finished,
    /// The system ended the app.
    Interrupted,
}

/// A notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// What it is about.
    pub kind: NotificationKind,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
}

impl Notification {
    /// What is told, as of the last update of the session that it is about.
    pub fn new(kind: NotificationKind, update: &SessionUpdate, words: Words) -> Self {
        let time = || ("time", words.duration(update.recorded_s).into());
        let (title, text) = match kind {
            NotificationKind::Recording => {
                let quality = LiveScreen::new(update, words).quality.text;
                let args = [time(), ("rate", said_rate(update, words).into()), ("quality", quality.into())];
                ("notify-recording-title", words.say("notify-recording", &args))
            }
            NotificationKind::StrapLost => ("notify-lost-title", words.text("notify-lost")),
            NotificationKind::NoContact => ("notify-contact-title", words.text("notify-contact")),
            NotificationKind::BatteryLow => {
                let percent = words.whole_percent(update.battery.unwrap_or(0));
                ("notify-battery-title", words.say("notify-battery", &[("percent", percent.into())]))
            }
            NotificationKind::StorageFull => ("notify-storage-title", words.text("notify-storage")),
            NotificationKind::Finished => ("notify-finished-title", words.say("notify-finished", &[time()])),
            NotificationKind::Interrupted => ("notify-stopped-title", words.text("notify-stopped")),
        };
        Self { kind, title: words.text(title), text }
    }

    /// What is told while a recording runs: the standing one first, then what a person should know now.
    pub fn due(update: &SessionUpdate, words: Words) -> Vec<Self> {
        let is_silent =
            update.age_ms.is_some_and(|ms| ms >= SILENT_MS) || update.advice.contains(&Advice::OutOfReach);
        let is_off = update.contact == Contact::Off;
        let is_empty = update.advice.iter().any(|advice| matches!(advice, Advice::BatteryLow { .. }));
        let is_full = matches!(update.trouble, Some(Trouble::DiskFull));
        let due = [
            Some(NotificationKind::Recording),
            is_full.then_some(NotificationKind::StorageFull),
            is_silent.then_some(NotificationKind::StrapLost),
            (is_off && !is_silent).then_some(NotificationKind::NoContact),
            is_empty.then_some(NotificationKind::BatteryLow),
        ];
        due.into_iter().flatten().map(|kind| Self::new(kind, update, words)).collect()
    }
}
