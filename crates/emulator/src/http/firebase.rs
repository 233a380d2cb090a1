//! What Firebase's admin SDKs expect of the paths without a version, which they use.

use crate::error::ApiError;
use crate::names;
use crate::settings::Settings;
use cloudtasks::message::{DynamicMessage, Scalar};
use cloudtasks::v2;
use serde_json::{Value, json};

/// Whether a call is one that only Firebase makes so.
pub fn creates_task(path: &str, method: &'static cloudtasks::schema::MethodDescriptor) -> bool {
    path.starts_with("/projects/") && std::ptr::eq(method, &v2::methods::create_task)
}

/// A task without a URL goes to the function that has the name of its queue.
pub fn fill_in_url(request: &mut DynamicMessage, settings: &Settings) -> Result<(), ApiError> {
    let is_missing =
        |task: &DynamicMessage| task.message("http_request").is_some_and(|http| http.str("url").is_empty());
    if !request.message("task").is_some_and(is_missing) {
        return Ok(());
    }
    let names::QueueName { project, location, queue } = names::queue(request.str("parent"))?;
    let url = format!("http://{}/{project}/{location}/{queue}", settings.functions_host);
    request.message_mut("task")?.message_mut("http_request")?.set("url", Scalar::String(&url))?;
    Ok(())
}

/// The task, and once more under `task`, where its name begins with a slash.
pub fn answer(task: Vec<u8>) -> Vec<u8> {
    let Ok(Value::Object(mut answer)) = serde_json::from_slice(&task) else { return task };
    let mut inner = answer.clone();
    if let Some(Value::String(name)) = answer.get("name") {
        inner.insert("name".into(), json!(format!("/{name}")));
    }
    answer.insert("task".into(), Value::Object(inner));
    Value::Object(answer).to_string().into_bytes()
}
