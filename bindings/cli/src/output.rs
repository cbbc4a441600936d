//! Where results go.

use std::{
    fs::File,
    io::{self, BufWriter, Write, stdout},
    path::Path,
};
use strapline_analysis::AnalysisError;

/// Writes a file, or standard output for `-`.
pub(crate) fn write_to(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    stream_to(path, |out| out.write_all(bytes))
}

/// The same, piece by piece, for what is too long to be held.
pub(crate) fn stream_to(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<()> {
    if path == Path::new("-") {
        let mut out = BufWriter::new(stdout().lock());
        write(&mut out)?;
        return Ok(out.flush()?);
    }
    let unwritten = |source| AnalysisError::Write { file: path.to_owned(), source };
    let mut out = BufWriter::new(File::create(path).map_err(unwritten)?);
    Ok(write(&mut out).and_then(|()| out.flush()).map_err(unwritten)?)
}
