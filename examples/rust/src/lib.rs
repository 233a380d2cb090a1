//! The programs are in `src/bin`. `cargo run -p cloudtasks-examples --bin enqueue` runs one.

/// The Rust of the project's README is compiled with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
