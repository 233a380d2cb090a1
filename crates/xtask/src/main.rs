//! `cargo xtask emit`: writes what is derived from the API table; `cargo xtask header`: the C header, from crates/capi.
//! `--check` writes nothing and fails if a file differs.

mod cpp_names;
mod emit_capi;
mod emit_cpp;
mod emit_cpp_client;
mod emit_cpp_names;
mod emit_cpp_walk;
mod emit_json;
mod emit_stubs;
mod header;
mod output;
mod stub_modules;
mod stub_names;

use output::Output;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask emit [--check] | header [--check]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["emit"] => output::write(&outputs()),
        ["emit", "--check"] => output::check(&outputs()),
        ["header"] => header::outputs().and_then(|outputs| output::write(&outputs)),
        ["header", "--check"] => header::outputs().and_then(|outputs| output::check(&outputs)),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Every emitted file: one emitter a kind.
fn outputs() -> Vec<Output> {
    [
        emit_json::outputs(),
        emit_stubs::outputs(),
        emit_capi::outputs(),
        emit_cpp::outputs(),
        emit_cpp_names::outputs(),
        emit_cpp_walk::outputs(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
