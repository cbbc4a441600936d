//! The types of Python's `strapline.core`, with the facade's own documentation: UniFFI's module says nothing of fields,
//! and no checker can read how it puts variants into their enums.

use std::fmt::Write as _;
use uniffi_bindgen::interface::{
    Argument, AsType, Callable, ComponentInterface, Enum, Field, Object, Record, Type, Variant,
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
pub(crate) fn written(facade: &ComponentInterface, reader: Reader) -> String {
    Stub { facade, reader, text: String::new(), names: Vec::new() }.whole()
}

struct Stub<'a> {
    facade: &'a ComponentInterface,
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
        for one in self.facade.enum_definitions() {
            self.any_enum(one);
        }
        for one in self.facade.record_definitions() {
            self.record(one);
        }
        for one in self.facade.object_definitions() {
            self.object(one);
        }
        for function in self.facade.function_definitions() {
            self.names.push(function.name().to_owned());
            self.text.push('\n');
            self.callable(0, "", function.name(), "", function, &[]);
        }
        let about = self.facade.namespace_docstring().map(|text| docstring(0, text)).unwrap_or_default();
        let names: Vec<String> = self.names.iter().map(|name| format!("    \"{name}\",\n")).collect();
        format!("{about}{HEAD}\n__all__ = [\n{}]\n{}", names.concat(), self.text)
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

    fn any_enum(&mut self, one: &Enum) {
        let name = one.name();
        if self.facade.is_name_used_as_error(name) {
            self.class(0, name, &["Exception"], one.docstring());
            for variant in one.variants() {
                self.nested(name, "Exception", variant.name(), variant, !one.is_flat());
            }
        } else if one.is_flat() {
            self.class(0, name, &["enum.Enum"], one.docstring());
            for (n, variant) in one.variants().iter().enumerate() {
                self.line(1, &format!("{} = {n}", shouted(variant.name())));
                self.doc(1, variant.docstring());
            }
        } else {
            self.class(0, name, &[], one.docstring());
            self.line(1, "def __init__(self) -> None: ...");
            for variant in one.variants() {
                self.nested(name, "", &shouted(variant.name()), variant, true);
            }
            if self.reader == Reader::Checker {
                for name in one.variants().iter().map(|variant| shouted(variant.name())) {
                    self.line(1, &format!("def is_{name}(self) -> bool: ..."));
                    self.line(1, &format!("def is_{}(self) -> bool: ...", name.to_lowercase()));
                }
            }
        }
    }

    /// A variant with what is in it, as a class inside of its enum that is one of it, too.
    fn nested(&mut self, outer: &str, plain: &str, name: &str, variant: &Variant, fields: bool) {
        let base = if self.reader == Reader::Checker { outer } else { plain };
        let bases: Vec<&str> = (!base.is_empty()).then_some(base).into_iter().collect();
        self.class(1, name, &bases, variant.docstring());
        if !fields {
            // An error: all that it says is its text.
        } else if variant.has_nameless_fields() {
            let types: Vec<String> =
                variant.fields().iter().map(|field| named(&field.as_type(), &[])).collect();
            let types = types.join(" | ");
            self.line(2, &format!("def __init__(self, *values: {types}) -> None: ..."));
            self.line(2, &format!("def __getitem__(self, index: typing.SupportsIndex) -> {types}: ..."));
        } else {
            self.fields(2, variant.fields());
            self.made_of(2, "self", variant.fields());
        }
    }

    fn fields(&mut self, depth: usize, fields: &[Field]) {
        let hidden: Vec<&str> = fields.iter().map(Field::name).collect();
        for field in fields {
            self.line(depth, &format!("{}: {}", spelled(field.name()), named(&field.as_type(), &hidden)));
            self.doc(depth, field.docstring());
        }
    }

    /// What makes one of these fields, after the `first` arguments.
    fn made_of(&mut self, depth: usize, first: &str, fields: &[Field]) {
        let hidden: Vec<&str> = fields.iter().map(Field::name).collect();
        let mut args = vec![first.to_owned()];
        args.extend(fields.iter().map(|field| {
            let ty = field.as_type();
            let default = match (field.default_value().is_some(), self.reader, &ty) {
                (false, _, _) => "",
                (true, Reader::Person, Type::Optional { .. }) => " = None",
                (true, _, _) => " = ...",
            };
            format!("{}: {}{default}", spelled(field.name()), named(&ty, &hidden))
        }));
        self.line(depth, &format!("def __init__({}) -> None: ...", args.join(", ")));
    }

    fn record(&mut self, one: &Record) {
        self.class(0, one.name(), &[], one.docstring());
        self.fields(1, one.fields());
        self.made_of(1, "self, *", one.fields());
    }

    /// A class of the facade; where a shell's own may stand for it, with the one that the core hands out.
    fn object(&mut self, one: &Object) {
        let name = one.name();
        let open = one.has_callback_interface();
        let (ours, protocol) = if open {
            (format!("{name}Impl"), name.to_owned())
        } else {
            (name.to_owned(), format!("{name}Protocol"))
        };
        if open || self.reader == Reader::Checker {
            let bases: &[&str] = if open { &[] } else { &["typing.Protocol"] };
            self.class(0, &protocol, bases, one.docstring());
            self.methods(one);
        }
        if open && self.reader == Reader::Person {
            return;
        }
        let bases = if self.reader == Reader::Checker { vec![protocol.as_str()] } else { vec![] };
        self.class(0, &ours, &bases, one.docstring());
        match one.primary_constructor() {
            Some(made) => self.callable(1, "self", "__init__", "None", made, &[]),
            None => self.line(1, "def __init__(self, *args: object, **kwargs: object) -> None: ..."),
        }
        for made in one.alternate_constructors() {
            self.line(1, "@classmethod");
            self.callable(1, "cls", made.name(), name, made, &[]);
        }
        self.methods(one);
    }

    fn methods(&mut self, one: &Object) {
        let methods = one.methods();
        let hidden: Vec<&str> = methods.iter().map(|method| method.name()).collect();
        for method in methods {
            self.callable(1, "self", method.name(), "", method, &hidden);
        }
    }

    /// A function, in a class with these methods.
    fn callable(
        &mut self,
        depth: usize,
        first: &str,
        name: &str,
        returned: &str,
        one: &dyn Callable,
        hidden: &[&str],
    ) {
        let mut args: Vec<String> = Vec::new();
        args.extend((!first.is_empty()).then(|| first.to_owned()));
        args.extend(one.arguments().into_iter().map(|arg: &Argument| {
            let default = if arg.default_value().is_some() { " = ..." } else { "" };
            format!("{}: {}{default}", spelled(arg.name()), named(&arg.as_type(), hidden))
        }));
        let given = one.return_type().map_or_else(|| "None".to_owned(), |ty| named(ty, hidden));
        let returned = if returned.is_empty() { &given } else { returned };
        let (head, doc) =
            (format!("def {}({}) -> {returned}:", spelled(name), args.join(", ")), one.docstring());
        self.line(depth, &if doc.is_some() { head } else { format!("{head} ...") });
        self.doc(depth + 1, doc);
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
