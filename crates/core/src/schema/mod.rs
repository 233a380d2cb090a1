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
#[cfg(feature = "v2")]
pub mod v2;
#[cfg(feature = "v2beta2")]
pub mod v2beta2;
#[cfg(feature = "v2beta3")]
pub mod v2beta3;

/// A version that is left out has no messages, and numbers go on after those before it.
#[cfg(not(feature = "v2"))]
mod v2 {
    #[allow(unused_imports)]
    pub(crate) use super::common::{NEXT_ENUM, NEXT_MESSAGE};
}
#[cfg(not(feature = "v2beta2"))]
mod v2beta2 {
    #[allow(unused_imports)]
    pub(crate) use super::v2::{NEXT_ENUM, NEXT_MESSAGE};
}

const VERSION_COUNT: usize =
    cfg!(feature = "v2") as usize + cfg!(feature = "v2beta2") as usize + cfg!(feature = "v2beta3") as usize;

pub use descriptor::*;
pub use nearest::nearest;
pub use path_template::{PathPart, fits_pattern, path_parts, path_variables};

/// Every part of the table: first the Google-wide packages, then the versions.
pub static APIS: [&Api; 7 + VERSION_COUNT] = [
    &common::protobuf::API,
    &common::rpc::API,
    &common::api::API,
    &common::types::API,
    &common::iam::API,
    &common::longrunning::API,
    &common::location::API,
    #[cfg(feature = "v2")]
    &v2::API,
    #[cfg(feature = "v2beta2")]
    &v2beta2::API,
    #[cfg(feature = "v2beta3")]
    &v2beta3::API,
];

/// The versions, of those that the features of this crate name.
pub static VERSIONS: [&Api; VERSION_COUNT] = [
    #[cfg(feature = "v2")]
    &v2::API,
    #[cfg(feature = "v2beta2")]
    &v2beta2::API,
    #[cfg(feature = "v2beta3")]
    &v2beta3::API,
];

/// The version of the API with this name: `"v2"`, `"v2beta2"` or `"v2beta3"`.
pub fn api(version: &str) -> Option<&'static Api> {
    VERSIONS.into_iter().find(|api| api.version == version)
}

/// The message with this full name, such as `"google.cloud.tasks.v2.Task"`.
pub fn message(full_name: &str) -> Option<&'static MessageDescriptor> {
    APIS.into_iter().flat_map(|api| api.messages).find(|m| m.full_name == full_name).copied()
}
