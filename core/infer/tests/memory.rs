//! Hostile graphs under a fitting hash take no more memory than their size allows for. One test: memory is the process's.

use peak_alloc::PeakAlloc;
use sha2::{Digest, Sha256};
use strapline_infer::BeatNet;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const GRAPH: &[u8] = include_bytes!("../../../models/beat.onnx");
const MANIFEST: &str = include_str!("../../../models/beat.toml");
/// The largest file that is looked at.
const LARGEST: usize = 1024 * 1024;
/// Most that a byte of it may take while it is decoded.
const EACH: usize = 250;

/// A protobuf field of bytes.
fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    let mut field = vec![number << 3 | 2];
    let mut length = bytes.len();
    while length > 0x7F {
        field.push(length as u8 | 0x80);
        length >>= 7;
    }
    field.push(length as u8);
    field.extend(bytes);
    field
}

/// SHA-256 as a manifest writes it.
fn hash(bytes: &[u8]) -> String {
    let digits: Vec<String> = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

/// What loading takes at most, bytes; it must fail.
fn taken(graph: &[u8]) -> usize {
    let manifest = MANIFEST.replace(&hash(GRAPH), &hash(graph));
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    BeatNet::load(graph, &manifest).unwrap_err();
    MEMORY.peak_usage() - before
}

#[test]
fn a_file_of_nothing_but_empty_parts_takes_bounded_memory() {
    let fill = |part: &[u8]| part.repeat((LARGEST - 16) / part.len());
    // Empty nodes, weights, inputs and outputs of a graph; then one node of empty inputs, outputs and attributes.
    for number in [1, 5, 11, 12] {
        let taken = taken(&field(7, &fill(&field(number, &[]))));
        assert!(taken < EACH * LARGEST, "{number}: {taken}");
    }
    for number in [1, 2, 5] {
        let taken = taken(&field(7, &field(1, &fill(&field(number, &[])))));
        assert!(taken < EACH * LARGEST, "{number}: {taken}");
    }
    // A larger file is not even decoded.
    let taken = taken(&field(7, &field(1, &[]).repeat(LARGEST)));
    assert!(taken < LARGEST, "{taken}");
}
