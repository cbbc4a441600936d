//! A process that records is killed at random instants, by SIGKILL, again and again, on one store.
//!
//! The process is this test program itself, started with a folder in its environment. It tells through a pipe what it
//! is about to do and what it has done; after the kill the store is held against that.

use crate::strap::{arrival_ms, frame, frames_kept, head, key};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};
use strapline_store::{DURABLE_WITHIN_MS, Mark, RecordingId, RecordingState, Store};

/// Where the process that is to be killed finds its store.
const FOLDER: &str = "STRAPLINE_KILLED_STORE";
/// Kills in a run, unless `STRAPLINE_KILLS` says otherwise.
const KILLS: u64 = 50;
/// Frames of a recording before it is finished.
const FINISHED_AT: u64 = 400;

/// The process that is killed. Does nothing in a test run of its own.
#[test]
fn record_until_killed() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let say = |line: String| {
        let mut out = std::io::stdout().lock();
        writeln!(out, "\nKILL {line}").unwrap();
        out.flush().unwrap();
    };
    let (store, recovered) = Store::open(Path::new(&folder), &key()).unwrap();
    say(format!("recovered {}", recovered.len()));
    loop {
        let list = store.list();
        let interrupted = list.iter().find(|summary| summary.state == RecordingState::Interrupted);
        let (mut writer, mut n) = match interrupted {
            Some(summary) => {
                let n = summary.tally.notifications;
                (store.resume(summary.id, arrival_ms(n)).unwrap(), n)
            }
            None => (store.begin(&head("Night")).unwrap(), 0),
        };
        let id = writer.id();
        say(format!("begun {id} {n}"));
        while n < FINISHED_AT {
            say(format!("appending {id} {n}"));
            writer.append(&frame(n), arrival_ms(n)).unwrap();
            say(format!("durable {id} {}", writer.durable().notifications));
            // Most of a second nothing happens, and most kills fall there.
            std::thread::sleep(Duration::from_micros(500));
            if n % 30 == 7 {
                say(format!("marking {id} {n}"));
                let mark = Mark { at_ms: n as i64, sample: None, text: "dizzy".into() };
                store.mark(id, &mark, arrival_ms(n)).unwrap();
                say(format!("marked {id} {n}"));
            }
            n += 1;
        }
        say(format!("finishing {id} {n}"));
        writer.finish().unwrap();
        say(format!("finished {id} {n}"));
        store.rename(id, "Tuesday", arrival_ms(n)).unwrap();
        say(format!("renamed {id} {n}"));
        // The oldest goes once there are three.
        if let [oldest, _, _, ..] = list.as_slice() {
            say(format!("deleting {} 0", oldest.id));
            store.delete(oldest.id).unwrap();
            say(format!("deleted {} 0", oldest.id));
        }
    }
}

/// What is known of a recording from what the process said.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that was said")]
struct Said {
    appended: u64,
    durable: u64,
    marking: usize,
    marked: usize,
    finishing: bool,
    finished: bool,
    renamed: bool,
    deleting: bool,
    deleted: bool,
}

/// Starts the process, kills it after `life`, and takes down what it said.
fn live_and_die(folder: &Path, life: Duration, said: &mut BTreeMap<RecordingId, Said>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kills::record_until_killed", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let out = child.stdout.take().unwrap();
    let killer = std::thread::spawn(move || {
        std::thread::sleep(life);
        child.kill().unwrap();
        child.wait().unwrap()
    });
    for line in BufReader::new(out).lines() {
        // The last line may be cut off, even within a number; only what is whole counts.
        let line = line.unwrap();
        let Some(words) = line.strip_prefix("KILL ").map(|line| line.split(' ').collect::<Vec<_>>()) else {
            continue;
        };
        let [verb, id, n] = words[..] else { continue };
        let (Ok(id), Ok(n)) = (id.parse(), n.parse::<u64>()) else { continue };
        let known: &mut Said = said.entry(id).or_default();
        match verb {
            "begun" => (known.appended, known.durable) = (n, n),
            "appending" => known.appended = n + 1,
            "durable" => known.durable = known.durable.max(n),
            "marking" => known.marking += 1,
            "marked" => (known.marked, known.durable) = (known.marking, n + 1),
            "finishing" => known.finishing = true,
            "finished" => (known.finished, known.durable) = (true, n),
            "renamed" => known.renamed = true,
            "deleting" => known.deleting = true,
            "deleted" => known.deleted = true,
            _ => panic!("{line}"),
        }
    }
    let status = killer.join().unwrap();
    assert!(!status.success() && status.code().is_none(), "it ended by itself: {status}");
}

#[test]
fn whatever_was_durable_survives_every_kill() {
    let kills = std::env::var("STRAPLINE_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let mut rng = ChaCha8Rng::seed_from_u64(kills);
    let folder = tempfile::tempdir().unwrap();
    let mut said = BTreeMap::new();
    let (mut interrupted, mut lost, mut longest_ms, mut compared) = (0, 0, 0, 0);
    for kill in 0..kills {
        let life = Duration::from_micros(rng.random_range(500..120_000));
        live_and_die(folder.path(), life, &mut said);
        let (store, recovered) =
            Store::open(folder.path(), &key()).unwrap_or_else(|error| panic!("kill {kill}: {error}"));
        interrupted += recovered.len();
        let list = store.list();
        for summary in &list {
            let id = summary.id;
            let kept = frames_kept(&store, id);
            compared += kept;
            let Some(known) = said.get_mut(&id) else {
                assert_eq!((kept, summary.state), (0, RecordingState::Interrupted), "kill {kill}");
                said.insert(id, Said::default());
                continue;
            };
            assert!(!known.deleted, "kill {kill}: {id} is back");
            assert!((known.durable..=known.appended).contains(&kept), "kill {kill}: {kept} of {known:?}");
            assert_eq!(summary.tally.notifications, kept);
            assert!(
                (known.marked..=known.marking).contains(&summary.tally.marks.len()),
                "kill {kill}: {known:?}"
            );
            match summary.state {
                RecordingState::Finished => assert!(known.finishing, "kill {kill}"),
                RecordingState::Interrupted => assert!(!known.finished, "kill {kill}"),
                state => panic!("kill {kill}: {id} is {state:?}"),
            }
            assert!(!known.renamed || summary.tally.name.as_deref() == Some("Tuesday"), "kill {kill}");
            if kept < known.appended {
                let lost_ms = arrival_ms(known.appended - 1) - arrival_ms(kept);
                assert!(lost_ms <= DURABLE_WITHIN_MS, "kill {kill}: {lost_ms} ms lost");
                assert!(recovered.iter().any(|recovered| recovered.id == id), "kill {kill}: lost in silence");
                longest_ms = longest_ms.max(lost_ms);
                lost += known.appended - kept;
            }
            known.appended = kept;
            known.durable = kept;
            known.marking = summary.tally.marks.len();
            known.marked = known.marking;
        }
        for (id, known) in &said {
            let is_there = list.iter().any(|summary| summary.id == *id);
            assert!(is_there || known.deleting, "kill {kill}: {id} is lost");
        }
        said.retain(|id, _| list.iter().any(|summary| summary.id == *id));
    }
    println!(
        "{kills} kills: all opened; {interrupted} recordings interrupted, {lost} frames lost, at most {longest_ms} ms \
         before a kill; {compared} frames compared"
    );
    assert!(interrupted as u64 > kills / 4, "{interrupted} of {kills} kills hit a recording");
}
