//! Safe retries of `create_task`: the task gets a random name, so that a retry cannot create a second task.

use crate::error::Error;
use crate::message::{self, DynamicMessage, ReadFields, Scalar, Value, VisitField};
use crate::schema::{self, MessageDescriptor, MethodDescriptor};
use crate::transcoding::text_at;
use bytes::Bytes;
use serde_json::Value as Json;

/// The name that the client chose for a task, and the view in which the caller wants the task.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GeneratedName {
    pub name: String,
    response_view: i32,
}

impl GeneratedName {
    /// A name for the task of a `create_task` request; `None` if the caller chose one.
    pub fn choose(method: &MethodDescriptor, request: &dyn ReadFields) -> Result<Option<Self>, Error> {
        if !method.deduplicable {
            let problem = "deduplicate is for create_task; batches have request_id";
            return Err(Error::invalid_argument(format!("{}: {problem}", method.name)));
        }
        if !text_at(request, "task.name")?.is_empty() {
            return Ok(None);
        }
        let name = format!("{}/tasks/{:032x}", text_at(request, "parent")?, rand::random::<u128>());
        Ok(Some(GeneratedName { name, response_view: view_of(request)? }))
    }

    /// The method and the request that return the task that an earlier attempt created.
    pub fn lookup(&self, version: &str) -> Result<(&'static MethodDescriptor, DynamicMessage), Error> {
        let method = schema::api(version).and_then(|api| api.method("get_task"));
        let method = method.ok_or_else(|| Error::invalid_argument(format!("{version} has no method get_task")))?;
        let mut request = DynamicMessage::new(method.request);
        request.set("name", Scalar::String(&self.name))?;
        request.set("response_view", Scalar::Enum(self.response_view))?;
        Ok((method, request))
    }
}

/// The task as it was submitted, for a task that finished before it could be looked up.
pub(crate) fn submitted_task(body: &[u8]) -> Result<Bytes, Error> {
    let mut request: Json = serde_json::from_slice(body).map_err(|error| Error::invalid_argument(error.to_string()))?;
    Ok(request["task"].take().to_string().into())
}

fn view_of(request: &dyn ReadFields) -> Result<i32, Error> {
    let fields = request.descriptor().fields;
    let mut view = 0;
    request.visit_fields(&mut |index, value| {
        if let ("response_view", Value::Scalar(Scalar::Enum(number))) = (fields[index].name, value) {
            view = number;
        }
        Ok(())
    })?;
    Ok(view)
}

/// A request of `create_task` whose task has this name.
pub(crate) struct Named<'a> {
    pub request: &'a dyn ReadFields,
    pub name: &'a str,
}

impl ReadFields for Named<'_> {
    fn descriptor(&self) -> &'static MessageDescriptor {
        self.request.descriptor()
    }

    fn visit_fields(&self, visit: &mut VisitField<'_>) -> Result<(), message::Error> {
        let fields = self.descriptor().fields;
        self.request.visit_fields(&mut |index, value| match value {
            Value::Message(task) if fields[index].name == "task" => {
                visit(index, Value::Message(&NamedTask { task, name: self.name }))
            }
            _ => visit(index, value),
        })
    }
}

/// A task without a name, with this one.
struct NamedTask<'a> {
    task: &'a dyn ReadFields,
    name: &'a str,
}

impl ReadFields for NamedTask<'_> {
    fn descriptor(&self) -> &'static MessageDescriptor {
        self.task.descriptor()
    }

    fn visit_fields(&self, visit: &mut VisitField<'_>) -> Result<(), message::Error> {
        if let Some(index) = self.descriptor().field_index("name") {
            visit(index, Value::Scalar(Scalar::String(self.name)))?;
        }
        self.task.visit_fields(visit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::json::{JsonOptions, to_json};
    use crate::schema::{v2, v2beta3};

    const QUEUE: &str = "projects/p/locations/l/queues/q";

    fn request() -> v2::CreateTaskRequest {
        let task = v2::Task::new().http_request(v2::HttpRequest::new().url("http://x/"));
        v2::CreateTaskRequest::new().parent(QUEUE).task(task).response_view(v2::TaskView::FULL)
    }

    #[test]
    fn a_task_without_a_name_gets_a_random_one_in_its_queue() {
        let given: Vec<_> = (0..2)
            .map(|_| GeneratedName::choose(&v2::methods::create_task, &request()).unwrap().unwrap().name)
            .collect();
        assert_ne!(given[0], given[1]);
        let [.., id] = crate::resource_name::parse_task_path(&given[0]).unwrap();
        assert!(given[0].starts_with(QUEUE) && id.len() == 32, "{given:?}");
        crate::resource_name::check_task_id(id).unwrap();
    }

    #[test]
    fn a_name_of_the_callers_choice_stays() {
        let named = request().task(v2::Task::new().name(format!("{QUEUE}/tasks/mine")));
        assert_eq!(GeneratedName::choose(&v2::methods::create_task, &named).unwrap(), None);
    }

    #[test]
    fn the_given_name_is_sent_with_the_task() {
        let mut body = Vec::new();
        to_json(&Named { request: &request(), name: "n" }, &JsonOptions::WIRE, &mut body).unwrap();
        let body: Json = serde_json::from_slice(&body).unwrap();
        assert_eq!(body["task"], serde_json::json!({"name": "n", "httpRequest": {"url": "http://x/"}}));
        let body = br#"{"task":{"name":"n"},"responseView":2}"#;
        assert_eq!(submitted_task(body).unwrap(), r#"{"name":"n"}"#);
    }

    #[test]
    fn the_task_is_looked_up_in_the_version_and_view_of_the_call() {
        let given = GeneratedName::choose(&v2::methods::create_task, &request()).unwrap().unwrap();
        let (method, lookup) = given.lookup("v2beta3").unwrap();
        assert!(std::ptr::eq(method, &v2beta3::methods::get_task));
        assert_eq!((lookup.str("name"), lookup.int("response_view")), (given.name.as_str(), 2));
    }

    #[test]
    fn other_methods_cannot_be_deduplicated() {
        let error = GeneratedName::choose(&v2::methods::run_task, &v2::RunTaskRequest::new()).unwrap_err();
        assert!(error.message().contains("run_task: deduplicate is for create_task"), "{error}");
    }
}
