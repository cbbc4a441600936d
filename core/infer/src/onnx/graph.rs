//! The graph from its inputs to its outputs, each node checked before it is wired.

use super::{
    GraphError, Input, MOST_NODES, MOST_WORK,
    attributes::Attributes,
    constants::Constants,
    operator::Operator,
    proto::{Graph, Node, Value, is_onnx},
    wiring::wire,
};
use std::collections::HashMap;
use tract_core::{
    internal::SpecialOps,
    prelude::{DatumExt, OutletId, TractError, TypedModel},
};

/// What is known of a graph while it is wired.
struct Wiring<'a> {
    model: TypedModel,
    constants: Constants<'a>,
    /// Where each name of an input or of a node's output comes from, and its shape.
    values: HashMap<&'a str, (OutletId, Vec<usize>)>,
    /// Multiplications and additions so far.
    work: usize,
}

pub(super) fn read(graph: &Graph, inputs: &[Input], outputs: &[&str]) -> Result<TypedModel, GraphError> {
    if graph.nodes.len() > MOST_NODES {
        return Err(GraphError::Encoding(format!("{} nodes are more than {MOST_NODES}", graph.nodes.len())));
    }
    let mut wiring = Wiring {
        model: TypedModel::default(),
        constants: Constants::new(&graph.initializers)?,
        values: HashMap::new(),
        work: 0,
    };
    wiring.sources(&graph.inputs, inputs)?;
    for (place, node) in graph.nodes.iter().enumerate() {
        wiring.node(place, node)?;
    }
    wiring.ends(&graph.outputs, outputs)
}

impl<'a> Wiring<'a> {
    fn sources(&mut self, found: &'a [Value], needed: &[Input]) -> Result<(), GraphError> {
        let fits = |(value, (name, shape)): (&Value, &Input)| {
            let same = |found: Vec<i64>| found.iter().copied().eq(shape.iter().map(|dim| *dim as i64));
            value.name == *name && value.shape().is_some_and(same)
        };
        if found.len() != needed.len() || !found.iter().zip(needed).all(fits) {
            let needed = needed.iter().map(|(name, shape)| format!("{name} {shape:?}"));
            return Err(GraphError::Ends {
                what: "inputs",
                found: listed(found.iter().map(describe)),
                needed: listed(needed),
            });
        }
        for (value, (name, shape)) in found.iter().zip(needed) {
            let source = self.model.add_source(*name, f32::fact(*shape)).map_err(|e| engine(&e))?;
            self.values.insert(&value.name, (source, shape.to_vec()));
        }
        Ok(())
    }

    fn node(&mut self, place: usize, node: &'a Node) -> Result<(), GraphError> {
        let named = if node.name.is_empty() { node.outputs.first() } else { Some(&node.name) };
        let name = named.map_or_else(|| place.to_string(), Clone::clone);
        let refuse =
            |why: String| GraphError::Node { node: name.clone(), operator: node.operator.clone(), why };
        let unknown = || GraphError::Operator { node: name.clone(), operator: node.operator.clone() };
        if !is_onnx(&node.domain) {
            return Err(GraphError::Operator {
                node: name.clone(),
                operator: format!("{}.{}", node.domain, node.operator),
            });
        }
        let mut attributes = Attributes::new(&node.attributes).map_err(refuse)?;
        let operator =
            Operator::read(&node.operator, &mut attributes).map_err(refuse)?.ok_or_else(unknown)?;
        let [output] = &node.outputs[..] else {
            return Err(refuse(format!("has {} outputs, one is needed", node.outputs.len())));
        };
        if self.values.contains_key(&**output) || self.constants.get(output).is_some() {
            return Err(refuse(format!("gives `{output}`, which is there before")));
        }
        if node.inputs.len() != operator.inputs() {
            let needed = operator.inputs();
            return Err(refuse(format!("has {} inputs, {needed} are needed", node.inputs.len())));
        }
        let Taken { outlets, shapes, axes } = self.inputs(&operator, node).map_err(refuse)?;
        let (shape, work) = operator.shape(&shapes, &axes).map_err(refuse)?;
        self.work = self.work.saturating_add(work);
        if self.work > MOST_WORK {
            return Err(refuse("makes it more work than a beat model can be".into()));
        }
        let outlet = wire(&operator, &mut self.model, &format!("{place}.{}", node.operator), &outlets, &axes)
            .map_err(|e| refuse(format!("cannot be run: {e:#}")))?;
        self.values.insert(output, (outlet, shape));
        Ok(())
    }

    /// A node's inputs. What an operator takes beside the signal are weights; whole ones become axes.
    fn inputs(&mut self, operator: &Operator, node: &Node) -> Result<Taken, String> {
        let mut taken = Taken::default();
        for (i, name) in node.inputs.iter().enumerate() {
            let value =
                self.values.get(&**name).filter(|_| i == 0 || matches!(operator, Operator::Binary(_)));
            if let Some((outlet, shape)) = value {
                taken.outlets.push(*outlet);
                taken.shapes.push(shape.clone());
                continue;
            }
            let constant = self
                .constants
                .get(name)
                .ok_or_else(|| format!("takes `{name}`, which is not there before"))?;
            taken.shapes.push(constant.shape.clone());
            if matches!(operator, Operator::Unsqueeze) && i == 1 {
                taken.axes = constant
                    .numbers()
                    .ok_or_else(|| format!("takes `{name}`, which are no whole numbers"))?;
                continue;
            }
            let floats = constant.floats().ok_or_else(|| format!("takes `{name}`, which are no floats"))?;
            taken.outlets.push(self.model.add_const(name, floats).map_err(|e| format!("{e:#}"))?);
        }
        Ok(taken)
    }

    fn ends(mut self, found: &[Value], needed: &[&str]) -> Result<TypedModel, GraphError> {
        if !found.iter().map(|value| &*value.name).eq(needed.iter().copied()) {
            return Err(GraphError::Ends {
                what: "outputs",
                found: listed(found.iter().map(|value| value.name.clone())),
                needed: listed(needed.iter().map(ToString::to_string)),
            });
        }
        let mut outlets = Vec::new();
        for name in needed {
            let (outlet, _) = self.values.get(name).ok_or_else(|| GraphError::Ends {
                what: "outputs",
                found: format!("{name} without a node that gives it"),
                needed: listed(needed.iter().map(ToString::to_string)),
            })?;
            outlets.push(*outlet);
        }
        self.model.select_output_outlets(&outlets).map_err(|e| engine(&e))?;
        Ok(self.model)
    }
}

/// The inputs of one node: where they come from, all their shapes, and the numbers among them.
#[derive(Default)]
struct Taken {
    outlets: Vec<OutletId>,
    shapes: Vec<Vec<usize>>,
    axes: Vec<i64>,
}

fn describe(value: &Value) -> String {
    value.shape().map_or_else(
        || format!("{} of another kind", value.name),
        |shape| format!("{} {shape:?}", value.name),
    )
}

fn listed(names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    if names.is_empty() { "none".into() } else { names.join(", ") }
}

fn engine(error: &TractError) -> GraphError {
    GraphError::Engine(format!("{error:#}"))
}
