//! Batches: many tasks made or deleted in one call, each for itself. The operation that they return is done at once.

use super::queues::put;
use super::tasks::foreign_task;
use super::{Call, no_entity};
use crate::error::ApiError;
use crate::names;
use crate::state::task::View;
use cloudtasks::message::{DynamicMessage, MapEntries, OwnedKey, Scalar, Slot, to_binary};
use cloudtasks::schema::OperationTypes;
use cloudtasks::schema::common::{Any, Operation, Status};
use std::collections::HashSet;
use std::time::Duration;

const MAX_CREATED: usize = 100;
const MAX_DELETED: usize = 1000;

impl Call<'_> {
    pub(super) fn batch_create_tasks(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let parent = request.str("parent");
        let requests: Vec<&DynamicMessage> = messages(request.list("requests")).collect();
        if requests.is_empty() {
            return Err(ApiError::invalid_argument("Request must contain at least one task."));
        }
        if requests.len() > MAX_CREATED {
            return Err(ApiError::invalid_argument(format!(
                "A maximum of {MAX_CREATED} tasks can be created in a single batch, but got {} tasks.",
                requests.len()
            )));
        }
        check_batch(parent, &requests)?;
        let name = self.operation_name(parent, request.str("request_id"))?;
        let results: Vec<_> = requests.into_iter().map(|request| self.create_one(parent, request)).collect();
        let (made, failed) = split(results);
        let types = self.operation_types()?;
        let outcome = if made.is_empty() {
            BatchOutcome::Failed
        } else {
            let mut response = DynamicMessage::new(types.response);
            put(&mut response, "tasks", Slot::List(made));
            BatchOutcome::Done(response)
        };
        self.finish_operation(name, types, outcome, failed)
    }

    fn create_one(&mut self, parent: &str, request: &DynamicMessage) -> Result<Slot, ApiError> {
        let payloads = ["http_request", "app_engine_http_request", "pull_message"];
        let task = request.message("task").filter(|task| payloads.iter().any(|payload| task.has(payload)));
        let task = task.ok_or_else(|| ApiError::invalid_argument("Payload type must be set."))?;
        Ok(Slot::Message(Box::new(self.add_task(parent, task.clone(), View::of(request))?)))
    }

    pub(super) fn batch_delete_tasks(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let parent = request.str("parent");
        names::queue(parent)?;
        let tasks: Vec<&str> = request.list("names").iter().filter_map(text).collect();
        if tasks.is_empty() {
            return Err(ApiError::unexplained());
        }
        if tasks.len() > MAX_DELETED {
            return Err(ApiError::invalid_argument(format!(
                "A maximum of {MAX_DELETED} tasks can be handled in a batch, but {} were requested.",
                tasks.len()
            )));
        }
        let name = self.operation_name(parent, request.str("request_id"))?;
        // All are looked up before any is deleted: a name that stands there twice counts as deleted twice.
        let found: Vec<_> = tasks.iter().map(|task| self.deletable(parent, task)).collect();
        for task in tasks.iter().zip(&found).filter(|(_, found)| found.is_ok()).map(|(task, _)| task) {
            // It is gone already where its name stands there twice.
            let _ = self.remove_task(task);
        }
        let (deleted, failed) = split(found);
        let types = self.operation_types()?;
        let outcome = match deleted.is_empty() {
            true => BatchOutcome::Aborted,
            false => BatchOutcome::Done(DynamicMessage::new(types.response)),
        };
        self.finish_operation(name, types, outcome, failed)
    }

    /// Whether a task of the batch can be deleted.
    fn deletable(&self, parent: &str, name: &str) -> Result<Slot, ApiError> {
        let (queue_name, id) = names::task(name)
            .map_err(|error| ApiError::invalid_argument(format!("Invalid task name: {}", error.message)))?;
        if queue_name != parent {
            return Err(foreign_task(parent, queue_name));
        }
        let queue = self.state.queue(queue_name).ok_or_else(no_entity)?;
        queue.tasks.get(id).map(|_| Slot::Empty).ok_or_else(no_entity)
    }

    pub(super) fn get_operation(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        self.state.operations.get(request.str("name")).cloned().ok_or_else(no_entity)
    }

    fn operation_types(&self) -> Result<&'static OperationTypes, ApiError> {
        self.method.operation.as_ref().ok_or_else(|| super::unimplemented(self.method))
    }

    /// The name of a batch's operation. An id that was used before is refused, whatever it was used for.
    fn operation_name(&self, parent: &str, request_id: &str) -> Result<String, ApiError> {
        let names::QueueName { project, location, .. } = names::queue(parent)?;
        let id = match request_id {
            "" => rand::random::<u64>().to_string(),
            given => given.to_owned(),
        };
        names::check_task_id(&id).map_err(|_| {
            ApiError::invalid_argument("request_id must be 1 to 500 letters, numbers, hyphens or underscores.")
        })?;
        let name = format!("projects/{project}/locations/{location}/operations/{id}");
        if self.state.operations.is_taken(&name, self.now) {
            return Err(ApiError::invalid_argument(format!("Duplicate operation id in the batch request: {id}")));
        }
        Ok(name)
    }

    fn finish_operation(
        &mut self,
        name: String,
        types: &OperationTypes,
        outcome: BatchOutcome,
        failed: MapEntries,
    ) -> Result<DynamicMessage, ApiError> {
        let mut metadata = DynamicMessage::new(types.metadata);
        // Never at once: clients tell the two times apart.
        let end = self.now + Duration::from_micros(1);
        metadata.set("start_time", Scalar::Timestamp(self.now.into()))?;
        metadata.set("end_time", Scalar::Timestamp(end.into()))?;
        let state = match (&outcome, failed.is_empty()) {
            (BatchOutcome::Done(_), true) => "SUCCEEDED",
            (BatchOutcome::Done(_), false) | (BatchOutcome::Aborted, _) => "PARTIALLY_SUCCEEDED",
            (BatchOutcome::Failed, _) => "FAILED",
        };
        let number = types.metadata.field("state").and_then(|field| match field.field_type {
            cloudtasks::schema::FieldType::Enum(states) => states.number(state),
            _ => None,
        });
        metadata.set("state", Scalar::Enum(number.unwrap_or_default()))?;
        put(&mut metadata, "failed_requests", Slot::Map(Box::new(failed)));
        let mut operation = Operation::new().name(&*name).metadata(any(&metadata)?).done(true);
        match &outcome {
            BatchOutcome::Done(response) => operation.response = Some(any(response)?),
            BatchOutcome::Aborted => {
                operation.error = Some(Status::new().code(cloudtasks::Code::Aborted as i32).message(
                    "None of the requests succeeded, refer to BatchDeleteTasksMetadata.failed_requests for individual error \
                     details",
                ));
            }
            BatchOutcome::Failed => {}
        }
        let operation = crate::conversion::to_dynamic(&operation);
        self.state.add_operation(&name, operation.clone(), self.now);
        Ok(operation)
    }
}

/// How a batch ended.
enum BatchOutcome {
    /// With the response, where at least one request succeeded.
    Done(DynamicMessage),
    /// Nothing was created: the operation has neither response nor error.
    Failed,
    /// Nothing was deleted: the operation has an error.
    Aborted,
}

/// Checks what is wrong with a whole batch: tasks of other queues, malformed names and names that stand there twice.
fn check_batch(parent: &str, requests: &[&DynamicMessage]) -> Result<(), ApiError> {
    names::queue(parent)?;
    let mut named = HashSet::new();
    for request in requests {
        let own = request.str("parent");
        if own != parent {
            return Err(ApiError::invalid_argument(format!(
                "All tasks in a batch request must target the same queue. Found task for queue {own} in batch request for \
                 queue {parent}."
            )));
        }
        let name = request.message("task").map_or("", |task| task.str("name"));
        if name.is_empty() {
            continue;
        }
        let (queue_name, _) = names::task(name)?;
        if queue_name != parent {
            return Err(foreign_task(parent, queue_name));
        }
        if !named.insert(name) {
            return Err(ApiError::invalid_argument(format!("Duplicate task name in the batch request: {name}")));
        }
    }
    Ok(())
}

/// What was done, and what failed by its position in the request.
fn split(results: Vec<Result<Slot, ApiError>>) -> (Vec<Slot>, MapEntries) {
    let (mut done, mut failed) = (Vec::new(), MapEntries::new());
    for (index, result) in results.into_iter().enumerate() {
        match result {
            Ok(slot) => done.push(slot),
            Err(error) => {
                let status = Status::new().code(error.code as i32).message(error.message);
                failed.insert(
                    OwnedKey::Int(index as i32),
                    Slot::Message(Box::new(crate::conversion::to_dynamic(&status))),
                );
            }
        }
    }
    (done, failed)
}

fn any(message: &DynamicMessage) -> Result<Any, ApiError> {
    let mut value = Vec::new();
    to_binary(message, &mut value)?;
    Ok(Any::new().type_url(format!("type.googleapis.com/{}", message.descriptor().full_name)).value(value))
}

fn messages(list: &[Slot]) -> impl Iterator<Item = &DynamicMessage> {
    list.iter().filter_map(|item| match item {
        Slot::Message(message) => Some(&**message),
        _ => None,
    })
}

fn text(item: &Slot) -> Option<&str> {
    match item {
        Slot::String(text) => Some(text),
        _ => None,
    }
}
