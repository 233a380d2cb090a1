//! Resource names: built from their ids, parsed into them, and the rules for ids.
//!
//! ```
//! use cloudtasks::resource_name::{parse_task_path, task_path};
//! let name = task_path("my-project", "europe-west1", "mail", "42");
//! assert_eq!(name, "projects/my-project/locations/europe-west1/queues/mail/tasks/42");
//! assert_eq!(parse_task_path(&name), Some(["my-project", "europe-west1", "mail", "42"]));
//! assert_eq!(parse_task_path("projects/my-project"), None);
//! ```

use crate::error::Error;

/// The form of one kind of resource name. The bindings read [`RESOURCE_NAMES`] to offer the same functions.
#[derive(Debug, PartialEq, Eq)]
pub struct ResourceName {
    /// The name of the function that builds it: `"queue_path"`.
    pub function: &'static str,
    /// `"projects/{project}/locations/{location}/queues/{queue}"`.
    pub pattern: &'static str,
    /// The ids within it, in order: `["project", "location", "queue"]`.
    pub ids: &'static [&'static str],
}

impl ResourceName {
    /// The name with these ids, which stand in the order of [`ids`](Self::ids).
    pub fn build(&self, ids: &[&str]) -> String {
        let mut ids = ids.iter();
        let segments = self.pattern.split('/').map(|segment| match segment.starts_with('{') {
            true => ids.next().copied().unwrap_or_default(),
            false => segment,
        });
        segments.collect::<Vec<_>>().join("/")
    }

    /// The ids of a name of this form; `None` if it is of another form.
    pub fn parse<'a>(&self, name: &'a str) -> Option<Vec<&'a str>> {
        let (mut wanted, mut given) = (self.pattern.split('/'), name.split('/'));
        let mut ids = Vec::with_capacity(self.ids.len());
        loop {
            match (wanted.next(), given.next()) {
                (None, None) => return Some(ids),
                (Some(variable), Some(id)) if variable.starts_with('{') && !id.is_empty() => ids.push(id),
                (Some(literal), Some(segment)) if literal == segment => {}
                _ => return None,
            }
        }
    }
}

macro_rules! resource_names {
    ($( $(#[$doc:meta])* $build:ident $parse:ident $pattern:literal ($($id:ident),+); )+) => {
        /// Every kind of resource name.
        pub static RESOURCE_NAMES: &[ResourceName] = &[$(
            ResourceName { function: stringify!($build), pattern: $pattern, ids: &[$(stringify!($id)),+] },
        )+];

        /// Where each kind stands in [`RESOURCE_NAMES`].
        #[allow(non_camel_case_types)]
        enum Position { $($build),+ }

        $(
            $(#[$doc])*
            #[doc = concat!("\n\nThe form is `", $pattern, "`.")]
            pub fn $build($($id: &str),+) -> String {
                RESOURCE_NAMES[Position::$build as usize].build(&[$($id),+])
            }

            #[doc = concat!("The ids in a name of the form `", $pattern, "`; `None` if it has another form.")]
            pub fn $parse(name: &str) -> Option<[&str; [$(stringify!($id)),+].len()]> {
                RESOURCE_NAMES[Position::$build as usize].parse(name)?.try_into().ok()
            }
        )+
    };
}

resource_names! {
    /// The name of a queue.
    queue_path parse_queue_path "projects/{project}/locations/{location}/queues/{queue}" (project, location, queue);
    /// The name of a task.
    task_path parse_task_path "projects/{project}/locations/{location}/queues/{queue}/tasks/{task}" (project, location, queue, task);
    /// The name of a location.
    location_path parse_location_path "projects/{project}/locations/{location}" (project, location);
    /// The name of a project.
    project_path parse_project_path "projects/{project}" (project);
    /// The name of the encryption settings of a location.
    cmek_config_path parse_cmek_config_path "projects/{project}/locations/{location}/cmekConfig" (project, location);
    /// The name of a key of Cloud KMS.
    crypto_key_path parse_crypto_key_path "projects/{project}/locations/{location}/keyRings/{ring}/cryptoKeys/{key}" (project, location, ring, key);
    /// The name of a billing account.
    common_billing_account_path parse_common_billing_account_path "billingAccounts/{billing_account}" (billing_account);
    /// The name of a folder.
    common_folder_path parse_common_folder_path "folders/{folder}" (folder);
    /// The name of an organization.
    common_organization_path parse_common_organization_path "organizations/{organization}" (organization);
    /// The name of a project.
    common_project_path parse_common_project_path "projects/{project}" (project);
    /// The name of a location.
    common_location_path parse_common_location_path "projects/{project}/locations/{location}" (project, location);
}

/// Checks the id of a queue: 1 to 100 letters, digits and hyphens.
pub fn check_queue_id(id: &str) -> Result<(), Error> {
    check_id("queue", id, 100, "letters, digits and hyphens", |c| c.is_ascii_alphanumeric() || c == '-')
}

/// Checks the id of a task: 1 to 500 letters, digits, hyphens and underscores.
pub fn check_task_id(id: &str) -> Result<(), Error> {
    check_id("task", id, 500, "letters, digits, hyphens and underscores", |c| {
        c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
    })
}

/// Checks the id of a project: letters, digits, hyphens, colons and periods.
pub fn check_project_id(id: &str) -> Result<(), Error> {
    check_id("project", id, usize::MAX, "letters, digits, hyphens, colons and periods", |c| {
        c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '.')
    })
}

fn check_id(what: &str, id: &str, longest: usize, rule: &str, allowed: impl Fn(char) -> bool) -> Result<(), Error> {
    let problem = match id.chars().find(|c| !allowed(*c)) {
        Some(c) => format!("it has {c:?}"),
        None if id.is_empty() => "it is empty".to_owned(),
        None if id.len() > longest => format!("it has {} characters, at most {longest} are allowed", id.len()),
        None => return Ok(()),
    };
    Err(Error::invalid_argument(format!("{what} id {id:?}: {problem}; it is made of {rule}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_name_parses_into_what_it_was_built_from() {
        for kind in RESOURCE_NAMES {
            let ids: Vec<_> = kind.ids.iter().map(|id| format!("my-{id}.1:x")).collect();
            let ids: Vec<_> = ids.iter().map(String::as_str).collect();
            assert_eq!(kind.parse(&kind.build(&ids)), Some(ids), "{}", kind.function);
        }
    }

    #[test]
    fn names_have_the_documented_form() {
        assert_eq!(cmek_config_path("p", "l"), "projects/p/locations/l/cmekConfig");
        assert_eq!(crypto_key_path("p", "l", "r", "k"), "projects/p/locations/l/keyRings/r/cryptoKeys/k");
        assert_eq!(parse_crypto_key_path("projects/p/locations/l/keyRings/r/cryptoKeys/k"), Some(["p", "l", "r", "k"]));
    }

    #[test]
    fn a_name_of_another_form_does_not_parse() {
        for name in ["", "projects", "projects/", "projects/p/queues/q", "projects/p/locations/l/queues/q/", "x/p"] {
            assert_eq!(parse_queue_path(name), None, "{name}");
        }
        assert_eq!(parse_project_path("projects/p"), Some(["p"]));
    }

    #[test]
    fn ids_are_checked_for_characters_and_length() {
        assert!(check_queue_id("Mail-1").is_ok() && check_task_id("a_B-1").is_ok());
        assert!(check_project_id("example.com:p").is_ok());
        assert!(check_queue_id("a_b").unwrap_err().message().contains("it has '_'; it is made of letters, digits"));
        assert!(check_task_id("").unwrap_err().message().contains("it is empty"));
        assert!(check_queue_id(&"q".repeat(101)).unwrap_err().message().contains("101 characters"));
        assert!(check_task_id(&"t".repeat(500)).is_ok());
    }
}
