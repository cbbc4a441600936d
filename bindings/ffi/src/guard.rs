//! The one way into the core: whatever is exported runs behind it, so that a panic is an error in the shell.

use crate::{StraplineError, error::broken};
use std::{
    cell::{Cell, RefCell},
    panic::{AssertUnwindSafe, Location, PanicHookInfo, catch_unwind, set_hook, take_hook},
    sync::Once,
    thread,
};

thread_local! {
    /// How many guards are around what runs on this thread.
    static GUARDS: Cell<u32> = const { Cell::new(0) };
    /// Where the last panic behind a guard of this thread was.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
    /// Whether the next guard of this thread is to see a panic.
    static REHEARSED: Cell<bool> = const { Cell::new(false) };
}

/// What the core did, or its panic as an error.
pub(crate) fn guarded<T>(act: impl FnOnce() -> Result<T, StraplineError>) -> Result<T, StraplineError> {
    caught(act).unwrap_or_else(|| Err(broken()))
}

/// What the core did; nothing where it panicked, which is logged with its place in the sources: what it says may have
/// something of a person in it.
pub(crate) fn caught<T>(act: impl FnOnce() -> T) -> Option<T> {
    hear_panics();
    let _inside = Inside::enter();
    let done = catch_unwind(AssertUnwindSafe(|| {
        assert!(!REHEARSED.take(), "rehearsed");
        act()
    }));
    if done.is_err() {
        let place = PLACE.take();
        let place = place.as_deref().unwrap_or("a place that is not known");
        log::error!(target: "strapline", "failed unexpectedly at {place}");
    }
    done.ok()
}

/// Has the next call of this thread panic.
pub(crate) fn panic_next() {
    REHEARSED.set(true);
}

/// Counts a guard in for as long as it lasts.
struct Inside;

impl Inside {
    fn enter() -> Self {
        GUARDS.set(GUARDS.get() + 1);
        Self
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        GUARDS.set(GUARDS.get() - 1);
    }
}

/// Notes where a panic behind a guard is, in place of printing it; any other is heard by whoever heard it before.
fn hear_panics() {
    static HEARD: Once = Once::new();
    // A thread that panics may set no hook.
    if HEARD.is_completed() || thread::panicking() {
        return;
    }
    HEARD.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |panic: &PanicHookInfo<'_>| {
            if GUARDS.try_with(Cell::get).unwrap_or_default() == 0 {
                return before(panic);
            }
            let place = panic.location().map(said);
            let _ = PLACE.try_with(|known| known.replace(place));
        }));
    });
}

/// "core/ecg/src/clock/frame.rs:120"; of a library its own part of the path, not where it lay when this was built.
fn said(place: &Location<'_>) -> String {
    let file = place.file();
    let parts: Vec<&str> = file.rsplitn(5, ['/', '\\']).take(4).collect();
    let own = parts.into_iter().rev().collect::<Vec<_>>().join("/");
    let file = if file.starts_with(['/', '\\']) || file.contains(':') { &own } else { file };
    format!("{file}:{}", place.line())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_and_what_follows_is_not() {
        assert!(matches!(guarded::<()>(|| panic!("on purpose")), Err(StraplineError::Broken(_))));
        assert!(guarded(|| Ok(1)).is_ok_and(|one| one == 1));
        // What an observer calls is behind a second guard, and breaks neither.
        let inner = guarded(|| Ok(guarded::<()>(|| panic!("on purpose")).is_err()));
        assert!(inner.is_ok_and(|is_err| is_err));
        panic_next();
        assert!(guarded(|| Ok(())).is_err() && guarded(|| Ok(())).is_ok());
    }

    #[test]
    fn a_place_is_told_without_where_it_was_built() {
        assert!(said(Location::caller()).starts_with("bindings/ffi/src/guard.rs:"));
        assert!(caught(|| panic!("on purpose")).is_none_or(|()| false));
    }
}
