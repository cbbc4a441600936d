//! Looking for straps: one search, however many wait for it.

use crate::stack;
use btleplug::{
    api::{Central as _, CentralState, ScanFilter},
    platform::Adapter,
};
use std::sync::Arc;
use strapline_ecg::sensor::{LinkError, Uuid};
use tokio::sync::Mutex;

/// The search of an adapter, which knows only one at a time for each program.
#[derive(Debug, Clone)]
pub(crate) struct Discovery {
    central: Adapter,
    lookers: Arc<Mutex<usize>>,
}

/// A search that goes on while this is held.
#[derive(Debug)]
pub(crate) struct Looking(Option<Discovery>);

impl Discovery {
    pub(crate) fn new(central: Adapter) -> Self {
        Self { central, lookers: Arc::default() }
    }

    /// Begins to look, or joins in; `services` are what the system is asked to look for, everything where empty.
    pub(crate) async fn look(&self, services: Vec<Uuid>) -> Result<Looking, LinkError> {
        // Some stacks switch Bluetooth on in order to look: it is the person's to decide.
        if is_off(&self.central).await {
            return Err(LinkError::RadioOff);
        }
        let mut lookers = self.lookers.lock().await;
        if *lookers == 0 {
            match self.central.start_scan(ScanFilter { services }).await {
                Err(error) if !stack::is_in_progress(&error) => return Err(stack::link_error(&error)),
                _ => {}
            }
        }
        *lookers += 1;
        Ok(Looking(Some(self.clone())))
    }

    async fn look_no_longer(self) {
        let mut lookers = self.lookers.lock().await;
        *lookers = lookers.saturating_sub(1);
        if *lookers == 0 {
            // Refused where it has ended by itself, as when Bluetooth was switched off.
            let _ended = self.central.stop_scan().await;
        }
    }
}

impl Looking {
    /// Ends the search and waits until it has ended.
    pub(crate) async fn end(mut self) {
        if let Some(discovery) = self.0.take() {
            discovery.look_no_longer().await;
        }
    }
}

impl Drop for Looking {
    fn drop(&mut self) {
        if let (Some(discovery), Ok(runtime)) = (self.0.take(), tokio::runtime::Handle::try_current()) {
            runtime.spawn(discovery.look_no_longer());
        }
    }
}

/// Whether Bluetooth is known to be switched off.
pub(crate) async fn is_off(central: &Adapter) -> bool {
    matches!(central.adapter_state().await, Ok(CentralState::PoweredOff))
}
