//! IAM policies of queues: kept and returned, guarded by etags, but not enforced.

use super::queues::put;
use super::{Call, no_queue};
use crate::error::ApiError;
use bytes::Bytes;
use cloudtasks::Code;
use cloudtasks::message::{DynamicMessage, Slot};

/// The etag of an empty policy, in base64 `ACAB`.
const EMPTY_ETAG: &[u8] = &[0x00, 0x20, 0x01];

/// Every permission on a queue and its tasks.
const PERMISSIONS: [&str; 16] = [
    "cloudtasks.queues.create",
    "cloudtasks.queues.delete",
    "cloudtasks.queues.get",
    "cloudtasks.queues.getIamPolicy",
    "cloudtasks.queues.list",
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
        let given = request
            .message("policy")
            .ok_or_else(|| ApiError::invalid_argument("SetIamPolicyRequest.policy is required."))?;
        if ![0, 1, 3].contains(&given.int("version")) {
            return Err(ApiError::invalid_argument("Policy.version must be 0, 1 or 3."));
        }
        let held = self.queue(name)?.policy.clone().unwrap_or_else(|| self.empty_policy());
        let etag = given.bytes("etag");
        if !etag.is_empty() && etag != held.bytes("etag") {
            return Err(ApiError::new(
                Code::Aborted,
                "There were concurrent policy changes. Please retry the whole read-modify-write with exponential backoff.",
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
        let etag = rand::random::<[u8; 8]>();
        put(&mut policy, "etag", Slot::Bytes(Bytes::copy_from_slice(&etag)));
        let shown = policy.clone();
        self.configure_queue(name, |queue| queue.policy = Some(policy))?;
        Ok(shown)
    }

    /// The caller may do everything, on a queue that exists.
    pub(super) fn test_iam_permissions(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let asked = request.list("permissions");
        for permission in asked {
            if let Slot::String(permission) = permission
                && !PERMISSIONS.contains(&&**permission)
            {
                return Err(ApiError::invalid_argument(format!(
                    "Permission {permission} is not valid for this resource."
                )));
            }
        }
        let held = match self.queue(request.str("resource")) {
            Ok(_) => asked.to_vec(),
            Err(error) if error == no_queue() => Vec::new(),
            Err(error) => return Err(error),
        };
        let mut response = self.response();
        put(&mut response, "permissions", Slot::List(held));
        Ok(response)
    }

    fn empty_policy(&self) -> DynamicMessage {
        let mut policy = self.response();
        put(&mut policy, "etag", Slot::Bytes(Bytes::from_static(EMPTY_ETAG)));
        policy
    }
}
