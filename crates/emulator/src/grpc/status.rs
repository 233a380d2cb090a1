//! Errors as gRPC reports them.

use crate::error::ApiError;
use bytes::Bytes;
use cloudtasks::message::json::{Unknown, from_json};
use cloudtasks::message::to_binary;
use cloudtasks::schema::common::Status as RpcStatus;
use serde_json::json;
use tonic::{Code, Status};

/// Bytes of a message and of the details in a status. They travel as headers, of which clients take 8 KB.
const MAX_BYTES: usize = 2048;

/// The status of an error, with the details that REST has in the JSON of its error.
pub fn of(error: &ApiError) -> Status {
    let code = Code::from(error.code as i32);
    let message = &error.message[..error.message.floor_char_boundary(MAX_BYTES)];
    if error.details.is_empty() {
        return Status::new(code, message);
    }
    Status::with_details(code, message, details(error, message).unwrap_or_default())
}

/// `grpc-status-details-bin`: a google.rpc.Status; `None` where it is too large for a header.
fn details(error: &ApiError, message: &str) -> Option<Bytes> {
    let json = json!({"code": error.code as i32, "message": message, "details": error.details}).to_string();
    let mut status = RpcStatus::default();
    from_json(json.as_bytes(), &mut status, Unknown::Ignore).ok()?;
    let mut binary = Vec::new();
    to_binary(&status, &mut binary).ok()?;
    (binary.len() <= 2 * MAX_BYTES).then(|| binary.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use cloudtasks::message::from_binary;
    use cloudtasks::schema::common::{ErrorInfo, Help};

    fn error(message: &str) -> ApiError {
        let info = json!({
            "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "R", "domain": "d", "metadata": {"k": "v"},
        });
        let help = json!({"@type": "type.googleapis.com/google.rpc.Help", "links": [{"url": "http://localhost/"}]});
        ApiError { details: vec![info, help], ..ApiError::failed_precondition(message) }
    }

    #[test]
    fn the_details_of_rest_travel_in_binary() {
        let status = of(&error("no"));
        let mut details = RpcStatus::default();
        from_binary(status.details(), &mut details).unwrap();
        assert_eq!((details.code, details.message.as_str(), details.details.len()), (9, "no", 2));
        let (mut info, mut help) = (ErrorInfo::default(), Help::default());
        from_binary(&details.details[0].value, &mut info).unwrap();
        from_binary(&details.details[1].value, &mut help).unwrap();
        assert_eq!((info.reason.as_str(), info.metadata["k"].as_str()), ("R", "v"));
        assert_eq!(help.links[0].url, "http://localhost/");
    }

    #[test]
    fn a_status_fits_the_headers_that_clients_take() {
        let status = of(&error(&"ä".repeat(100_000)));
        assert!(status.message().len() <= MAX_BYTES && status.details().len() <= 2 * MAX_BYTES);
    }
}
