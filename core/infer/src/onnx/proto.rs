//! ONNX's protobuf messages, as far as they are read (`onnx.proto`, version 8 of its format). What is left out is skipped.

use super::{GraphError, VERSIONS};
use prost::Message;

/// Elements of 32 bits, floating-point.
pub(super) const FLOAT: i32 = 1;
/// Elements of 64 bits, whole.
pub(super) const INT64: i32 = 7;

/// What a file holds.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Model {
    #[prost(message, optional, tag = "7")]
    pub(super) graph: Option<Graph>,
    #[prost(message, repeated, tag = "8")]
    pub(super) operator_sets: Vec<OperatorSet>,
}

/// Which version of a domain's operators is meant.
#[derive(Clone, PartialEq, Message)]
pub(super) struct OperatorSet {
    #[prost(string, tag = "1")]
    pub(super) domain: String,
    #[prost(int64, tag = "2")]
    pub(super) version: i64,
}

/// Nodes in the order of the flow, and the weights that they name.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Graph {
    #[prost(message, repeated, tag = "1")]
    pub(super) nodes: Vec<Node>,
    #[prost(message, repeated, tag = "5")]
    pub(super) initializers: Vec<Tensor>,
    #[prost(message, repeated, tag = "11")]
    pub(super) inputs: Vec<Value>,
    #[prost(message, repeated, tag = "12")]
    pub(super) outputs: Vec<Value>,
}

/// One operation.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Node {
    #[prost(string, repeated, tag = "1")]
    pub(super) inputs: Vec<String>,
    #[prost(string, repeated, tag = "2")]
    pub(super) outputs: Vec<String>,
    #[prost(string, tag = "3")]
    pub(super) name: String,
    #[prost(string, tag = "4")]
    pub(super) operator: String,
    #[prost(message, repeated, tag = "5")]
    pub(super) attributes: Vec<Attribute>,
    #[prost(string, tag = "7")]
    pub(super) domain: String,
}

/// A constant of an operation: `kind` says which field holds it.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Attribute {
    #[prost(string, tag = "1")]
    pub(super) name: String,
    #[prost(float, tag = "2")]
    pub(super) float: f32,
    #[prost(int64, tag = "3")]
    pub(super) int: i64,
    #[prost(int64, repeated, tag = "8")]
    pub(super) ints: Vec<i64>,
    #[prost(int32, tag = "20")]
    pub(super) kind: i32,
}

/// Weights, their elements as raw bytes, little end first.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Tensor {
    #[prost(int64, repeated, tag = "1")]
    pub(super) dims: Vec<i64>,
    #[prost(int32, tag = "2")]
    pub(super) elements: i32,
    #[prost(string, tag = "8")]
    pub(super) name: String,
    #[prost(bytes = "vec", tag = "9")]
    pub(super) raw: Vec<u8>,
}

/// An input or an output of the graph.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Value {
    #[prost(string, tag = "1")]
    pub(super) name: String,
    #[prost(message, optional, tag = "2")]
    kind: Option<Kind>,
}

#[derive(Clone, PartialEq, Message)]
struct Kind {
    #[prost(message, optional, tag = "1")]
    tensor: Option<TensorKind>,
}

#[derive(Clone, PartialEq, Message)]
struct TensorKind {
    #[prost(int32, tag = "1")]
    elements: i32,
    #[prost(message, optional, tag = "2")]
    shape: Option<Shape>,
}

#[derive(Clone, PartialEq, Message)]
struct Shape {
    #[prost(message, repeated, tag = "1")]
    dims: Vec<Dim>,
}

#[derive(Clone, PartialEq, Message)]
struct Dim {
    #[prost(int64, tag = "1")]
    value: i64,
}

impl Value {
    /// Its shape, where it is a tensor of 32-bit floats. A dimension that is left open is 0.
    pub(super) fn shape(&self) -> Option<Vec<i64>> {
        let tensor = self.kind.as_ref()?.tensor.as_ref().filter(|tensor| tensor.elements == FLOAT)?;
        Some(tensor.shape.as_ref()?.dims.iter().map(|dim| dim.value).collect())
    }
}

#[cfg(test)]
impl Value {
    /// Gives it another shape.
    pub(super) fn reshape(&mut self, shape: &[usize]) {
        let dims = shape.iter().map(|dim| Dim { value: *dim as i64 }).collect();
        let tensor = TensorKind { elements: FLOAT, shape: Some(Shape { dims }) };
        self.kind = Some(Kind { tensor: Some(tensor) });
    }
}

/// The graph of a model whose operators are of a version that is read.
pub(super) fn decode(bytes: &[u8]) -> Result<Graph, GraphError> {
    let model = Model::decode(bytes).map_err(|e| GraphError::Encoding(e.to_string()))?;
    let graph = model.graph.ok_or_else(|| GraphError::Encoding("it has no graph".into()))?;
    let set = model.operator_sets.iter().find(|set| is_onnx(&set.domain));
    let version = set.map_or(0, |set| set.version);
    if VERSIONS.contains(&version) { Ok(graph) } else { Err(GraphError::Version(version)) }
}

/// Whether a domain is that of ONNX's own operators.
pub(super) fn is_onnx(domain: &str) -> bool {
    domain.is_empty() || domain == "ai.onnx"
}
