//! Resource names of requests, checked as the service checks them. The forms and the rules for ids are those of the client.

use crate::error::ApiError;
use cloudtasks::resource_name::{LOCATION_ID, PROJECT_ID, QUEUE_ID, TASK_ID, parse_location_path, parse_queue_path};

/// The parts of `projects/P/locations/L/queues/Q`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueName<'a> {
    pub project: &'a str,
    pub location: &'a str,
    pub queue: &'a str,
}

const QUEUE_FORM: &str = "projects/<PROJECT_ID>/locations/<LOCATION_ID>/queues/<QUEUE_ID>";
const QUEUE_REFERENCE: &str =
    "https://cloud.google.com/tasks/docs/reference/rest/v2/projects.locations.queues#Queue.FIELDS.name";
const TASK_REFERENCE: &str =
    "https://cloud.google.com/tasks/docs/reference/rest/v2/projects.locations.queues.tasks#Task.FIELDS.name";

/// Takes a queue's name apart and checks each id.
pub fn queue(name: &str) -> Result<QueueName<'_>, ApiError> {
    let malformed = || {
        ApiError::invalid_argument(format!("Queue name must be formatted: \"{QUEUE_FORM}\"."))
            .with_help("Definition of queue name", QUEUE_REFERENCE)
    };
    let [project, location, queue] = parse_queue_path(name).ok_or_else(malformed)?;
    check_location(project, location)?;
    if !QUEUE_ID.allows(queue) {
        return Err(ApiError::invalid_argument(format!(
            "Queue ID \"{queue}\" can contain only letters ([A-Za-z]), numbers ([0-9]), or hyphens (-). Queue ID must \
             be between 1 and 100 characters."
        ))
        .with_help("Definition of queue ID", QUEUE_REFERENCE));
    }
    Ok(QueueName { project, location, queue })
}

/// Splits a task's name into that of its queue and the task's id, and checks both.
pub fn task(name: &str) -> Result<(&str, &str), ApiError> {
    let (queue_name, id) =
        name.rsplit_once("/tasks/").filter(|(queue, _)| queue.contains("/queues/")).ok_or_else(|| {
            ApiError::invalid_argument(format!("Task name must be formatted: \"{QUEUE_FORM}/tasks/<TASK_ID>\"."))
                .with_help("Definition of task name", TASK_REFERENCE)
        })?;
    queue(queue_name)?;
    check_task_id(id)?;
    Ok((queue_name, id))
}

pub fn check_task_id(id: &str) -> Result<(), ApiError> {
    if TASK_ID.allows(id) {
        return Ok(());
    }
    Err(ApiError::invalid_argument(format!(
        "Task ID \"{id}\" can contain only letters ([A-Za-z]), numbers ([0-9]), hyphens (-), or underscores (_). Task \
         ID must between 1 and 500 characters."
    ))
    .with_help("Definition of task ID", TASK_REFERENCE))
}

/// Checks the ids of project and location in any name that begins with them.
pub fn check_parents(name: &str) -> Result<(), ApiError> {
    let mut parts = name.split('/');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some("projects"), Some(project), Some("locations"), Some(location)) => check_location(project, location),
        (Some("projects"), Some(project), None, None) => check_project(project),
        _ => Ok(()),
    }
}

/// Checks a location's name, `projects/P/locations/L`, and returns project and location.
pub fn location(name: &str) -> Result<(&str, &str), ApiError> {
    let malformed = || {
        ApiError::invalid_argument("Location name must be formatted: \"projects/<PROJECT_ID>/locations/<LOCATION_ID>\"")
    };
    let [project, location] = parse_location_path(name).ok_or_else(malformed)?;
    check_location(project, location)?;
    Ok((project, location))
}

fn check_location(project: &str, location: &str) -> Result<(), ApiError> {
    check_project(project)?;
    if LOCATION_ID.allows(location) {
        return Ok(());
    }
    Err(ApiError::invalid_argument(format!(
        "Location ID \"{location}\" is not valid: letters, numbers and hyphens only."
    )))
}

fn check_project(project: &str) -> Result<(), ApiError> {
    if PROJECT_ID.allows(project) {
        return Ok(());
    }
    Err(ApiError::invalid_argument(format!(
        "Project ID \"{project}\" is not valid: letters, numbers, hyphens, colons and periods only."
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_queue_name_comes_apart() {
        let name = queue("projects/example.com:app-1/locations/europe-west1/queues/q-1").unwrap();
        assert_eq!(name, QueueName { project: "example.com:app-1", location: "europe-west1", queue: "q-1" });
    }

    #[test]
    fn ids_keep_to_their_characters_and_lengths() {
        let queue_of = |id: &str| queue(&format!("projects/p/locations/l/queues/{id}")).is_ok();
        assert!(queue_of(&"a".repeat(100)));
        assert!(!queue_of(&"a".repeat(101)));
        assert!(!queue_of("under_score"));
        assert!(!queue_of(""));
        let task_of = |id: &str| task(&format!("projects/p/locations/l/queues/q/tasks/{id}")).is_ok();
        assert!(task_of(&"t".repeat(500)));
        assert!(!task_of(&"t".repeat(501)));
        assert!(task_of("A-b_9"));
        assert!(!task_of("a b"));
        assert!(!task_of("a/b"));
        assert!(queue("projects/a_b/locations/l/queues/q").is_err());
        assert!(queue("projects/p/locations/l/queues/q/").is_err());
    }
}
