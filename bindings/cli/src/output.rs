//! Where results go.

use anyhow::Context;
use std::{
    io::{Write, stdout},
    path::Path,
};

/// Writes a file, or standard output for `-`.
pub(crate) fn write_to(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if path == Path::new("-") {
        stdout().write_all(bytes)?;
        return Ok(stdout().flush()?);
    }
    std::fs::write(path, bytes).with_context(|| {
        format!(
            "{}: this file cannot be written; check that the folder exists and that you may write to it",
            path.display()
        )
    })
}
