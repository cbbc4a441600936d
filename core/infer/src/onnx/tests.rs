//! What is read computes what ONNX says; what is not is refused by name; hostile bytes are errors.

use super::{
    GraphError, OPERATORS, VERSIONS,
    proto::{Attribute, FLOAT, Graph, INT64, Model, Node, Tensor},
    read,
};
use proptest::{prelude::*, sample::Index};
use prost::Message;
use strapline_ecg::classify::{FEATURES, WINDOW};
use tract_core::prelude::{IntoRunnable, TypedModel, tvec};

const BUNDLED: &[u8] = include_bytes!("../../../../models/beat.onnx");

fn bundled() -> Model {
    Model::decode(BUNDLED).unwrap()
}

fn graph(model: &mut Model) -> &mut Graph {
    model.graph.as_mut().unwrap()
}

fn read_beat(bytes: &[u8]) -> Result<TypedModel, GraphError> {
    read(bytes, &[("window", &[1, 2, WINDOW]), ("features", &[1, FEATURES])], &["scores", "activation"])
}

fn refused(change: impl Fn(&mut Model)) -> String {
    let mut model = bundled();
    change(&mut model);
    read_beat(&model.encode_to_vec()).unwrap_err().to_string()
}

/// The first node with this operator.
fn node<'a>(model: &'a mut Model, operator: &str) -> &'a mut Node {
    graph(model).nodes.iter_mut().find(|node| node.operator == operator).unwrap()
}

fn ints(name: &str, ints: &[i64]) -> Attribute {
    Attribute { name: name.into(), kind: 7, ints: ints.into(), ..Attribute::default() }
}

fn int(name: &str, int: i64) -> Attribute {
    Attribute { name: name.into(), kind: 2, int, ..Attribute::default() }
}

fn floats(name: &str, dims: &[i64], values: &[f32]) -> Tensor {
    let raw = values.iter().flat_map(|value| value.to_le_bytes()).collect();
    Tensor { name: name.into(), dims: dims.into(), elements: FLOAT, raw }
}

fn numbers(name: &str, values: &[i64]) -> Tensor {
    let raw = values.iter().flat_map(|value| value.to_le_bytes()).collect();
    Tensor { name: name.into(), dims: vec![values.len() as i64], elements: INT64, raw }
}

/// One operator between the input `features`, of this shape, and the output `y`: its shape and its values.
fn computed(
    operator: &str,
    shape: &[usize],
    x: &[f32],
    weights: Vec<Tensor>,
    attributes: Vec<Attribute>,
) -> (Vec<usize>, Vec<f32>) {
    let mut model = bundled();
    let graph = graph(&mut model);
    let inputs = std::iter::once("features".to_owned()).chain(weights.iter().map(|w| w.name.clone()));
    let (operator, outputs) = (operator.to_owned(), vec!["y".to_owned()]);
    graph.nodes = vec![Node { inputs: inputs.collect(), outputs, operator, attributes, ..Node::default() }];
    graph.initializers = weights;
    graph.inputs.remove(0);
    graph.inputs[0].reshape(shape);
    graph.outputs.truncate(1);
    graph.outputs[0].name = "y".into();
    let read = read(&model.encode_to_vec(), &[("features", shape)], &["y"]).unwrap();
    let x = tract_core::prelude::Tensor::from_shape(shape, x).unwrap();
    let plan = read.into_optimized().unwrap().into_runnable().unwrap();
    let y = plan.run(tvec!(x.into())).unwrap().remove(0);
    (y.shape().to_vec(), y.to_plain_array_view::<f32>().unwrap().iter().copied().collect())
}

#[test]
fn every_operator_computes_what_onnx_says() {
    let row = |name: &str, values: &[f32]| floats(name, &[values.len() as i64], values);
    let x = [1.0, -2.0, 3.0, -4.0, 5.0, -6.0];
    let (two, three) = ([2, 3], [1, 2, 3]);
    let is = |got: (Vec<usize>, Vec<f32>), shape: &[usize], values: &[f32]| {
        assert_eq!((&got.0[..], &got.1[..]), (shape, values));
    };
    let ten = || vec![row("w", &[10.0, 20.0, 30.0])];
    is(computed("Add", &two, &x, ten(), vec![]), &two, &[11.0, 18.0, 33.0, 6.0, 25.0, 24.0]);
    is(computed("Sub", &two, &x, ten(), vec![]), &two, &[-9.0, -22.0, -27.0, -14.0, -15.0, -36.0]);
    is(computed("Mul", &two, &x, ten(), vec![]), &two, &[10.0, -40.0, 90.0, -40.0, 100.0, -180.0]);
    is(computed("Relu", &two, &x, vec![], vec![]), &two, &[1.0, 0.0, 3.0, 0.0, 5.0, 0.0]);
    let bounds = vec![floats("low", &[], &[-2.5]), row("high", &[4.0])];
    is(computed("Clip", &two, &x, bounds, vec![]), &two, &[1.0, -2.0, 3.0, -2.5, 4.0, -2.5]);
    let matrix = |dims: &[i64]| vec![floats("w", dims, &x), row("b", &[0.5, 0.25])];
    is(computed("Gemm", &two, &x, matrix(&[3, 2]), vec![]), &[2, 2], &[10.5, -11.75, -18.5, 24.25]);
    let transposed = vec![int("transB", 1)];
    is(computed("Gemm", &two, &x, matrix(&[2, 3]), transposed), &[2, 2], &[14.5, -31.75, -31.5, 77.25]);
    let axes = vec![numbers("axes", &[-1, 1])];
    is(computed("Unsqueeze", &two, &x, axes, vec![]), &[2, 1, 3, 1], &x);
    let mean = |axis, kept| vec![ints("axes", &[axis]), int("keepdims", kept)];
    is(computed("ReduceMean", &two, &x, vec![], mean(0, 0)), &[3], &[-1.5, 1.5, -1.5]);
    is(computed("ReduceMean", &[2, 4], &[1.0; 8], vec![], mean(-1, 1)), &[2, 1], &[1.0, 1.0]);
    // Two channels in, one out; a kernel of two samples, one apart, every second place, a zero on either side.
    let kernel = vec![floats("w", &[1, 2, 2], &[1.0, 10.0, 100.0, 1000.0]), row("b", &[0.5])];
    let geometry = vec![
        ints("kernel_shape", &[2]),
        ints("dilations", &[2]),
        ints("strides", &[2]),
        ints("pads", &[1, 1]),
    ];
    is(computed("Conv", &three, &x, kernel, geometry), &[1, 1, 2], &[4980.5, 498.5]);
}

#[test]
fn another_operator_is_refused_by_its_name_and_its_node() {
    let lstm = refused(|model| node(model, "Relu").operator = "LSTM".into());
    assert_eq!(
        lstm,
        "its node `n11` is a `LSTM`, and only Add, Clip, Conv, Gemm, Mul, ReduceMean, Relu, Sub, Unsqueeze are read"
    );
    let named = refused(|model| {
        node(model, "Relu").name = "gate".into();
        node(model, "Relu").domain = "com.microsoft".into();
    });
    assert!(named.starts_with("its node `gate` is a `com.microsoft.Relu`"), "{named}");
}

#[test]
fn what_a_node_has_that_is_not_read_is_refused_by_its_name() {
    let attribute = |operator: &'static str, attribute: Attribute| {
        refused(move |model| {
            let attributes = &mut node(model, operator).attributes;
            attributes.retain(|other| other.name != attribute.name);
            attributes.push(attribute.clone());
        })
    };
    let conv = "its node `n18` (Conv) ";
    let float = |name: &str, float| Attribute { name: name.into(), kind: 1, float, ..Attribute::default() };
    for (error, end) in [
        (attribute("Conv", int("group", 2)), "has `group` 2, only 1 is read"),
        (attribute("Conv", int("auto_pad", 1)), "has an attribute `auto_pad`, which is not read"),
        (attribute("Conv", ints("strides", &[0])), "has strides or dilations of 0"),
        (attribute("Conv", ints("pads", &[1])), "has 1 numbers in `pads`, 2 are needed"),
        (attribute("Conv", ints("pads", &[-1, 0])), "has `pads` -1, which is negative"),
        (attribute("Conv", float("strides", 1.0)), "has an attribute `strides` of kind 1, not 7"),
        (
            attribute("Conv", ints("pads", &[i64::MAX, i64::MAX])),
            "cannot take inputs of the shapes [[1, 2, 160], [16, 2, 7], [16]]",
        ),
        (
            attribute("Conv", ints("dilations", &[i64::MAX])),
            "cannot take inputs of the shapes [[1, 2, 160], [16, 2, 7], [16]]",
        ),
        (
            attribute("Conv", ints("kernel_shape", &[5])),
            "cannot take inputs of the shapes [[1, 2, 160], [16, 2, 7], [16]]",
        ),
    ] {
        assert_eq!(error, format!("{conv}{end}"));
    }
    let twice = refused(|model| node(model, "Conv").attributes.push(ints("pads", &[3, 3])));
    assert_eq!(twice, format!("{conv}has the attribute `pads` twice"));
    for (operator, one, wanted) in [
        ("Gemm", float("alpha", 0.5), "has `alpha` 0.5, only 1 is read"),
        ("Gemm", int("transB", 2), "has `transB` 2, which is neither 0 nor 1"),
        ("ReduceMean", ints("axes", &[3]), "cannot take inputs of the shapes [[1, 4, 40]]"),
        ("ReduceMean", ints("axes", &[i64::MIN]), "cannot take inputs of the shapes [[1, 4, 40]]"),
    ] {
        let error = attribute(operator, one);
        assert!(error.ends_with(wanted), "{error}");
    }
}

#[test]
fn nodes_that_do_not_fit_together_are_refused() {
    for (error, wanted) in [
        (refused(|m| node(m, "Relu").inputs[0] = "n99".into()), "takes `n99`, which is not there before"),
        (refused(|m| node(m, "Relu").outputs[0] = "n10".into()), "gives `n10`, which is there before"),
        (refused(|m| node(m, "Relu").inputs.push("n10".into())), "has 2 inputs, 1 are needed"),
        (refused(|m| node(m, "Relu").outputs.clear()), "has 0 outputs, one is needed"),
        (refused(|m| node(m, "Gemm").inputs[1] = "n7".into()), "takes `n7`, which is not there before"),
        (refused(|m| node(m, "Unsqueeze").inputs[1] = "w1".into()), "takes `w1`, which are no whole numbers"),
        (refused(|m| node(m, "Sub").inputs[1] = "w27".into()), "takes `w27`, which are no floats"),
        (
            refused(|m| graph(m).inputs.swap(0, 1)),
            "its inputs are features [1, 152], window [1, 2, 160], needed are window [1, 2, 160], features [1, 152]",
        ),
        (
            refused(|m| graph(m).inputs.clear()),
            "its inputs are none, needed are window [1, 2, 160], features [1, 152]",
        ),
        (
            refused(|m| graph(m).outputs.swap(0, 1)),
            "its outputs are activation, scores, needed are scores, activation",
        ),
        (
            refused(|m| node(m, "ReduceMean").inputs[0] = "n38".into()),
            "cannot take inputs of the shapes [[1, 48], [1, 4]]",
        ),
        (
            refused(|m| graph(m).nodes.truncate(3)),
            "its outputs are scores without a node that gives it, needed are scores, activation",
        ),
        (refused(|m| m.graph = None), "it is no ONNX model: it has no graph"),
        (refused(|m| m.operator_sets.clear()), "its operators are of version 0, those of 13 to 17 are read"),
        (
            refused(|m| m.operator_sets[0].version = 18),
            "its operators are of version 18, those of 13 to 17 are read",
        ),
    ] {
        assert!(error.ends_with(wanted), "{error}");
    }
    assert_eq!(VERSIONS, 13..=17);
}

#[test]
fn weights_that_do_not_fit_their_bytes_are_refused_before_anything_is_made_of_them() {
    let change = |change: fn(&mut Tensor)| refused(move |m| change(&mut graph(m).initializers[0]));
    for (error, wanted) in [
        (
            change(|w| w.dims = vec![1 << 40, 1 << 40]),
            "have the shape [1099511627776, 1099511627776], which is empty or too large",
        ),
        (
            change(|w| w.dims = vec![1 << 30, 4]),
            "have the shape [1073741824, 4], which is empty or too large",
        ),
        (change(|w| w.dims = vec![-1, 152]), "have the shape [-1, 152]"),
        (change(|w| w.dims = vec![0]), "have the shape [0], which is empty or too large"),
        (change(|w| w.dims = vec![1, 151]), "have 608 raw bytes, the shape [1, 151] needs 604"),
        (change(|w| w.raw.clear()), "have 0 raw bytes, the shape [1, 152] needs 608"),
        (change(|w| w.elements = 10), "have elements of kind 10, which are not read"),
        (change(|w| w.name = "w3".into()), "are there twice"),
    ] {
        assert!(error.starts_with("its weights `w") && error.ends_with(wanted), "{error}");
    }
}

#[test]
fn small_weights_that_would_grow_are_refused_before_they_do() {
    let mut grown = bundled();
    let graph = graph(&mut grown);
    let line = vec![0.0; 4096];
    graph.initializers.extend([floats("down", &[4096, 1], &line), floats("across", &[1, 4096], &line)]);
    let inputs = vec!["down".into(), "across".into()];
    let outer = Node { inputs, outputs: vec!["outer".into()], operator: "Mul".into(), ..Node::default() };
    graph.nodes.insert(0, outer);
    let error = read_beat(&grown.encode_to_vec()).unwrap_err().to_string();
    assert!(
        error.ends_with("(Mul) makes a tensor of the shape [4096, 4096], which is empty or too large"),
        "{error}"
    );
}

#[test]
fn more_than_a_beat_model_has_is_refused() {
    let many = refused(|model| {
        let relu = node(model, "Relu").clone();
        graph(model).nodes.extend(vec![relu; 512]);
    });
    assert_eq!(many, "it is no ONNX model: 535 nodes are more than 512");
    assert_eq!(read_beat(&vec![0; super::LARGEST_GRAPH + 1]).unwrap_err(), GraphError::Large(1048577));
}

proptest! {
    #[test]
    fn bytes_of_any_kind_are_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _ = read_beat(&bytes);
    }

    #[test]
    fn a_file_cut_anywhere_is_an_error(at in any::<Index>()) {
        prop_assert!(read_beat(&BUNDLED[..at.index(BUNDLED.len())]).is_err());
    }

    #[test]
    fn damaged_bytes_are_no_panic(damage in prop::collection::vec((any::<Index>(), any::<u8>()), 1..20)) {
        // Most of the file are weights, where every bit is sound; the nodes stand before them.
        let mut bytes = BUNDLED.to_vec();
        for (place, value) in damage {
            let place = place.index(2 * 2200);
            let place = if place < 2200 { place } else { bytes.len() - 4400 + place };
            bytes[place] = value;
        }
        let _ = read_beat(&bytes);
    }

    #[test]
    fn nodes_changed_at_will_run_or_are_refused(changes in prop::collection::vec(change(), 1..4)) {
        let mut model = bundled();
        for (what, at, other, value) in changes {
            apply(graph(&mut model), what, at, other, value);
        }
        if let Ok(read) = read_beat(&model.encode_to_vec()) {
            let ran = read.into_optimized().and_then(IntoRunnable::into_runnable).and_then(|plan| {
                let zeros = |shape: &[usize]| tract_core::prelude::Tensor::zero::<f32>(shape).unwrap().into();
                plan.run(tvec!(zeros(&[1, 2, WINDOW]), zeros(&[1, FEATURES])))
            });
            prop_assert!(ran.is_ok(), "{:?}", ran.err());
        }
    }
}

/// What is changed, where, what else takes part, and a number.
fn change() -> impl Strategy<Value = (u8, Index, Index, i64)> {
    let number =
        prop_oneof![-3_i64..6, Just(i64::MAX), Just(i64::MIN), Just(1 << 20), Just(1 << 33), any::<i64>(),];
    (0_u8..8, any::<Index>(), any::<Index>(), number)
}

fn apply(graph: &mut Graph, what: u8, at: Index, other: Index, value: i64) {
    let weights = graph.initializers.len();
    if what == 0 {
        let dims = &mut graph.initializers[at.index(weights)].dims;
        if !dims.is_empty() {
            let place = other.index(dims.len());
            dims[place] = value;
        }
        return;
    }
    let names: Vec<String> = graph.nodes.iter().flat_map(|node| node.outputs.clone()).collect();
    let weight = graph.initializers[other.index(weights)].name.clone();
    let nodes = graph.nodes.len();
    let node = &mut graph.nodes[at.index(nodes)];
    let input = value.rem_euclid(node.inputs.len().max(1) as i64) as usize;
    match what {
        1 => node.operator = OPERATORS[other.index(OPERATORS.len())].into(),
        2 => node.inputs[input] = names[other.index(names.len())].clone(),
        3 => node.inputs[input] = weight,
        4 => {
            node.inputs.pop();
            node.inputs.insert(0, weight);
        }
        5 if !node.attributes.is_empty() => {
            let attribute = other.index(node.attributes.len());
            node.attributes[attribute].ints.iter_mut().for_each(|one| *one = value);
            node.attributes[attribute].int = value;
        }
        6 => {
            let all = ["pads", "strides", "dilations", "axes", "kernel_shape"];
            node.attributes.push(ints(all[other.index(all.len())], &[value]));
        }
        _ => node.attributes.push(int(["keepdims", "transB"][other.index(2)], value)),
    }
}
