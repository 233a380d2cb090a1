//! How the types of the table are called in Python: `HttpTarget.Header` is a class within a class.

/// The file that refers to a type.
#[derive(Clone, Copy, PartialEq)]
pub enum Home {
    /// `cloudtasks.types`, with the messages that all versions share.
    Shared,
    /// The package of a version, which finds the shared messages in `_shared`.
    Version,
}

impl Home {
    /// The name by which a file refers to a type.
    pub fn refer(self, full_name: &str, name: &str) -> String {
        let is_shared = !full_name.starts_with("google.cloud.tasks.");
        if is_shared && self == Home::Version { format!("_shared.{name}") } else { name.to_owned() }
    }
}

pub fn is_nested(name: &str) -> bool {
    name.contains('.')
}

/// Whether a type stands directly within a message.
pub fn nested_in(name: &str, message: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(outer, _)| outer == message)
}

pub fn simple_name(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(_, simple)| simple)
}
