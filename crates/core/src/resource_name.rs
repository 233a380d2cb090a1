//! Resource names: built from ids and parsed into ids; and the rules for ids.
//!
//! ```
//! use cloudtasks::resource_name::{parse_task_path, task_path};
//! let name = task_path("my-project", "europe-west1", "mail", "42");
//! assert_eq!(name, "projects/my-project/locations/europe-west1/queues/mail/tasks/42");
//! assert_eq!(parse_task_path(&name), Some(["my-project", "europe-west1", "mail", "42"]));
//! assert_eq!(parse_task_path("projects/my-project"), None);
//! ```

use crate::error::Error;

/// The form of one kind of resource name. The functions of all bindings follow from [`RESOURCE_NAMES`].
#[derive(Debug, PartialEq, Eq)]
pub struct ResourceName {
    /// The name of the function that builds it: `"queue_path"`.
    pub function: &'static str,
    /// `"projects/{project}/locations/{location}/queues/{queue}"`.
    pub pattern: &'static str,
    /// The ids in the name, in order: `["project", "location", "queue"]`.
    pub ids: &'static [&'static str],
}

impl ResourceName {
    /// Builds the name from ids in the order of [`ids`](Self::ids).
    pub fn build(&self, ids: &[&str]) -> String {
        let mut ids = ids.iter();
        let segments = self.pattern.split('/').map(|segment| match segment.starts_with('{') {
            true => ids.next().copied().unwrap_or_default(),
            false => segment,
        });
        segments.collect::<Vec<_>>().join("/")
    }

    /// Parses the ids of a name; `None` if it has another form.
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
    crypto_key_path parse_crypto_key_path "projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}" (project, location, key_ring, crypto_key);
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

/// Which ids a kind of resource may have: ASCII letters, digits and some other characters.
#[derive(Debug, PartialEq, Eq)]
pub struct IdRule {
    /// The kind: `"queue"`.
    pub kind: &'static str,
    /// The number of characters that an id may have.
    pub max_length: usize,
    /// The characters other than letters and digits that an id may have.
    pub punctuation: &'static str,
    /// All allowed characters, in words.
    characters: &'static str,
}

/// Project ids: letters, digits, hyphens, colons and periods.
pub static PROJECT_ID: IdRule = IdRule {
    kind: "project",
    max_length: usize::MAX,
    punctuation: "-:.",
    characters: "letters, digits, hyphens, colons and periods",
};

/// Location ids: 1 to 100 letters, digits and hyphens.
pub static LOCATION_ID: IdRule =
    IdRule { kind: "location", max_length: 100, punctuation: "-", characters: "letters, digits and hyphens" };

/// Queue ids: 1 to 100 letters, digits and hyphens.
pub static QUEUE_ID: IdRule =
    IdRule { kind: "queue", max_length: 100, punctuation: "-", characters: "letters, digits and hyphens" };

/// Task ids: 1 to 500 letters, digits, hyphens and underscores.
pub static TASK_ID: IdRule =
    IdRule { kind: "task", max_length: 500, punctuation: "-_", characters: "letters, digits, hyphens and underscores" };

impl IdRule {
    /// Whether a resource of this kind may have the id.
    pub fn allows(&self, id: &str) -> bool {
        (1..=self.max_length).contains(&id.len()) && id.chars().all(|c| self.allows_char(c))
    }

    fn allows_char(&self, c: char) -> bool {
        c.is_ascii_alphanumeric() || self.punctuation.contains(c)
    }

    fn check(&self, id: &str) -> Result<(), Error> {
        let Self { kind, max_length, characters, .. } = self;
        let problem = match id.chars().find(|c| !self.allows_char(*c)) {
            Some(c) => format!("{c:?} is not allowed"),
            None if id.is_empty() => "it is empty".to_owned(),
            None if id.len() > *max_length => format!("it has {} characters, the limit is {max_length}", id.len()),
            None => return Ok(()),
        };
        Err(Error::invalid_argument(format!("{kind} id {id:?}: {problem}; use {characters}")))
    }
}

/// Checks the id of a queue: 1 to 100 letters, digits and hyphens.
pub fn check_queue_id(id: &str) -> Result<(), Error> {
    QUEUE_ID.check(id)
}

/// Checks the id of a task: 1 to 500 letters, digits, hyphens and underscores.
pub fn check_task_id(id: &str) -> Result<(), Error> {
    TASK_ID.check(id)
}

/// Checks the id of a project: letters, digits, hyphens, colons and periods.
pub fn check_project_id(id: &str) -> Result<(), Error> {
    PROJECT_ID.check(id)
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
        assert_eq!(parse_queue_path("projects/p/locations/l/tasks/t"), None);
        assert_eq!((parse_project_path("projects/p"), parse_project_path("folders/p")), (Some(["p"]), None));
    }

    #[test]
    fn ids_are_checked_for_characters_and_length() {
        assert!(check_queue_id("Mail-1").is_ok() && check_task_id("a_B-1").is_ok());
        assert!(check_project_id("example.com:p").is_ok() && check_project_id("my_project").is_err());
        assert!(check_queue_id("a_b").unwrap_err().message().contains("'_' is not allowed; use letters, digits"));
        assert!(check_task_id("").unwrap_err().message().contains("it is empty"));
        assert!(check_queue_id(&"q".repeat(101)).unwrap_err().message().contains("101 characters"));
        assert!(check_task_id(&"t".repeat(500)).is_ok());
        for (rule, id, is_allowed) in [
            (&LOCATION_ID, "europe-west1", true),
            (&LOCATION_ID, "europe_west1", false),
            (&LOCATION_ID, "", false),
            (&QUEUE_ID, &"q".repeat(101), false),
            (&TASK_ID, "a_b", true),
        ] {
            assert_eq!(rule.allows(id), is_allowed, "{id:?}");
        }
    }
}
