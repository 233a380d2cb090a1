//! Each target over its corpus and some thousand mutations of it. FUZZ_SCALE multiplies their number; FUZZ_SEED chooses them.

use cloudtasks_fuzz::mutation::run_corpus;
use std::fs;
use std::path::Path;

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|value| value.parse().unwrap_or_else(|_| panic!("{variable}: expected a number")))
}

fn fuzz(target: &str, inputs: u64, run: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let corpus: Vec<_> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    let inputs = inputs * number("FUZZ_SCALE").unwrap_or(1);
    run_corpus(&corpus, inputs as usize, number("FUZZ_SEED").unwrap_or(1), run);
    println!("{target}: {inputs} inputs");
}

#[test]
fn json_is_read_or_refused_and_written_as_it_was_read() {
    fuzz("json", 20_000, cloudtasks_fuzz::json::run);
}

#[test]
fn binary_is_read_or_refused_and_written_as_it_was_read() {
    fuzz("binary", 20_000, cloudtasks_fuzz::binary::run);
}

#[test]
fn field_paths_set_and_clear_what_they_name() {
    fuzz("field_path", 20_000, cloudtasks_fuzz::field_path::run);
}

#[test]
fn resource_names_are_built_as_they_are_parsed() {
    fuzz("resource_name", 20_000, cloudtasks_fuzz::resource_name::run);
}

#[test]
fn the_emulator_answers_any_request() {
    fuzz("request", 3_000, cloudtasks_fuzz::request::run);
}

#[test]
fn the_emulator_has_what_it_acknowledged() {
    fuzz("calls", 300, cloudtasks_fuzz::calls::run);
}
