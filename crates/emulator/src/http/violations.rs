//! The field violations in the JSON of a request, in the words of the service.

use crate::error::ApiError;
use cloudtasks::message::DynamicMessage;
use cloudtasks::message::json::{Unknown, from_json};
use cloudtasks::schema::{FieldDescriptor, FieldType, MessageDescriptor};
use serde_json::{Value, json};

/// Further violations are not listed.
const MAX_LISTED: usize = 100;

/// Why this is not the JSON of a message. Called only for a body that the codec refused.
pub fn of_body(message: &'static MessageDescriptor, body: &[u8], refusal: &cloudtasks::message::Error) -> ApiError {
    let value: Value = match serde_json::from_slice(body) {
        Ok(value) => value,
        Err(problem) => return ApiError::invalid_argument(format!("Invalid JSON payload received. {problem}")),
    };
    let mut found = Vec::new();
    match &value {
        Value::Object(_) => in_message(message, &value, "", &mut found),
        _ => found.push((String::new(), unknown_name("", "", "Root element must be a message."))),
    }
    if found.is_empty() {
        // The codec is stricter than this module.
        return ApiError::from(refusal.clone());
    }
    found.truncate(MAX_LISTED);
    ApiError::bad_request(&found)
}

/// Why this is not a value of a parameter.
pub fn of_parameter(path: &str, field: &FieldDescriptor, value: &str) -> ApiError {
    ApiError::bad_request(&[(path.to_owned(), wrong_value(path, field, &json!(value)))])
}

pub fn unknown_parameter(name: &str) -> ApiError {
    let problem = format!("Cannot bind query parameter. Field '{name}' could not be found in request message.");
    ApiError::bad_request(&[(String::new(), unknown_name(name, "", &problem))])
}

fn in_message(message: &'static MessageDescriptor, value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    for (name, value) in value.as_object().into_iter().flatten() {
        let Some(field) = message.field(name) else {
            found.push((path.to_owned(), unknown_name(name, path, "Cannot find field.")));
            continue;
        };
        let dot = if path.is_empty() { "" } else { "." };
        let path = format!("{path}{dot}{}", field.name);
        match (field.field_type, value) {
            (FieldType::Message(inner), Value::Object(_)) if !field.is_repeated() && !field.is_map() => {
                in_message(inner, value, &path, found);
            }
            (FieldType::Message(inner), Value::Array(items)) if field.is_repeated() => {
                for (index, item) in items.iter().enumerate() {
                    in_message(inner, item, &format!("{path}[{index}]"), found);
                }
            }
            _ if fits(message, field, value) => {}
            _ => found.push((path.clone(), wrong_value(&path, field, value))),
        }
    }
}

fn fits(message: &'static MessageDescriptor, field: &FieldDescriptor, value: &Value) -> bool {
    let alone = json!({ (field.json_name): value }).to_string();
    from_json(alone.as_bytes(), &mut DynamicMessage::new(message), Unknown::Refuse).is_ok()
}

fn unknown_name(name: &str, path: &str, problem: &str) -> String {
    let place = if path.is_empty() { String::new() } else { format!(" at '{path}'") };
    format!("Invalid JSON payload received. Unknown name \"{name}\"{place}: {problem}")
}

fn wrong_value(path: &str, field: &FieldDescriptor, value: &Value) -> String {
    format!("Invalid value at '{path}' ({}), {value}", type_name(field.field_type))
}

fn type_name(kind: FieldType) -> String {
    let of_google = |name: &str| format!("type.googleapis.com/{name}");
    match kind {
        FieldType::Message(message) => of_google(message.full_name),
        FieldType::Enum(values) => of_google(values.full_name),
        FieldType::Timestamp => of_google("google.protobuf.Timestamp"),
        FieldType::Duration => of_google("google.protobuf.Duration"),
        FieldType::String => "TYPE_STRING".into(),
        FieldType::Bytes => "TYPE_BYTES".into(),
        FieldType::Bool => "TYPE_BOOL".into(),
        FieldType::Int32 => "TYPE_INT32".into(),
        FieldType::Int64 => "TYPE_INT64".into(),
        FieldType::Double => "TYPE_DOUBLE".into(),
    }
}
