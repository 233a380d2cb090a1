//! Google Cloud Tasks, embedded: queues, tasks and their dispatch, over REST on loopback.
//!
//! Start it inside a test with [`Emulator::start`], or run the program `cloudtasks-emulator`, and point any client at it
//! through `CLOUD_TASKS_EMULATOR_HOST`. What it does as the service does it, and what not: `docs/emulator.md`.

mod clock;
mod dispatch;
mod emulator;
mod fault;
mod http;
mod names;
mod oidc;
mod page_token;
mod program;
mod service;
mod settings;
mod shape;
mod shared;
mod state;
mod store;

pub use clock::Time;
pub use emulator::{Builder, Emulator, StartError};
pub use fault::Fault;
pub use program::run_program;
pub use settings::Settings;
pub use state::attempts::AttemptRecord;
