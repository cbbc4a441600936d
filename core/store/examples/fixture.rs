//! Writes a store of the present format version into a folder, for `tests/fixtures/version-N`.
//!
//! ```text
//! cargo run -p strapline-store --example fixture core/store/tests/fixtures/version-2
//! ```

#[allow(dead_code, reason = "shared with tests that use more of it")]
#[path = "../tests/store/strap.rs"]
mod strap;

use std::{error::Error, path::Path};
use strap::{arrival_ms, frame, head, key};
use strapline_store::{AnalysisHead, Mark, Store};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("give the folder to write into")?;
    let (store, _) = Store::open(Path::new(&folder), &key())?;
    let mut writer = store.begin(&head("Finished"))?;
    for n in 0..120 {
        writer.append(&frame(n), arrival_ms(n))?;
    }
    let id = writer.finish()?.id;
    store.mark(id, &Mark { at_ms: 5, sample: Some(130), text: "dizzy".into() }, arrival_ms(130))?;
    store.rename(id, "Renamed", arrival_ms(130))?;
    let by =
        AnalysisHead { model: "1".into(), model_hash: "00ff".into(), software: "strapline 0.1.0".into() };
    store.put_analysis(id, &by, b"a result")?;
    let mut interrupted = head("Interrupted");
    interrupted.start_ms += 1;
    let mut writer = store.begin(&interrupted)?;
    for n in 0..50 {
        writer.append(&frame(n), arrival_ms(n))?;
    }
    // As a kill leaves it: what waits is lost.
    std::process::exit(0);
}
