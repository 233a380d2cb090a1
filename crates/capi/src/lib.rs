//! The C binding: functions with C linkage over the core, and nothing else.
//!
//! include/README.md states the contract of these functions. `include/cloudtasks.h` is made from this crate by
//! `cargo xtask generate`, and so are the inline functions for each RPC, `include/cloudtasks/*.h`.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(non_camel_case_types)]
// The obligations of callers are the same for all functions: see include/README.md.
#![allow(clippy::missing_safety_doc)]

#[macro_use]
mod boundary;
#[macro_use]
mod handle;
mod argument;
mod asynchronous;
mod at_fork;
mod background;
mod bulk;
mod call;
mod call_options;
mod cancellation;
mod client;
mod completions;
mod credentials;
#[cfg(feature = "emulator")]
mod emulator;
#[cfg(feature = "emulator")]
mod emulator_options;
mod error;
mod error_kind;
// The tests of the completions put a model in its place.
#[cfg_attr(test, allow(dead_code))]
mod event;
mod exclusive;
mod failure;
mod log;
mod memory;
mod message;
mod message_codec;
mod message_get;
mod message_set;
mod method;
mod names;
mod operation;
mod options;
mod pager;
mod process;
mod reflection;
mod retry;
mod signals;
mod sigpipe;
mod static_text;
mod status;
mod stay_loaded;
mod version;
