//! HTTP transcoding: turns a method and its request message into the path, query and body of an HTTP request.
//!
//! The rules are those of `google.api.http`: fields that the path template names go into the path, the method says what
//! goes into the body, and all other fields go into the query.

use crate::error::Error;
use crate::message::json::{JsonOptions, to_json};
use crate::message::{self, ReadFields, Scalar, Value, VisitField, query_pairs};
use crate::schema::{Body, MessageDescriptor, MethodDescriptor, PathPart, fits_pattern, path_parts, path_variables};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but the unreserved characters of RFC 3986.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// As [`COMPONENT`], but a slash stays: within a resource name it separates segments.
const NAME: &AsciiSet = &COMPONENT.remove(b'/');

/// What Google's own REST client asks for: JSON, with enums as numbers.
const ALT: &str = "%24alt=json%3Benum-encoding%3Dint";

/// Room for most bodies, so that a small one is written without growing.
const INITIAL_BODY_CAPACITY: usize = 512;

/// The parts of an HTTP request that follow from the request message.
#[derive(Debug, PartialEq)]
pub(crate) struct Transcoded {
    /// Path and query, from the leading slash.
    pub path_and_query: String,
    /// The value of `x-goog-request-params`.
    pub request_params: String,
    /// The JSON body; empty where the method has none.
    pub body: Vec<u8>,
}

pub(crate) fn transcode(method: &MethodDescriptor, request: &dyn ReadFields) -> Result<Transcoded, Error> {
    let template = choose_template(method, request)?;
    let mut parts = Transcoded {
        path_and_query: String::with_capacity(160),
        request_params: String::with_capacity(80),
        body: Vec::new(),
    };
    for part in path_parts(template) {
        match part {
            PathPart::Literal(text) => parts.path_and_query.push_str(text),
            PathPart::Variable { field, pattern } => {
                let value = text_at(request, field)?;
                check_pattern(method, field, pattern, &value)?;
                parts.path_and_query.extend(utf8_percent_encode(&value, NAME));
                push_request_param(&mut parts.request_params, field, &value);
            }
        }
    }
    write_query(&mut parts.path_and_query, method, template, request)?;
    write_body(&mut parts.body, method, template, request)?;
    Ok(parts)
}

/// The first template whose variables are all set, else the last one, whose check then names what is missing.
fn choose_template(method: &MethodDescriptor, request: &dyn ReadFields) -> Result<&'static str, Error> {
    let (last, others) = method.paths.split_last().ok_or_else(|| Error::invalid_argument("the method has no path"))?;
    for template in others {
        let mut complete = true;
        for (field, _) in path_variables(template) {
            complete &= !text_at(request, field)?.is_empty();
        }
        if complete {
            return Ok(template);
        }
    }
    Ok(last)
}

/// The text of a field by its path, such as `queue.name`; empty if it is absent.
pub(crate) fn text_at(message: &dyn ReadFields, path: &str) -> Result<String, message::Error> {
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    let fields = message.descriptor().fields;
    let mut text = String::new();
    message.visit_fields(&mut |index, value| {
        if fields[index].name == name {
            match value {
                Value::Scalar(Scalar::String(value)) => text = value.to_owned(),
                Value::Message(inner) => text = text_at(inner, rest)?,
                _ => {}
            }
        }
        Ok(())
    })?;
    Ok(text)
}

/// Rejects a resource name of another form, which would reach another resource or none.
fn check_pattern(method: &MethodDescriptor, field: &str, pattern: &str, value: &str) -> Result<(), Error> {
    // HTTP clients and proxies resolve dots, so that the request would reach another path.
    let has_dots = value.split('/').any(|segment| matches!(segment, "." | ".."));
    if fits_pattern(value, pattern) && !has_dots {
        return Ok(());
    }
    let expected = if pattern == "*" { "one id without slashes" } else { pattern };
    let found = if value.is_empty() { "it is empty".into() } else { format!("got {value:?}") };
    Err(Error::invalid_argument(format!("{}: {field} must be of the form {expected}; {found}", method.name)))
}

fn push_request_param(header: &mut String, field: &str, value: &str) {
    if !header.is_empty() {
        header.push('&');
    }
    header.push_str(field);
    header.push('=');
    for (index, words) in value.split(' ').enumerate() {
        if index > 0 {
            header.push('+');
        }
        header.extend(utf8_percent_encode(words, NAME));
    }
}

fn write_query(
    target: &mut String,
    method: &MethodDescriptor,
    template: &'static str,
    request: &dyn ReadFields,
) -> Result<(), Error> {
    target.push('?');
    if method.body != Body::Rest {
        let body = if let Body::Field(name) = method.body { name } else { "" };
        let in_query =
            WithoutFields { message: request, is_left_out: &|name| name == body || in_path(template, "", name) };
        query_pairs(&in_query, &mut |name, value| {
            target.extend(utf8_percent_encode(name, COMPONENT));
            target.push('=');
            target.extend(utf8_percent_encode(value, COMPONENT));
            target.push('&');
        })?;
    }
    target.push_str(ALT);
    Ok(())
}

fn write_body(
    out: &mut Vec<u8>,
    method: &MethodDescriptor,
    template: &'static str,
    request: &dyn ReadFields,
) -> Result<(), Error> {
    match method.body {
        Body::None => Ok(()),
        Body::Rest => {
            out.reserve(INITIAL_BODY_CAPACITY);
            let rest = WithoutFields { message: request, is_left_out: &|name| in_path(template, "", name) };
            Ok(to_json(&rest, &JsonOptions::WIRE, out)?)
        }
        Body::Field(field) => {
            let fields = request.descriptor().fields;
            request.visit_fields(&mut |index, value| match value {
                Value::Message(inner) if fields[index].name == field => {
                    let rest = WithoutFields { message: inner, is_left_out: &|name| in_path(template, field, name) };
                    to_json(&rest, &JsonOptions::WIRE, out).map_err(|error| error.in_field(field))
                }
                _ => Ok(()),
            })?;
            if out.is_empty() {
                out.extend_from_slice(b"{}");
            }
            Ok(())
        }
    }
}

/// Whether a field of the request, or of the message in its field `outer`, is a variable of the path.
fn in_path(template: &'static str, outer: &str, name: &str) -> bool {
    path_variables(template).any(|(field, _)| match field.split_once('.') {
        Some((parent, child)) => parent == outer && child == name,
        None => outer.is_empty() && field == name,
    })
}

/// A message without some of its fields.
struct WithoutFields<'a> {
    message: &'a dyn ReadFields,
    is_left_out: &'a dyn Fn(&str) -> bool,
}

impl ReadFields for WithoutFields<'_> {
    fn descriptor(&self) -> &'static MessageDescriptor {
        self.message.descriptor()
    }

    fn visit_fields(&self, visit: &mut VisitField<'_>) -> Result<(), message::Error> {
        let fields = self.descriptor().fields;
        self.message.visit_fields(&mut |index, value| {
            if (self.is_left_out)(fields[index].name) { Ok(()) } else { visit(index, value) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::common::FieldMask;
    use crate::schema::{v2, v2beta2};

    const QUEUE: &str = "projects/p/locations/l/queues/q";

    fn text(parts: &Transcoded) -> &str {
        std::str::from_utf8(&parts.body).unwrap()
    }

    #[test]
    fn what_is_not_in_the_path_travels_in_the_body() {
        let task =
            v2::Task::new().http_request(v2::HttpRequest::new().url("http://x/").http_method(v2::HttpMethod::POST));
        let request = v2::CreateTaskRequest::new().parent(QUEUE).task(task);
        let parts = transcode(&v2::methods::create_task, &request).unwrap();
        assert_eq!(parts.path_and_query, format!("/v2/{QUEUE}/tasks?%24alt=json%3Benum-encoding%3Dint"));
        assert_eq!(parts.request_params, format!("parent={QUEUE}"));
        assert_eq!(text(&parts), r#"{"task":{"httpRequest":{"url":"http://x/","httpMethod":1}}}"#);
    }

    #[test]
    fn a_request_without_a_body_has_its_other_fields_in_the_query() {
        let request = v2::ListTasksRequest::new().parent(QUEUE).page_size(5).page_token("a b/c&d");
        let parts = transcode(&v2::methods::list_tasks, &request).unwrap();
        let query = "pageSize=5&pageToken=a%20b%2Fc%26d&%24alt=json%3Benum-encoding%3Dint";
        assert_eq!(parts.path_and_query, format!("/v2/{QUEUE}/tasks?{query}"));
        assert_eq!(text(&parts), "");
    }

    #[test]
    fn an_update_sends_one_field_as_the_body_and_the_mask_in_the_query() {
        let queue = v2::Queue::new().name(QUEUE).rate_limits(v2::RateLimits::new().max_dispatches_per_second(2.5));
        let mask = FieldMask::new().paths(vec!["rate_limits.max_dispatches_per_second".to_owned()]);
        let parts =
            transcode(&v2::methods::update_queue, &v2::UpdateQueueRequest::new().queue(queue).update_mask(mask))
                .unwrap();
        assert!(
            parts.path_and_query.contains("?updateMask=rateLimits.maxDispatchesPerSecond&"),
            "{}",
            parts.path_and_query
        );
        assert_eq!(parts.request_params, format!("queue.name={QUEUE}"));
        assert_eq!(text(&parts), r#"{"rateLimits":{"maxDispatchesPerSecond":2.5}}"#);
    }

    #[test]
    fn an_empty_body_is_still_an_object() {
        let parts = transcode(&v2::methods::purge_queue, &v2::PurgeQueueRequest::new().name(QUEUE)).unwrap();
        assert_eq!(
            (parts.path_and_query.split('?').next().unwrap(), text(&parts)),
            (&*format!("/v2/{QUEUE}:purge"), "{}")
        );
        let create = v2::CreateQueueRequest::new().parent("projects/p/locations/l");
        assert_eq!(text(&transcode(&v2::methods::create_queue, &create).unwrap()), "{}");
    }

    #[test]
    fn segments_are_escaped_one_by_one() {
        let parent = "projects/example.com:p/locations/l";
        let parts = transcode(&v2::methods::list_queues, &v2::ListQueuesRequest::new().parent(parent)).unwrap();
        assert!(
            parts.path_and_query.starts_with("/v2/projects/example.com%3Ap/locations/l/queues?"),
            "{}",
            parts.path_and_query
        );
        assert_eq!(parts.request_params, "parent=projects/example.com%3Ap/locations/l");
        let spaced = v2::ListQueuesRequest::new().parent("projects/a b/locations/ü");
        let parts = transcode(&v2::methods::list_queues, &spaced).unwrap();
        assert!(
            parts.path_and_query.starts_with("/v2/projects/a%20b/locations/%C3%BC/queues?"),
            "{}",
            parts.path_and_query
        );
        assert_eq!(parts.request_params, "parent=projects/a+b/locations/%C3%BC");
    }

    #[test]
    fn the_first_path_whose_variables_are_set_is_taken() {
        let named = v2::BufferTaskRequest::new().queue(QUEUE).task_id("t1");
        let target = transcode(&v2::methods::buffer_task, &named).unwrap().path_and_query;
        assert!(target.starts_with(&format!("/v2/{QUEUE}/tasks/t1:buffer?")), "{target}");
        let target =
            transcode(&v2::methods::buffer_task, &v2::BufferTaskRequest::new().queue(QUEUE)).unwrap().path_and_query;
        assert!(target.starts_with(&format!("/v2/{QUEUE}/tasks:buffer?")), "{target}");
    }

    #[test]
    fn a_path_without_variables_is_sent_as_it_is() {
        let request = v2beta2::UploadQueueYamlRequest::new().app_id("a");
        let parts = transcode(&v2beta2::methods::upload_queue_yaml, &request).unwrap();
        assert!(parts.path_and_query.starts_with("/api/queue/update?appId=a&"), "{}", parts.path_and_query);
        assert_eq!(parts.request_params, "");
    }

    #[test]
    fn a_wrong_resource_name_is_refused_before_anything_is_sent() {
        for (name, found) in [
            ("", "it is empty"),
            ("my-queue", "my-queue"),
            ("projects/p/locations/l/queues/", "queues/"),
            ("projects/p/locations/l/queues/q/tasks/t", "tasks/t"),
            ("projects/p/locations/l/queues/..", ".."),
            ("/projects/p/locations/l/queues/q", "/projects"),
        ] {
            let error =
                transcode(&v2beta2::methods::get_queue, &v2beta2::GetQueueRequest::new().name(name)).unwrap_err();
            let message = error.message();
            assert!(
                message.contains("get_queue: name must be of the form projects/*/locations/*/queues/*"),
                "{message}"
            );
            assert!(message.contains(found), "{message}");
            assert_eq!(error.code(), crate::Code::InvalidArgument);
        }
    }

    #[test]
    fn an_id_with_a_slash_is_no_single_segment() {
        let request = v2::BufferTaskRequest::new().queue(QUEUE).task_id("a/b");
        let error = transcode(&v2::methods::buffer_task, &request).unwrap_err();
        assert!(error.message().contains("task_id must be of the form one id without slashes; got \"a/b\""), "{error}");
    }
}
