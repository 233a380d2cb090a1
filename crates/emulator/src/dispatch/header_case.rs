//! The spelling of header names. Names ignore case, but some workers read them from raw bytes.
//!
//! hyper writes names in title case (`X-Cloudtasks-Queuename`), unless a request carries the spelling of another request
//! that hyper read. So hyper reads a request with the names here, in memory.

use bytes::Bytes;
use http::{Extensions, Request, Response};
use http_body_util::Empty;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::cell::Cell;
use std::convert::Infallible;
use std::future::ready;
use std::pin::pin;
use std::sync::OnceLock;
use std::task::{Context, Waker};

/// The headers of the service whose spelling is not title case.
const OF_SERVICE: [&str; 14] = [
    "X-CloudTasks-QueueName",
    "X-CloudTasks-TaskName",
    "X-CloudTasks-TaskRetryCount",
    "X-CloudTasks-TaskExecutionCount",
    "X-CloudTasks-TaskETA",
    "X-CloudTasks-TaskPreviousResponse",
    "X-CloudTasks-TaskRetryReason",
    "X-AppEngine-QueueName",
    "X-AppEngine-TaskName",
    "X-AppEngine-TaskRetryCount",
    "X-AppEngine-TaskExecutionCount",
    "X-AppEngine-TaskETA",
    "X-AppEngine-TaskPreviousResponse",
    "X-AppEngine-TaskRetryReason",
];

/// The extensions of a request that make hyper write header names as the service and the task spell them.
pub fn spelling<'n>(of_task: impl IntoIterator<Item = &'n str>) -> Extensions {
    static DEFAULT: OnceLock<Extensions> = OnceLock::new();
    let unusual: Vec<_> = of_task.into_iter().filter(|name| !is_title_case(name)).collect();
    let usual = || DEFAULT.get_or_init(|| read(&OF_SERVICE).unwrap_or_default()).clone();
    if unusual.is_empty() {
        return usual();
    }
    // If a name has two spellings, hyper uses the first.
    read(&[&OF_SERVICE[..], &unusual].concat()).unwrap_or_else(usual)
}

fn is_title_case(name: &str) -> bool {
    let begins_word = [true].into_iter().chain(name.bytes().map(|byte| byte == b'-'));
    name.bytes()
        .zip(begins_word)
        .all(|(byte, first)| if first { !byte.is_ascii_lowercase() } else { !byte.is_ascii_uppercase() })
}

/// What hyper notes while it reads a request with headers of these names; `None` if it refuses one.
fn read(names: &[&str]) -> Option<Extensions> {
    let lines: String = names.iter().map(|name| format!("{name}:\r\n")).collect();
    let head = format!("GET / HTTP/1.1\r\n{lines}\r\n");
    let noted = Cell::new(None);
    let service = service_fn(|request: Request<Incoming>| {
        noted.set(Some(request.extensions().clone()));
        ready(Ok::<_, Infallible>(Response::new(Empty::<Bytes>::new())))
    });
    let io = TokioIo::new(tokio::io::join(head.as_bytes(), tokio::io::sink()));
    // All input is in memory, so one poll is enough.
    let connection = pin!(http1::Builder::new().preserve_header_case(true).serve_connection(io, service));
    let _ = connection.poll(&mut Context::from_waker(Waker::noop()));
    noted.take()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_the_service_are_those_that_title_case_spells_wrong() {
        assert!(OF_SERVICE.iter().all(|name| !is_title_case(name)));
        assert!(["User-Agent", "Content-Type", "X-1-A2", "Host"].iter().all(|name| is_title_case(name)));
        assert!(["user-agent", "Content-MD5", "X-GitHub-Event"].iter().all(|name| !is_title_case(name)));
    }

    #[test]
    fn a_spelling_that_hyper_refuses_leaves_that_of_the_service() {
        assert!(read(&["a name"]).is_none());
        assert!(!spelling(["a name"]).is_empty());
        assert!(!spelling([]).is_empty());
    }
}
