//! BufferTask: a task from a bare HTTP body; the rest of its request comes from the queue.

use super::queues::put;
use super::{Call, names};
use crate::error::ApiError;
use crate::state::task::View;
use cloudtasks::message::{DynamicMessage, OwnedKey, Scalar, Slot};

impl Call<'_> {
    pub(super) fn buffer_task(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let queue_name = request.str("queue");
        let queue = self.queue(queue_name)?;
        let target = queue.rules.http_target.as_ref().and_then(|target| target.uri_override.as_ref());
        if target.and_then(|uri| uri.host.as_deref()).is_none_or(str::is_empty) {
            return Err(ApiError::failed_precondition("The queue has no http_target with the host of a URI override."));
        }
        let mut task = DynamicMessage::new(self.api.message("Task").expect("each version has tasks"));
        let id = request.str("task_id");
        if !id.is_empty() {
            names::check_task_id(id)?;
            task.set("name", Scalar::String(&queue.task_name(id)))?;
        }
        let http = task.message_mut("http_request")?;
        if let Some(body) = request.message("body") {
            http.set("body", Scalar::Bytes(&body.bytes("data")))?;
            let content_type = body.str("content_type");
            if !content_type.is_empty() {
                let header = (OwnedKey::String("Content-Type".into()), Slot::String(content_type.into()));
                put(http, "headers", Slot::Map(Box::new([header].into())));
            }
        }
        let shown = self.add_task(queue_name, task, View::Basic)?;
        let mut response = self.response();
        put(&mut response, "task", Slot::Message(Box::new(shown)));
        Ok(response)
    }
}
