//! The `grpc-timeout` of a call.

use http::{HeaderMap, Response};
use std::time::Duration;
use tonic::Status;
use tonic::body::Body;

/// How long the client waits; `None` for as long as it takes.
pub fn of(headers: &HeaderMap) -> Result<Option<Duration>, Status> {
    let Some(value) = headers.get("grpc-timeout") else { return Ok(None) };
    let timeout = value.to_str().ok().and_then(parse);
    timeout.map(Some).ok_or_else(|| {
        Status::invalid_argument("grpc-timeout: expected up to 8 digits and one of H, M, S, m, u and n, such as 20S")
    })
}

fn parse(text: &str) -> Option<Duration> {
    let (digits, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    if digits.is_empty() || digits.len() > 8 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let amount: u64 = digits.parse().ok()?;
    match unit {
        "H" => Some(Duration::from_secs(amount * 3600)),
        "M" => Some(Duration::from_secs(amount * 60)),
        "S" => Some(Duration::from_secs(amount)),
        "m" => Some(Duration::from_millis(amount)),
        "u" => Some(Duration::from_micros(amount)),
        "n" => Some(Duration::from_nanos(amount)),
        _ => None,
    }
}

/// The answer of a call, or DEADLINE_EXCEEDED when it takes longer than its client waits.
pub async fn keep(deadline: Option<Duration>, call: impl Future<Output = Response<Body>>) -> Response<Body> {
    let Some(deadline) = deadline else { return call.await };
    let late = |_| Status::deadline_exceeded("The deadline of the call passed.").into_http();
    tokio::time::timeout(deadline, call).await.unwrap_or_else(late)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_of_a_timeout_is_read() {
        let read = |text: &str| parse(text).map(|timeout| timeout.as_nanos());
        assert_eq!(read("2H"), Some(7_200_000_000_000));
        assert_eq!(read("2M"), Some(120_000_000_000));
        assert_eq!(read("99999999S"), Some(99_999_999_000_000_000));
        assert_eq!((read("5m"), read("5u"), read("5n")), (Some(5_000_000), Some(5_000), Some(5)));
    }

    #[test]
    fn a_malformed_timeout_is_refused() {
        for text in ["", "S", "5", "5s", "-5S", "123456789S", "5 S", "٣S", "5é"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
