//! Queues that are defined as a whole: at the start, from a file, or by `upload_queue_yaml`.

use super::{Call, names};
use crate::clock::Time;
use crate::error::ApiError;
use crate::queue_definitions::{self, QueueDefinition};
use crate::state::ServiceState;
use cloudtasks::message::{DynamicMessage, Slot};

/// Makes a queue or changes it to what the definition says. One that only has a name is left as it is.
pub fn define_queue(state: &mut ServiceState, definition: &QueueDefinition, now: Time) -> Result<(), ApiError> {
    let name = definition.name();
    names::queue(name)?;
    state.free_queue_name(name);
    if state.queue(name).is_some() && definition.has_only_a_name() {
        return Ok(());
    }
    let method = definition.api.method("update_queue").expect("each version changes queues");
    let mut request = DynamicMessage::new(method.request);
    if let Some(field) = method.request.field_index("queue") {
        request.put(field, Slot::Message(Box::new(definition.queue.clone())));
    }
    super::call(state, method, &request, now)?;
    if definition.paused {
        let method = definition.api.method("pause_queue").expect("each version pauses queues");
        let mut request = DynamicMessage::new(method.request);
        request.set("name", cloudtasks::message::Scalar::String(name))?;
        super::call(state, method, &request, now)?;
    }
    Ok(())
}

impl Call<'_> {
    /// App Engine's way of defining queues, in the location that the settings name.
    pub(super) fn upload_queue_yaml(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let body = request.message("http_body").map(|body| body.bytes("data")).unwrap_or_default();
        let text = std::str::from_utf8(&body)
            .map_err(|_| ApiError::invalid_argument("UploadQueueYamlRequest.http_body is not text in UTF-8."))?;
        // `s~project`, whose prefix says where App Engine runs it.
        let app = request.str("app_id").rsplit('~').next().unwrap_or_default();
        let default = &self.state.settings.default_location;
        let place = default.rsplit('/').next().unwrap_or_default();
        let location = if app.is_empty() { default.clone() } else { format!("projects/{app}/locations/{place}") };
        let definitions = queue_definitions::parse(text, &location)
            .map_err(|(line, problem)| ApiError::invalid_argument(format!("queue.yaml:{line}: {problem}")))?;
        for definition in &definitions {
            define_queue(self.state, definition, self.now)?;
        }
        Ok(self.response())
    }
}
