//! One resource in the shapes of three versions.
//!
//! A queue or task is kept in the shape of the version it came through, so that a field which the table gains is kept
//! and shown without a change here. Another version sees it through [`convert`]: fields go over by name; what the
//! versions name differently stands in this file.

use cloudtasks::message::{DynamicMessage, Message, Scalar, Slot, copy_fields};
use cloudtasks::schema::{Cardinality, FieldType, MessageDescriptor};

/// Fields of the same meaning under two names; where a message has the one, it lacks the other.
const RENAMED: [(&str, &str); 5] = [
    ("max_dispatches_per_second", "max_tasks_dispatched_per_second"),
    ("max_concurrent_dispatches", "max_concurrent_tasks"),
    ("relative_uri", "relative_url"),
    ("body", "payload"),
    ("app_engine_http_queue", "app_engine_http_target"),
];

const OVERRIDE: &str = "app_engine_routing_override";

/// v2beta3's `Queue.Type`, which v2beta2 tells by `pull_target`.
const PULL: i64 = 1;
const PUSH: i64 = 2;

/// The message in the shape of another version.
pub fn convert(from: &DynamicMessage, shape: &'static MessageDescriptor) -> DynamicMessage {
    let mut into = DynamicMessage::new(shape);
    overlay(from, &mut into);
    into
}

/// The message as a typed struct of any version.
pub fn to_typed<T: Message>(from: &DynamicMessage) -> T {
    let mut out = T::default();
    copy_fields(&convert(from, T::DESCRIPTOR), &mut out).expect("the same message in another storage");
    out
}

/// A typed struct as a message.
pub fn to_dynamic<T: Message>(from: &T) -> DynamicMessage {
    let mut out = DynamicMessage::new(T::DESCRIPTOR);
    copy_fields(from, &mut out).expect("the same message in another storage");
    out
}

/// Makes `into` say what `from` says. Fields that the type of `from` does not have are left as they are.
pub fn overlay(from: &DynamicMessage, into: &mut DynamicMessage) {
    let pairs: Vec<(usize, usize)> = (0..from.descriptor().fields.len())
        .filter_map(|source| Some((source, counterpart(from.descriptor(), source, into.descriptor())?)))
        .collect();
    for &(source, target) in &pairs {
        if !from.slot(source).is_present(&from.descriptor().fields[source]) {
            *into.slot_mut(target) = Slot::Empty;
        }
    }
    for (source, target) in pairs {
        if from.slot(source).is_present(&from.descriptor().fields[source]) {
            overlay_field(from.slot(source), into, target);
        }
    }
    overlay_routing_override(from, into);
    overlay_queue_type(from, into);
    overlay_unlimited_attempts(from, into);
}

fn counterpart(from: &MessageDescriptor, field: usize, into: &MessageDescriptor) -> Option<usize> {
    let name = from.fields[field].name;
    into.field_index(name).or_else(|| {
        let (one, other) = RENAMED.iter().find(|(one, other)| *one == name || *other == name)?;
        into.field_index(if *one == name { other } else { one })
    })
}

fn overlay_field(value: &Slot, into: &mut DynamicMessage, target: usize) {
    let field = &into.descriptor().fields[target];
    match (value, field.field_type) {
        (Slot::Message(message), FieldType::Message(_)) if field.cardinality == Cardinality::Singular => {
            overlay(message, into.message_mut(field.name).expect("the field is a message"));
        }
        (Slot::List(items), FieldType::Message(shape)) => {
            let items = items.iter().map(|item| convert_item(item, shape)).collect();
            into.put(target, Slot::List(items));
        }
        _ => into.put(target, value.clone()),
    }
}

fn convert_item(item: &Slot, shape: &'static MessageDescriptor) -> Slot {
    match item {
        Slot::Message(message) => Slot::Message(Box::new(convert(message, shape))),
        other => other.clone(),
    }
}

/// v2 has the App Engine override in the queue itself, the betas in a separate message.
fn overlay_routing_override(from: &DynamicMessage, into: &mut DynamicMessage) {
    let home = |message: &DynamicMessage| {
        ["app_engine_http_queue", "app_engine_http_target"]
            .into_iter()
            .find(|f| message.descriptor().field(f).is_some())
    };
    let has = |message: &DynamicMessage| message.descriptor().field(OVERRIDE).is_some();
    match (home(from), home(into)) {
        (Some(outer), None) if has(into) => {
            let _ = into.clear(OVERRIDE);
            if let Some(routing) = from.message(outer).and_then(|queue| queue.message(OVERRIDE)) {
                overlay(routing, into.message_mut(OVERRIDE).expect("the field is a message"));
            }
        }
        (None, Some(outer)) if has(from) => {
            let _ = into.clear(outer);
            if let Some(routing) = from.message(OVERRIDE) {
                let queue = into.message_mut(outer).expect("the field is a message");
                overlay(routing, queue.message_mut(OVERRIDE).expect("the field is a message"));
            }
        }
        _ => {}
    }
}

fn overlay_queue_type(from: &DynamicMessage, into: &mut DynamicMessage) {
    let (by_type, by_target) = ("type_", "pull_target");
    if from.has(by_target) && into.descriptor().field(by_type).is_some() {
        let _ = into.set(by_type, Scalar::Enum(PULL as i32));
    }
    if into.descriptor().field(by_target).is_some() {
        match from.int(by_type) {
            PULL => drop(into.message_mut(by_target)),
            PUSH => drop(into.clear(by_target)),
            _ => {}
        }
    }
}

/// v2beta2 says "without end" by a separate field, the others by -1.
fn overlay_unlimited_attempts(from: &DynamicMessage, into: &mut DynamicMessage) {
    let knows = |message: &DynamicMessage| message.descriptor().field("unlimited_attempts").is_some();
    match (knows(from), knows(into)) {
        (true, false) if from.has("unlimited_attempts") => {
            let _ = into.set("max_attempts", Scalar::Int(-1));
        }
        (false, true) if from.int("max_attempts") == -1 => {
            let _ = into.set("unlimited_attempts", Scalar::Bool(true));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cloudtasks::{Duration, v2, v2beta2, v2beta3};

    fn seconds(seconds: i64) -> Duration {
        Duration { seconds, nanos: 0 }
    }

    fn routing() -> v2::AppEngineRouting {
        v2::AppEngineRouting::new().service("s")
    }

    #[test]
    fn a_queue_reads_the_same_through_every_version() {
        let queue = v2::Queue::new()
            .name("q")
            .app_engine_routing_override(routing())
            .rate_limits(v2::RateLimits::new().max_dispatches_per_second(5.0).max_concurrent_dispatches(7))
            .retry_config(v2::RetryConfig::new().max_attempts(-1).min_backoff(seconds(2)));
        let second: v2beta2::Queue = to_typed(&to_dynamic(&queue));
        let limits = second.rate_limits.as_ref().unwrap();
        assert_eq!((limits.max_tasks_dispatched_per_second, limits.max_concurrent_tasks), (5.0, 7));
        assert_eq!(second.retry_config.as_ref().unwrap().unlimited_attempts, Some(true));
        let third: v2beta3::Queue = to_typed(&to_dynamic(&second));
        let overriding = third.app_engine_http_queue.as_ref().unwrap().app_engine_routing_override.as_ref().unwrap();
        assert_eq!(overriding.service, "s");
        assert_eq!(to_typed::<v2::Queue>(&to_dynamic(&third)), queue);
    }

    #[test]
    fn a_pull_queue_is_one_in_both_betas() {
        let queue: v2beta3::Queue =
            to_typed(&to_dynamic(&v2beta2::Queue::new().pull_target(v2beta2::PullTarget::new())));
        assert_eq!(queue.type_, v2beta3::QueueType::PULL);
        assert!(to_typed::<v2beta2::Queue>(&to_dynamic(&queue)).pull_target.is_some());
    }

    #[test]
    fn an_app_engine_task_keeps_path_and_body_across_versions() {
        let request = v2beta2::AppEngineHttpRequest::new().relative_url("/a").payload(&b"x"[..]);
        let task: v2::Task = to_typed(&to_dynamic(&v2beta2::Task::new().app_engine_http_request(request)));
        let request = task.app_engine_http_request.unwrap();
        assert_eq!((request.relative_uri.as_str(), request.body.as_ref()), ("/a", &b"x"[..]));
    }

    #[test]
    fn what_the_other_version_cannot_say_is_left_alone() {
        let mut queue = to_dynamic(
            &v2beta3::Queue::new()
                .task_ttl(seconds(60))
                .http_target(v2beta3::HttpTarget::new().http_method(v2beta3::HttpMethod::GET)),
        );
        overlay(&to_dynamic(&v2::Queue::new().name("q")), &mut queue);
        let queue: v2beta3::Queue = to_typed(&queue);
        assert_eq!(queue.task_ttl, Some(seconds(60)));
        assert_eq!(queue.name, "q");
        assert_eq!(queue.http_target, None);
    }
}
