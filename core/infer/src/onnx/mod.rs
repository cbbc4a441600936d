//! The few parts of ONNX that a beat model is made of, wired as operators of tract-core.
//!
//! tract's own reader knows every operator of ONNX and links all of them in, with the languages that they are described
//! in; this one knows what `models/training` writes and refuses everything else by the operator and the node
//! (`core/decisions/onnx-reader.md`). Shapes are concrete, weights are raw, the graph is in the order of its flow.
//!
//! Bytes may be hostile: a shape is worked out, and held against what a beat model can need, before anything of that
//! size is made.

mod attributes;
mod constants;
mod graph;
mod operator;
mod proto;
#[cfg(test)]
mod tests;
mod wiring;

pub use operator::OPERATORS;

use tract_core::prelude::TypedModel;

/// Largest file that is read, bytes: eight times the bundled one. Decoded, every byte may take a hundred.
pub(crate) const LARGEST_GRAPH: usize = 1024 * 1024;
/// Most nodes of a graph.
const MOST_NODES: usize = 512;
/// Most elements of a tensor.
const LARGEST_TENSOR: usize = 1 << 20;
/// Most multiplications and additions of one run, five hundred times those of the bundled model.
const MOST_WORK: usize = 1 << 28;
/// Versions of ONNX's operators that mean the same to this reader: from 13 the axes of `Unsqueeze` are an input, from 18
/// those of `ReduceMean` are one, too.
const VERSIONS: std::ops::RangeInclusive<i64> = 13..=17;

/// A graph that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GraphError {
    /// More bytes than a beat model has.
    #[error("{0} bytes are more than any beat model has")]
    Large(usize),
    /// Not the bytes of an ONNX model.
    #[error("it is no ONNX model: {0}")]
    Encoding(String),
    /// Operators of another version.
    #[error("its operators are of version {0}, those of 13 to 17 are read")]
    Version(i64),
    /// An input or an output of the graph is not what this build needs.
    #[error("its {what} are {found}, needed are {needed}")]
    Ends {
        /// Which ends: inputs or outputs.
        what: &'static str,
        /// What it has.
        found: String,
        /// What it would have to have.
        needed: String,
    },
    /// Weights that cannot be used.
    #[error("its weights `{name}` {why}")]
    Weights {
        /// Their name in the graph.
        name: String,
        /// What is wrong with them.
        why: String,
    },
    /// An operator that this reader does not know.
    #[error("its node `{node}` is a `{operator}`, and only {} are read", OPERATORS.join(", "))]
    Operator {
        /// Name of the node, or of its output.
        node: String,
        /// Name of the operator.
        operator: String,
    },
    /// A node that cannot be used as it is.
    #[error("its node `{node}` ({operator}) {why}")]
    Node {
        /// Name of the node, or of its output.
        node: String,
        /// Name of the operator.
        operator: String,
        /// What is wrong with it.
        why: String,
    },
    /// The engine cannot run it.
    #[error("it cannot be run: {0}")]
    Engine(String),
}

/// An input of the graph that this build feeds: its name and its shape.
pub(crate) type Input<'a> = (&'a str, &'a [usize]);

/// The model in the bytes of an ONNX file, whose inputs are these and whose outputs have these names, in this order.
pub(crate) fn read(bytes: &[u8], inputs: &[Input], outputs: &[&str]) -> Result<TypedModel, GraphError> {
    if bytes.len() > LARGEST_GRAPH {
        return Err(GraphError::Large(bytes.len()));
    }
    graph::read(&proto::decode(bytes)?, inputs, outputs)
}
