//! The query form of the fields of a request that travel neither in the path nor in the body.

use super::json::{append_plain, mask_text};
use super::{Error, MapKey, ReadFields, Scalar, Value};
use crate::schema::common::protobuf::descriptors::FieldMask;

/// Calls `emit` with the name and value of each query parameter that Google's REST form of the message has.
///
/// Names are camelCase, joined by dots; a repeated field gives a parameter for each element; enums are numbers, a
/// field mask is one text. Neither name nor value is escaped. A list of messages has no query form.
///
/// ```
/// use cloudtasks::{message::query_pairs, v2};
/// let mut query = Vec::new();
/// let request = v2::ListTasksRequest::new().page_size(10).response_view(v2::TaskView::FULL);
/// query_pairs(&request, &mut |name, value| query.push(format!("{name}={value}"))).unwrap();
/// assert_eq!(query, ["responseView=2", "pageSize=10"]);
/// ```
pub fn query_pairs(message: &dyn ReadFields, emit: &mut dyn FnMut(&str, &str)) -> Result<(), Error> {
    append_message("", message, emit)
}

fn append_message(prefix: &str, message: &dyn ReadFields, emit: &mut dyn FnMut(&str, &str)) -> Result<(), Error> {
    let descriptor = message.descriptor();
    message.visit_fields(&mut |index, value| {
        let field = &descriptor.fields[index];
        append_value(&joined(prefix, field.json_name), value, emit).map_err(|error| error.in_field(field.name))
    })
}

fn append_value(name: &str, value: Value<'_>, emit: &mut dyn FnMut(&str, &str)) -> Result<(), Error> {
    match value {
        Value::Scalar(scalar) => append_scalar(name, scalar, emit),
        Value::Message(mask) if mask.descriptor() == &FieldMask => {
            emit(name, &mask_text(mask)?);
            Ok(())
        }
        Value::Message(message) => append_message(name, message, emit),
        Value::List(list) => list.visit_items(&mut |item| match item {
            Value::Scalar(scalar) => append_scalar(name, scalar, emit),
            _ => Err(Error::new("a list of messages cannot travel in a query")),
        }),
        Value::Map(map) => map.visit_entries(&mut |key, item| match key {
            MapKey::String(key) => append_value(&joined(name, key), item, emit),
            MapKey::Int(key) => append_value(&joined(name, &key.to_string()), item, emit),
        }),
    }
}

fn append_scalar(name: &str, scalar: Scalar<'_>, emit: &mut dyn FnMut(&str, &str)) -> Result<(), Error> {
    let mut text = Vec::new();
    append_plain(scalar, &mut text)?;
    emit(name, &String::from_utf8_lossy(&text));
    Ok(())
}

fn joined(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}.{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{common, v2};

    fn query(message: &dyn ReadFields) -> Vec<String> {
        let mut pairs = Vec::new();
        query_pairs(message, &mut |name, value| pairs.push(format!("{name}={value}"))).unwrap();
        pairs
    }

    #[test]
    fn a_field_mask_is_one_parameter_in_camel_case() {
        let mask = common::FieldMask::new().paths(["rate_limits.max_dispatches_per_second".into(), "name".into()]);
        let request = v2::UpdateQueueRequest::new().update_mask(mask);
        assert_eq!(query(&request), ["updateMask=rateLimits.maxDispatchesPerSecond,name"]);
    }

    #[test]
    fn nested_fields_are_joined_by_dots_and_lists_repeat_the_name() {
        let options = common::GetPolicyOptions::new().requested_policy_version(3);
        let request = common::GetIamPolicyRequest::new().resource("queue").options(options);
        assert_eq!(query(&request), ["resource=queue", "options.requestedPolicyVersion=3"]);

        let request = common::TestIamPermissionsRequest::new().permissions(["a".into(), "b".into()]);
        assert_eq!(query(&request), ["permissions=a", "permissions=b"]);
    }

    #[test]
    fn times_and_bytes_travel_as_their_json_text() {
        let http = v2::HttpRequest::new().body(&b"hi"[..]).headers([("k".into(), "v".into())]);
        let task = v2::Task::new().http_request(http).dispatch_deadline(crate::Duration { seconds: 30, nanos: 0 });
        let pairs = query(&task);
        assert_eq!(pairs, ["httpRequest.headers.k=v", "httpRequest.body=aGk=", "dispatchDeadline=30s"]);
    }

    #[test]
    fn a_list_of_messages_has_no_query_form() {
        let page = v2::ListTasksResponse::new().tasks([v2::Task::new()]);
        let error = query_pairs(&page, &mut |_, _| {}).unwrap_err();
        assert_eq!(error.to_string(), "tasks: a list of messages cannot travel in a query");
    }
}
