//! The catalogue itself: nothing missing, nothing left over, the same variables everywhere.

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource},
    parser::parse,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use strapline_words::{Arg, Language, Words, ids};

type Variables = BTreeMap<String, BTreeSet<String>>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn areas(language: Language) -> BTreeMap<String, Resource<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ftl").join(language.code());
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files
        .map(|path| {
            let resource = parse(fs::read_to_string(&path).unwrap())
                .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), resource)
        })
        .collect()
}

/// Every entry of a language with the variables in it.
fn variables(language: Language) -> Variables {
    let mut all = Variables::new();
    for (area, resource) in areas(language) {
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let mut found = BTreeSet::new();
                    in_pattern(message.value.as_ref().expect("an entry has a text"), &mut found);
                    let before = all.insert(message.id.name.clone(), found);
                    assert!(before.is_none(), "{} stands twice ({area}, {language:?})", message.id.name);
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
                other => panic!("{area} ({language:?}) holds {other:?}"),
            }
        }
    }
    all
}

fn in_pattern(pattern: &Pattern<String>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => in_inline(inline, found),
            Expression::Select { selector, variants } => {
                in_inline(selector, found);
                for variant in variants {
                    in_pattern(&variant.value, found);
                }
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<String>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.clone());
        }
        other => panic!("only variables are used in entries: {other:?}"),
    }
}

#[test]
fn every_language_has_every_entry_with_the_same_variables() {
    let english = variables(Language::English);
    assert!(english.len() > 300, "{}", english.len());
    for language in Language::ALL {
        let entries = variables(language);
        let missing: Vec<_> = english.keys().filter(|id| !entries.contains_key(*id)).collect();
        let left_over: Vec<_> = entries.keys().filter(|id| !english.contains_key(*id)).collect();
        assert!(missing.is_empty() && left_over.is_empty(), "{language:?}: {missing:?}, {left_over:?}");
        for (id, expected) in &english {
            assert_eq!(&entries[id], expected, "{id} in {language:?}");
        }
    }
    assert_eq!(ids().map(str::to_owned).collect::<BTreeSet<_>>(), english.into_keys().collect());
}

/// The Rust sources of the workspace in which entries are asked for, tests apart.
fn sources() -> String {
    sources_of(&["core", "bindings"], "rs")
}

fn sources_of(folders: &[&str], extension: &str) -> String {
    let mut text = String::new();
    let mut folders: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() && !["tests", "target", "examples", "xtask"].contains(&name) {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == extension) && name != "tests.rs" {
                let source = fs::read_to_string(path).unwrap();
                text += source.split("#[cfg(test)]").next().unwrap();
            }
        }
    }
    text
}

#[test]
fn every_entry_is_used_and_every_one_used_is_there() {
    let text = sources();
    let known: BTreeSet<&str> = ids().collect();
    let unused: Vec<_> =
        known.iter().filter(|id| !id.starts_with("app-") && !text.contains(&format!("\"{id}\""))).collect();
    assert!(unused.is_empty(), "never asked for: {unused:?}");

    let prefixes: BTreeSet<&str> = known.iter().filter_map(|id| Some(id.split_once('-')?.0)).collect();
    assert!(prefixes.len() > 50, "{}", prefixes.len());
    let asked = text.split(['(', '\n', '{', ',', ' ', ')', ';', '[', ']', '}']).filter_map(|word| {
        let word = word.trim().strip_prefix('"')?.strip_suffix('"')?;
        let prefix = word.split_once('-')?.0;
        let is_id = word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let is_ours = prefixes.contains(prefix);
        (is_id && is_ours).then_some(word)
    });
    // Words that look like ids and are none.
    let others = ["note-", "analysis-"];
    let missing: BTreeSet<_> = asked.filter(|id| !known.contains(id) && !others.contains(id)).collect();
    assert!(missing.is_empty(), "asked for and not there: {missing:?}");
}

#[test]
fn everything_that_words_can_say_is_asked_for() {
    let text = sources();
    let folder = root().join("core/words/src");
    let mut count = 0;
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let source = fs::read_to_string(path).unwrap();
        let source = source.split("#[cfg(test)]").next().unwrap();
        for rest in source.split("    pub fn ").skip(1) {
            let Some((name, arguments)) = rest.split_once('(') else { continue };
            if !arguments.starts_with("self") {
                continue;
            }
            count += 1;
            let calls = [format!(".{name}("), format!("Words::{name})"), format!("Words::{name},")];
            assert!(calls.iter().any(|call| text.contains(call)), "nobody asks for `{name}`");
        }
    }
    assert!(count > 40, "{count}");
}

#[test]
fn a_sentence_in_the_sources_gives_its_entry_the_variables_that_it_has() {
    let english = variables(Language::English);
    let text = sources();
    let mut calls = 0;
    for call in text.split("sentence!(").skip(1) {
        let Some((id, rest)) = call.trim_start().strip_prefix('"').and_then(|call| call.split_once('"'))
        else {
            continue;
        };
        // Up to the bracket that closes the call; what stands in brackets within is another's.
        let mut depth = 0;
        let mut given = BTreeSet::new();
        for part in rest.split_inclusive(['(', ')', ',']) {
            if depth == 0
                && let Some((name, _)) = part.split_once(" = ")
            {
                given.insert(name.trim().to_owned());
            }
            match part.chars().last() {
                Some('(') => depth += 1,
                Some(')') if depth == 0 => break,
                Some(')') => depth -= 1,
                _ => {}
            }
        }
        let entry = english.get(id).unwrap_or_else(|| panic!("{id} is no entry"));
        assert_eq!(&given, entry, "{id}");
        calls += 1;
    }
    assert!(calls > 150, "{calls}");
}

#[test]
fn what_is_wrong_in_detail_is_said_in_each_language_s_own_words() {
    let details = variables(Language::English).into_iter().filter(|(id, _)| {
        ["file-", "io-", "store-", "fault-", "broken-", "outcome-"].iter().any(|area| id.starts_with(area))
    });
    let mut count = 0;
    for (id, variables) in details {
        let names: Vec<&'static str> = variables.into_iter().map(|name| &*name.leak()).collect();
        let args: Vec<_> = names.into_iter().map(|name| (name, Arg::from("x"))).collect();
        let said = Language::ALL.map(|language| Words::of(language).say(&id, &args));
        for (n, text) in said.iter().enumerate() {
            assert!(!text.contains(['{', '}']) && !said[..n].contains(text), "{id}: {said:?}");
        }
        count += 1;
    }
    assert!(count > 150, "{count}");
}

/// What stands behind a number, and never begins a line.
const UNITS: [&str; 27] = [
    "Hz", "ms", "s", "sn", "min", "dk", "h", "sa", "d", "j", "g\u{fc}n", "Tage", "mV", "mm", "mm/s", "mm/sn",
    "mm/mV", "dB", "lpm", "%", "am", "pm", "AM", "PM", "a.", "p.", "Uhr",
];

/// Pieces of text, each with whether a variable stands before it.
fn pieces(pattern: &Pattern<String>, found: &mut Vec<(bool, String)>) {
    let mut is_behind = false;
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => found.push((is_behind, value.clone())),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                for variant in variants {
                    pieces(&variant.value, found);
                }
            }
            PatternElement::Placeable { .. } => {}
        }
        is_behind = matches!(element, PatternElement::Placeable { .. });
    }
}

/// The unit that is parted from its number in a piece of text, if one is.
fn parted(is_behind: bool, text: &str) -> Option<&str> {
    text.match_indices(' ').find_map(|(at, _)| {
        let has_number = if at == 0 { is_behind } else { text[..at].ends_with(|c: char| c.is_ascii_digit()) };
        let rest = &text[at + 1..];
        // A suffix behind an apostrophe makes it a word of another kind: "130 Hz’lik", "12 d’enregistrement".
        let word = rest.split([' ', '\u{a0}', ')', ',', ';', ':', '\n']).next().unwrap_or(rest);
        let word = word.strip_suffix('.').filter(|word| UNITS.contains(word)).unwrap_or(word);
        (has_number && UNITS.contains(&word)).then_some(word)
    })
}

#[test]
fn a_number_never_parts_from_its_unit() {
    assert_eq!(parted(true, " s"), Some("s"));
    assert_eq!(parted(false, "0.7\u{2013}40 Hz)"), Some("Hz"));
    assert_eq!(parted(false, "von 25 mm/s."), Some("mm/s"));
    assert_eq!(parted(true, "\u{a0}s and 3 pauses in s"), None);
    for language in Language::ALL {
        for (area, resource) in areas(language) {
            for entry in resource.body {
                let Entry::Message(message) = entry else { continue };
                let mut found = Vec::new();
                pieces(message.value.as_ref().unwrap(), &mut found);
                for (is_behind, text) in &found {
                    let unit = parted(*is_behind, text);
                    assert_eq!(unit, None, "{} ({area}, {language:?}): {text:?}", message.id.name);
                }
            }
        }
    }
}

#[test]
fn plurals_follow_the_rules_of_the_language() {
    let said =
        |language, beats: u64| Words::of(language).say("summary-beats", &[("beats", Arg::Count(beats))]);
    for (language, expected) in [
        (Language::English, ["0 beats", "1 beat", "2 beats", "5 beats", "21 beats"]),
        (Language::German, ["0 Schläge", "1 Schlag", "2 Schläge", "5 Schläge", "21 Schläge"]),
        // None is singular in French.
        (Language::French, ["0 battement", "1 battement", "2 battements", "5 battements", "21 battements"]),
        (Language::Spanish, ["0 latidos", "1 latido", "2 latidos", "5 latidos", "21 latidos"]),
        // A noun after a number has no plural in Turkish.
        (Language::Turkish, ["0 atım", "1 atım", "2 atım", "5 atım", "21 atım"]),
    ] {
        assert_eq!([0, 1, 2, 5, 21].map(|beats| said(language, beats)), expected, "{language:?}");
    }
    assert_eq!(said(Language::French, 12_345), "12\u{202f}345 battements");
    assert_eq!(said(Language::German, 1_000_000), "1.000.000 Schläge");
}

#[test]
fn an_entry_with_choices_chooses_by_count_or_by_class_and_has_the_choices_it_needs() {
    for language in Language::ALL {
        for (area, resource) in areas(language) {
            for entry in resource.body {
                let Entry::Message(message) = entry else { continue };
                for element in &message.value.unwrap().elements {
                    let PatternElement::Placeable { expression: Expression::Select { variants, .. } } =
                        element
                    else {
                        continue;
                    };
                    assert_eq!(
                        variants.iter().filter(|v| v.default).count(),
                        1,
                        "{} ({area})",
                        message.id.name
                    );
                    assert!(variants.len() > 1, "{} ({area}, {language:?})", message.id.name);
                }
            }
        }
    }
}

#[test]
fn nothing_is_said_that_may_never_be_said() {
    // A diagnosis, an alarm, a promise: the words for them in each language.
    let never = [
        (Language::English, ["heart attack", "dangerous", "all is well", "healthy", "alarm"]),
        (Language::German, ["herzinfarkt", "gefährlich", "alles in ordnung", "gesund", "alarm"]),
        (Language::French, ["infarctus", "dangereu", "tout va bien", "en bonne santé", "alarme"]),
        (Language::Spanish, ["infarto", "peligros", "todo está bien", "sano", "alarma"]),
        (Language::Turkish, ["enfarktüs", "tehlike", "her şey yolunda", "sağlıklı", "alarm"]),
    ];
    for (language, words) in never {
        for path in
            fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("ftl").join(language.code())).unwrap()
        {
            let text = fs::read_to_string(path.unwrap().path()).unwrap().to_lowercase();
            for word in words {
                assert!(!text.contains(word), "{word:?} in {language:?}");
            }
        }
    }
}

#[test]
fn every_label_is_shown_by_one_of_the_apps() {
    let shells = sources_of(&["android/app/src/main"], "kt") + &sources_of(&["ios/Sources"], "swift");
    // Some are said by the core in their place.
    let text = shells + &sources();
    let labels = ids().filter(|id| id.starts_with("app-"));
    let unused: Vec<_> = labels.filter(|id| !text.contains(&format!("\"{id}\""))).collect();
    assert!(unused.is_empty(), "shown nowhere: {unused:?}");
}

/// An entry with what may stand in it at its longest.
fn filled(words: Words, id: &str, variables: &BTreeSet<String>) -> String {
    let value = |name: &str| match name {
        "time" => "12\u{a0}min 40\u{a0}s".to_owned(),
        "last" | "low" | "high" | "rate" => words.rate(180.0),
        "percent" | "share" => words.whole_percent(80),
        "class" => words.text("episode-pause"),
        "quality" => words.text("live-quality-good"),
        "step" => words.text("step-settings"),
        "error" => words.text("link-not-supported"),
        "reason" => words.text("reason-too-short"),
        _ => "232".to_owned(),
    };
    let names = variables.iter().map(|name| &*name.clone().leak());
    let args: Vec<(&'static str, Arg<'_>)> =
        names.map(|name: &'static str| (name, value(name).into())).collect();
    words.say(id, &args)
}

#[test]
fn what_the_core_says_fits_its_place() {
    // Letters that a place holds: a chip is one line of the narrowest phone, a title is two, the text of a notification
    // four, a hint six. What an error says (live-...) is a hint.
    let most = |id: &str| -> Option<usize> {
        let area = id.split('-').next()?;
        let errors =
            ["live-disk-failed", "live-unwritten", "live-other-signal", "live-unreadable", "live-not-yet"];
        let recordings =
            ["state-recording", "state-interrupted", "state-locked", "state-newer", "state-damaged"];
        match id {
            _ if errors.contains(&id) || area == "sensor" => Some(240),
            _ if recordings.contains(&id) => Some(70),
            "live-quality-unread"
            | "live-not-seen-shape"
            | "live-spoken"
            | "trend-said"
            | "live-not-seen"
            | "beat-looked"
            | "trend-point"
            | "trend-read" => Some(60),
            "beat-doubted" => Some(120),
            _ if area == "notify" => (!id.ends_with("-title")).then_some(150),
            _ if ["trend", "beat"].contains(&area) => Some(44),
            _ if ["state", "live", "reason"].contains(&area) => Some(if area == "state" { 34 } else { 40 }),
            _ => None,
        }
    };
    let variables = variables(Language::English);
    let mut count = 0;
    for language in Language::ALL {
        for (id, names) in &variables {
            let Some(most) = most(id) else { continue };
            let text = filled(Words::of(language), id, names);
            assert!(text.chars().count() <= most, "{id} in {language:?}, {most} at most: {text:?}");
            count += 1;
        }
    }
    assert!(count > 5 * 60, "{count}");
}

#[test]
fn labels_of_the_apps_fit_a_narrow_phone() {
    // At 17 points a label of a button has room for some 34 letters on the narrowest phone; longer ones are sentences
    // that wrap, of three lines at most. What ends in "-text" is a paragraph.
    let long = ["-none", "-ask", "-welcome", "-private", "-limits", "-why", "-rehearse"];
    for language in Language::ALL {
        for id in ids().filter(|id| id.starts_with("app-")) {
            let most = if id.ends_with("-text") {
                280
            } else if long.iter().any(|end| id.ends_with(end)) {
                100
            } else {
                34
            };
            let text = Words::of(language).text(id);
            assert!(text.chars().count() <= most, "{id} in {language:?}: {text:?}");
        }
        for id in ids()
            .filter(|id| id.starts_with("headline-") || id.starts_with("notify-") && id.ends_with("-title"))
        {
            let text = Words::of(language).text(id);
            assert!(text.chars().count() <= 44, "{id} in {language:?}: {text:?}");
        }
        for id in
            ids().filter(|id| id.starts_with("card-") && !id.contains("-note") && !id.contains("-spoken"))
        {
            let text = Words::of(language).text(id);
            assert!(text.chars().count() <= 42, "{id} in {language:?}: {text:?}");
        }
    }
}

fn at(words: Words, place: String) -> String {
    words.say("error-at", &[("place", place.into()), ("problem", words.text("format-empty").into())])
}

#[test]
fn a_sentence_begins_with_a_capital_letter_unless_a_path_does() {
    for language in Language::ALL {
        let words = Words::of(language);
        for (path, line) in [
            ("tests/golden/recording.csv", None),
            ("recording.csv", Some("3")),
            ("night 1/ecg.edf", None),
            ("ilk kayıt/ecg.edf", Some("12")),
            ("c:\\ecg\\night", None),
            ("a, b.csv", None),
        ] {
            let file = ("file", Arg::from(path));
            let place = line.map_or(path.to_owned(), |line: &str| {
                words.say("place-line", &[file, ("line", line.into())])
            });
            let said = at(words, place);
            assert_eq!(words.sentence(&said), said + ".", "{language:?}");
        }
        // Whatever is said of anything else, whatever stands in it.
        for (id, names) in variables(language) {
            if ["place-line", "place-byte", "analysis-write"].contains(&&*id) {
                continue;
            }
            let text = filled(words, &id, &names);
            let text = if id.starts_with("place-") { at(words, text) } else { text };
            let first = words.sentence(&text).chars().next();
            assert_eq!(first, words.capitalised(&text).chars().next(), "{id} in {language:?}: {text}");
        }
    }
    let turkish = Words::of(Language::Turkish);
    assert_eq!(turkish.sentence("ilk"), "\u{130}lk.");
    assert_eq!(turkish.sentence("ilk.csv: boş"), "ilk.csv: boş.");
    assert_eq!(turkish.sentence("hata \u{201c}a/b.csv\u{201d}: boş"), "Hata \u{201c}a/b.csv\u{201d}: boş.");
}
