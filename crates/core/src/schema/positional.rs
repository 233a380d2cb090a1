//! The arguments that methods take by position, as in google-cloud-tasks 1.x.

use super::{FieldDescriptor, MethodDescriptor};

/// Fields that 1.x takes after the required ones.
const OPTIONAL: [&str; 6] = ["response_view", "filter", "page_size", "max_tasks", "options", "update_mask"];
/// Fields that no method of 1.x takes.
const NEWER: [&str; 2] = ["page_token", "read_mask"];

impl MethodDescriptor {
    /// The request fields that 1.x takes by position, in its order, each with whether it is required.
    pub fn positional(&self) -> impl Iterator<Item = (&'static FieldDescriptor, bool)> {
        let is_newer = |name: &str| NEWER.contains(&name) || (self.name == "set_iam_policy" && name == "update_mask");
        let fields = self.request.fields;
        let known: Vec<_> = fields.iter().filter(|field| !is_newer(bare_name(field))).collect();
        let is_required = |field: &&FieldDescriptor| !OPTIONAL.contains(&bare_name(field));
        let (required, optional): (Vec<_>, Vec<_>) = known.into_iter().partition(is_required);
        let required = required.into_iter().map(|field| (field, true));
        required.chain(optional.into_iter().map(|field| (field, false)))
    }
}

/// The name without the underscore that sets it apart from a word of the language.
fn bare_name(field: &FieldDescriptor) -> &'static str {
    field.name.strip_suffix('_').unwrap_or(field.name)
}
