//! The same recording live, from a file and again: the same to the bit, however it is cut up.

mod stage;

use proptest::{prelude::*, sample::Index};
use stage::{any_rate, any_script, bits, fold, hz};
use strapline_ecg::{
    classify::Beat,
    session::{Event, Finished, Update},
    synth::{Received, Recording, demo_script},
};

/// The recording as a file gives it: samples that are no numbers where nothing was received.
fn cut(recording: &Recording, size: usize) -> Finished {
    fold(recording.rate, recording.samples.chunks(size).map(Event::Samples)).0
}

#[test]
fn the_size_of_the_chunks_changes_no_bit() {
    let demo = demo_script().record(hz(130.0));
    let whole = bits(&cut(&demo, demo.samples.len()));
    for size in [1, 73, 1000] {
        assert!(bits(&cut(&demo, size)) == whole, "chunks of {size}");
    }
}

/// A strap sends frames of 73 samples and says itself when it lifts off; each sample is handed on as it comes.
#[test]
fn live_is_what_the_recording_gives() {
    let (script, rate) = (demo_script(), hz(130.0));
    let (mut frame, mut live) = (Vec::new(), strapline_ecg::session::Session::new(rate, None, stage::net()));
    let mut updates = Vec::new();
    for received in script.synthesize(rate) {
        if let Received::Sample(sample) = received {
            frame.push(sample);
            if frame.len() < 73 {
                continue;
            }
        }
        live.push(Event::Samples(&std::mem::take(&mut frame)), &mut updates).unwrap();
        match received {
            Received::Sample(_) => {}
            Received::Lost => live.push(Event::Gap(1), &mut updates).unwrap(),
            Received::LeadOff => live.push(Event::LeadOff(1), &mut updates).unwrap(),
        }
    }
    live.push(Event::Samples(&frame), &mut updates).unwrap();
    let live = live.finish(&mut updates);
    let recording = script.record(rate);
    let (replayed, told) = fold(rate, recording.events());
    assert!(bits(&live) == bits(&replayed));
    assert!(format!("{updates:?}") == format!("{told:?}"), "what was told on the way differs");
}

/// What a live screen was told adds up to what the end holds.
#[test]
fn the_end_holds_what_was_told() {
    let demo = demo_script().record(hz(250.0));
    let (finished, updates) = fold(demo.rate, demo.events());
    let (mut beats, mut grades, mut episodes) = (Vec::new(), Vec::new(), Vec::new());
    for update in updates {
        match update {
            Update::Beat(beat) => beats.push(beat),
            Update::Seconds { seconds, grade } => grades.extend(seconds.map(|_| grade)),
            Update::Episode(episode) => episodes.push(episode),
        }
    }
    episodes.sort_by_key(|episode| (episode.start, episode.end));
    // What came early in atrial fibrillation is known only at the end; everything else was final when it was told.
    let early = |(told, last): &(&Beat, &Beat)| told.class != last.class;
    let pairs = || beats.iter().zip(&finished.beats);
    let changed = pairs().filter(early).count() as u64;
    assert_eq!((beats.len(), changed), (finished.beats.len(), finished.early_in_fibrillation));
    for (told, last) in pairs().filter(|pair| !early(pair)) {
        assert_eq!(format!("{told:?}"), format!("{last:?}"));
    }
    assert_eq!((grades, episodes), (finished.seconds, finished.episodes));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn whatever_is_played_may_be_cut_anywhere(
        script in any_script(),
        rate in any_rate(),
        cuts in prop::collection::vec(any::<Index>(), 0..40),
    ) {
        let recording = script.record(rate);
        let samples = &recording.samples;
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(samples.len())).collect();
        cuts.extend([0, samples.len()]);
        cuts.sort_unstable();
        let parts = cuts.windows(2).map(|ends| Event::Samples(&samples[ends[0]..ends[1]]));
        prop_assert!(bits(&fold(rate, parts).0) == bits(&cut(&recording, samples.len())));
    }
}
