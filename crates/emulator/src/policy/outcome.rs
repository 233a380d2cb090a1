//! How an attempt ended, and the code and text that the API shows for it.

use super::backoff::Retry;
use cloudtasks::Code;
use std::time::Duration;

#[derive(Debug, Clone, PartialEq)]
pub struct AttemptOutcome {
    /// The method and URL that were sent.
    pub request: String,
    /// What the target answered; 504 if it took too long, 0 if it was not reached.
    pub http_status: u16,
    pub answered: bool,
    /// Why the target was not reached.
    pub problem: Option<String>,
    /// How long the target asks to be left alone.
    pub retry_after: Option<Duration>,
    /// The rules that decide what comes next.
    pub retry: Retry,
}

impl AttemptOutcome {
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.http_status)
    }

    pub fn code(&self) -> Code {
        match self.http_status {
            200..=299 => Code::Ok,
            400 => Code::InvalidArgument,
            401 => Code::Unauthenticated,
            403 => Code::PermissionDenied,
            404 => Code::NotFound,
            409 => Code::Aborted,
            429 => Code::ResourceExhausted,
            499 => Code::Cancelled,
            402..=498 => Code::FailedPrecondition,
            501 => Code::Unimplemented,
            503 => Code::Unavailable,
            504 => Code::DeadlineExceeded,
            500 | 502 | 505 | 507 => Code::Internal,
            _ => Code::Unknown,
        }
    }

    /// `UNAVAILABLE(14): HTTP status code 503`.
    pub fn text(&self) -> String {
        let code = self.code();
        format!("{}({}): HTTP status code {}", code.as_str(), code as i32, self.http_status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(http_status: u16) -> AttemptOutcome {
        AttemptOutcome {
            request: String::new(),
            http_status,
            answered: http_status > 0,
            problem: None,
            retry_after: None,
            retry: Retry {
                max_attempts: None,
                max_duration: None,
                min_backoff: Duration::ZERO,
                max_backoff: Duration::ZERO,
                max_doublings: 0,
            },
        }
    }

    #[test]
    fn each_http_status_has_its_code() {
        let codes = [
            (400, 3),
            (401, 16),
            (403, 7),
            (404, 5),
            (409, 10),
            (429, 8),
            (499, 1),
            (402, 9),
            (418, 9),
            (302, 2),
            (500, 13),
            (502, 13),
            (505, 13),
            (507, 13),
            (501, 12),
            (503, 14),
            (504, 4),
            (0, 2),
        ];
        for (http_status, code) in codes {
            assert_eq!(outcome(http_status).code() as i32, code, "{http_status}");
        }
    }

    #[test]
    fn the_text_names_code_and_status() {
        assert_eq!(outcome(503).text(), "UNAVAILABLE(14): HTTP status code 503");
        assert_eq!(outcome(0).text(), "UNKNOWN(2): HTTP status code 0");
    }
}
