//! What a call is answered with when it cannot be done.

use cloudtasks::Code;
use serde_json::{Value, json};

/// An error as the service reports it.
#[derive(Debug, Clone, PartialEq)]
pub struct ApiError {
    pub code: Code,
    pub message: String,
    /// Details in JSON form, each with its `@type`.
    pub details: Vec<Value>,
}

impl ApiError {
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        ApiError { code, message: message.into(), details: Vec::new() }
    }

    pub fn invalid_argument(message: impl Into<String>) -> Self {
        Self::new(Code::InvalidArgument, message)
    }

    /// A request that does not fit the table: the field is named in a `BadRequest` detail, as the service does.
    pub fn bad_field(field: &str, problem: &str) -> Self {
        let message = match field {
            "" => format!("Invalid JSON payload received. {problem}"),
            _ => format!("Invalid JSON payload received. {field}: {problem}"),
        };
        let detail = json!({
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [{"field": field, "description": message}],
        });
        ApiError { details: vec![detail], ..Self::invalid_argument(message) }
    }

    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new(Code::NotFound, message)
    }

    pub fn already_exists(message: impl Into<String>) -> Self {
        Self::new(Code::AlreadyExists, message)
    }

    pub fn failed_precondition(message: impl Into<String>) -> Self {
        Self::new(Code::FailedPrecondition, message)
    }

    pub fn http_status(&self) -> u16 {
        match self.code {
            Code::Ok => 200,
            Code::InvalidArgument | Code::FailedPrecondition | Code::OutOfRange => 400,
            Code::Unauthenticated => 401,
            Code::PermissionDenied => 403,
            Code::NotFound => 404,
            Code::AlreadyExists | Code::Aborted => 409,
            Code::ResourceExhausted => 429,
            Code::Cancelled => 499,
            Code::Unknown | Code::Internal | Code::DataLoss => 500,
            Code::Unimplemented => 501,
            Code::Unavailable => 503,
            Code::DeadlineExceeded => 504,
        }
    }

    pub fn to_json(&self) -> Value {
        let mut error = json!({"code": self.http_status(), "message": self.message, "status": self.code.as_str()});
        if !self.details.is_empty() {
            error["details"] = Value::Array(self.details.clone());
        }
        json!({ "error": error })
    }
}

impl From<cloudtasks::message::Error> for ApiError {
    fn from(error: cloudtasks::message::Error) -> Self {
        Self::bad_field(error.path(), error.problem())
    }
}
