//! The filter of list_queues: comparisons such as `state: PAUSED` or `rate_limits.max_burst_size > 10`, joined by AND.

use crate::error::ApiError;
use cloudtasks::message::{DynamicMessage, Slot};
use cloudtasks::schema::{FieldType, MessageDescriptor};
use std::cmp::Ordering;

#[derive(Debug)]
pub struct QueueFilter<'f> {
    terms: Vec<Term<'f>>,
}

#[derive(Debug)]
struct Term<'f> {
    path: &'f str,
    operator: &'static str,
    value: &'f str,
}

/// Longer operators first, so that `<=` is not read as `<`.
const OPERATORS: [&str; 7] = ["<=", ">=", "!=", "<", ">", "=", ":"];

impl<'f> QueueFilter<'f> {
    pub fn parse(text: &'f str, queue: &'static MessageDescriptor) -> Result<Self, ApiError> {
        let terms = text.split(" AND ").map(str::trim).filter(|term| !term.is_empty() || !text.trim().is_empty());
        let terms: Result<Vec<_>, _> = terms.map(|term| Term::parse(term, queue)).collect();
        Ok(QueueFilter { terms: terms? })
    }

    pub fn takes(&self, queue: &DynamicMessage) -> bool {
        self.terms.iter().all(|term| term.holds(queue))
    }
}

impl<'f> Term<'f> {
    fn parse(text: &'f str, queue: &'static MessageDescriptor) -> Result<Self, ApiError> {
        let at = text.find(['<', '>', '=', '!', ':']).unwrap_or(text.len());
        let (path, rest) = text.split_at(at);
        let operator = OPERATORS.into_iter().find(|operator| rest.starts_with(operator));
        let path = path.trim();
        let term = operator.map(|operator| (operator, rest[operator.len()..].trim().trim_matches('"')));
        match term {
            Some((operator, value)) if is_scalar(queue, path) && !value.is_empty() => {
                Ok(Term { path, operator, value })
            }
            _ => Err(ApiError::invalid_argument(format!(
                "Invalid filter: {text:?} is no comparison of a queue's field, such as \"state: PAUSED\"."
            ))),
        }
    }

    fn holds(&self, queue: &DynamicMessage) -> bool {
        let order = compare(queue, self.path, self.value);
        match self.operator {
            ":" | "=" => order == Some(Ordering::Equal),
            "!=" => order != Some(Ordering::Equal),
            "<" => order == Some(Ordering::Less),
            ">" => order == Some(Ordering::Greater),
            "<=" => order.is_some_and(Ordering::is_le),
            _ => order.is_some_and(Ordering::is_ge),
        }
    }
}

/// Whether a path leads to a field that is compared with one value.
fn is_scalar(message: &'static MessageDescriptor, path: &str) -> bool {
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    match message.field(name) {
        Some(field) if field.is_repeated() || field.is_map() => false,
        Some(field) => match field.field_type {
            FieldType::Message(inner) => !rest.is_empty() && is_scalar(inner, rest),
            _ => rest.is_empty(),
        },
        None => false,
    }
}

/// How the value at a path compares with the one in the filter; `None` if it cannot be compared.
fn compare(message: &DynamicMessage, path: &str, value: &str) -> Option<Ordering> {
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    if !rest.is_empty() {
        return compare(message.message(name)?, rest, value);
    }
    let index = message.descriptor().field_index(name)?;
    let number = |held: f64| held.partial_cmp(&value.parse().ok()?);
    match (message.slot(index), message.descriptor().fields[index].field_type) {
        (Slot::Enum(held), FieldType::Enum(values)) => match values.number(value) {
            Some(wanted) => Some(held.cmp(&wanted)),
            None => number(f64::from(*held)),
        },
        (Slot::String(held), _) => Some((**held).cmp(value)),
        (Slot::Int(held), _) => number(*held as f64),
        (Slot::Double(held), _) => number(*held),
        (Slot::Bool(held), _) => Some(held.cmp(&value.parse().ok()?)),
        (Slot::Timestamp(held), _) => Some(held.cmp(&cloudtasks::Timestamp::parse(value).ok()?)),
        (Slot::Duration(held), _) => Some(held.cmp(&cloudtasks::Duration::parse(value).ok()?)),
        (Slot::Empty, FieldType::Int32 | FieldType::Int64 | FieldType::Double) => number(0.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cloudtasks::v2;

    fn takes(filter: &str) -> Result<bool, ApiError> {
        let queue = v2::Queue::new()
            .name("projects/p/locations/l/queues/q")
            .state(v2::QueueState::PAUSED)
            .rate_limits(v2::RateLimits::new().max_dispatches_per_second(5.0))
            .retry_config(v2::RetryConfig::new().min_backoff(cloudtasks::Duration { seconds: 2, nanos: 0 }));
        let queue = crate::conversion::to_dynamic(&queue);
        Ok(QueueFilter::parse(filter, queue.descriptor())?.takes(&queue))
    }

    #[test]
    fn a_filter_compares_fields_of_each_kind() {
        for filter in [
            "",
            "state: PAUSED",
            "state=2",
            "state != RUNNING",
            "name=projects/p/locations/l/queues/q",
            "rateLimits.maxDispatchesPerSecond >= 5",
            "rate_limits.max_dispatches_per_second<5.5",
            "retry_config.min_backoff > 1s",
            "state:PAUSED AND rate_limits.max_burst_size=0",
        ] {
            assert!(takes(filter).unwrap(), "{filter}");
        }
        for filter in ["state: RUNNING", "state:PAUSED AND state:RUNNING", "purge_time > 2020-01-01T00:00:00Z"] {
            assert!(!takes(filter).unwrap(), "{filter}");
        }
    }

    #[test]
    fn a_filter_that_compares_nothing_is_refused() {
        for filter in ["state", "colour: red", "rate_limits: 5", "state:", "state: PAUSED AND "] {
            assert!(takes(filter).is_err(), "{filter}");
        }
    }
}
