//! Batches: many tasks made or deleted in one call, each for itself. The operation that they return is done at once.

use super::queues::put;
use super::tasks::wants_full;
use super::{Call, no_entity};
use crate::error::ApiError;
use crate::names;
use cloudtasks::message::{DynamicMessage, MapEntries, OwnedKey, Scalar, Slot, to_binary};
use cloudtasks::schema::OperationTypes;
use cloudtasks::schema::common::{Any, Operation, Status};

const MOST_CREATED: usize = 100;
const MOST_DELETED: usize = 1000;

impl Call<'_> {
    pub(super) fn batch_create_tasks(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let parent = request.str("parent");
        self.queue(parent)?;
        let requests: Vec<&DynamicMessage> = messages(request.list("requests")).collect();
        check_count(requests.len())?;
        if requests.len() > MOST_CREATED {
            return Err(ApiError::invalid_argument(format!(
                "A maximum of {MOST_CREATED} tasks can be created in a single batch, but got {} tasks.",
                requests.len()
            )));
        }
        let name = self.operation_name(parent, request.str("request_id"))?;
        let results: Vec<_> = requests.into_iter().map(|request| self.create_one(parent, request)).collect();
        let (made, failed) = split(results);
        let types = self.operation_types()?;
        let response = (!made.is_empty()).then(|| {
            let mut response = DynamicMessage::new(types.response);
            put(&mut response, "tasks", Slot::List(made));
            response
        });
        self.finish_operation(name, types, response, failed)
    }

    fn create_one(&mut self, parent: &str, request: &DynamicMessage) -> Result<Slot, ApiError> {
        let own = request.str("parent");
        if !own.is_empty() && own != parent {
            return Err(ApiError::invalid_argument(format!(
                "The parent of each request must be that of the batch, \"{parent}\", but got \"{own}\"."
            )));
        }
        let task =
            request.message("task").ok_or_else(|| ApiError::invalid_argument("CreateTaskRequest.task is required."))?;
        Ok(Slot::Message(Box::new(self.add_task(parent, task.clone(), wants_full(request))?)))
    }

    pub(super) fn batch_delete_tasks(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let parent = request.str("parent");
        self.queue(parent)?;
        let tasks: Vec<&str> = request.list("names").iter().filter_map(text).collect();
        check_count(tasks.len())?;
        if tasks.len() > MOST_DELETED {
            return Err(ApiError::invalid_argument(format!(
                "A maximum of {MOST_DELETED} tasks can be handled in a batch, but {} were requested.",
                tasks.len()
            )));
        }
        let name = self.operation_name(parent, request.str("request_id"))?;
        let results: Vec<_> = tasks.into_iter().map(|task| self.delete_one(parent, task)).collect();
        let (deleted, failed) = split(results);
        let types = self.operation_types()?;
        let response = (!deleted.is_empty()).then(|| DynamicMessage::new(types.response));
        self.finish_operation(name, types, response, failed)
    }

    fn delete_one(&mut self, parent: &str, name: &str) -> Result<Slot, ApiError> {
        if names::task(name)?.0 != parent {
            return Err(ApiError::invalid_argument(format!("The task \"{name}\" is not in the queue \"{parent}\".")));
        }
        self.remove_task(name)?;
        Ok(Slot::Empty)
    }

    pub(super) fn get_operation(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let name = request.str("name");
        let (location, _) = name.split_once("/operations/").unwrap_or((name, ""));
        self.check_location_name(location)?;
        self.state.operations.get(name).cloned().ok_or_else(no_entity)
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
        response: Option<DynamicMessage>,
        failed: MapEntries,
    ) -> Result<DynamicMessage, ApiError> {
        let mut metadata = DynamicMessage::new(types.metadata);
        for time in ["start_time", "end_time"] {
            metadata.set(time, Scalar::Timestamp(self.now.into()))?;
        }
        let state = match (&response, failed.is_empty()) {
            (Some(_), true) => "SUCCEEDED",
            (Some(_), false) => "PARTIALLY_SUCCEEDED",
            (None, _) => "FAILED",
        };
        let number = types.metadata.field("state").and_then(|field| match field.field_type {
            cloudtasks::schema::FieldType::Enum(states) => states.number(state),
            _ => None,
        });
        metadata.set("state", Scalar::Enum(number.unwrap_or_default()))?;
        put(&mut metadata, "failed_requests", Slot::Map(Box::new(failed)));
        let mut operation = Operation::new().name(&*name).metadata(any(&metadata)?).done(true);
        operation.response = response.as_ref().map(any).transpose()?;
        let operation = crate::conversion::to_dynamic(&operation);
        self.state.add_operation(&name, operation.clone(), self.now);
        Ok(operation)
    }
}

fn check_count(count: usize) -> Result<(), ApiError> {
    if count > 0 { Ok(()) } else { Err(ApiError::invalid_argument("Request must contain at least one task.")) }
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
