//! What a node computes: its attributes, the shape that comes out and the work that it takes.

use super::{attributes::Attributes, constants::volume};

/// Names of the operators that are read.
pub const OPERATORS: [&str; 9] =
    ["Add", "Clip", "Conv", "Gemm", "Mul", "ReduceMean", "Relu", "Sub", "Unsqueeze"];

/// Dimensions of the largest tensor that is read.
const MOST_DIMENSIONS: usize = 4;

/// An operator with its attributes.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operator {
    /// Two tensors, element by element; a dimension of 1 is stretched.
    Binary(Binary),
    /// Between two scalar weights.
    Clip,
    /// One-dimensional, all channels with all.
    Conv(Conv),
    /// A matrix times weights, plus a row of weights.
    Gemm {
        /// Whether the weights stand with a row for each output.
        transposed: bool,
    },
    /// The mean over one dimension.
    ReduceMean {
        /// Which, from the end where it is negative.
        axis: i64,
        /// Whether the dimension stays, as 1.
        kept: bool,
    },
    /// Not below zero.
    Relu,
    /// Dimensions of 1 put in at the places that whole weights give.
    Unsqueeze,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Binary {
    Add,
    Mul,
    Sub,
}

/// Geometry of a convolution, samples.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Conv {
    /// Of the kernel, where the attribute gives it.
    kernel: i64,
    pub(super) stride: usize,
    pub(super) dilation: usize,
    /// Zeros before and behind.
    pub(super) pads: [usize; 2],
}

impl Operator {
    /// The operator of this name; none where it is not read.
    pub(super) fn read(name: &str, attributes: &mut Attributes) -> Result<Option<Self>, String> {
        let operator = match name {
            "Add" => Self::Binary(Binary::Add),
            "Mul" => Self::Binary(Binary::Mul),
            "Sub" => Self::Binary(Binary::Sub),
            "Clip" => Self::Clip,
            "Relu" => Self::Relu,
            "Unsqueeze" => Self::Unsqueeze,
            "Conv" => Self::Conv(Conv::read(attributes)?),
            "Gemm" => {
                attributes.only_float("alpha", 1.0)?;
                attributes.only_float("beta", 1.0)?;
                attributes.only_int("transA", 0)?;
                Self::Gemm { transposed: attributes.flag("transB", false)? }
            }
            "ReduceMean" => {
                let [axis] = attributes.numbers("axes", i64::MAX)?;
                Self::ReduceMean { axis, kept: attributes.flag("keepdims", true)? }
            }
            _ => return Ok(None),
        };
        attributes.none_left()?;
        Ok(Some(operator))
    }

    /// How many inputs it takes.
    pub(super) fn inputs(&self) -> usize {
        match self {
            Self::Relu | Self::ReduceMean { .. } => 1,
            Self::Binary(_) | Self::Unsqueeze => 2,
            Self::Clip | Self::Conv(_) | Self::Gemm { .. } => 3,
        }
    }

    /// The shape that comes out, and how many multiplications and additions it takes.
    pub(super) fn shape(&self, inputs: &[Vec<usize>], axes: &[i64]) -> Result<(Vec<usize>, usize), String> {
        let wrong = || format!("cannot take inputs of the shapes {inputs:?}");
        let (shape, each) = match (self, inputs) {
            (Self::Binary(_), [a, b]) => (broadcast(a, b).ok_or_else(wrong)?, 1),
            (Self::Relu, [x]) => (x.clone(), 1),
            (Self::Clip, [x, low, high]) => {
                let scalar = |shape: &[usize]| shape.iter().all(|dim| *dim == 1) && shape.len() <= x.len();
                (scalar(low) && scalar(high)).then(|| (x.clone(), 2)).ok_or_else(wrong)?
            }
            (Self::Gemm { transposed }, [x, weights, bias]) => {
                let ([rows, k], [a, b], [n]) = (&x[..], &weights[..], &bias[..]) else { return Err(wrong()) };
                let needed = if *transposed { (n, k) } else { (k, n) };
                ((a, b) == needed).then(|| (vec![*rows, *n], *k)).ok_or_else(wrong)?
            }
            (Self::Conv(conv), [x, weights, bias]) => {
                let ([1, channels, length], [out, inner, kernel], [n]) = (&x[..], &weights[..], &bias[..])
                else {
                    return Err(wrong());
                };
                let fits = channels == inner && out == n && [-1, *kernel as i64].contains(&conv.kernel);
                let length = conv.length(*length, *kernel).filter(|_| fits).ok_or_else(wrong)?;
                (vec![1, *out, length], inner * kernel)
            }
            (Self::ReduceMean { kept, .. }, [x]) => {
                let axis = self.axis(x.len()).ok_or_else(wrong)?;
                let mut shape = x.clone();
                let length = std::mem::replace(&mut shape[axis], 1);
                if !kept {
                    shape.remove(axis);
                }
                (shape, length)
            }
            (Self::Unsqueeze, [x, _]) => {
                let places = places(axes, x.len()).ok_or_else(wrong)?;
                let mut shape = x.clone();
                for place in places {
                    shape.insert(place, 1);
                }
                (shape, 1)
            }
            _ => return Err(format!("has {} inputs, {} are needed", inputs.len(), self.inputs())),
        };
        let large = || format!("makes a tensor of the shape {shape:?}, which is empty or too large");
        if shape.len() > MOST_DIMENSIONS {
            return Err(large());
        }
        let work = volume(&shape).and_then(|volume| volume.checked_mul(each)).ok_or_else(large)?;
        Ok((shape, work))
    }

    /// The dimension that a mean goes over.
    pub(super) fn axis(&self, rank: usize) -> Option<usize> {
        match self {
            Self::ReduceMean { axis, .. } => from_start(*axis, rank),
            _ => None,
        }
    }
}

impl Conv {
    fn read(attributes: &mut Attributes) -> Result<Self, String> {
        let size = |name: &str, value: i64| {
            usize::try_from(value).map_err(|_| format!("has `{name}` {value}, which is negative"))
        };
        attributes.only_int("group", 1)?;
        let [kernel] = attributes.numbers("kernel_shape", -1)?;
        let [stride] = attributes.numbers("strides", 1)?;
        let [dilation] = attributes.numbers("dilations", 1)?;
        let [before, behind] = attributes.numbers("pads", 0)?;
        let conv = Self {
            kernel,
            stride: size("strides", stride)?,
            dilation: size("dilations", dilation)?,
            pads: [size("pads", before)?, size("pads", behind)?],
        };
        if conv.stride == 0 || conv.dilation == 0 {
            return Err("has strides or dilations of 0".into());
        }
        Ok(conv)
    }

    /// How many samples come out of this many; none where the kernel or the stride does not fit in. No pad is longer than
    /// the kernel's reach.
    fn length(&self, samples: usize, kernel: usize) -> Option<usize> {
        let reach = kernel.checked_sub(1)?.checked_mul(self.dilation)?;
        let [before, behind] = self.pads;
        if before > reach || behind > reach {
            return None;
        }
        let padded = samples.checked_add(before)?.checked_add(behind)?;
        if self.stride > padded {
            return None;
        }
        Some(padded.checked_sub(reach + 1)? / self.stride + 1)
    }
}

/// The shape of two tensors, element by element (ONNX's "multidirectional broadcasting").
fn broadcast(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    let rank = a.len().max(b.len());
    let dim = |shape: &[usize], i: usize| (i + shape.len()).checked_sub(rank).map_or(1, |i| shape[i]);
    let stretched = |i| match (dim(a, i), dim(b, i)) {
        (a, b) if a == b => Some(a),
        (1, other) | (other, 1) => Some(other),
        _ => None,
    };
    (0..rank).map(stretched).collect()
}

/// Places in the shape that comes out, in order; none where one is not in it or is given twice.
pub(super) fn places(axes: &[i64], rank: usize) -> Option<Vec<usize>> {
    if axes.len() > MOST_DIMENSIONS {
        return None;
    }
    let places: Option<Vec<usize>> = axes.iter().map(|axis| from_start(*axis, rank + axes.len())).collect();
    let mut places = places?;
    places.sort_unstable();
    places.windows(2).all(|pair| pair[0] < pair[1]).then_some(places)
}

fn from_start(axis: i64, rank: usize) -> Option<usize> {
    let axis = if axis < 0 { axis.checked_add(rank as i64)? } else { axis };
    usize::try_from(axis).ok().filter(|axis| *axis < rank)
}
