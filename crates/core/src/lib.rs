//! A client for Google Cloud Tasks. See ARCHITECTURE.md in the repository for how the parts fit.

mod blocking;
mod builder;
pub mod call;
mod client;
mod code;
mod config;
mod credentials;
mod deduplicate;
pub mod endpoint;
mod error;
mod grpc_only;
pub mod message;
pub mod operation;
mod options;
pub mod pager;
mod panics;
mod phase;
mod request;
pub mod resource_name;
mod retry;
pub mod schema;
mod transcoding;
mod transport;

pub use blocking::Blocking;
pub use builder::ClientBuilder;
pub use call::Call;
pub use client::{Client, Response, decode_response};
pub use code::Code;
pub use credentials::{AccessToken, Credentials, SCOPE_CLOUD_PLATFORM, SCOPE_CLOUD_TASKS};
#[doc(hidden)]
pub use credentials::{NO_DEFAULT_CREDENTIALS, credential_file_types};
pub use endpoint::EMULATOR_VARIABLES;
pub use error::{Error, ErrorKind};
pub use message::{Duration, Timestamp};
pub use options::{CallOptions, Setting};
pub use panics::{Panic, catch_panic};
pub use phase::Phase;
pub use request::PreparedRequest;
pub use retry::RetryPolicy;
pub use schema::{v2, v2beta2, v2beta3};
pub use transport::{LookUp, LookingUp, SharedPool};

/// The README's Rust is compiled with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
