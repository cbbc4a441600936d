//! What the built library says of itself: every type and function of the facade, with its documentation, as UniFFI's
//! macros have put it there.

use anyhow::{Context, bail, ensure};
use goblin::{Object as Format, elf::Elf, mach::Mach};
use std::collections::BTreeSet;
use uniffi_meta::{
    ConstructorMetadata, EnumMetadata, FnMetadata, Metadata, MethodMetadata, ObjectMetadata, RecordMetadata,
    Type, read_metadata,
};

/// What the name of a symbol begins with that says something; everything of C has an underscore before it on a Mac.
const SYMBOL: &str = "UNIFFI_META";

/// The facade, each kind in the order of its names.
#[derive(Default)]
pub(crate) struct Facade {
    pub(crate) enums: Vec<EnumMetadata>,
    pub(crate) records: Vec<RecordMetadata>,
    pub(crate) objects: Vec<Object>,
    pub(crate) functions: Vec<FnMetadata>,
    /// Enums that something fails with.
    pub(crate) errors: BTreeSet<String>,
}

/// A class.
pub(crate) struct Object {
    pub(crate) itself: ObjectMetadata,
    pub(crate) constructors: Vec<ConstructorMetadata>,
    pub(crate) methods: Vec<MethodMetadata>,
}

impl Facade {
    /// Reads a shared library of Linux or macOS.
    pub(crate) fn read(library: &[u8]) -> anyhow::Result<Self> {
        let mut items = BTreeSet::new();
        for place in places(library)? {
            let item = library.get(place..).context("a symbol lies outside of its library")?;
            items.insert(read_metadata(item)?);
        }
        let facade = Self::of(items)?;
        ensure!(!facade.objects.is_empty(), "the library has no facade in it");
        Ok(facade)
    }

    /// Objects come before what they can do, as the items are ordered.
    fn of(items: BTreeSet<Metadata>) -> anyhow::Result<Self> {
        let mut facade = Self::default();
        for item in items {
            match item {
                Metadata::Enum(one) => facade.enums.push(one),
                Metadata::Record(one) => facade.records.push(one),
                Metadata::Func(one) => {
                    facade.fails_with(one.throws.as_ref());
                    facade.functions.push(one);
                }
                Metadata::Object(itself) => {
                    facade.objects.push(Object { itself, constructors: Vec::new(), methods: Vec::new() });
                }
                Metadata::Constructor(one) => {
                    facade.fails_with(one.throws.as_ref());
                    facade.object(&one.self_name)?.constructors.push(one);
                }
                Metadata::Method(one) => facade.method(one)?,
                Metadata::TraitMethod(one) => facade.method(one.into())?,
                // A custom type is another's name: it is said wherever it stands.
                Metadata::Namespace(_) | Metadata::CustomType(_) => {}
                other => bail!("the types of Python know nothing of {other:?}"),
            }
        }
        Ok(facade)
    }

    fn method(&mut self, one: MethodMetadata) -> anyhow::Result<()> {
        self.fails_with(one.throws.as_ref());
        self.object(&one.self_name)?.methods.push(one);
        Ok(())
    }

    fn fails_with(&mut self, error: Option<&Type>) {
        if let Some(Type::Enum { name, .. }) = error {
            self.errors.insert(name.clone());
        }
    }

    fn object(&mut self, name: &str) -> anyhow::Result<&mut Object> {
        let one = self.objects.iter_mut().find(|one| one.itself.name == name);
        one.with_context(|| format!("{name} has a method and is no class"))
    }
}

/// Where in the file the symbols lie that say something.
fn places(library: &[u8]) -> anyhow::Result<Vec<usize>> {
    match Format::parse(library)? {
        Format::Elf(elf) => in_elf(&elf),
        Format::Mach(Mach::Binary(object)) => {
            let exports = object.exports()?;
            let ours = exports.iter().filter(|one| one.name.trim_start_matches('_').starts_with(SYMBOL));
            Ok(ours.map(|one| one.offset as usize).collect())
        }
        _ => bail!("this is no library of Linux or macOS"),
    }
}

fn in_elf(elf: &Elf<'_>) -> anyhow::Result<Vec<usize>> {
    let name = |at| elf.dynstrtab.get_at(at).is_some_and(|name| name.starts_with(SYMBOL));
    let symbols = elf.dynsyms.iter().filter(|one| !one.is_import() && name(one.st_name));
    let place = |address: u64, section: usize| {
        let section = elf.section_headers.get(section)?;
        Some((section.sh_offset + address.checked_sub(section.sh_addr)?) as usize)
    };
    let places = symbols.map(|one| place(one.st_value, one.st_shndx).context("a symbol has no place"));
    places.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn method(of: &str, throws: Option<Type>) -> Metadata {
        Metadata::Method(MethodMetadata {
            module_path: "one".into(),
            self_name: of.into(),
            name: "open".into(),
            orig_name: None,
            is_async: false,
            inputs: Vec::new(),
            return_type: None,
            throws,
            takes_self_by_arc: false,
            checksum: None,
            docstring: None,
        })
    }

    #[test]
    fn methods_lie_in_their_class_and_what_they_fail_with_is_an_error() {
        let class = Metadata::Object(ObjectMetadata {
            module_path: "one".into(),
            name: "Store".into(),
            orig_name: None,
            remote: false,
            imp: uniffi_meta::ObjectImpl::Struct,
            docstring: None,
        });
        let broken = Type::Enum { module_path: "one".into(), name: "Broken".into() };
        let items = BTreeSet::from([method("Store", Some(broken)), class]);
        let facade = Facade::of(items).unwrap();
        assert_eq!(facade.objects[0].methods[0].name, "open");
        assert!(facade.errors.contains("Broken"));
        assert!(Facade::of(BTreeSet::from([method("Nobody", None)])).is_err());
    }

    #[test]
    fn what_is_no_library_and_what_has_no_facade_are_told() {
        assert!(Facade::read(b"no library").is_err());
        // This program is an object without a facade.
        let itself = std::fs::read(std::env::current_exe().unwrap()).unwrap();
        let error = Facade::read(&itself).err().unwrap().to_string();
        assert_eq!(error, "the library has no facade in it");
    }
}
