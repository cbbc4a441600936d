//! The trace and the figures, for a terminal.

use super::{
    picture,
    recorder::{Watch, Wish},
};
use ratatui::{
    DefaultTerminal,
    crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers},
};
use std::time::{Duration, Instant};
use strapline_live::SessionUpdate;

/// Between two pictures at least, whatever the speed of a simulation.
const PICTURE: Duration = Duration::from_millis(50);

/// A terminal, until it is dropped.
#[derive(Debug)]
pub(crate) struct Terminal {
    screen: DefaultTerminal,
    drawn: Option<Instant>,
    columns: usize,
}

impl Terminal {
    /// Takes the whole screen. It is given back when this is dropped, and when the program panics.
    pub(crate) fn open() -> anyhow::Result<Self> {
        Ok(Self { screen: ratatui::try_init()?, drawn: None, columns: 0 })
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        ratatui::restore();
    }
}

impl Watch for Terminal {
    fn show(&mut self, update: &SessionUpdate) -> anyhow::Result<()> {
        if self.drawn.is_some_and(|drawn| drawn.elapsed() < PICTURE) {
            return Ok(());
        }
        self.drawn = Some(Instant::now());
        self.screen.draw(|frame| picture::draw(frame, update))?;
        Ok(())
    }

    fn wish(&mut self) -> anyhow::Result<Option<Wish>> {
        let columns = picture::columns(self.screen.size()?.width);
        if columns != self.columns {
            self.columns = columns;
            return Ok(Some(Wish::Columns(columns)));
        }
        while event::poll(Duration::ZERO)? {
            let Event::Key(key) = event::read()? else { continue };
            if key.kind != KeyEventKind::Press {
                continue;
            }
            match key.code {
                KeyCode::Char('q') | KeyCode::Esc => return Ok(Some(Wish::Stop)),
                // A terminal in this mode sends no signal for it.
                KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => {
                    return Ok(Some(Wish::Stop));
                }
                KeyCode::Char('m' | ' ') => return Ok(Some(Wish::Mark)),
                _ => {}
            }
        }
        Ok(None)
    }
}
