//! The table: the API written down once, a line a field and a line a method.
//!
//! Its enums are exhaustive, as are those of [`message`](crate::message): code that interprets a table must know each kind,
//! so that a new one is a breaking change in any case. The enums of errors and options may grow.

pub mod common;
mod descriptor;
#[cfg(test)]
mod differences;
mod nearest;
mod path_template;
mod positional;
pub mod v2;
pub mod v2beta2;
pub mod v2beta3;

pub use descriptor::*;
pub use nearest::nearest;
pub use path_template::{PathPart, fits_pattern, path_parts, path_variables};

/// Every part of the table: first the Google-wide packages, then the versions.
pub static APIS: [&Api; 10] = [
    &common::protobuf::API,
    &common::rpc::API,
    &common::api::API,
    &common::types::API,
    &common::iam::API,
    &common::longrunning::API,
    &common::location::API,
    &v2::API,
    &v2beta2::API,
    &v2beta3::API,
];

/// The three versions.
pub static VERSIONS: [&Api; 3] = [&v2::API, &v2beta2::API, &v2beta3::API];

/// The version of the API with this name: `"v2"`, `"v2beta2"` or `"v2beta3"`.
pub fn api(version: &str) -> Option<&'static Api> {
    VERSIONS.into_iter().find(|api| api.version == version)
}

/// The message with this full name, such as `"google.cloud.tasks.v2.Task"`.
pub fn message(full_name: &str) -> Option<&'static MessageDescriptor> {
    APIS.into_iter().flat_map(|api| api.messages).find(|m| m.full_name == full_name).copied()
}
