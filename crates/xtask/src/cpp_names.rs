//! Names and comments of the C++ headers.

use cloudtasks::schema::{APIS, MessageDescriptor};

/// `HttpTarget.Header` is `HttpTargetHeader`.
pub fn class_name(name: &str) -> String {
    name.replace('.', "")
}

/// The namespace below `cloudtasks` that a message stands in.
pub fn namespace_of(message: &MessageDescriptor) -> &'static str {
    let holds = |messages: &[&MessageDescriptor]| messages.contains(&message);
    APIS.into_iter().find(|api| holds(api.messages)).map_or("common", |api| api.version)
}

/// The name from any namespace below `cloudtasks`: a shared message is qualified, since `Operation` and others have
/// namesakes in `cloudtasks` itself.
pub fn qualified(message: &MessageDescriptor) -> String {
    format!("{}::{}", namespace_of(message), class_name(message.name))
}

/// Doc lines, each behind `indent`.
pub fn comment(indent: &str, text: &str) -> String {
    text.lines().map(|line| format!("{indent}/// {}", line.trim()).trim_end().to_owned() + "\n").collect()
}
