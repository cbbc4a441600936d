//! Paper size, paper speed and gain, read back out of the finished file.

mod fixture;

use strapline_paper::{Drawn, pages};
use strapline_pdf::{Options, Paper, render};
use strapline_words::{Language, Words};

const POINTS_PER_MM: f64 = 72.0 / 25.4;

fn near(points: f64, mm: f64) -> bool {
    (points - mm * POINTS_PER_MM).abs() < 0.01
}

/// Lines with six points are calibration pulses: foot, rise, head, fall, foot.
fn pulses(page: &Drawn) -> Vec<&Vec<[f64; 2]>> {
    page.lines
        .iter()
        .filter(|line| line.len() == 6 && line[1][0] == line[2][0] && line[3][0] == line[4][0])
        .collect()
}

#[test]
fn the_paper_is_the_one_asked_for() {
    for (paper, width, height) in [(Paper::A4, 210.0, 297.0), (Paper::Letter, 215.9, 279.4)] {
        let bytes =
            render(&fixture::report(&fixture::night()), Words::of(Language::English), &Options { paper })
                .unwrap();
        for page in pages(&bytes) {
            assert!(near(page.size[0], width) && near(page.size[1], height), "{:?}", page.size);
        }
    }
}

#[test]
fn a_millivolt_is_10_mm_and_a_second_is_25_mm_on_every_strip() {
    for paper in [Paper::A4, Paper::Letter] {
        let report = fixture::report(&fixture::night());
        let pages = pages(&render(&report, Words::of(Language::English), &Options { paper }).unwrap());
        let mut strips = 0;
        for pulse in pages.iter().flat_map(pulses) {
            strips += 1;
            assert!(near(pulse[2][1] - pulse[1][1], 10.0), "1 mV is {} pt high", pulse[2][1] - pulse[1][1]);
            assert!(near(pulse[3][0] - pulse[2][0], 5.0), "200 ms are {} pt wide", pulse[3][0] - pulse[2][0]);
        }
        assert_eq!(strips, report.strips.len());
        // Ticks of full seconds are lines of 1.8 mm straight down; their distance is that of a second.
        for page in &pages {
            let mut ticks: Vec<[f64; 2]> = page
                .lines
                .iter()
                .filter(|line| {
                    line.len() == 2 && line[0][0] == line[1][0] && near(line[0][1] - line[1][1], 1.8)
                })
                .map(|line| line[0])
                .collect();
            ticks.sort_by(|a, b| (b[1], a[0]).partial_cmp(&(a[1], b[0])).unwrap());
            for pair in ticks.windows(2).filter(|pair| pair[0][1] == pair[1][1]) {
                assert!(near(pair[1][0] - pair[0][0], 25.0), "{pair:?}");
            }
            assert_eq!(ticks.is_empty(), pulses(page).is_empty());
        }
    }
}

#[test]
fn the_trace_has_the_height_and_the_rhythm_of_the_signal() {
    let report = fixture::report(&fixture::minute());
    let strip = &report.strips[0];
    let pages = pages(&render(&report, Words::of(Language::English), &Options::default()).unwrap());
    let trace = pages.iter().flat_map(|page| &page.lines).max_by_key(|line| line.len()).unwrap();
    assert_eq!(trace.len(), strip.samples.len());
    let range = |values: &mut dyn Iterator<Item = f64>| {
        let (low, high) = values.fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v), high.max(v)));
        high - low
    };
    let drawn = range(&mut trace.iter().map(|point| point[1]));
    let signal = range(&mut strip.samples.iter().map(|mv| f64::from(*mv)));
    assert!((drawn - signal * 10.0 * POINTS_PER_MM).abs() < 0.01, "{drawn} pt for {signal} mV");
    // Each R peak stands where its beat is, within a sample.
    let sample_pt = 25.0 / report.recording.rate.hz() * POINTS_PER_MM;
    for beat in &strip.beats {
        let x = trace[0][0] + beat.at_s * 25.0 * POINTS_PER_MM;
        let near = trace.iter().filter(|point| (point[0] - x).abs() < 0.1 * 25.0 * POINTS_PER_MM);
        let peak = near.max_by(|a, b| a[1].total_cmp(&b[1])).unwrap();
        assert!((peak[0] - x).abs() <= sample_pt, "beat at {} s", beat.at_s);
    }
}

#[test]
fn the_ruler_is_50_mm_long() {
    for paper in [Paper::A4, Paper::Letter] {
        let bytes =
            render(&fixture::report(&fixture::minute()), Words::of(Language::English), &Options { paper })
                .unwrap();
        let flat = |line: &&Vec<[f64; 2]>| line.len() == 2 && line[0][1] == line[1][1];
        let first = &pages(&bytes)[0];
        assert!(first.lines.iter().filter(flat).any(|line| near(line[1][0] - line[0][0], 50.0)));
    }
}

#[test]
fn millimetre_paper_is_two_paths_a_strip() {
    let report = fixture::report(&fixture::night());
    for page in pages(&render(&report, Words::of(Language::English), &Options::default()).unwrap()) {
        let strips = pulses(&page).len();
        let grids = page.paths.iter().filter(|lines| **lines > 50).count();
        assert!(grids <= 2 * strips, "{grids} large paths for {strips} strips");
    }
}
