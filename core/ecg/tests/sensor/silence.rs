//! Silence, and what is done about it.

use crate::bench::Bench;
use strapline_ecg::sensor::{
    Action, Advice, Because, Command, RECONNECT_MS, RESTART_MS, STALE_MS, SensorEvent, SensorKind,
    SensorState,
};

fn first(bench: &Bench, wanted: impl Fn(&SensorEvent) -> bool) -> Option<u64> {
    bench.events.iter().find(|(_, event)| wanted(event)).map(|(ms, _)| *ms)
}

#[test]
fn silence_is_shown_then_asked_about_then_connected_anew() {
    for kind in SensorKind::ALL {
        let mut bench = Bench::new(kind, "silent@20s+90s", 2).start();
        bench.run(150_000);
        let stale = first(&bench, |event| *event == SensorEvent::State(SensorState::Stale)).unwrap();
        let restart = first(&bench, |event| {
            matches!(
                event,
                SensorEvent::Action { action: Action::Restart, because: Because::NoFrames { .. } }
            )
        })
        .unwrap();
        let reconnect = first(&bench, |event| {
            matches!(event, SensorEvent::Action { action: Action::Reconnect { .. }, .. })
        })
        .unwrap();
        let silent = first(&bench, |event| matches!(event, SensorEvent::Silent { .. })).unwrap();
        let near = |ms: u64, after: u64| {
            let is_near = (after - 1200..=after + 1600).contains(&(ms - 20_000));
            assert!(is_near, "{kind}: {ms} for {after}: {}", bench.log());
        };
        near(stale, STALE_MS);
        near(restart, RESTART_MS);
        assert!(
            reconnect > restart && reconnect - 20_000 < RECONNECT_MS + 2_500,
            "{kind}: {reconnect}: {}",
            bench.log()
        );
        near(silent, 60_000);
        assert!(bench.advice().contains(&&Advice::OutOfReach));
        // It sends again in the end, and the log has a reason for everything.
        assert_eq!(bench.sensor.state(), SensorState::Streaming, "{kind}: {}", bench.log());
        let streams =
            bench.events.iter().filter(|(_, event)| matches!(event, SensorEvent::StreamStarted(_))).count();
        assert!(streams >= 2, "{kind}");
    }
}

#[test]
fn a_strap_that_comes_back_is_heard_within_three_seconds_and_its_gap_is_exact() {
    for kind in [SensorKind::Polar, SensorKind::Movesense, SensorKind::HeartRate] {
        for away_s in [2, 5, 20, 100, 400, 7200] {
            let mut bench = Bench::new(kind, &format!("link@30s+{away_s}s"), 4).start();
            let back_ms = 30_000 + away_s * 1000;
            bench.run(back_ms + 20_000);
            let heard = bench.events.iter().find(|(ms, event)| {
                *ms >= back_ms && matches!(event, SensorEvent::Samples(_) | SensorEvent::HeartRate(_))
            });
            let after_ms = heard.unwrap().0 - back_ms;
            assert!(
                after_ms < 3_000,
                "{kind} away for {away_s} s: heard after {after_ms} ms: {}",
                bench.log()
            );
            bench.stop();
            if kind == SensorKind::Polar {
                let compared = bench.compare();
                assert!(compared.off.is_empty(), "away for {away_s} s: {:?}", compared.off);
                assert_eq!(bench.gaps().count(), 1);
            }
        }
    }
}

#[test]
fn a_phone_that_slept_is_no_reason_to_disconnect() {
    let mut bench = Bench::new(SensorKind::Polar, "late@20s+300s", 4).start();
    bench.run(20_000);
    // Nothing runs for five minutes; then everything comes at once.
    bench.tick_ms = Some(400_000);
    bench.run(330_000);
    bench.tick_ms = None;
    bench.run(360_000);
    let disconnected = bench.commands.iter().any(|(_, command)| *command == Command::Disconnect);
    assert!(!disconnected, "{}", bench.log());
    bench.stop();
    let compared = bench.compare();
    assert_eq!((bench.gaps().count(), compared.unheard), (0, 0));
}

#[test]
fn coarse_ticks_change_no_sample() {
    for faults in ["drop@10s+60s=0.2 swap@20s+60s=0.2 duplicate@30s+60s=0.3", "link@30s+40s half@80s+20s=0.4"]
    {
        let told = |tick_ms| {
            let mut bench = Bench::new(SensorKind::Polar, faults, 8);
            bench.tick_ms = tick_ms;
            let mut bench = bench.start();
            bench.run(150_000);
            bench.stop();
            let blocks: Vec<_> = bench.blocks().map(|block| (block.first, block.device_ns)).collect();
            let gaps: Vec<_> = bench.gaps().copied().collect();
            (blocks, gaps)
        };
        let fine = told(None);
        for tick_ms in [50, 333, 1000] {
            assert!(fine == told(Some(tick_ms)), "ticks of {tick_ms} ms change what is told");
        }
    }
}

#[test]
fn a_strap_that_stops_by_itself_is_asked_again() {
    let mut bench = Bench::new(SensorKind::Polar, "stop@20s", 4).start();
    bench.run(40_000);
    let stopped = SensorEvent::StreamStopped(Because::StoppedByItself);
    assert!(first(&bench, |event| *event == stopped).is_some(), "{}", bench.log());
    assert_eq!(bench.sensor.state(), SensorState::Streaming);
    bench.stop();
    assert!(bench.compare().off.is_empty());
}

#[test]
fn the_strap_is_asked_to_stop_before_it_is_left() {
    for kind in SensorKind::ALL {
        for faults in ["", "mute@10s+1h", "link@9s+1h", "status@0ms+1h=stop:12"] {
            let mut bench = Bench::new(kind, faults, 4).start();
            bench.run(10_500);
            bench.stop();
            if faults.is_empty() && kind != SensorKind::Lepu {
                assert!(!bench.strap.is_measuring(), "{kind} was left awake");
            }
            let last = bench.commands.last().map(|(_, command)| command.clone());
            assert!(
                matches!(last, Some(Command::Disconnect | Command::StopScan)),
                "{kind} {faults}: {last:?}"
            );
            // Nothing wakes it any more; and it can be begun again.
            let commands = bench.commands.len();
            bench.run(bench.now_ms + 60_000);
            assert_eq!(bench.commands.len(), commands, "{kind} {faults}");
            assert_eq!(bench.sensor.due_ms(), None);
        }
    }
}
