//! The attributes of one node: each is asked for by name, and none may be left over.

use super::proto::Attribute;
use std::collections::BTreeMap;

/// Kinds of attributes, as ONNX numbers them.
const FLOAT: i32 = 1;
const INT: i32 = 2;
const INTS: i32 = 7;

/// Attributes of a node that nobody asked for yet.
pub(super) struct Attributes<'a>(BTreeMap<&'a str, &'a Attribute>);

impl<'a> Attributes<'a> {
    pub(super) fn new(attributes: &'a [Attribute]) -> Result<Self, String> {
        let mut left = BTreeMap::new();
        for attribute in attributes {
            if left.insert(&*attribute.name, attribute).is_some() {
                return Err(format!("has the attribute `{}` twice", attribute.name));
            }
        }
        Ok(Self(left))
    }

    fn take(&mut self, name: &str, kind: i32) -> Result<Option<&'a Attribute>, String> {
        match self.0.remove(name) {
            Some(attribute) if attribute.kind != kind => {
                Err(format!("has an attribute `{name}` of kind {}, not {kind}", attribute.kind))
            }
            attribute => Ok(attribute),
        }
    }

    /// Whether an attribute is 1; 0 and 1 are allowed.
    pub(super) fn flag(&mut self, name: &str, absent: bool) -> Result<bool, String> {
        match self.take(name, INT)?.map(|attribute| attribute.int) {
            None => Ok(absent),
            Some(0) => Ok(false),
            Some(1) => Ok(true),
            Some(other) => Err(format!("has `{name}` {other}, which is neither 0 nor 1")),
        }
    }

    /// Numbers, this many; each is `absent` where they are not given.
    pub(super) fn numbers<const N: usize>(&mut self, name: &str, absent: i64) -> Result<[i64; N], String> {
        let Some(attribute) = self.take(name, INTS)? else { return Ok([absent; N]) };
        let wrong = |_| format!("has {} numbers in `{name}`, {N} are needed", attribute.ints.len());
        <[i64; N]>::try_from(&attribute.ints[..]).map_err(wrong)
    }

    /// An attribute of which only the value is read that it has when it is left out.
    pub(super) fn only_int(&mut self, name: &str, value: i64) -> Result<(), String> {
        match self.take(name, INT)? {
            Some(attribute) if attribute.int != value => {
                Err(format!("has `{name}` {}, only {value} is read", attribute.int))
            }
            _ => Ok(()),
        }
    }

    /// As [`Attributes::only_int`].
    pub(super) fn only_float(&mut self, name: &str, value: f32) -> Result<(), String> {
        match self.take(name, FLOAT)? {
            Some(attribute) if attribute.float != value => {
                Err(format!("has `{name}` {}, only {value} is read", attribute.float))
            }
            _ => Ok(()),
        }
    }

    /// Refuses what nobody asked for.
    pub(super) fn none_left(&self) -> Result<(), String> {
        match self.0.keys().next() {
            Some(name) => Err(format!("has an attribute `{name}`, which is not read")),
            None => Ok(()),
        }
    }
}
