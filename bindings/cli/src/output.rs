//! Where results go.

use std::{
    io::{Write, stdout},
    path::Path,
};
use strapline_analysis::AnalysisError;

/// Writes a file, or standard output for `-`.
pub(crate) fn write_to(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if path == Path::new("-") {
        stdout().write_all(bytes)?;
        return Ok(stdout().flush()?);
    }
    let unwritten = |source| AnalysisError::Write { file: path.to_owned(), source };
    Ok(std::fs::write(path, bytes).map_err(unwritten)?)
}
