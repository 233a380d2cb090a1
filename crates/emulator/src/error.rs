//! What a call is answered with when it cannot be done: `google.rpc.Status` with its details.

use cloudtasks::Code;
use serde_json::{Value, json};

/// The domain of errors that Cloud Tasks itself reports.
const SERVICE: &str = "cloudtasks.googleapis.com";

/// An error as the service reports it.
#[derive(Debug, Clone, PartialEq)]
pub struct ApiError {
    /// The `google.rpc` code.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// Details in JSON form, each with its `@type`.
    pub details: Vec<Value>,
}

impl ApiError {
    /// An error without details.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        ApiError { code, message: message.into(), details: Vec::new() }
    }

    /// The request is wrong.
    pub fn invalid_argument(message: impl Into<String>) -> Self {
        Self::new(Code::InvalidArgument, message)
    }

    /// What the service answers where it names no reason.
    pub fn unexplained() -> Self {
        Self::invalid_argument("Request contains an invalid argument.")
    }

    /// The resource does not exist.
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new(Code::NotFound, message)
    }

    /// The name is taken.
    pub fn already_exists(message: impl Into<String>) -> Self {
        Self::new(Code::AlreadyExists, message)
    }

    /// The resource is in the wrong state.
    pub fn failed_precondition(message: impl Into<String>) -> Self {
        Self::new(Code::FailedPrecondition, message)
    }

    /// A request that does not fit the table. Each violation is a field, which may be empty, and what is wrong with it.
    pub fn bad_request(violations: &[(String, String)]) -> Self {
        let descriptions: Vec<&str> = violations.iter().map(|(_, description)| description.as_str()).collect();
        let violations: Vec<Value> = violations
            .iter()
            .map(|(field, description)| match field.as_str() {
                "" => json!({"description": description}),
                _ => json!({"field": field, "description": description}),
            })
            .collect();
        Self::invalid_argument(descriptions.join("\n")).with("BadRequest", json!({ "fieldViolations": violations }))
    }

    /// The caller may not do this, or the resource is not there.
    pub fn permission_denied(permission: &str, resource: &str) -> Self {
        Self::new(
            Code::PermissionDenied,
            format!(
                "The principal (user or service account) lacks IAM permission \"{permission}\" for the resource \
                 \"{resource}\" (or the resource may not exist)."
            ),
        )
    }

    /// A name that belongs to no project.
    pub fn no_such_project(project: &str) -> Self {
        let message = format!("Permission denied on resource project {project}.");
        let metadata = json!({"consumer": format!("projects/{project}"), "containerInfo": project, "service": SERVICE});
        let link = json!({"description": "Google developers console", "url": "https://console.developers.google.com"});
        Self::new(Code::PermissionDenied, message.clone())
            .with("ErrorInfo", json!({"reason": "CONSUMER_INVALID", "domain": "googleapis.com", "metadata": metadata}))
            .with("LocalizedMessage", json!({"locale": "en-US", "message": message}))
            .with("Help", json!({ "links": [link] }))
    }

    /// A request that names no resource at all. `method` is the full name of the RPC.
    pub fn no_resource(method: &str) -> Self {
        let metadata = json!({"method": method, "service": SERVICE});
        Self::invalid_argument("Invalid resource field value in the request.").with(
            "ErrorInfo",
            json!({"reason": "RESOURCE_PROJECT_INVALID", "domain": "googleapis.com", "metadata": metadata}),
        )
    }

    /// This error with the service's own machine-readable reason.
    pub fn because(self, reason: &str, metadata: Value) -> Self {
        self.with("ErrorInfo", json!({"reason": reason, "domain": SERVICE, "metadata": metadata}))
    }

    /// This error with a link to the documentation.
    pub fn with_help(self, description: &str, url: &str) -> Self {
        self.with("Help", json!({"links": [{"description": description, "url": url}]}))
    }

    /// Adds a detail of a type of `google.rpc`.
    fn with(mut self, kind: &str, mut detail: Value) -> Self {
        let mut typed = json!({"@type": format!("type.googleapis.com/google.rpc.{kind}")});
        if let (Some(typed), Some(detail)) = (typed.as_object_mut(), detail.as_object_mut()) {
            typed.append(detail);
        }
        self.details.push(typed);
        self
    }

    /// The HTTP status of its response.
    pub fn http_status(&self) -> u16 {
        self.code.http_status()
    }

    /// The body of its response.
    pub fn to_json(&self) -> Value {
        let mut error = json!({"code": self.http_status(), "message": self.message, "status": self.code.as_str()});
        if !self.details.is_empty() {
            error["details"] = Value::Array(self.details.clone());
        }
        json!({ "error": error })
    }
}

/// A message that was made here or read from binary does not fit the table.
impl From<cloudtasks::message::Error> for ApiError {
    fn from(error: cloudtasks::message::Error) -> Self {
        let description = match error.path() {
            "" => error.problem().to_owned(),
            path => format!("Invalid value at '{path}': {}", error.problem()),
        };
        Self::bad_request(&[(error.path().to_owned(), description)])
    }
}
