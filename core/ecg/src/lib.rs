//! From samples to an honest answer. The module list is the flow, in order.
//!
//! Rules: no clock, thread, file, socket, async, unseeded randomness, `cfg(target_os)` or `unsafe`. Time and seeds
//! are arguments. Every stage has the same verbs: `push`, `finish`, `delay`, `reset`. Nothing is allocated per
//! sample, and the size of the chunks fed never changes a bit of the result.
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests compare with tolerances"))]

// Checked quantities: `SampleRate`, `SampleIndex`, durations.
pub mod units;

// Notifications in; samples, gaps, RR intervals, contact, battery out, and commands for whoever holds the radio.
pub mod sensor;

// Device times in; measured rate, gaps and wall-clock times out.
pub mod clock;

// Samples in; clean samples out, each stage with a stated delay.
pub mod filter;

// Samples and beats in; a grade per second with its reason out.
pub mod quality;

// Clean samples in; R peaks at a fraction of a sample out.
pub mod beat;

// Beats in context in; AAMI class, probability and where the model looked out.
pub mod classify;

// Labelled beats in; episodes out.
pub mod rhythm;

/// The newest samples in a fixed room.
mod ring;

// Events in, updates out: the one fold that live recording and file analysis share.
pub mod session;

// A finished session in; sentences, tables and strips out.
pub mod report;

// A script of rhythms and a seed in; an ECG with known beats and episodes out.
pub mod synth;
