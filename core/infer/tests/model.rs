//! The bundled model: it is the one that its manifest describes, it computes what the fit computed, and another that
//! does not belong to this build is refused.

use serde::Deserialize;
use strapline_ecg::{
    beat::{Polarity, RPeak},
    classify::{BeatClassifier, BeatInput, FEATURES, WINDOW},
};
use strapline_infer::{BeatNet, FORMAT, LoadError, ManifestError};

const GRAPH: &[u8] = include_bytes!("../../../models/beat.onnx");
const MANIFEST: &str = include_str!("../../../models/beat.toml");

/// Inputs and outputs of the network as the fit computed them.
#[derive(Deserialize)]
struct Golden {
    beat: Vec<f32>,
    difference: Vec<f32>,
    features: Vec<f32>,
    scores: Vec<f32>,
    activation: Vec<Vec<f32>>,
}

fn golden() -> Vec<Golden> {
    serde_json::from_str(include_str!("../../../models/golden/beat.json")).unwrap()
}

fn input(golden: &Golden) -> BeatInput {
    let window = |values: &[f32]| <[f32; WINDOW]>::try_from(values).unwrap();
    let peak = RPeak {
        position: 100.0,
        polarity: Polarity::Up,
        amplitude_mv: 1.0,
        likeness: 1.0,
        prominence: 3.0,
        searched_back: false,
    };
    BeatInput {
        peak,
        rr_ms: 800.0,
        likeness: 1.0,
        beat: window(&golden.beat),
        difference: window(&golden.difference),
        features: <[f32; FEATURES]>::try_from(&golden.features[..]).unwrap(),
    }
}

#[test]
fn tract_computes_what_the_fit_computed() {
    let net = BeatNet::bundled().unwrap();
    let golden = golden();
    assert!(golden.len() >= 8);
    for vector in &golden {
        let (scores, map) = net.scores(&input(vector)).unwrap();
        let wanted = vector.scores.iter().chain(vector.activation.iter().flatten());
        let got = scores.iter().chain(&map);
        assert_eq!(map.len(), vector.activation.iter().map(Vec::len).sum::<usize>());
        for (got, wanted) in got.zip(wanted) {
            assert!((got - wanted).abs() < 1e-4 * wanted.abs().max(1.0), "{got} for {wanted}");
        }
    }
}

#[test]
fn probabilities_add_up_and_the_class_is_the_preferred_one() {
    let mut net = BeatNet::bundled().unwrap();
    for vector in golden() {
        let prediction = net.classify(&input(&vector)).unwrap();
        assert!((prediction.probabilities.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        assert!(prediction.probabilities.iter().all(|p| (0.0..=1.0).contains(p)));
        assert!(prediction.attention.from_ms < prediction.attention.to_ms);
    }
}

#[test]
fn a_graph_that_is_not_the_manifests_is_refused_with_both_hashes() {
    let mut other = GRAPH.to_vec();
    other[1000] ^= 1;
    let refused = BeatNet::load(&other, MANIFEST).unwrap_err();
    let LoadError::Manifest(ManifestError::Hash { found, stated }) = refused else { panic!("{refused}") };
    assert_eq!(stated, BeatNet::bundled().unwrap().hash());
    assert_ne!(found, stated);
}

#[test]
fn a_manifest_for_another_build_is_refused_by_field() {
    for (from, to, field) in [
        ("rate_hz = 128.0", "rate_hz = 360.0", "rate_hz"),
        ("window = 160", "window = 161", "window"),
        ("before_r = 64", "before_r = 63", "before_r"),
        ("[\"N\", \"S\", \"V\", \"F\"]", "[\"N\", \"V\", \"S\", \"F\"]", "classes"),
        ("[\"beat\", \"difference\"]", "[\"beat\"]", "channels"),
        ("\"rr_before\"", "\"rr_behind\"", "features"),
        ("    \"rr_before\",\n", "", "features"),
    ] {
        assert!(MANIFEST.contains(from), "{from}");
        let refused = BeatNet::load(GRAPH, &MANIFEST.replace(from, to)).unwrap_err();
        let LoadError::Manifest(ManifestError::Mismatch { field: named, .. }) = &refused else {
            panic!("{refused}")
        };
        assert_eq!(*named, field);
    }
}

#[test]
fn a_manifest_in_another_format_is_refused_as_such_whatever_its_fields_are() {
    // As format 1 said what the model was fitted on, and a manifest of a time to come that shares nothing but this.
    let (head, rest) = MANIFEST.split_once("fitted_on = [").unwrap();
    let (_, tail) = rest.split_once("\n]\n").unwrap();
    let older =
        format!("{head}fitted_on = [\"mitdb DS1: 22 records\"]\n{tail}").replace("format = 2", "format = 1");
    for (manifest, format) in [
        (older, 1),
        (MANIFEST.replace("format = 2", "format = 3"), 3),
        ("format = 9007199254740993\nnet = { graph = \"beat.nnef\" }".into(), 9_007_199_254_740_993),
    ] {
        let refused = BeatNet::load(GRAPH, &manifest).unwrap_err();
        let LoadError::Manifest(ManifestError::Format { found }) = refused else { panic!("{refused}") };
        assert_eq!(found, format);
        let (said, out) =
            (refused.to_string(), "take the model that came with this program, or fit it again");
        assert!(said.contains(&format!("format {format}, this program reads {FORMAT}; {out}")), "{said}");
    }
}

#[test]
fn a_manifest_that_is_none_and_a_calibration_without_sense_are_refused() {
    let unknown = format!("surprise = 1\n{MANIFEST}");
    let elsewhere = MANIFEST.replace("mitdb DS1", "mitdb DS2");
    let negative = MANIFEST.replace("records = 22,", "records = -22,");
    let senseless = MANIFEST.replace("temperature = ", "temperature = -");
    for (manifest, calibration) in [
        ("", false),
        ("format = [", false),
        ("format = \"2\"", false),
        (&MANIFEST.replace("format = 2\n", "")[..], false),
        (&unknown[..], false),
        (&elsewhere[..], false),
        (&negative[..], false),
        (&senseless[..], true),
    ] {
        let refused = BeatNet::load(GRAPH, manifest).unwrap_err();
        let LoadError::Manifest(cause) = &refused else { panic!("{refused}") };
        assert_eq!(matches!(cause, ManifestError::Calibration { .. }), calibration, "{refused}");
        assert_eq!(matches!(cause, ManifestError::Unreadable(_)), !calibration, "{refused}");
    }
}

/// Damage that the hash would find is let through here, to see what the graph's own reader makes of it.
#[test]
fn damaged_graphs_under_a_fitting_hash_give_an_error_or_run() {
    use sha2::{Digest, Sha256};
    let hash = BeatNet::bundled().unwrap().hash().to_owned();
    let mut refused = 0;
    let mut damaged: Vec<Vec<u8>> = vec![vec![], b"not a graph".to_vec(), GRAPH[..GRAPH.len() / 2].to_vec()];
    for place in 0..24 {
        let mut graph = GRAPH.to_vec();
        graph[place * 3] ^= 0x55;
        damaged.push(graph);
    }
    for graph in damaged {
        let digits: Vec<String> = Sha256::digest(&graph).iter().map(|byte| format!("{byte:02x}")).collect();
        let found = digits.concat();
        refused += usize::from(BeatNet::load(&graph, &MANIFEST.replace(&hash, &found)).is_err());
    }
    assert!(refused >= 3);
}
