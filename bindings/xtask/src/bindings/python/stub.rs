//! The types of Python's `strapline.core`, with the facade's own documentation: UniFFI's module says nothing of fields,
//! and no checker can read how it puts variants into their enums.

use crate::bindings::facade::{Facade, Object};
use std::fmt::Write as _;
use uniffi_meta::{
    ConstructorMetadata, EnumMetadata, EnumShape, FieldMetadata, FnMetadata, FnParamMetadata, MethodMetadata,
    RecordMetadata, Type, VariantMetadata,
};

/// Whom the text is for.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Reader {
    /// A type checker: everything that the module has, as it is. `mypy.stubtest` holds it against the module.
    Checker,
    /// A person: without what UniFFI needs for itself, and as a module that runs, which a class inside of its own base
    /// would not.
    Person,
}

const HEAD: &str = "\
# Made by `cargo xtask bindings` from bindings/ffi.
from __future__ import annotations

import builtins
import datetime
import enum
import typing
";

/// Words of the language, which UniFFI puts an underscore before.
const KEYWORDS: [&str; 33] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
];

/// The whole module.
pub(crate) fn written(facade: &Facade, reader: Reader) -> String {
    Stub { facade, reader, text: String::new(), names: Vec::new() }.whole()
}

/// What is called: a function, a method, or what makes one of a class.
struct Called<'a> {
    inputs: &'a [FnParamMetadata],
    returns: Option<&'a Type>,
    doc: Option<&'a str>,
}

impl<'a> From<&'a FnMetadata> for Called<'a> {
    fn from(one: &'a FnMetadata) -> Self {
        Self { inputs: &one.inputs, returns: one.return_type.as_ref(), doc: one.docstring.as_deref() }
    }
}

impl<'a> From<&'a MethodMetadata> for Called<'a> {
    fn from(one: &'a MethodMetadata) -> Self {
        Self { inputs: &one.inputs, returns: one.return_type.as_ref(), doc: one.docstring.as_deref() }
    }
}

impl<'a> From<&'a ConstructorMetadata> for Called<'a> {
    fn from(one: &'a ConstructorMetadata) -> Self {
        Self { inputs: &one.inputs, returns: None, doc: one.docstring.as_deref() }
    }
}

struct Stub<'a> {
    facade: &'a Facade,
    reader: Reader,
    text: String,
    /// What the module offers.
    names: Vec<String>,
}

impl Stub<'_> {
    fn whole(mut self) -> String {
        if self.reader == Reader::Checker {
            self.class(0, "InternalError", &["Exception"], Some("Library and module do not fit together."));
        }
        for one in &self.facade.enums {
            self.any_enum(one);
        }
        for one in &self.facade.records {
            self.record(one);
        }
        for one in &self.facade.objects {
            self.object(one);
        }
        for function in &self.facade.functions {
            self.names.push(function.name.clone());
            self.text.push('\n');
            self.callable(0, "", &function.name, "", &function.into(), &[]);
        }
        let names: Vec<String> = self.names.iter().map(|name| format!("    \"{name}\",\n")).collect();
        format!("{HEAD}\n__all__ = [\n{}]\n{}", names.concat(), self.text)
    }

    fn line(&mut self, depth: usize, text: &str) {
        self.text += &indented(depth, text);
        self.text.push('\n');
    }

    fn doc(&mut self, depth: usize, text: Option<&str>) {
        if let Some(text) = text {
            self.text += &docstring(depth, text);
        }
    }

    fn class(&mut self, depth: usize, name: &str, bases: &[&str], doc: Option<&str>) {
        if depth == 0 {
            self.names.push(name.to_owned());
        }
        let bases = if bases.is_empty() { String::new() } else { format!("({})", bases.join(", ")) };
        self.text.push('\n');
        self.line(depth, &format!("class {name}{bases}:"));
        self.doc(depth + 1, doc);
    }

    fn any_enum(&mut self, one: &EnumMetadata) {
        let (name, doc) = (one.name.as_str(), one.docstring.as_deref());
        let is_flat = match one.shape {
            EnumShape::Error { flat } => flat,
            EnumShape::Enum => one.variants.iter().all(|variant| variant.fields.is_empty()),
        };
        if one.shape.is_error() || self.facade.errors.contains(name) {
            self.class(0, name, &["Exception"], doc);
            for variant in &one.variants {
                self.nested(name, "Exception", &variant.name, variant, !is_flat);
            }
        } else if is_flat {
            self.class(0, name, &["enum.Enum"], doc);
            for (n, variant) in one.variants.iter().enumerate() {
                self.line(1, &format!("{} = {n}", shouted(&variant.name)));
                self.doc(1, variant.docstring.as_deref());
            }
        } else {
            self.class(0, name, &[], doc);
            self.line(1, "def __init__(self) -> None: ...");
            for variant in &one.variants {
                self.nested(name, "", &shouted(&variant.name), variant, true);
            }
            if self.reader == Reader::Checker {
                for name in one.variants.iter().map(|variant| shouted(&variant.name)) {
                    self.line(1, &format!("def is_{name}(self) -> bool: ..."));
                    self.line(1, &format!("def is_{}(self) -> bool: ...", name.to_lowercase()));
                }
            }
        }
    }

    /// A variant with what is in it, as a class inside of its enum that is one of it, too.
    fn nested(&mut self, outer: &str, plain: &str, name: &str, variant: &VariantMetadata, fields: bool) {
        let base = if self.reader == Reader::Checker { outer } else { plain };
        let bases: Vec<&str> = (!base.is_empty()).then_some(base).into_iter().collect();
        self.class(1, name, &bases, variant.docstring.as_deref());
        if !fields {
            // An error: all that it says is its text.
        } else if variant.fields.iter().any(|field| field.name.is_empty()) {
            let types: Vec<String> = variant.fields.iter().map(|field| named(&field.ty, &[])).collect();
            let types = types.join(" | ");
            self.line(2, &format!("def __init__(self, *values: {types}) -> None: ..."));
            self.line(2, &format!("def __getitem__(self, index: typing.SupportsIndex) -> {types}: ..."));
        } else {
            self.fields(2, &variant.fields);
            self.made_of(2, "self", &variant.fields);
        }
    }

    fn fields(&mut self, depth: usize, fields: &[FieldMetadata]) {
        let hidden: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        for field in fields {
            self.line(depth, &format!("{}: {}", spelled(&field.name), named(&field.ty, &hidden)));
            self.doc(depth, field.docstring.as_deref());
        }
    }

    /// What makes one of these fields, after the `first` arguments.
    fn made_of(&mut self, depth: usize, first: &str, fields: &[FieldMetadata]) {
        let hidden: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        let mut args = vec![first.to_owned()];
        args.extend(fields.iter().map(|field| {
            let default = match (field.default.is_some(), self.reader, &field.ty) {
                (false, _, _) => "",
                (true, Reader::Person, Type::Optional { .. }) => " = None",
                (true, _, _) => " = ...",
            };
            format!("{}: {}{default}", spelled(&field.name), named(&field.ty, &hidden))
        }));
        self.line(depth, &format!("def __init__({}) -> None: ...", args.join(", ")));
    }

    fn record(&mut self, one: &RecordMetadata) {
        self.class(0, &one.name, &[], one.docstring.as_deref());
        self.fields(1, &one.fields);
        self.made_of(1, "self, *", &one.fields);
    }

    /// A class of the facade; where a shell's own may stand for it, with the one that the core hands out.
    fn object(&mut self, one: &Object) {
        let (name, doc) = (one.itself.name.as_str(), one.itself.docstring.as_deref());
        let open = one.itself.imp.has_callback_interface();
        let (ours, protocol) = if open {
            (format!("{name}Impl"), name.to_owned())
        } else {
            (name.to_owned(), format!("{name}Protocol"))
        };
        if open || self.reader == Reader::Checker {
            let bases: &[&str] = if open { &[] } else { &["typing.Protocol"] };
            self.class(0, &protocol, bases, doc);
            self.methods(one);
        }
        if open && self.reader == Reader::Person {
            return;
        }
        let bases = if self.reader == Reader::Checker { vec![protocol.as_str()] } else { vec![] };
        self.class(0, &ours, &bases, doc);
        match one.constructors.iter().find(|made| made.is_primary()) {
            Some(made) => self.callable(1, "self", "__init__", "None", &made.into(), &[]),
            None => self.line(1, "def __init__(self, *args: object, **kwargs: object) -> None: ..."),
        }
        for made in one.constructors.iter().filter(|made| !made.is_primary()) {
            self.line(1, "@classmethod");
            self.callable(1, "cls", &made.name, name, &made.into(), &[]);
        }
        self.methods(one);
    }

    fn methods(&mut self, one: &Object) {
        let hidden: Vec<&str> = one.methods.iter().map(|method| method.name.as_str()).collect();
        for method in &one.methods {
            self.callable(1, "self", &method.name, "", &method.into(), &hidden);
        }
    }

    /// A function, in a class with these methods.
    fn callable(
        &mut self,
        depth: usize,
        first: &str,
        name: &str,
        returned: &str,
        one: &Called<'_>,
        hidden: &[&str],
    ) {
        let mut args: Vec<String> = Vec::new();
        args.extend((!first.is_empty()).then(|| first.to_owned()));
        args.extend(one.inputs.iter().map(|arg| {
            let default = if arg.default.is_some() { " = ..." } else { "" };
            format!("{}: {}{default}", spelled(&arg.name), named(&arg.ty, hidden))
        }));
        let given = one.returns.map_or_else(|| "None".to_owned(), |ty| named(ty, hidden));
        let returned = if returned.is_empty() { &given } else { returned };
        let head = format!("def {}({}) -> {returned}:", spelled(name), args.join(", "));
        self.line(depth, &if one.doc.is_some() { head } else { format!("{head} ...") });
        self.doc(depth + 1, one.doc);
    }
}

fn indented(depth: usize, text: &str) -> String {
    format!("{}{text}", "    ".repeat(depth))
}

/// A name as Python can write it.
fn spelled(name: &str) -> String {
    if KEYWORDS.contains(&name) { format!("_{name}") } else { name.to_owned() }
}

/// `AtrialFibrillation` as `ATRIAL_FIBRILLATION`.
fn shouted(name: &str) -> String {
    let mut text = String::new();
    let mut before = ' ';
    for letter in name.chars() {
        if letter.is_uppercase() && (before.is_lowercase() || before.is_ascii_digit()) {
            text.push('_');
        }
        text.extend(letter.to_uppercase());
        before = letter;
    }
    text
}

/// A type as an annotation says it, in a class whose own names hide those of the language.
fn named(ty: &Type, hidden: &[&str]) -> String {
    let inner = |ty: &Type| named(ty, hidden);
    let own = |name: &str| if hidden.contains(&name) { format!("builtins.{name}") } else { name.to_owned() };
    match ty {
        Type::UInt8
        | Type::Int8
        | Type::UInt16
        | Type::Int16
        | Type::UInt32
        | Type::Int32
        | Type::UInt64
        | Type::Int64 => own("int"),
        Type::Float32 | Type::Float64 => own("float"),
        Type::Boolean => own("bool"),
        Type::String => own("str"),
        Type::Bytes => own("bytes"),
        Type::Timestamp => "datetime.datetime".into(),
        Type::Duration => "datetime.timedelta".into(),
        Type::Object { name, .. }
        | Type::Record { name, .. }
        | Type::Enum { name, .. }
        | Type::CallbackInterface { name, .. } => name.clone(),
        Type::Box { inner_type } => inner(inner_type),
        Type::Optional { inner_type } => format!("{} | None", inner(inner_type)),
        Type::Sequence { inner_type } => format!("{}[{}]", own("list"), inner(inner_type)),
        Type::Map { key_type, value_type } => {
            format!("{}[{}, {}]", own("dict"), inner(key_type), inner(value_type))
        }
        Type::Set { inner_type } => format!("{}[{}]", own("set"), inner(inner_type)),
        Type::Custom { builtin, .. } => inner(builtin),
    }
}

/// Documentation as Python has it: what Rust calls by other names is called by Python's.
fn docstring(depth: usize, text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let margin =
        lines.iter().filter(|line| !line.is_empty()).map(|line| line.len() - line.trim_start().len()).min();
    let lines = lines.iter().map(|line| line.get(margin.unwrap_or(0)..).unwrap_or_default());
    let text = lines.collect::<Vec<_>>().join("\n");
    let mut text = text.trim().replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
    for (rust, python) in [("`false`", "`False`"), ("`true`", "`True`"), ("[`", "`"), ("`]", "`")] {
        text = text.replace(rust, python);
    }
    let mut made = String::new();
    for (n, line) in text.lines().enumerate() {
        let start = if n == 0 { "\"\"\"" } else { "" };
        let line = indented(depth, &format!("{start}{line}"));
        let _ = writeln!(made, "{}", line.trim_end());
    }
    let closed = made.trim_end().to_owned();
    if text.contains('\n') {
        format!("{closed}\n{}\n", indented(depth, "\"\"\""))
    } else {
        format!("{closed}\"\"\"\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_pythons() {
        assert_eq!(shouted("AtrialFibrillation"), "ATRIAL_FIBRILLATION");
        assert_eq!((shouted("A4").as_str(), shouted("NoRoom").as_str()), ("A4", "NO_ROOM"));
        assert_eq!((spelled("class").as_str(), spelled("label").as_str()), ("_class", "label"));
    }

    #[test]
    fn types_are_said_as_annotations() {
        let list = Type::Sequence { inner_type: Box::new(Type::String) };
        let maybe = Type::Optional { inner_type: Box::new(list) };
        assert_eq!(named(&maybe, &["open"]), "list[str] | None");
        assert_eq!(named(&maybe, &["list"]), "builtins.list[str] | None");
    }

    #[test]
    fn documentation_keeps_its_lines() {
        assert_eq!(docstring(1, " One line."), "    \"\"\"One line.\"\"\"\n");
        assert_eq!(
            docstring(0, " `false` ends it,\n  and [`Beat`]."),
            "\"\"\"`False` ends it,\n and `Beat`.\n\"\"\"\n"
        );
    }
}
