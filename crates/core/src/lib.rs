//! A client for Google Cloud Tasks. See ARCHITECTURE.md in the repository for how the parts fit.

pub mod message;
pub mod schema;

pub use message::{Duration, Timestamp};
pub use schema::{v2, v2beta2, v2beta3};
