//! `cargo xtask generate` writes the files that follow from the API table or from `crates/capi`; they are committed.
//! `cargo xtask generate --check` writes nothing and fails if one of them differs. `cargo xtask print NAME` prints what
//! only tests read.
//!
//! | module | file |
//! |---|---|
//! | `emit_stubs`, `stub_modules`, `stub_names` | `python/cloudtasks/**/*.pyi` |
//! | `emit_resource_names` | `python/cloudtasks/_resource_names.py` |
//! | `emit_capi` | `include/cloudtasks/*.h` |
//! | `emit_cpp`, `emit_cpp_client`, `emit_cpp_mocks`, `emit_cpp_names`, `cpp_names` | `include/cloudtasks/*.hpp` |
//! | `header`, `emit_abi` | `include/cloudtasks.h`, `tests/c/declarations.txt` |
//! | `emit_json` | printed: the table as JSON |
//! | `emit_cpp_walk` | printed: a C++ test of every field |
//! | `circles` | printed: modules that import each other in circles |
//! | `output` | writes and compares |

mod circles;
mod cpp_names;
mod emit_abi;
mod emit_capi;
mod emit_cpp;
mod emit_cpp_client;
mod emit_cpp_mocks;
mod emit_cpp_names;
mod emit_cpp_walk;
mod emit_json;
mod emit_resource_names;
mod emit_stubs;
mod header;
mod output;
mod stub_modules;
mod stub_names;

use output::Output;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask generate [--check] | print (api-table.json|walk.cpp) | circles FOLDER...";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["generate"] => generate(output::write),
        ["generate", "--check"] => generate(output::check),
        ["print", "api-table.json"] => print(&emit_json::text()),
        ["circles", ref folders @ ..] => print_circles(folders),
        ["print", "walk.cpp"] => print(&emit_cpp_walk::text()),
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

fn generate(finish: fn(&[Output]) -> Result<(), String>) -> Result<(), String> {
    let of_the_table = finish(&outputs());
    let of_the_library = header::outputs().and_then(|outputs| finish(&outputs));
    match (of_the_table, of_the_library) {
        (Err(first), Err(second)) => Err(format!("{first}\n{second}")),
        (first, second) => first.and(second),
    }
}

/// The committed files that follow from the table.
fn outputs() -> Vec<Output> {
    [
        emit_stubs::outputs(),
        vec![emit_resource_names::output()],
        emit_capi::outputs(),
        emit_cpp::outputs(),
        emit_cpp_mocks::outputs(),
        emit_cpp_names::outputs(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Prints the circles of each crate, such as `crates/core`.
fn print_circles(folders: &[&str]) -> Result<(), String> {
    for folder in folders {
        for circle in circles::circles(&Path::new(folder).join("src"))? {
            println!("{folder}: {}", circle.join(" "));
        }
    }
    Ok(())
}

fn print(text: &str) -> Result<(), String> {
    use std::io::Write;
    std::io::stdout().write_all(text.as_bytes()).map_err(|error| error.to_string())
}
