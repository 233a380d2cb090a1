//! A client for Google Cloud Tasks.
//!
//! [`v2::CloudTasks`] is the client of the stable API; `v2beta2` and `v2beta3` have those of the beta versions.
//!
//! ```no_run
//! # async fn example() -> Result<(), cloudtasks::Error> {
//! use cloudtasks::v2::{CloudTasks, CreateTaskRequest, HttpRequest, Task};
//! let client = CloudTasks::from(cloudtasks::Client::builder().build()?);
//! let task = Task::new().http_request(HttpRequest::new().url("https://example.com/work"));
//! let request = CreateTaskRequest::new().parent("projects/p/locations/l/queues/q").task(task);
//! println!("{}", client.create_task(request).await?.name);
//! # Ok(()) }
//! ```
//!
//! # Modules
//!
//! From the bottom up: a module uses only those above it in this table.
//!
//! | module | what is in it |
//! |---|---|
//! | [`mod@schema`] | the API table: messages, fields, enums, methods and path templates, as data |
//! | [`message`] | messages in memory: typed structs, dynamic messages, JSON, binary and query forms, field paths |
//! | `code`, `phase`, `panics`, `json_list`, `error_text`, `error` | errors, and what a call was doing when it failed |
//! | [`resource_name`], [`endpoint`] | names of resources, addresses of the service |
//! | `retry`, `options` | retry policies, options of a call |
//! | `stub` | clients without I/O |
//! | `response` | the response is decoded in bounded memory |
//! | `grpc_only`, `transport` | connections |
//! | `credentials` | access tokens and the headers that carry them |
//! | `config`, `transcoding`, `deduplicate`, `request` | a request is checked and encoded |
//! | `client`, `builder`, `blocking` | a request is sent, with attempts and deadline |
//! | [`call`], [`pager`], [`operation`], `bulk` | typed calls |
//!
//! # Features
//!
//! | feature | what it adds |
//! |---|---|
//! | `v2` (default), `v2beta2`, `v2beta3` | the client and the messages of a version |
//! | `serde` | `Serialize` and `Deserialize` for messages, in the JSON form of the service |
//!
//! TLS is rustls. It uses the crypto provider that the application has installed, else ring, and installs none.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(missing_docs)]
#![forbid(unsafe_code)]

#[cfg(not(any(feature = "v2", feature = "v2beta2", feature = "v2beta3")))]
compile_error!("cloudtasks: choose a version of the API by a feature: v2, v2beta2 or v2beta3");

mod blocking;
mod builder;
mod bulk;
pub mod call;
mod client;
mod code;
mod config;
mod credentials;
mod deduplicate;
pub mod endpoint;
mod error;
mod error_text;
mod grpc_only;
mod json_list;
pub mod message;
pub mod operation;
mod options;
pub mod pager;
mod panics;
mod phase;
mod request;
pub mod resource_name;
mod response;
mod retry;
pub mod schema;
mod stub;
mod transcoding;
mod transport;

pub use blocking::Blocking;
pub use builder::ClientBuilder;
pub use bulk::{Bulk, InFlight};
pub use call::Call;
pub use client::Client;
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
pub use response::Response;
pub use retry::RetryPolicy;
#[cfg(feature = "v2")]
pub use schema::v2;
#[cfg(feature = "v2beta2")]
pub use schema::v2beta2;
#[cfg(feature = "v2beta3")]
pub use schema::v2beta3;
pub use stub::Stub;
#[doc(hidden)]
pub use transport::tls::install_crypto_provider;
pub use transport::{Resolve, Resolving, SharedPool};

/// The connections below the calls, for the emulator's dispatches. They may change in any version.
#[doc(hidden)]
pub mod connections {
    pub use crate::transport::{Connector, trusting};
}

/// The README's Rust is compiled with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
