//! Which beat model the pipeline runs with.

use anyhow::Context;
use clap::Args;
use std::path::PathBuf;
use strapline_infer::BeatNet;

/// The model that is carried, or another.
#[derive(Debug, Args)]
pub(super) struct ModelArgs {
    /// Run this beat model, its manifest (.toml) beside it, instead of the one that the program carries
    #[arg(long, value_name = "FILE.onnx")]
    model: Option<PathBuf>,
}

impl ModelArgs {
    /// Reads it.
    pub(super) fn read(&self) -> anyhow::Result<BeatNet> {
        let Some(graph) = &self.model else { return Ok(BeatNet::bundled()?) };
        let manifest = graph.with_extension("toml");
        let bytes = std::fs::read(graph).with_context(|| graph.display().to_string())?;
        let text = std::fs::read_to_string(&manifest).with_context(|| {
            format!("{}: the manifest of a model lies beside its graph", manifest.display())
        })?;
        BeatNet::load(&bytes, &text).with_context(|| graph.display().to_string())
    }

    /// Which one, in words; `None` for the one that is carried.
    pub(super) fn described(&self) -> Option<String> {
        self.model.as_ref().map(|graph| format!("model {}", graph.display()))
    }
}

/// What scores, in words: what is done to the signal, and with which model.
pub(super) fn detector(signal: Option<String>, model: &ModelArgs) -> String {
    let parts = [Some("strapline".into()), signal, model.described()];
    parts.into_iter().flatten().collect::<Vec<String>>().join(", ")
}
