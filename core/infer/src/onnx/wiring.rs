//! Each operator as typed operators of tract-core.

use super::operator::{Binary, Conv, Operator, places};
use tract_core::{
    internal::{
        AxesMapping, AxisOp, Datum, DimLike, OutletId, SpecialOps, TractError, TractResult, TypedModel,
        TypedOp, tensor0, tvec, wire_with_rank_broadcast,
    },
    ops::{
        cnn::{self, KernelFormat, PaddingSpec, PoolSpec},
        einsum::EinSum,
        math,
        nn::{DataFormat, Reduce, Reducer},
    },
};

/// Wires an operator under a name that no other has; what it gives.
pub(super) fn wire(
    operator: &Operator,
    model: &mut TypedModel,
    name: &str,
    inputs: &[OutletId],
    axes: &[i64],
) -> TractResult<OutletId> {
    match (operator, inputs) {
        (Operator::Binary(binary), [_, _]) => {
            let op: Box<dyn TypedOp> = match binary {
                Binary::Add => Box::new(math::add()),
                Binary::Mul => Box::new(math::mul()),
                Binary::Sub => Box::new(math::sub()),
            };
            one(wire_with_rank_broadcast(name, model, op, inputs))
        }
        (Operator::Relu, [x]) => {
            let zero = model.add_const(format!("{name}.zero"), tensor0(0_f32))?;
            one(wire_with_rank_broadcast(name, model, math::max(), &[*x, zero]))
        }
        (Operator::Clip, [x, low, high]) => {
            let above =
                one(wire_with_rank_broadcast(format!("{name}.low"), model, math::max(), &[*x, *low]))?;
            one(wire_with_rank_broadcast(name, model, math::min(), &[above, *high]))
        }
        (Operator::Gemm { transposed }, [x, weights, bias]) => {
            let axes = AxesMapping::for_numpy_matmul(2, false, *transposed, false)?;
            let product = EinSum::new(axes, f32::datum_type());
            let product = one(model.wire_node(format!("{name}.product"), product, &[*x, *weights]))?;
            one(wire_with_rank_broadcast(name, model, math::add(), &[product, *bias]))
        }
        (Operator::Conv(conv), [x, weights, bias]) => {
            let op = convolution(conv, model, *weights)?;
            one(model.wire_node(name, op, &[*x, *weights, *bias]))
        }
        (Operator::ReduceMean { kept, .. }, [x]) => mean(operator, *kept, model, name, *x),
        (Operator::Unsqueeze, [x, ..]) => {
            let rank = model.outlet_fact(*x)?.rank();
            let places = places(axes, rank).unwrap_or_default();
            places.into_iter().try_fold(*x, |wire, place| {
                one(model.wire_node(format!("{name}.{place}"), AxisOp::Add(place), &[wire]))
            })
        }
        _ => Err(TractError::msg("it has another number of inputs")),
    }
}

/// The only output.
fn one(outputs: TractResult<impl IntoIterator<Item = OutletId>>) -> TractResult<OutletId> {
    outputs?.into_iter().next().ok_or_else(|| TractError::msg("an operator gives nothing"))
}

fn convolution(conv: &Conv, model: &TypedModel, weights: OutletId) -> TractResult<cnn::Conv> {
    let shape = model.outlet_fact(weights)?.shape.as_concrete().unwrap_or_default().to_vec();
    Ok(cnn::Conv::new(
        PoolSpec {
            data_format: DataFormat::NCHW,
            padding: PaddingSpec::Explicit(tvec!(conv.pads[0]), tvec!(conv.pads[1])),
            strides: Some(tvec!(conv.stride)),
            dilations: Some(tvec!(conv.dilation)),
            kernel_shape: tvec!(shape[2]),
            input_channels: shape[1],
            output_channels: shape[0],
        },
        KernelFormat::OIHW,
        1,
        None,
    ))
}

/// The sum, divided by how many there are.
fn mean(
    operator: &Operator,
    kept: bool,
    model: &mut TypedModel,
    name: &str,
    x: OutletId,
) -> TractResult<OutletId> {
    let fact = model.outlet_fact(x)?.clone();
    let axis = operator.axis(fact.rank()).unwrap_or_default();
    let length = fact.shape[axis].to_usize()?;
    let sum = Reduce::new(tvec!(axis), Reducer::Sum);
    let sum = one(model.wire_node(format!("{name}.sum"), sum, &[x]))?;
    let length = tensor0(length as f32).broadcast_into_rank(fact.rank())?;
    let length = model.add_const(format!("{name}.length"), length)?;
    let mean = one(model.wire_node(format!("{name}.mean"), math::div(), &[sum, length]))?;
    if kept { Ok(mean) } else { one(model.wire_node(name, AxisOp::Rm(axis), &[mean])) }
}
