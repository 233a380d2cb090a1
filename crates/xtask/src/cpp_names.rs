//! Names and comments of the C++ headers.

use cloudtasks::schema::{APIS, Api, MessageDescriptor};

/// The messages of a part of the table that are classes in C++: times and spans are `std::chrono` types there.
pub fn classes(api: &Api) -> impl Iterator<Item = &'static MessageDescriptor> + use<> {
    let is_chrono = |name: &str| matches!(name, "google.protobuf.Timestamp" | "google.protobuf.Duration");
    api.messages.iter().copied().filter(move |message| !is_chrono(message.full_name))
}

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
