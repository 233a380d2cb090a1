//! Google Cloud Tasks, embedded: queues, tasks and their dispatch on loopback.
//!
//! Start it inside a test with [`Emulator::start`], or run the program `cloudtasks-emulator`, and point any client at it
//! through `CLOUD_TASKS_EMULATOR_HOST`. `docs/emulator.md` lists what it does like the service and where it differs.
//!
//! # Modules
//!
//! From the top down: a module uses only those below it in this table.
//!
//! | module | what it does |
//! |---|---|
//! | `cli` | the program: arguments, environment, signals |
//! | `emulator` | the public handle: builds an emulator, starts its thread, stops it |
//! | `http` | the server of the port: HTTP/1.1 and HTTP/2; REST routed to a method of the table; the control endpoints |
//! | `grpc` | gRPC: decodes a call into a method and a message, as REST does; health, reflection |
//! | `calls` | carries out a call: the service changes the state, the dispatcher starts the attempts |
//! | `dispatch` | sends attempts to workers when they are due |
//! | `engine` | what the server, the dispatcher and the embedding program share: one lock, one clock, one store |
//! | `service` | the methods of the API: each takes a request message and changes the state |
//! | `state` | queues, tasks, tombstones and operations, and how they become records on disk |
//! | `store` | keeps records on disk; knows names and bytes only |
//! | `policy` | token bucket, throttle, backoff, the outcome of an attempt, a queue's URL overrides: plain functions of their input |
//! | `queue_definitions` | reads queues from files of gcloud and of App Engine |
//! | `conversion`, `names`, `page_token`, `pacific_time`, `oidc`, `clock`, `settings`, `error` | types and functions that the other modules share |
//!
//! A new rule about what a queue or task may say goes into `service/queue_validation.rs` or `service/task_validation.rs`.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod calls;
mod cli;
mod clock;
mod conversion;
mod dispatch;
mod emulator;
mod engine;
mod error;
mod grpc;
mod http;
mod names;
mod oidc;
mod pacific_time;
mod page_token;
mod policy;
mod queue_definitions;
mod request_body;
mod service;
mod settings;
mod state;
mod stop_request;
mod store;

/// The README's Rust is compiled with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub use cli::run_program;
pub use clock::Time;
pub use emulator::{Builder, Emulator, StartError};
pub use error::ApiError;
pub use settings::Settings;
pub use state::attempts::AttemptRecord;
