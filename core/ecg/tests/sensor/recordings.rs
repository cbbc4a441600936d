//! Whole recordings, with and without faults.

use crate::bench::Bench;
use strapline_ecg::sensor::{
    SensorKind,
    SensorState::{Connecting, Preparing, Stopped, Stopping, Streaming},
};

#[test]
fn an_undisturbed_hour_is_whole() {
    for kind in [SensorKind::Polar, SensorKind::Movesense] {
        let mut bench = Bench::new(kind, "", 1).start();
        bench.run(3_600_000);
        bench.stop();
        let compared = bench.compare();
        assert_eq!(bench.gaps().count(), 0, "{}", bench.log());
        assert_eq!((compared.unheard, compared.off.len()), (0, 0), "{compared:?}");
        assert!(compared.samples > 3590 * 130, "{compared:?}");
        assert!(!bench.strap.is_measuring(), "the strap was left awake");
        assert!(bench.advice().is_empty(), "{:?}", bench.advice());
        assert_eq!(bench.states(), [Connecting, Preparing, Streaming, Stopping, Stopped]);
    }
}
