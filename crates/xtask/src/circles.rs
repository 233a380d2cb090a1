//! `cargo xtask circles`: the modules of a crate that import each other in circles.
//!
//! An import is a path that begins with `crate`, `self` or `super`, in a `use` or in code. It leads to the module that
//! defines the item: re-exports are followed and are not an import. Tests and the contents of macros are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use syn::visit::{self, Visit};
use syn::{Item, UseTree};

type ModulePath = Vec<String>;

#[derive(Default)]
struct Module {
    /// The names of its items.
    items: BTreeSet<String>,
    /// What its public `use` items re-export: the name, `*` for all, and where it leads.
    reexports: Vec<(String, ModulePath)>,
    imports: Vec<ModulePath>,
}

/// The circles: each is the names of modules that reach one another, such as `["call", "pager"]`.
pub fn circles(source: &Path) -> Result<Vec<Vec<String>>, String> {
    let mut modules = BTreeMap::new();
    load(source, &source.join("lib.rs"), Vec::new(), &mut modules)?;
    let names: Vec<&ModulePath> = modules.keys().collect();
    let mut reaches: Vec<Vec<bool>> = names
        .iter()
        .map(|from| {
            let targets: BTreeSet<ModulePath> =
                modules[*from].imports.iter().map(|path| definer(&modules, path, 0)).collect();
            names.iter().map(|to| to != from && targets.contains(*to)).collect()
        })
        .collect();
    for via in 0..names.len() {
        for from in 0..names.len() {
            if reaches[from][via] {
                let further = reaches[via].clone();
                for (reached, is_further) in reaches[from].iter_mut().zip(further) {
                    *reached |= is_further;
                }
            }
        }
    }
    let mut circles = BTreeSet::new();
    for from in (0..names.len()).filter(|&from| reaches[from][from]) {
        let circle = (0..names.len()).filter(|&to| reaches[from][to] && reaches[to][from]);
        circles.insert(circle.map(|index| names[index].join("::")).collect::<Vec<_>>());
    }
    Ok(circles.into_iter().collect())
}

fn load(
    folder: &Path,
    file: &Path,
    path: ModulePath,
    modules: &mut BTreeMap<ModulePath, Module>,
) -> Result<(), String> {
    let problem = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
    let text = std::fs::read_to_string(file).map_err(|error| problem(&error))?;
    let parsed = syn::parse_file(&text).map_err(|error| problem(&error))?;
    let mut reader = Reader { path: &path, inline: Vec::new(), module: Module::default(), children: Vec::new() };
    reader.visit_file(&parsed);
    let Reader { module, children, .. } = reader;
    modules.insert(path.clone(), module);
    for child in children {
        let inner = folder.join(&child);
        let own = folder.join(format!("{child}.rs"));
        let file = if own.exists() { own } else { inner.join("mod.rs") };
        load(&inner, &file, path.iter().cloned().chain([child]).collect(), modules)?;
    }
    Ok(())
}

/// The module that defines the item at a path: re-exports lead on.
fn definer(modules: &BTreeMap<ModulePath, Module>, path: &[String], depth: usize) -> ModulePath {
    let length = (0..=path.len()).rev().find(|&length| modules.contains_key(&path[..length])).unwrap_or(0);
    let (module, rest) = path.split_at(length);
    let (Some(name), Some(found)) = (rest.first(), modules.get(module)) else { return module.to_vec() };
    if depth < 10 && !found.items.contains(name) {
        let follow = |target: &[String]| definer(modules, &[target, &rest[1..]].concat(), depth + 1);
        if let Some((_, target)) = found.reexports.iter().find(|(exported, _)| exported == name) {
            return follow(target);
        }
        for (_, target) in found.reexports.iter().filter(|(exported, _)| exported == "*") {
            if modules.get(target).is_some_and(|module| module.items.contains(name)) {
                return target.clone();
            }
        }
    }
    module.to_vec()
}

struct Reader<'a> {
    path: &'a ModulePath,
    /// The modules within the file that are being read.
    inline: Vec<String>,
    module: Module,
    children: Vec<String>,
}

impl Reader<'_> {
    /// The path from the root of the crate; `None` if it leads out of the crate.
    fn absolute(&self, path: &[String]) -> Option<ModulePath> {
        let here = [&self.path[..], &self.inline].concat();
        let supers = path.iter().take_while(|segment| *segment == "super").count();
        if supers > 0 {
            let outer = here.get(..here.len().checked_sub(supers)?)?;
            return Some([outer, &path[supers..]].concat());
        }
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([&here, rest].concat()),
            child if self.inline.is_empty() && self.children.iter().any(|known| known == child) => {
                Some([&here, path].concat())
            }
            _ => None,
        }
    }

    fn read_use(&mut self, tree: &UseTree, before: &[String], is_public: bool) {
        let (name, path) = match tree {
            UseTree::Path(path) => {
                return self.read_use(&path.tree, &[before, &[path.ident.to_string()]].concat(), is_public);
            }
            UseTree::Group(group) => {
                return group.items.iter().for_each(|item| self.read_use(item, before, is_public));
            }
            UseTree::Name(name) if name.ident == "self" => (String::new(), before.to_vec()),
            UseTree::Name(name) => (name.ident.to_string(), [before, &[name.ident.to_string()]].concat()),
            UseTree::Rename(rename) => (rename.rename.to_string(), [before, &[rename.ident.to_string()]].concat()),
            UseTree::Glob(_) => ("*".to_owned(), before.to_vec()),
        };
        if let Some(target) = self.absolute(&path) {
            if is_public {
                self.module.reexports.push((name, target));
            } else {
                self.module.imports.push(target);
            }
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_file(&mut self, file: &'ast syn::File) {
        // Children first: `use child::Item` needs no `self`.
        for item in &file.items {
            if let Item::Mod(item) = item
                && item.content.is_none()
                && !is_test(&item.attrs)
            {
                self.children.push(item.ident.to_string());
            }
        }
        visit::visit_file(self, file);
    }

    fn visit_item(&mut self, item: &'ast Item) {
        let (attributes, name) = match item {
            Item::Use(item) => {
                if !is_test(&item.attrs) {
                    self.read_use(&item.tree, &[], !matches!(item.vis, syn::Visibility::Inherited));
                }
                return;
            }
            Item::Mod(item) => {
                if !is_test(&item.attrs) {
                    self.inline.push(item.ident.to_string());
                    visit::visit_item_mod(self, item);
                    self.inline.pop();
                }
                return;
            }
            Item::Fn(item) => (&item.attrs, Some(&item.sig.ident)),
            Item::Struct(item) => (&item.attrs, Some(&item.ident)),
            Item::Enum(item) => (&item.attrs, Some(&item.ident)),
            Item::Trait(item) => (&item.attrs, Some(&item.ident)),
            Item::Type(item) => (&item.attrs, Some(&item.ident)),
            Item::Const(item) => (&item.attrs, Some(&item.ident)),
            Item::Static(item) => (&item.attrs, Some(&item.ident)),
            Item::Impl(item) => (&item.attrs, None),
            other => return visit::visit_item(self, other),
        };
        if !is_test(attributes) {
            self.module.items.extend(name.map(ToString::to_string));
            visit::visit_item(self, item);
        }
    }

    /// Macros are at the root of their crate, whatever module has the same name.
    fn visit_macro(&mut self, _: &'ast syn::Macro) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if segments.len() > 1
            && let Some(target) = self.absolute(&segments)
        {
            self.module.imports.push(target);
        }
        visit::visit_path(self, path);
    }
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Ident>().is_ok_and(|condition| condition == "test" || condition == "doctest")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circles_of(files: &[(&str, &str)]) -> Vec<Vec<String>> {
        let folder =
            std::env::temp_dir().join(format!("cloudtasks-circles-{}-{}", std::process::id(), files[0].1.len()));
        for (name, text) in files {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let found = circles(&folder).unwrap();
        std::fs::remove_dir_all(folder).unwrap();
        found
    }

    #[test]
    fn modules_that_import_each_other_are_a_circle() {
        let found = circles_of(&[
            ("lib.rs", "mod a; mod b; mod c; pub use a::A;"),
            ("a.rs", "pub struct A; pub fn run() { crate::b::run() }"),
            ("b.rs", "use crate::c::C; pub fn run() -> C { C(crate::A) }"),
            ("c.rs", "pub struct C(pub crate::A);"),
        ]);
        assert_eq!(found, [["a", "b", "c"]]);
    }

    #[test]
    fn a_reexport_and_a_test_are_no_import() {
        let found = circles_of(&[
            ("lib.rs", "mod room; mod user; // no circle"),
            ("room/mod.rs", "mod inner; pub use inner::*; pub struct Outer;"),
            ("room/inner.rs", "pub struct Inner(part::Part); mod part { use super::super::Outer; use super::Inner; }"),
            ("user.rs", "use crate::room::Inner; #[cfg(test)] mod tests { use crate::room::Outer; }"),
        ]);
        assert_eq!(found, [] as [Vec<String>; 0]);
    }

    #[test]
    fn every_circle_is_recursion_by_nature() {
        for (name, recursive_rooms) in RECURSIVE_ROOMS {
            let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name).join("src");
            for circle in circles(&source).unwrap() {
                let stays_in = |room: &&str| circle.iter().all(|module| module.starts_with(*room));
                let problem = format!("{name}: {circle:?}: see \"Circular imports\" in ARCHITECTURE.md");
                assert!(recursive_rooms.iter().any(stays_in), "{problem}");
            }
        }
    }

    /// The crates, and the directories whose modules may import each other: as in ARCHITECTURE.md.
    const RECURSIVE_ROOMS: [(&str, &[&str]); 5] = [
        ("core", &["message::json", "credentials"]),
        ("emulator", &[]),
        ("py", &["messages::data"]),
        ("capi", &[]),
        ("testing", &[]),
    ];
}
