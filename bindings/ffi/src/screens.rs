//! What both phones show, typed and ready to lay out: the core's own screens, mirrored.

use crate::picture::Picture;
use strapline_present::{
    Card, CardKind, Chip, ComparedRow, EventsSaid, Hint, LiveScreen, MeasuredScreen, Notification,
    NotificationKind, RecordingRow, ResultScreen, Row, Tone, TrendChart, TrendKind, TrendPoint, TrendSpan,
    TrendStep, TrendsScreen,
};
use strapline_store::RecordingId;
use strapline_words::Summary;

uniffi::custom_type!(RecordingId, String, {
    remote,
    try_lift: |text| Ok(text.parse()?),
    lower: |id| id.to_string(),
});

/// How something is meant. No tone is an alarm.
#[uniffi::remote(Enum)]
pub enum Tone {
    /// As it is.
    Plain,
    /// As it should be.
    Good,
    /// Worth a look.
    Attention,
    /// Not known, or no longer of now.
    Faint,
}

/// What a card is about.
#[uniffi::remote(Enum)]
pub enum CardKind {
    /// How much could be read.
    Read,
    /// Heart rate.
    Rate,
    /// Ventricular ectopic beats.
    Ventricular,
    /// Supraventricular ectopic beats.
    Supraventricular,
    /// Atrial fibrillation.
    Fibrillation,
    /// Pauses.
    Pauses,
}

/// A card.
#[uniffi::remote(Record)]
pub struct Card {
    /// What it is about.
    pub kind: CardKind,
    /// Its title.
    pub title: String,
    /// Its value, formatted.
    pub value: String,
    /// What stands small beside the value: a unit or a share.
    pub beside: Option<String>,
    /// What stands behind it, a line or two.
    pub note: Option<String>,
    /// How it is meant.
    pub tone: Tone,
    /// A share to be drawn as a bar, 0 to 1.
    pub bar: Option<f64>,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

/// A name and a value.
#[uniffi::remote(Record)]
pub struct Row {
    /// What it is.
    pub title: String,
    /// How much.
    pub value: String,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

/// A short word with its tone: a chip, a badge.
#[uniffi::remote(Record)]
pub struct Chip {
    /// What it says.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
}

/// What a person can do something about.
#[uniffi::remote(Record)]
pub struct Hint {
    /// One sentence or two, with the way out.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
}

/// What a screen says of a recording that runs.
#[uniffi::remote(Record)]
pub struct LiveScreen {
    /// How long it has been recording: "12:04", "3:41:20".
    pub elapsed: String,
    /// What the strap is doing.
    pub state: Chip,
    /// Heart rate, "72"; a dash where it is not known, and where nothing comes that it could be of.
    pub rate: String,
    /// How it is meant: faint where the signal cannot be read by which it would be of now.
    pub rate_tone: Tone,
    /// Its unit.
    pub rate_unit: String,
    /// Where it comes from, if not from the recording's own beats.
    pub rate_note: Option<String>,
    /// How well the signal can be read, with the reason where it cannot.
    pub quality: Chip,
    /// How old the newest sample is.
    pub age: Chip,
    /// Whether what is shown is no longer of now.
    pub is_stale: bool,
    /// The strap's battery.
    pub battery: Option<Chip>,
    /// Recorded, could be read, lost on the way, marked.
    pub rows: Vec<Row>,
    /// What cannot be seen with this strap.
    pub not_seen: Option<String>,
    /// What a person can do something about, the most pressing first.
    pub hints: Vec<Hint>,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

/// What was found, in words.
#[uniffi::remote(Record)]
pub struct Summary {
    /// One plain sentence: what was found, in how much readable time.
    pub sentence: String,
    /// How much was read, why not the rest, and what could not be said.
    pub detail: String,
    /// What this is not.
    pub disclaimer: String,
    /// What to do when it is urgent.
    pub emergency: String,
}

/// The result of a recording.
#[uniffi::remote(Record)]
pub struct ResultScreen {
    /// When it was recorded.
    pub when: String,
    /// A few words, to be set large.
    pub headline: String,
    /// The sentence, the detail behind it, what this is not, whom to call.
    pub summary: Summary,
    /// The few figures that say most.
    pub cards: Vec<Card>,
    /// Head of the advice; empty where there is none.
    pub advice_title: String,
    /// Reasons to see a clinician soon.
    pub advice: Vec<String>,
    /// What to know about the recording as a whole.
    pub notices: Vec<String>,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

/// A recording in a list.
#[uniffi::remote(Record)]
pub struct RecordingRow {
    /// Which.
    pub id: RecordingId,
    /// Its name.
    pub name: String,
    /// When it began; empty where it cannot be read.
    pub when: String,
    /// How long it is; empty where it cannot be read.
    pub length: String,
    /// Where it stands, where that is not "finished".
    pub state: Option<String>,
    /// What was found in it, where it was analysed.
    pub said: Option<String>,
    /// How it is meant.
    pub tone: Tone,
    /// Whether it can be opened.
    pub is_readable: bool,
    /// Whether it ended without being finished, so that it can be resumed, or finished as it is.
    pub is_interrupted: bool,
    /// What tells it from others where one is chosen.
    pub label: String,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

/// What a notification is about.
#[uniffi::remote(Enum)]
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
#[uniffi::remote(Record)]
pub struct Notification {
    /// What it is about.
    pub kind: NotificationKind,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
}

/// An episode in a list.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct EventRow {
    /// What it is.
    pub title: String,
    /// When it began.
    pub when: String,
    /// How long, how many beats, how fast.
    pub note: String,
    /// How it is meant.
    pub tone: Tone,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

impl From<strapline_present::EpisodeRow> for EventRow {
    fn from(row: strapline_present::EpisodeRow) -> Self {
        Self { title: row.title, when: row.when, note: row.note, tone: row.tone, spoken: row.spoken }
    }
}

/// How many events and flagged beats there are, and which of these the result does not count.
#[uniffi::remote(Record)]
pub struct EventsSaid {
    /// "3 events, 17 flagged beats"; empty where there is nothing.
    pub count: String,
    /// How many flagged beats there are to be stepped through; absent where there is none.
    pub flagged: Option<Row>,
    /// Why the result counts fewer beats, a sentence each.
    pub notes: Vec<String>,
}

/// A flagged beat by itself.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct BeatScreen {
    /// Which of how many.
    pub title: String,
    /// What it is, in a few words.
    pub kind: String,
    /// How sure that is, in words; absent where the model was not asked.
    pub sure: Option<String>,
    /// The same as a share to be drawn as a bar, 0 to 1.
    pub sure_share: Option<f64>,
    /// Why it was flagged, a line each.
    pub reasons: Vec<String>,
    /// Its strip.
    pub strip: Option<Picture>,
    /// What stands under the strip; empty without one.
    pub caption: String,
    /// What "this looks wrong" is noted as.
    pub doubt: String,
}

impl From<strapline_present::BeatScreen> for BeatScreen {
    fn from(screen: strapline_present::BeatScreen) -> Self {
        Self {
            title: screen.title,
            kind: screen.kind,
            sure: screen.sure,
            sure_share: screen.sure_share,
            reasons: screen.reasons,
            strip: screen.strip.map(Picture::from),
            caption: screen.caption,
            doubt: screen.doubt,
        }
    }
}

/// A recording in the list of the first screen.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct HomeRow {
    /// What is said of it.
    pub row: RecordingRow,
    /// A small strip of what matters most in it; absent where it was not analysed.
    pub strip: Option<Picture>,
}

impl From<strapline_present::HomeRow> for HomeRow {
    fn from(home: strapline_present::HomeRow) -> Self {
        Self { row: home.row, strip: home.strip.map(Picture::from) }
    }
}

/// How it was measured, in words.
#[uniffi::remote(Record)]
pub struct MeasuredScreen {
    /// What the figures rest on.
    pub said: String,
    /// What was measured and what came out.
    pub figures: Vec<Row>,
    /// What cannot be seen, a line each.
    pub limits: Vec<String>,
    /// Recordings that the model was fitted on, a line for each database and preparation.
    pub fitted_on: Vec<String>,
    /// Software, and the model with its hash, a line each.
    pub versions: Vec<String>,
}

/// What a trend is of.
#[uniffi::remote(Enum)]
pub enum TrendKind {
    /// Mean heart rate.
    Rate,
    /// Ventricular beats.
    Ventricular,
    /// Supraventricular beats.
    Supraventricular,
    /// Suspected atrial fibrillation.
    Fibrillation,
}

/// What a point of a trend stands for.
#[uniffi::remote(Enum)]
pub enum TrendStep {
    /// Each recording.
    Recording,
    /// Each day on which a recording began.
    Day,
}

/// How far back a trend goes.
#[uniffi::remote(Enum)]
pub enum TrendSpan {
    /// Two weeks.
    TwoWeeks,
    /// Three months.
    ThreeMonths,
    /// All there is.
    All,
}

/// A point of a trend.
#[uniffi::remote(Record)]
pub struct TrendPoint {
    /// Its recording, where it stands for one.
    pub id: Option<RecordingId>,
    /// When.
    pub when: String,
    /// Place along the time between the oldest and the newest, 0 to 1.
    pub at: f64,
    /// Height, 0 to 1 of the trend's own highest; absent where it could not be told.
    pub height: Option<f64>,
    /// Whether less than half of it could be read.
    pub is_little: bool,
    /// What is said of it.
    pub spoken: String,
}

/// A trend.
#[uniffi::remote(Record)]
pub struct TrendChart {
    /// Of what.
    pub kind: TrendKind,
    /// Its title.
    pub title: String,
    /// The last value, and what is usual.
    pub said: String,
    /// The highest value, which the height 1 stands for; absent where nothing is above zero.
    pub top: Option<String>,
    /// What the hollow bars are; absent without one.
    pub little: Option<String>,
    /// From the oldest to the newest.
    pub points: Vec<TrendPoint>,
    /// What is said of it, point by point, to somebody who does not see it.
    pub spoken: String,
}

/// How recordings went.
#[uniffi::remote(Record)]
pub struct TrendsScreen {
    /// One for each kind; empty where there is no analysed recording.
    pub charts: Vec<TrendChart>,
    /// How much was read, in how many recordings.
    pub read: String,
}

/// Two values of one thing.
#[uniffi::remote(Record)]
pub struct ComparedRow {
    /// What it is.
    pub title: String,
    /// Of the first recording.
    pub first: String,
    /// Of the second.
    pub second: String,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}
