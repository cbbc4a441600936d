//! How long this machine itself stands still: nothing that runs on it can be sooner.

use std::{
    io::Write as _,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    thread::{JoinHandle, sleep, spawn},
    time::{Duration, Instant},
};

/// Asked for so long, it sleeps longer where others hold the processor.
const NAP: Duration = Duration::from_millis(100);
/// More than this is not put down to the machine.
const AT_MOST_S: f64 = 3.0;

/// Sleeps and writes to the disk as a recording does, for as long as it lives, and notes the longest delay.
pub(crate) struct Machine {
    longest_us: Arc<AtomicU64>,
    is_over: Arc<AtomicBool>,
    watcher: Option<JoinHandle<()>>,
}

impl Machine {
    pub(crate) fn watched() -> Self {
        let (longest_us, is_over) = (Arc::<AtomicU64>::default(), Arc::<AtomicBool>::default());
        let (longest, over) = (Arc::clone(&longest_us), Arc::clone(&is_over));
        let watcher = spawn(move || {
            let mut file = tempfile::tempfile().unwrap();
            while !over.load(Relaxed) {
                let begun = Instant::now();
                sleep(NAP);
                file.write_all(&[0; 512]).unwrap();
                file.sync_data().unwrap();
                longest.fetch_max(begun.elapsed().saturating_sub(NAP).as_micros() as u64, Relaxed);
            }
        });
        Self { longest_us, is_over, watcher: Some(watcher) }
    }

    /// The longest so far, seconds.
    pub(crate) fn stood_still_s(&self) -> f64 {
        (self.longest_us.load(Relaxed) as f64 / 1e6).min(AT_MOST_S)
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        self.is_over.store(true, Relaxed);
        if let Some(watcher) = self.watcher.take() {
            // It has nothing to say that its panic has not said.
            let _ended = watcher.join();
        }
    }
}
