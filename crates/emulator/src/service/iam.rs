//! IAM policies of queues: kept and returned, guarded by etags, but not enforced.

use super::Call;
use super::queues::put;
use crate::error::ApiError;
use bytes::Bytes;
use cloudtasks::Code;
use cloudtasks::message::{DynamicMessage, Scalar, Slot};

/// The etag of an empty policy, in base64 `ACAB`.
const EMPTY_ETAG: &[u8] = &[0x00, 0x20, 0x01];

/// Every permission that can be held on a queue.
const PERMISSIONS: [&str; 14] = [
    "cloudtasks.queues.delete",
    "cloudtasks.queues.get",
    "cloudtasks.queues.getIamPolicy",
    "cloudtasks.queues.pause",
    "cloudtasks.queues.purge",
    "cloudtasks.queues.resume",
    "cloudtasks.queues.setIamPolicy",
    "cloudtasks.queues.update",
    "cloudtasks.tasks.create",
    "cloudtasks.tasks.delete",
    "cloudtasks.tasks.fullView",
    "cloudtasks.tasks.get",
    "cloudtasks.tasks.list",
    "cloudtasks.tasks.run",
];

impl Call<'_> {
    pub(super) fn get_iam_policy(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let queue = self.queue(request.str("resource"))?;
        Ok(queue.policy.clone().unwrap_or_else(|| self.empty_policy()))
    }

    pub(super) fn set_iam_policy(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let name = request.str("resource");
        let held = self.queue(name)?.policy.clone().unwrap_or_else(|| self.empty_policy());
        let empty = DynamicMessage::new(self.method.response);
        let given = request.message("policy").unwrap_or(&empty);
        check_policy(given)?;
        let (etag, current) = (given.bytes("etag"), held.bytes("etag"));
        if !etag.is_empty() && etag != current {
            return Err(ApiError::new(
                Code::Aborted,
                format!(
                    "There were concurrent policy changes. Please retry the whole read-modify-write with exponential \
                     backoff. The request's ETag '{}' did not match the current policy's ETag '{}'.",
                    escaped(&etag),
                    escaped(&current)
                ),
            ));
        }
        let mut policy = match request.message("update_mask") {
            None => given.clone(),
            Some(mask) => {
                let mut policy = held;
                super::field_mask::copy(given, &mut policy, mask)?;
                policy
            }
        };
        let bindings = merged(policy.list("bindings"));
        put(&mut policy, "bindings", Slot::List(bindings));
        policy.set("version", Scalar::Int(1))?;
        let etag = rand::random::<[u8; 8]>();
        put(&mut policy, "etag", Slot::Bytes(Bytes::copy_from_slice(&etag)));
        let shown = policy.clone();
        self.configure_queue(name, |queue| queue.policy = Some(policy))?;
        Ok(shown)
    }

    /// The caller may do everything, on a queue that exists.
    pub(super) fn test_iam_permissions(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        self.queue(request.str("resource"))?;
        let mut asked: Vec<&str> = texts(request.list("permissions")).collect();
        if asked.is_empty() {
            return Err(ApiError::invalid_argument("At least one permission must be specified."));
        }
        asked.iter().try_for_each(|permission| check_permission(permission))?;
        asked.sort_unstable();
        let mut response = self.response();
        put(
            &mut response,
            "permissions",
            Slot::List(asked.into_iter().map(|held| Slot::String(held.into())).collect()),
        );
        Ok(response)
    }

    fn empty_policy(&self) -> DynamicMessage {
        let mut policy = self.response();
        put(&mut policy, "etag", Slot::Bytes(Bytes::from_static(EMPTY_ETAG)));
        policy
    }
}

fn check_permission(permission: &str) -> Result<(), ApiError> {
    let parts: Vec<&str> = permission.split('.').collect();
    if parts.len() < 3 || parts.iter().any(|part| part.is_empty() || part.contains('*')) {
        return Err(ApiError::invalid_argument(format!("The permission {permission} is invalid.")));
    }
    match PERMISSIONS.contains(&permission) {
        true => Ok(()),
        false => Err(ApiError::invalid_argument(format!("Permission {permission} is not valid for this resource."))),
    }
}

fn check_policy(policy: &DynamicMessage) -> Result<(), ApiError> {
    let version = policy.int("version");
    if ![0, 1, 3].contains(&version) {
        return Err(ApiError::invalid_argument(format!(
            "Specified policy version ({version}) is not supported. For more information, please refer to \
             https://cloud.google.com/iam/help/allow-policies/versions."
        )));
    }
    for binding in bindings(policy.list("bindings")) {
        if binding.has("condition") {
            return Err(ApiError::invalid_argument("Can't set conditional policy on this resource"));
        }
        if !is_role(binding.str("role")) {
            return Err(ApiError::invalid_argument(
                "The role name must be in the form \"roles/{role}\", \"organizations/{organization_id}/roles/{role}\", or \
                 \"projects/{project_id}/roles/{role}\".",
            ));
        }
        if let Some(member) = texts(binding.list("members")).find(|member| !is_member(member)) {
            return Err(ApiError::invalid_argument(format!(
                "The member {member} is of an unknown type. Please set a valid type prefix for the member."
            )));
        }
    }
    Ok(())
}

fn is_role(role: &str) -> bool {
    match role.split('/').collect::<Vec<_>>()[..] {
        ["roles", name] => !name.is_empty(),
        ["organizations" | "projects", owner, "roles", name] => !owner.is_empty() && !name.is_empty(),
        _ => false,
    }
}

fn is_member(member: &str) -> bool {
    const TYPES: [&str; 10] = [
        "user",
        "serviceAccount",
        "group",
        "domain",
        "principal",
        "principalSet",
        "deleted",
        "projectOwner",
        "projectEditor",
        "projectViewer",
    ];
    ["allUsers", "allAuthenticatedUsers"].contains(&member)
        || member.split_once(':').is_some_and(|(kind, rest)| TYPES.contains(&kind) && !rest.is_empty())
}

/// The bindings with each role once, each of its members once, and no role without members.
fn merged(given: &[Slot]) -> Vec<Slot> {
    let mut merged: Vec<DynamicMessage> = Vec::new();
    for binding in bindings(given).filter(|binding| !binding.list("members").is_empty()) {
        let known = merged.iter().position(|known| known.str("role") == binding.str("role"));
        let at = known.unwrap_or_else(|| {
            let mut first = binding.clone();
            put(&mut first, "members", Slot::List(Vec::new()));
            merged.push(first);
            merged.len() - 1
        });
        let mut members = merged[at].list("members").to_vec();
        for member in binding.list("members") {
            if !members.contains(member) {
                members.push(member.clone());
            }
        }
        put(&mut merged[at], "members", Slot::List(members));
    }
    merged.into_iter().map(|binding| Slot::Message(Box::new(binding))).collect()
}

fn bindings(list: &[Slot]) -> impl Iterator<Item = &DynamicMessage> {
    list.iter().filter_map(|slot| if let Slot::Message(binding) = slot { Some(&**binding) } else { None })
}

fn texts(list: &[Slot]) -> impl Iterator<Item = &str> {
    list.iter().filter_map(|slot| if let Slot::String(text) = slot { Some(&**text) } else { None })
}

/// Bytes as the service writes them into a message: what cannot be printed as three octal digits.
fn escaped(bytes: &[u8]) -> String {
    let escape = |byte: &u8| match byte {
        b'\'' | b'"' | b'\\' => format!("\\{}", char::from(*byte)),
        b' '..=b'~' => char::from(*byte).to_string(),
        _ => format!("\\{byte:03o}"),
    };
    bytes.iter().map(escape).collect()
}
