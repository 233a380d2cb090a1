//! What the service checks before it looks at anything else: whether a request names a resource, of a project that the
//! caller may use.

use super::Call;
use crate::error::ApiError;
use crate::names;
use cloudtasks::message::DynamicMessage;
use cloudtasks::schema::{MethodDescriptor, fits_pattern, path_variables};

impl Call<'_> {
    /// Checks the name by which the request is routed: the first variable of the method's path.
    pub(super) fn check_access(&self, request: &DynamicMessage) -> Result<(), ApiError> {
        let Some((field, pattern)) = resource(self.method) else { return Ok(()) };
        let name = match field.split_once('.') {
            Some((outer, inner)) => request.message(outer).map_or("", |message| message.str(inner)),
            None => request.str(field),
        };
        if name.is_empty() {
            return Err(ApiError::no_resource(&format!("{}.{}", self.method.service(), self.method.rpc_name())));
        }
        let mut segments = name.split('/');
        let project = match (segments.next(), segments.next()) {
            (Some("projects"), Some(project)) => project,
            _ => return Err(ApiError::no_such_project(name.split('/').next().unwrap_or(name))),
        };
        let ours = &self.state.settings.projects;
        let foreign = !ours.is_empty() && !ours.iter().any(|known| known == project);
        // The name of a CMEK configuration gets its own error.
        if foreign || !(fits_pattern(name, pattern) || pattern.ends_with("/cmekConfig")) {
            return Err(ApiError::permission_denied(&permission(self.method), name));
        }
        names::check_parents(name)
    }

    /// Makes the queue to which a task is added, where the settings want that.
    pub(super) fn create_missing_queue(&mut self, request: &DynamicMessage) -> Result<(), ApiError> {
        let name = match self.method.name {
            "create_task" | "batch_create_tasks" => request.str("parent"),
            // Not of buffer_task: it needs the target of a queue, and a queue that is made here has none.
            _ => return Ok(()),
        };
        if !self.state.settings.create_missing_queues || self.state.queue(name).is_some() {
            return Ok(());
        }
        names::queue(name)?;
        self.state.free_queue_name(name);
        self.add_queue(name, DynamicMessage::new(self.queue_descriptor())).map(drop)
    }
}

/// The request field that names the resource, and the pattern of its names.
fn resource(method: &'static MethodDescriptor) -> Option<(&'static str, &'static str)> {
    path_variables(method.paths.first()?).next()
}

/// The permission that a method needs: `cloudtasks.queues.get` for `get_queue`. The service asks for that of listing
/// where policies are read and written.
fn permission(method: &MethodDescriptor) -> String {
    let name = method.name.strip_prefix("batch_").unwrap_or(method.name);
    let (verb, noun) = name.split_once('_').unwrap_or((name, ""));
    let nouns = match noun {
        "iam_policy" | "iam_permissions" => return "cloudtasks.queues.list".into(),
        "cmek_config" => "cmekConfig".to_owned(),
        _ => format!("{}s", noun.trim_end_matches('s')),
    };
    format!("cloudtasks.{nouns}.{verb}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use cloudtasks::v2::methods;

    #[test]
    fn permissions_are_named_as_the_service_names_them() {
        assert_eq!(permission(&methods::list_tasks), "cloudtasks.tasks.list");
        assert_eq!(permission(&methods::pause_queue), "cloudtasks.queues.pause");
        assert_eq!(permission(&methods::batch_create_tasks), "cloudtasks.tasks.create");
        assert_eq!(permission(&methods::set_iam_policy), "cloudtasks.queues.list");
        assert_eq!(permission(&methods::update_cmek_config), "cloudtasks.cmekConfig.update");
        assert_eq!(permission(&methods::get_operation), "cloudtasks.operations.get");
    }

    #[test]
    fn the_resource_of_a_method_is_in_its_path() {
        assert_eq!(resource(&methods::get_task).unwrap().0, "name");
        assert_eq!(resource(&methods::update_queue).unwrap(), ("queue.name", "projects/*/locations/*/queues/*"));
    }
}
