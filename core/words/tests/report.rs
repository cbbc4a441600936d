//! What is said of a recording, word for word, in five languages.

use strapline_ecg::{
    classify::BeatClass,
    quality::Reason,
    report::{
        Absent, AdviceReason, Ectopy, Figure, Finding, FlaggedBeat, LeftOut, MarkSeen, Moment, Remark, Run,
        Spell, Spells, TimeAxis, Verdict,
    },
    rhythm::EpisodeKind,
    sensor::{Advice, LinkError, Step},
    session::Notice,
    units::SampleRate,
};
use strapline_words::{HeightUnit, IntervalUnit, Language, Units, Words};

fn moment() -> Moment {
    TimeAxis::new(SampleRate::new(130.0).unwrap(), None).at(0.0)
}

fn spells(episodes: u32, seconds: f64, bpm: f32) -> Spells {
    let longest = (episodes > 0).then(|| Spell { at: moment(), seconds: seconds / f64::from(episodes) });
    Spells { episodes, seconds, longest, bpm: (episodes > 0).then_some(bpm) }
}

fn ectopy(class: BeatClass, [beats, singles, couplets, runs]: [u64; 4], run: Option<(u32, f32)>) -> Ectopy {
    let run = run.map(|(beats, bpm)| Run { beats, seconds: 6.0, bpm, at: moment() });
    Ectopy {
        class,
        beats,
        singles,
        couplets,
        runs,
        longest_run: run,
        fastest_run: run,
        bigeminy: Spells::default(),
        trigeminy: Spells::default(),
        burden: Some(beats as f64 / 2878.0),
        per_hour: None,
    }
}

fn said(verdict: &Verdict) -> [String; 5] {
    Language::ALL.map(|language| Words::of(language).verdict(verdict).replace(['\u{a0}', '\u{202f}'], " "))
}

#[test]
fn an_eventful_hour() {
    let found = vec![
        Finding::AtrialFibrillation { burden: Some(0.1), spells: spells(1, 288.0, 118.0) },
        Finding::Ectopy(Box::new(ectopy(BeatClass::Ventricular, [19, 10, 1, 1], Some((7, 164.0))))),
        Finding::Pauses { pauses: 1, longest_ms: Some(3000.0) },
    ];
    let absent = vec![Absent::SupraventricularBeat];
    let verdict = Verdict::Seen { read_s: 2880.0, only_share: None, found, absent };
    assert_eq!(
        said(&verdict),
        [
            "Atrial fibrillation suspected in 10 % of the time read (1 episode, 4 min 48 s); 19 ventricular ectopic beats \
             (0.7 %): 10 single, 1 pair and 1 run (7 beats at 164/min); 1 pause of 2 s or more, longest 3.00 s. \
             No supraventricular beat seen in the 48 min that could be read.",
            "Verdacht auf Vorhofflimmern in 10 % der lesbaren Zeit (1 Episode, 4 min 48 s); 19 ventrikuläre \
             Extrasystolen (0,7 %): 10 einzeln, 1 Paar und 1 Salve (7 Schläge mit 164/min); 1 Pause ab 2 s, längste \
             3,00 s. In der lesbaren Zeit (48 min) nicht gesehen: supraventrikuläre Schläge.",
            "Fibrillation atriale suspectée pendant 10 % du temps lu (1 épisode, 4 min 48 s) ; 19 extrasystoles \
             ventriculaires (0,7 %) : 10 isolées, 1 doublet et 1 salve (7 battements à 164/min) ; 1 pause de 2 s ou \
             plus, la plus longue 3,00 s. Dans le temps lisible (48 min), il n’a été vu aucun battement \
             supraventriculaire.",
            "Sospecha de fibrilación auricular en el 10 % del tiempo leído (1 episodio, 4 min 48 s); 19 extrasístoles \
             ventriculares (0,7 %): 10 aisladas, 1 pareja y 1 salva (7 latidos a 164 lpm); 1 pausa de 2 s o más, la \
             más larga 3,00 s. En el tiempo legible (48 min) no se vio ningún latido supraventricular.",
            "Atriyal fibrilasyon şüphesi, okunan süredeki payı %10 (1 epizot, 4 dk 48 sn); 19 ventriküler ektopik atım \
             (%0,7): 10 tek, 1 çift ve 1 ardışık atım dizisi (7 atım, 164/dk); en az 2 sn’lik 1 duraklama, en uzunu 3,00 sn. \
             Okunabilen 48 dk içinde supraventriküler atım görülmedi.",
        ]
    );
}

#[test]
fn a_quiet_recording_says_what_was_looked_for_and_in_how_much() {
    let absent = vec![Absent::EctopicBeat, Absent::AtrialFibrillation, Absent::Pause];
    let verdict = Verdict::Seen { read_s: 600.0, only_share: None, found: Vec::new(), absent };
    assert_eq!(
        said(&verdict),
        [
            "No ectopic beat, no atrial fibrillation and no pause of 2 s or more seen in the 10 min that could be read.",
            "In der lesbaren Zeit (10 min) nicht gesehen: Extrasystolen, Vorhofflimmern und Pausen ab 2 s.",
            "Dans le temps lisible (10 min), il n’a été vu aucune extrasystole, aucune fibrillation atriale ni aucune \
             pause de 2 s ou plus.",
            "En el tiempo legible (10 min) no se vio ninguna extrasístole, ninguna fibrilación auricular ni ninguna \
             pausa de 2 s o más.",
            "Okunabilen 10 dk içinde ektopik atım, atriyal fibrilasyon ya da en az 2 sn’lik duraklama görülmedi.",
        ]
    );
}

#[test]
fn what_could_not_be_read_is_said_with_its_reason_and_never_called_normal() {
    let verdict =
        Verdict::NotAnalysable { recorded_s: 600.0, reasons: vec![Reason::LeadOff, Reason::Muscle] };
    assert_eq!(
        said(&verdict),
        [
            "Not analysable: none of the 10 min recorded could be read (no skin contact and muscle or motion noise). \
             Nothing can be said about the heart rhythm.",
            "Nicht auswertbar: Von der Aufzeichnung (10 min) war nichts lesbar (kein Hautkontakt und Muskel- oder \
             Bewegungsstörung). Über den Herzrhythmus lässt sich nichts sagen.",
            "Non analysable : rien de l’enregistrement (10 min) n’était lisible (pas de contact avec la peau et bruit \
             musculaire ou de mouvement). On ne peut rien dire du rythme cardiaque.",
            "No analizable: no pudo leerse nada del registro (10 min; sin contacto con la piel y ruido muscular o de \
             movimiento). No puede decirse nada del ritmo cardíaco.",
            "Değerlendirilemiyor: 10 dk süren kaydın hiçbir bölümü okunamadı (cilt teması yok ve kas ya da hareket \
             gürültüsü). Kalp ritmi hakkında bir şey söylenemez.",
        ]
    );
    let too_short = said(&Verdict::TooShort { beats: 1, read_s: 1.0 });
    assert_eq!(too_short[0], "Too short to judge a rhythm: 1 heartbeat in the 1 s that could be read.");
    assert_eq!(too_short[4], "Ritim değerlendirmesi için çok kısa: okunabilen 1 sn içinde 1 kalp atımı.");
    let normal = ["normal", "normal", "normal", "normal", "normal"];
    for verdict in [verdict, Verdict::NothingRecorded, Verdict::NoHeartbeat { read_s: 5.0 }] {
        for (said, normal) in said(&verdict).iter().zip(normal) {
            assert!(!said.to_lowercase().contains(normal), "{said}");
        }
    }
}

#[test]
fn remarks_marks_and_flagged_beats_are_said_as_they_were() {
    let words = Words::of(Language::English).with_plain_spaces();
    let left = |reason, seconds| LeftOut { reason, samples: 0, seconds, share: 0.0 };
    let remarks = [
        Remark::Read { read_s: 2880.0, share: 0.8, recorded_s: 3600.0 },
        Remark::NotRead(vec![left(Reason::Muscle, 600.0), left(Reason::Gap, 120.0)]),
        Remark::EarlyBeats { beats: 110 },
        Remark::NoHeartbeatFor { seconds: 13.0, longest: Spell { at: moment(), seconds: 8.0 } },
        Remark::TooShortForFibrillation,
    ];
    assert_eq!(
        words.remarks(&remarks),
        "Read from 48 min (80 %) of 1 h. Not read: muscle or motion noise 10 min, nothing received 2 min. 110 early \
         beats in suspected atrial fibrillation are not counted as ectopic. In 13 s of the time read no heartbeat was \
         found, from +0:00:00 on for 8 s at the longest: a pause without an end in readable signal, or beats too small to \
         be found. Too short to say that there was no atrial fibrillation: that takes 50 s of readable time."
    );
    let flagged = FlaggedBeat {
        class: BeatClass::Ventricular,
        early: Some(0.36),
        rr_ms: Some(640.0),
        next_rr_ms: Some(1000.0),
        amplitude_mv: Some(-1.254),
        likeness: Some(0.31),
        probability: Some(0.94),
    };
    assert_eq!(
        words.flagged_beat(&flagged).unwrap(),
        "flagged beat: 36 % earlier than usual · RR before 640 ms, after 1.00 s · amplitude -1.25 mV · likeness to \
         the usual beat 0.31 · ventricular with 94 % probability"
    );
    let units =
        Units { height: HeightUnit::Millimetre, interval: IntervalUnit::Millisecond, ..Units::default() };
    assert_eq!(
        words.with_units(units).flagged_reasons(&flagged)[1..3],
        ["RR before 640 ms, after 1,000 ms", "Amplitude -12.5 mm"]
    );
    let turkish = Words::of(Language::Turkish).with_plain_spaces().flagged_beat(&flagged).unwrap();
    assert!(turkish.contains("olağandan %36 daha erken") && turkish.contains("1,00 sn"), "{turkish}");

    let mark = MarkSeen {
        at: moment(),
        words: "flutter".into(),
        readable: 0.5,
        reason: Some(Reason::Muscle),
        rate_bpm: Some(60.0),
        classified: 30,
        ventricular: 7,
        supraventricular: 0,
        nearest_ectopic_s: Some(0.5),
        episodes: vec![EpisodeKind::Run(BeatClass::Ventricular)],
    };
    assert_eq!(
        words.around_mark(&mark),
        "60/min; 7 ventricular beats, the nearest 0.5 s before the mark; run of ventricular beats; only 50 % readable \
         (muscle or motion noise)"
    );
    let quiet =
        MarkSeen { readable: 1.0, ventricular: 0, nearest_ectopic_s: None, episodes: Vec::new(), ..mark };
    assert_eq!(words.around_mark(&quiet), "60/min; no ectopic beat and no episode seen");
    assert_eq!(
        words.around_mark(&MarkSeen { readable: 0.0, ..quiet }),
        "could not be read (muscle or motion noise)"
    );
}

/// Everything that can be said of a report and of a sensor, in a language.
fn everything(words: Words) -> Vec<String> {
    let mut said = Vec::new();
    let classes = [BeatClass::Ventricular, BeatClass::Supraventricular];
    for class in classes {
        for counts in [[1, 1, 0, 0], [5, 5, 0, 0], [2, 0, 1, 0], [19, 10, 2, 2], [1234, 0, 0, 3]] {
            let run = (counts[3] > 0).then_some((7, 164.0));
            for phases in [0, 1] {
                let ectopy = Ectopy { bigeminy: spells(phases, 80.0, 90.0), ..ectopy(class, counts, run) };
                said.push(words.finding(&Finding::Ectopy(Box::new(ectopy))));
            }
        }
        for kind in [
            EpisodeKind::Couplet(class),
            EpisodeKind::Run(class),
            EpisodeKind::Bigeminy(class),
            EpisodeKind::Trigeminy(class),
        ] {
            said.push(words.episode(kind));
        }
        said.push(words.advice(AdviceReason::FrequentEctopy { class, share: 0.12 }));
    }
    for class in BeatClass::ALL {
        said.push(words.class(class));
    }
    for reason in Reason::ALL {
        said.push(words.reason(reason));
    }
    for number in [1, 2] {
        said.push(words.finding(&Finding::Pauses { pauses: number, longest_ms: None }));
        said.push(words.remarks(&[
            Remark::Fusion { beats: number.into() },
            Remark::EarlyBeats { beats: number.into() },
            Remark::Unclassified { beats: number.into(), share: 0.1 },
            Remark::AllRead { recorded_s: 5.0 },
            Remark::NoSamples,
        ]));
        said.push(words.advice(AdviceReason::LongPause { pauses: number, longest_ms: 3100.0 }));
        said.push(words.notice(Notice::ModelFailed(number.into())));
    }
    said.push(words.advice(AdviceReason::AtrialFibrillation { bpm: Some(120.0), fast: true }));
    said.push(words.advice(AdviceReason::AtrialFibrillation { bpm: None, fast: false }));
    said.push(words.advice(AdviceReason::VentricularTachycardia { beats: 9, bpm: 150.0 }));
    said.push(words.advice(AdviceReason::SupraventricularTachycardia { seconds: 40.0, bpm: 150.0 }));
    said.push(words.finding(&Finding::Slow(spells(1, 60.0, 40.0))));
    said.push(words.finding(&Finding::Fast(spells(2, 60.0, 140.0))));
    said.push(words.finding(&Finding::Unclassified { all: false }));
    said.push(words.finding(&Finding::AtrialFibrillation { burden: None, spells: spells(2, 60.0, 90.0) }));
    said.extend(words.limits());
    said.push(words.disclaimer());
    for notice in [
        Notice::AmplitudeImplausible { typical_mv: 1431.0, factor: 0.001 },
        Notice::AmplitudeImplausible { typical_mv: 0.001, factor: 1000.0 },
        Notice::RangeTooSmall,
        Notice::NoBeats,
    ] {
        said.push(words.notice(notice));
    }
    said.extend(advice().iter().map(|advice| words.sensor_advice(advice)));
    said
}

fn advice() -> Vec<Advice> {
    let mut all = vec![
        Advice::MtuTooSmall { mtu: Some(23) },
        Advice::MtuTooSmall { mtu: None },
        Advice::BondingNeeded,
        Advice::Busy,
        Advice::BatteryLow { percent: 7 },
        Advice::FirmwareTooOld { found: "2.1.9".into(), needed: "3.0.35" },
        Advice::Charging,
        Advice::StorageFull,
        Advice::RrOnly,
        Advice::StartRefused(strapline_ecg::sensor::polar::Status(13)),
        Advice::StartRefusedHttp(503),
        Advice::UnknownFrames { frame_type: 9 },
        Advice::OutOfReach,
        Advice::NoContact,
        Advice::NotASensor,
        Advice::BluetoothOff,
        Advice::BluetoothNotPermitted,
    ];
    for step in [
        Step::Connect,
        Step::Services,
        Step::Mtu,
        Step::Bond,
        Step::Identity,
        Step::Subscribe,
        Step::Abilities,
        Step::Settings,
        Step::Start,
        Step::Poll,
        Step::Stop,
    ] {
        all.push(Advice::NotAnswering(step));
    }
    for error in [
        LinkError::Att(strapline_ecg::sensor::AttError(5)),
        LinkError::Status(133),
        LinkError::Status(8),
        LinkError::Status(19),
        LinkError::Status(22),
        LinkError::Status(62),
        LinkError::TimedOut,
        LinkError::NotConnected,
        LinkError::EndedByStrap,
        LinkError::NotBonded,
        LinkError::NotTaken,
        LinkError::System(8),
        LinkError::NotFound,
        LinkError::NotSupported,
        LinkError::RadioOff,
        LinkError::NotPermitted,
        LinkError::Other("org.bluez.Error.Failed".into()),
    ] {
        all.push(Advice::KeepsFailing(Step::Start, error));
    }
    all
}

#[test]
fn nothing_said_is_missing_a_variable_or_an_entry_or_left_in_english() {
    let english = everything(Words::of(Language::English));
    for language in Language::ALL {
        for (said, english) in everything(Words::of(language)).iter().zip(&english) {
            assert!(!said.contains(['{', '}', '[', ']']) && !said.trim().is_empty(), "{language:?}: {said}");
            // Words that both languages share; a whole sentence is none of them.
            let shared = ["ventricular", "supraventricular", "fusion", "pause", "Pause"];
            let is_same = said == english && !shared.contains(&said.as_str());
            assert!(language == Language::English || !is_same, "{language:?}: {said}");
        }
    }
}

#[test]
fn what_the_log_says_in_english_is_what_the_screen_says_in_english() {
    // A log is not broken into lines: it has plain spaces.
    let words = Words::of(Language::English).with_plain_spaces();
    for advice in advice() {
        let said = words.sensor_advice(&advice);
        if says_more_in_the_log(&advice) {
            assert_ne!(said, advice.to_string());
        } else {
            assert_eq!(said, advice.to_string());
        }
    }
}

/// What names a code, or repeats a system's own words.
fn says_more_in_the_log(advice: &Advice) -> bool {
    match advice {
        Advice::StartRefused(_) | Advice::StartRefusedHttp(_) => true,
        Advice::KeepsFailing(_, error) => {
            matches!(error, LinkError::Att(_) | LinkError::Status(_) | LinkError::Other(_))
        }
        _ => false,
    }
}

#[test]
fn a_code_is_said_by_its_number_and_a_system_s_own_words_not_at_all() {
    let failing = |error| Advice::KeepsFailing(Step::Subscribe, error);
    let all = [
        Advice::StartRefused(strapline_ecg::sensor::polar::Status(5)),
        Advice::StartRefusedHttp(503),
        failing(LinkError::Att(strapline_ecg::sensor::AttError(14))),
        failing(LinkError::Status(62)),
        failing(LinkError::System(8)),
    ];
    for (advice, number) in all.iter().zip(["5", "503", "14", "62", "8"]) {
        assert!(advice.to_string().contains(number), "the log has it: {advice}");
        for language in Language::ALL {
            let said = Words::of(language).sensor_advice(advice);
            assert!(said.contains(&format!(" {number})")) || said.contains(&format!(" {number} ")), "{said}");
            for name in ["unlikely", "GATT", "parameter", "service unavailable", "out of reach"] {
                assert!(!said.contains(name), "{said}");
            }
        }
    }
    let words = "Operation failed: le-connection-abort-by-local";
    let other = failing(LinkError::Other(words.into()));
    assert!(other.to_string().contains(words), "the log has it");
    for language in Language::ALL {
        assert!(!Words::of(language).sensor_advice(&other).contains(words), "{language:?}");
    }
    let german = Words::of(Language::German).sensor_advice(&failing(LinkError::NotTaken));
    let expected = "Das gelingt immer wieder nicht: Messwerte abonnieren (vom System nicht angenommen).";
    assert!(german.starts_with(expected), "{german}");
}

#[test]
fn every_figure_that_reports_print_is_in_the_catalogue() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../score/figures.toml");
    let text = std::fs::read_to_string(file).unwrap();
    let of = |key: &str| -> Vec<String> {
        let lines = text.lines().filter_map(|line| line.strip_prefix(key)?.trim().strip_prefix("= \""));
        lines.map(|line| line.trim_end_matches('"').to_owned()).collect()
    };
    let (names, values) = (of("name"), of("value"));
    assert!(names.len() > 5 && names.len() == values.len());
    for (name, value) in names.into_iter().zip(values) {
        let figure = Figure { name, value, command: String::new() };
        let english = Words::of(Language::English).with_plain_spaces();
        assert_eq!(english.figure_name(&figure), figure.name);
        assert_eq!(english.figure_value(&figure), figure.value);
        for language in &Language::ALL[1..] {
            let words = Words::of(*language).with_plain_spaces();
            assert_ne!(words.figure_name(&figure), figure.name, "{language:?}");
            assert_ne!(words.figure_value(&figure), figure.value, "{language:?}");
        }
    }
}
