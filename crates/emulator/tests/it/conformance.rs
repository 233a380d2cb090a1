//! The conformance tables of the documentation name tests that exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn sources(directory: &Path) -> String {
    let entries = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| match path.is_dir() {
            true => sources(&path),
            false if path.extension().is_some_and(|end| end == "rs") => fs::read_to_string(path).unwrap(),
            false => String::new(),
        })
        .collect()
}

/// The facts of a table, each with the tests that check it or the reason why it is left out.
fn facts(table: &str) -> Vec<(&str, &str)> {
    let rows = table.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.rsplit_once(" | "));
    rows.skip(1).filter(|(fact, _)| !fact.starts_with("**")).collect()
}

#[test]
fn every_test_that_the_documentation_names_exists() {
    let crate_directory = Path::new(env!("CARGO_MANIFEST_DIR"));
    let code = sources(&crate_directory.join("src")) + &sources(&crate_directory.join("tests"));
    let read = |name: &str| fs::read_to_string(crate_directory.join("../../docs").join(name)).unwrap();
    let (document, recordings) = (read("emulator.md"), read("recordings.md"));
    let (_, table) = document.split_once("## Conformance").unwrap();
    let recorded = facts(&recordings);
    assert_eq!(recorded.len(), 119);
    let rows: Vec<_> = facts(table).into_iter().chain(recorded).collect();
    let unproven: Vec<_> =
        rows.iter().filter(|(_, tests)| !tests.starts_with('`') && !tests.starts_with("left out: ")).collect();
    assert!(unproven.is_empty(), "{unproven:?}");
    let names: BTreeSet<&str> = rows.iter().flat_map(|(_, tests)| tests.split('`').skip(1).step_by(2)).collect();
    assert!(names.len() > 60, "{names:?}");
    let missing: Vec<_> = names.into_iter().filter(|name| !code.contains(&format!("fn {name}()"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
