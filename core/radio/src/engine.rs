//! The runtime, and how a thread waits for it.

use crate::error::RadioError;
use std::{future::Future, sync::mpsc, time::Duration};
use tokio::runtime::{Builder, Handle, Runtime};

/// The runtime that the radio's conversations run on.
#[derive(Debug)]
pub(crate) struct Engine(Option<Runtime>);

impl Engine {
    pub(crate) fn start() -> Result<Self, RadioError> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("radio")
            .enable_all()
            .build()
            .map_err(RadioError::NoThreads)?;
        Ok(Self(Some(runtime)))
    }

    pub(crate) fn handle(&self) -> &Handle {
        match &self.0 {
            Some(runtime) => runtime.handle(),
            None => unreachable!("the runtime is there until it is dropped"),
        }
    }

    /// Runs something to its end. It is given up after `up_to`, and where it panics.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        up_to: Duration,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Option<T> {
        let (done, wait) = mpsc::sync_channel(1);
        let task = self.handle().spawn(async move {
            // Whoever waited may have given up.
            let _given_up = done.send(work.await);
        });
        let outcome = wait.recv_timeout(up_to).ok();
        task.abort();
        outcome
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        // Does not wait, and so may happen on any thread.
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    #[test]
    fn work_is_waited_for_and_given_up() {
        let engine = Engine::start().unwrap();
        assert_eq!(engine.run(Duration::from_secs(5), async { 7 }), Some(7));
        let begun = Instant::now();
        let sleep = tokio::time::sleep;
        assert_eq!(
            engine.run(Duration::from_millis(20), async move { sleep(Duration::from_secs(9)).await }),
            None
        );
        assert!(begun.elapsed() < Duration::from_secs(2));
        assert_eq!(engine.run(Duration::from_secs(5), async { 8 }), Some(8));
    }

    #[test]
    fn it_may_be_used_and_dropped_inside_another_runtime() {
        let other = Engine::start().unwrap();
        let answer = other.run(Duration::from_secs(5), async {
            let engine = Engine::start().unwrap();
            engine.run(Duration::from_secs(5), async { 9 })
        });
        assert_eq!(answer, Some(Some(9)));
    }
}
