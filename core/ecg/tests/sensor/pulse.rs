//! RR intervals, contact and battery; and the recorder that has to be polled.

use crate::bench::Bench;
use strapline_ecg::sensor::{Advice, ChainBreak, Contact, GapCause, RrInterval, SensorEvent, SensorKind};

fn intervals(bench: &Bench) -> Vec<RrInterval> {
    bench
        .events
        .iter()
        .filter_map(|(_, event)| if let SensorEvent::Rr(rr) = event { Some(*rr) } else { None })
        .collect()
}

#[test]
fn intervals_arrive_once_in_order_and_keep_time() {
    let mut bench = Bench::new(SensorKind::HeartRate, "duplicate@10s+60s=0.5", 6).start();
    bench.run(300_000);
    bench.stop();
    let told = intervals(&bench);
    let ms: Vec<f64> = told.iter().map(|rr| rr.ms).collect();
    // A link's first value tells nothing of before.
    let sent = bench.strap.intervals();
    assert_eq!(ms, &sent[..ms.len()]);
    assert!(ms.len() > 330, "{}", ms.len());
    assert!(told.iter().all(|rr| rr.chain == 0));
    // The chain keeps up with the clock: the last interval ended within a second and a bit of its arrival.
    assert!((299_000.0 - told.last().unwrap().end_ms).abs() < 2_000.0);
}

#[test]
fn a_loss_begins_a_chain() {
    let mut bench =
        Bench::new(SensorKind::HeartRate, "drop@20s+3s=1 silent@40s+5s contact@60s+5s link@80s+10s", 6)
            .start();
    bench.run(120_000);
    let breaks: Vec<ChainBreak> = bench
        .events
        .iter()
        .filter_map(
            |(_, event)| if let SensorEvent::RrChain { because, .. } = event { Some(*because) } else { None },
        )
        .collect();
    assert_eq!(breaks.first(), Some(&ChainBreak::First));
    for wanted in [ChainBreak::Silence, ChainBreak::ContactLost, ChainBreak::LinkLost] {
        assert!(breaks.contains(&wanted), "{wanted:?} in {breaks:?}");
    }
    // No interval is measured over a loss.
    assert!(intervals(&bench).iter().all(|rr| rr.ms < 1000.0));
}

#[test]
fn contact_and_battery_are_told_when_they_change() {
    for kind in [SensorKind::Polar, SensorKind::HeartRate] {
        let mut bench =
            Bench::new(kind, "contact@20s+10s battery@30s=15 battery@40s=10 battery@45s=9 battery@50s=90", 6)
                .start();
        bench.run(80_000);
        let contact: Vec<_> = bench
            .events
            .iter()
            .filter_map(
                |(_, event)| if let SensorEvent::Contact(contact) = event { Some(*contact) } else { None },
            )
            .collect();
        assert_eq!(contact, [Contact::On, Contact::Off, Contact::On], "{kind}");
        let battery: Vec<_> = bench
            .events
            .iter()
            .filter_map(
                |(_, event)| if let SensorEvent::Battery(percent) = event { Some(*percent) } else { None },
            )
            .collect();
        assert_eq!(battery, [100, 15, 10, 9, 90], "{kind}");
        let advice = bench.advice();
        assert_eq!(
            advice.iter().filter(|advice| matches!(advice, Advice::BatteryLow { .. })).count(),
            1,
            "{advice:?}"
        );
        assert!(advice.contains(&&Advice::NoContact));
        if kind == SensorKind::Polar {
            assert!(bench.blocks().any(|block| block.contact == Contact::Off));
        }
        let device = bench.sensor.device();
        assert!(
            device.maker.is_some()
                && device.model.is_some()
                && device.serial.is_some()
                && device.firmware.is_some()
        );
    }
}

#[test]
fn a_polled_recorder_loses_what_it_loses_and_no_more() {
    let mut bench = Bench::new(SensorKind::Lepu, "", 6).start();
    bench.run(600_000);
    bench.stop();
    assert_eq!(bench.gaps().count(), 0, "{}", bench.log());
    let samples: usize = bench.blocks().map(|block| block.millivolts.len()).sum();
    assert!(samples as f64 > 597.0 * 125.0, "{samples}");

    let mut bench = Bench::new(SensorKind::Lepu, "drop@100s+20s=0.5 link@200s+60s", 6).start();
    bench.run(600_000);
    bench.stop();
    let lost: u64 = bench.gaps().map(|gap| gap.samples).sum();
    assert!(bench.gaps().all(|gap| gap.cause == GapCause::Lost));
    let samples: usize = bench.blocks().map(|block| block.millivolts.len()).sum();
    // Its samples carry no time: the axis is as exact as the polls.
    let seconds = (lost + samples as u64) as f64 / 125.0;
    assert!((597.0..600.5).contains(&seconds), "{seconds} s, {lost} lost");
    assert!(lost > 60 * 125, "{lost}");
}

#[test]
fn wall_time_follows_the_wall_clock_and_nothing_else_does() {
    let mut bench = Bench::new(SensorKind::Polar, "wall@60s=-8760h wall@120s=8760h", 6).start();
    bench.run(180_000);
    bench.stop();
    assert_eq!(bench.gaps().count(), 0);
    let set: Vec<i64> = bench
        .events
        .iter()
        .filter_map(
            |(_, event)| if let SensorEvent::WallClockSet { by_ms } = event { Some(*by_ms) } else { None },
        )
        .collect();
    assert_eq!(set, [-31_536_000_000, 31_536_000_000]);
    let last = bench.blocks().last().unwrap();
    let position = (last.first + last.millivolts.len() as u64 - 1) as f64;
    let wall = bench.sensor.wall_ms(position).unwrap();
    let true_ms = bench.strap.moment(last.arrival_ms).wall_ms;
    assert!((0..60).contains(&(true_ms - wall)), "{} ms", true_ms - wall);
}
