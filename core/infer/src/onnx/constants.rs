//! Weights: their names, shapes and elements, checked against each other.

use super::{
    GraphError, LARGEST_TENSOR,
    proto::{self, FLOAT, INT64},
};
use std::collections::HashMap;
use tract_core::prelude::Tensor;

/// The weights of a graph by their names.
pub(super) struct Constants<'a>(HashMap<&'a str, Constant<'a>>);

/// Weights with a shape that fits their bytes.
#[derive(Clone)]
pub(super) struct Constant<'a> {
    pub(super) shape: Vec<usize>,
    elements: i32,
    raw: &'a [u8],
}

impl<'a> Constants<'a> {
    pub(super) fn new(tensors: &'a [proto::Tensor]) -> Result<Self, GraphError> {
        let mut constants = HashMap::new();
        for tensor in tensors {
            let constant = Constant::new(tensor)
                .map_err(|why| GraphError::Weights { name: tensor.name.clone(), why })?;
            if constants.insert(&*tensor.name, constant).is_some() {
                return Err(GraphError::Weights { name: tensor.name.clone(), why: "are there twice".into() });
            }
        }
        Ok(Self(constants))
    }

    pub(super) fn get(&self, name: &str) -> Option<&Constant<'a>> {
        self.0.get(name)
    }
}

impl<'a> Constant<'a> {
    fn new(tensor: &'a proto::Tensor) -> Result<Self, String> {
        let width = match tensor.elements {
            FLOAT => 4,
            INT64 => 8,
            other => return Err(format!("have elements of kind {other}, which are not read")),
        };
        let shape: Option<Vec<usize>> = tensor.dims.iter().map(|dim| usize::try_from(*dim).ok()).collect();
        let shape = shape.ok_or_else(|| format!("have the shape {:?}", tensor.dims))?;
        let volume =
            volume(&shape).ok_or_else(|| format!("have the shape {shape:?}, which is empty or too large"))?;
        if volume * width != tensor.raw.len() {
            return Err(format!(
                "have {} raw bytes, the shape {shape:?} needs {}",
                tensor.raw.len(),
                volume * width
            ));
        }
        Ok(Self { shape, elements: tensor.elements, raw: &tensor.raw })
    }

    /// As the engine takes them, where they are floats.
    pub(super) fn floats(&self) -> Option<Tensor> {
        let values: Vec<f32> = (self.elements == FLOAT)
            .then(|| {
                self.raw
                    .chunks_exact(4)
                    .map(|bytes| f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
            })?
            .collect();
        Tensor::from_shape(&self.shape, &values).ok()
    }

    /// Its numbers, where they are whole and stand in a row.
    pub(super) fn numbers(&self) -> Option<Vec<i64>> {
        let whole = self.elements == INT64 && self.shape.len() == 1;
        whole.then(|| {
            let read = |bytes: &[u8]| i64::from_le_bytes(std::array::from_fn(|i| bytes[i]));
            self.raw.chunks_exact(8).map(read).collect()
        })
    }
}

/// How many elements a shape has; none where there is not one, or more than are allowed.
pub(super) fn volume(shape: &[usize]) -> Option<usize> {
    let volume = shape.iter().try_fold(1_usize, |volume, dim| volume.checked_mul(*dim))?;
    (1..=LARGEST_TENSOR).contains(&volume).then_some(volume)
}
