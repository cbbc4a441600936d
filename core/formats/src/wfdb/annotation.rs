//! Beats, rhythms and remarks beside a record. <https://wfdb.io/spec/annotation-files.html>

use crate::error::{FormatError, Place, Problem, read_file};
use std::path::Path;
use strapline_words::sentence;

/// What an annotation file held.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Annotations {
    /// Ticks per second of [`Annotation::sample`], where the file has its own time resolution; else it counts the
    /// record's samples.
    pub rate_hz: Option<f64>,
    /// The annotations in the file's order.
    pub list: Vec<Annotation>,
    /// Codes that the file defines for itself: code, mnemonic, description.
    pub definitions: Vec<(Code, String, String)>,
}

/// A label at a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// Where, counted from 0, in samples of the record or in the file's own resolution ([`Annotations::rate_hz`]).
    pub sample: u64,
    /// What.
    pub code: Code,
    /// Subtype; its meaning depends on the code.
    pub sub: i8,
    /// Signal it belongs to.
    pub chan: u8,
    /// A number; its meaning is up to whoever annotated.
    pub num: i8,
    /// A word: the rhythm for `+` (as `(AFIB`), the remark for `"`. Empty where there is none.
    pub aux: String,
}

/// A label's code, 1 to 49.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u8);

/// Mnemonics by code; a blank is a code without one.
const MNEMONICS: [char; 50] = [
    ' ', 'N', 'L', 'R', 'a', 'V', 'F', 'J', 'A', 'S', 'E', 'j', '/', 'Q', '~', ' ', '|', ' ', 's', 'T', '*',
    'D', '"', '=', 'p', 'B', '^', 't', '+', 'u', '?', '!', '[', ']', 'e', 'n', '@', 'x', 'f', '(', ')', 'r',
    ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ',
];
/// Codes whose annotations are QRS complexes.
const BEATS: &str = "NLRBAaJSVrFejnE/fQ?";

/// The words that carry no annotation of their own.
pub(super) const SKIP: u16 = 59;
pub(super) const NUM: u16 = 60;
pub(super) const SUB: u16 = 61;
pub(super) const CHN: u16 = 62;
pub(super) const AUX: u16 = 63;

impl Code {
    /// `+`: the rhythm changes to the one in [`Annotation::aux`].
    pub const RHYTHM: Code = Code(28);
    /// `~`: the signal's quality changes.
    pub const NOISE: Code = Code(14);
    /// `"`: a remark in [`Annotation::aux`].
    pub const NOTE: Code = Code(22);

    /// The code with this number, 1 to 49.
    pub fn numbered(number: u8) -> Option<Self> {
        (1..MNEMONICS.len() as u8).contains(&number).then_some(Self(number))
    }

    /// The code with this mnemonic.
    pub fn of(symbol: char) -> Option<Self> {
        if symbol == ' ' {
            return None;
        }
        MNEMONICS.iter().position(|known| *known == symbol).map(|number| Self(number as u8))
    }

    /// Its number.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Its mnemonic; a blank for codes that have none.
    pub fn symbol(self) -> char {
        MNEMONICS[usize::from(self.0)]
    }

    /// Whether annotations with this code are QRS complexes.
    pub fn is_beat(self) -> bool {
        BEATS.contains(self.symbol())
    }
}

/// Reads an annotation file.
///
/// Entries that describe the file itself (time resolution, definitions) do not appear as annotations. A file that ends
/// without its end mark is refused: what followed is lost.
pub fn read_annotations(path: &Path) -> Result<Annotations, FormatError> {
    parse(&read_file(path)?, path)
}

/// Parses an annotation file; `path` is named in errors.
pub(super) fn parse(bytes: &[u8], path: &Path) -> Result<Annotations, FormatError> {
    let mut words = Words { bytes, at: 0, path };
    let mut list: Vec<Annotation> = Vec::new();
    let mut time = 0_i64;
    let (mut num, mut chan) = (0, 0);
    loop {
        let begin = words.at;
        let word = words.next()?;
        let (kind, low) = (word >> 10, word & 0x3ff);
        if word == 0 {
            break;
        }
        match kind {
            SKIP => {
                let (high, low) = (words.next()?, words.next()?);
                time += i64::from((u32::from(high) << 16 | u32::from(low)).cast_signed());
            }
            NUM | SUB | CHN | AUX => {
                let Some(annotation) = list.last_mut() else {
                    let what = sentence!("file-annotation-detail-first");
                    return Err(Problem::malformed(what).at(path, Place::Byte(begin as u64)));
                };
                match kind {
                    NUM => (num, annotation.num) = (low as i8, low as i8),
                    CHN => (chan, annotation.chan) = (low as u8, low as u8),
                    SUB => annotation.sub = low as i8,
                    _ => annotation.aux = words.text(usize::from(low))?,
                }
            }
            _ => {
                time += i64::from(low);
                let place = Place::Byte(begin as u64);
                let sample = u64::try_from(time)
                    .map_err(|_| Problem::malformed(sentence!("file-annotation-before")).at(path, place))?;
                let code = Some(Code(kind as u8)).filter(|code| usize::from(code.0) < MNEMONICS.len());
                let code = code.ok_or_else(|| {
                    let what = sentence!("file-annotation-code", code = kind.to_string());
                    Problem::malformed(what).at(path, place)
                })?;
                list.push(Annotation { sample, code, sub: 0, chan, num, aux: String::new() });
            }
        }
    }
    // Code 0 marks no event: it only moves the time on.
    list.retain(|annotation| annotation.code.0 != 0);
    Ok(take_descriptions(list))
}

/// The file as 16-bit words.
struct Words<'a> {
    bytes: &'a [u8],
    at: usize,
    path: &'a Path,
}

impl Words<'_> {
    fn next(&mut self) -> Result<u16, FormatError> {
        let pair = self.bytes.get(self.at..self.at + 2).ok_or_else(|| self.ended())?;
        self.at += 2;
        Ok(u16::from_le_bytes([pair[0], pair[1]]))
    }

    /// A text of `length` bytes, padded to an even number; C programs end it with a zero.
    fn text(&mut self, length: usize) -> Result<String, FormatError> {
        let text = self.bytes.get(self.at..self.at + length).ok_or_else(|| self.ended())?;
        self.at += length.next_multiple_of(2);
        Ok(String::from_utf8_lossy(text).trim_end_matches('\0').to_owned())
    }

    fn ended(&self) -> FormatError {
        let what = sentence!("file-annotations-cut");
        Problem::Truncated { what }.at(self.path, Place::Byte(self.bytes.len() as u64))
    }
}

/// Takes the entries that describe the file itself out of the list.
fn take_descriptions(list: Vec<Annotation>) -> Annotations {
    let mut annotations = Annotations::default();
    let mut defining = false;
    let mut first = true;
    for annotation in list {
        let describes = annotation.sample == 0 && annotation.code == Code::NOTE;
        if describes
            && first
            && let Some(rate) = annotation.aux.strip_prefix("## time resolution:")
        {
            annotations.rate_hz =
                rate.trim().parse().ok().filter(|rate: &f64| rate.is_finite() && *rate > 0.0);
        } else if describes && annotation.aux == "## annotation type definitions" {
            defining = true;
        } else if describes && annotation.aux == "## end of definitions" {
            defining = false;
        } else if describes && defining {
            annotations.definitions.extend(definition(&annotation.aux));
        } else {
            first = false;
            annotations.list.push(annotation);
        }
    }
    annotations
}

/// `code mnemonic description`
fn definition(text: &str) -> Option<(Code, String, String)> {
    let mut fields = text.splitn(3, ' ');
    let code = Code::numbered(fields.next()?.parse().ok()?)?;
    let mnemonic = fields.next()?.to_owned();
    Some((code, mnemonic, fields.next().unwrap_or_default().to_owned()))
}
