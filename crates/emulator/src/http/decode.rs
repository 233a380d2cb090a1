//! From the parts of an HTTP request to the request message: path, then query, then body.

use super::json::ResponseForm;
use super::route::Variable;
use super::violations;
use crate::error::ApiError;
use cloudtasks::message::json::{Unknown, from_json};
use cloudtasks::message::{DynamicMessage, Scalar, Slot};
use cloudtasks::schema::{Body, FieldDescriptor, FieldType, MessageDescriptor, MethodDescriptor};
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use std::collections::HashMap;

/// What every Google API takes in the query in addition to the fields of the request.
const STANDARD: [&str; 14] = [
    "alt",
    "access_token",
    "callback",
    "fields",
    "key",
    "oauth_token",
    "prettyPrint",
    "quotaUser",
    "uploadType",
    "upload_protocol",
    "xgafv",
    "userProject",
    "trace",
    "unique",
];

/// The query of a request.
#[derive(Debug, Default)]
pub struct Query {
    /// Names and values of request fields.
    fields: Vec<(String, String)>,
    /// How the caller wants the response.
    pub form: ResponseForm,
}

impl Query {
    pub fn parse(query: &str) -> Self {
        let mut parsed = Query::default();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, value) = (unescape(name), unescape(value));
            let standard = name.trim_start_matches('$').trim_start_matches('.');
            if standard == "alt" {
                parsed.form.enums_as_numbers |= value.split(';').any(|part| part == "enum-encoding=int");
            }
            if standard == "prettyPrint" {
                parsed.form.compact = value == "false";
            }
            if !STANDARD.contains(&standard) {
                parsed.fields.push((name, value));
            }
        }
        parsed
    }

    /// The value of a parameter.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

fn unescape(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

/// The request message of a method.
pub fn request(
    method: &'static MethodDescriptor,
    variables: &[Variable],
    query: &Query,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<DynamicMessage, ApiError> {
    let mut request = DynamicMessage::new(method.request);
    let body = if body.trim_ascii().is_empty() { b"{}" } else { body };
    let (target, raw) = match method.body {
        Body::None => (None, None),
        Body::Rest => (Some(&mut request), Some("body")),
        Body::Field(field) => (Some(request.message_mut(field)?), None),
    };
    if let Some(target) = target {
        read_body(target, raw, headers, body)?;
    }
    for (name, value) in &query.fields {
        set_from_query(&mut request, name, "", value)?;
    }
    for (field, value) in variables {
        set_from_path(&mut request, field, value)?;
    }
    Ok(request)
}

/// Reads the body as JSON. If the API accepts any HTTP body, a body that is not the JSON of the message is accepted as it is.
fn read_body(target: &mut DynamicMessage, raw: Option<&str>, headers: &HeaderMap, body: &[u8]) -> Result<(), ApiError> {
    let is_http_body = |message: &MessageDescriptor| message.full_name == "google.api.HttpBody";
    let raw = raw.and_then(|name| match target.descriptor().field(name)?.field_type {
        FieldType::Message(inner) if is_http_body(inner) => Some(name),
        _ => None,
    });
    let takes_any = raw.is_some() || is_http_body(target.descriptor());
    if !takes_any || is_json_of(target.descriptor(), body) {
        return from_json(body, target, Unknown::Refuse)
            .map_err(|refusal| violations::of_body(target.descriptor(), body, &refusal));
    }
    let http_body = match raw {
        Some(field) => target.message_mut(field)?,
        None => target,
    };
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    http_body.set("content_type", Scalar::String(content_type))?;
    http_body.set("data", Scalar::Bytes(body))?;
    Ok(())
}

/// Whether this is a JSON object with names of this message alone.
fn is_json_of(message: &MessageDescriptor, body: &[u8]) -> bool {
    let names = serde_json::from_slice::<HashMap<String, serde::de::IgnoredAny>>(body);
    names.is_ok_and(|names| names.keys().all(|name| message.field(name).is_some()))
}

fn set_from_path(request: &mut DynamicMessage, field: &str, value: &str) -> Result<(), ApiError> {
    match field.split_once('.') {
        Some((outer, inner)) => set_from_path(request.message_mut(outer)?, inner, value),
        None => Ok(request.set(field, Scalar::String(value))?),
    }
}

/// Sets a field by its path in the query: `updateMask`, `options.requestedPolicyVersion`.
fn set_from_query(request: &mut DynamicMessage, path: &str, above: &str, value: &str) -> Result<(), ApiError> {
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    let Some(field) = request.descriptor().field(name) else { return Err(violations::unknown_parameter(path)) };
    if !rest.is_empty() {
        let inner = request.message_mut(field.name).map_err(|_| violations::unknown_parameter(path))?;
        return set_from_query(inner, rest, &format!("{above}{}.", field.name), value);
    }
    if let FieldType::Message(inner) = field.field_type
        && inner.full_name == "google.protobuf.FieldMask"
    {
        return add_to_mask(request, path, field, value);
    }
    let (text, at) = (value, format!("{above}{}", field.name));
    let value = match field.field_type {
        FieldType::Bool => value.parse().map(Value::Bool).unwrap_or_else(|_| json!(value)),
        FieldType::Enum(_) => value.parse::<i32>().map_or_else(|_| json!(value), Value::from),
        _ => json!(value),
    };
    let value = if field.is_repeated() { json!([value]) } else { value };
    let field_alone = json!({ (field.json_name): value }).to_string();
    from_json(field_alone.as_bytes(), request, Unknown::Refuse).map_err(|_| violations::of_parameter(&at, field, text))
}

/// A mask may be given in several parameters, whose paths add up.
fn add_to_mask(
    request: &mut DynamicMessage,
    path: &str,
    field: &'static FieldDescriptor,
    value: &str,
) -> Result<(), ApiError> {
    let mut given = DynamicMessage::new(request.descriptor());
    let alone = json!({ (field.json_name): value }).to_string();
    from_json(alone.as_bytes(), &mut given, Unknown::Refuse)
        .map_err(|_| violations::of_parameter(path, field, value))?;
    let more = given.message(field.name).map(|mask| mask.list("paths").to_vec()).unwrap_or_default();
    let mask = request.message_mut(field.name)?;
    let mut paths = mask.list("paths").to_vec();
    paths.extend(more);
    if let Some(index) = mask.descriptor().field_index("paths") {
        mask.put(index, Slot::List(paths));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use cloudtasks::{v2, v2beta3};

    #[test]
    fn standard_parameters_are_no_fields() {
        let query = Query::parse("%24alt=json%3Benum-encoding%3Dint&prettyPrint=false&$.xgafv=2&pageSize=5");
        assert_eq!(query.form, ResponseForm { enums_as_numbers: true, compact: true });
        assert_eq!(query.fields, [("pageSize".to_string(), "5".to_string())]);
    }

    #[test]
    fn query_fields_of_each_kind_are_read() {
        let query = Query::parse("responseView=FULL&pageSize=5&pageToken=a+b%2B");
        let request = request(&v2::methods::list_tasks, &[], &query, &HeaderMap::new(), b"").unwrap();
        assert_eq!((request.int("response_view"), request.int("page_size")), (2, 5));
        assert_eq!(request.str("page_token"), "a b+");
        let query = Query::parse("readMask=name,stats&response_view=2");
        assert!(super::request(&v2beta3::methods::get_queue, &[], &query, &HeaderMap::new(), b"").is_err());
        let query = Query::parse("readMask=name,rateLimits.maxBurstSize");
        let request = super::request(&v2beta3::methods::get_queue, &[], &query, &HeaderMap::new(), b"").unwrap();
        let paths = request.message("read_mask").unwrap().list("paths");
        assert_eq!(paths, [Slot::String("name".into()), Slot::String("rate_limits.max_burst_size".into())]);
    }

    #[test]
    fn a_field_in_the_path_joins_the_message_in_the_body() {
        let variables = [("queue.name", "projects/p/locations/l/queues/q".to_string())];
        let body = br#"{"rateLimits": {"maxConcurrentDispatches": 3}}"#;
        let request =
            request(&v2::methods::update_queue, &variables, &Query::default(), &HeaderMap::new(), body).unwrap();
        let queue = request.message("queue").unwrap();
        assert_eq!(queue.str("name"), "projects/p/locations/l/queues/q");
        assert_eq!(queue.message("rate_limits").unwrap().int("max_concurrent_dispatches"), 3);
    }

    #[test]
    fn a_buffered_body_is_taken_as_it_is_or_as_json_of_its_message() {
        let headers = HeaderMap::from_iter([(CONTENT_TYPE, "text/plain".parse().unwrap())]);
        let buffered = |body: &[u8]| {
            let request = request(&v2::methods::buffer_task, &[], &Query::default(), &headers, body).unwrap();
            let body = request.message("body").unwrap();
            (body.str("content_type").to_owned(), body.bytes("data"))
        };
        assert_eq!(buffered(b"hi"), ("text/plain".into(), "hi".into()));
        assert_eq!(buffered(br#"{"a": 1}"#), ("text/plain".into(), r#"{"a": 1}"#.into()));
        assert_eq!(buffered(br#"{"body": {"contentType": "a/b", "data": "aGk="}}"#), ("a/b".into(), "hi".into()));
    }

    #[test]
    fn unknown_names_are_refused_with_their_field() {
        let error =
            request(&v2::methods::create_task, &[], &Query::default(), &HeaderMap::new(), br#"{"task": {"nam": "x"}}"#)
                .unwrap_err();
        assert_eq!(error.http_status(), 400);
        assert!(error.details[0]["fieldViolations"][0]["field"] == "task");
        assert!(request(&v2::methods::get_task, &[], &Query::parse("nam=x"), &HeaderMap::new(), b"").is_err());
    }

    #[test]
    fn malformed_json_is_refused() {
        for body in [&b"{"[..], b"[]", b"\"x\"", b"{\"task\": 1}", b"\xff", b"{} x"] {
            assert!(
                request(&v2::methods::create_task, &[], &Query::default(), &HeaderMap::new(), body).is_err(),
                "{body:?}"
            );
        }
    }
}
