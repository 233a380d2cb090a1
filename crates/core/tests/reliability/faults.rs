//! Every fault, and what each call makes of it.

use crate::calls::{CALLS, Call, WAITING, at_once, client};
use cloudtasks::{CallOptions, Code, Error, ErrorKind, RetryPolicy};
use cloudtasks_testing::{Fault, Faults, Server, TaskService};
use std::time::Duration;

/// What a call that met a fault at its first request comes to.
#[derive(Debug, PartialEq)]
struct Outcome {
    result: Result<(), Code>,
    /// How many requests the server saw.
    requests: usize,
}

const fn done(requests: usize) -> Outcome {
    Outcome { result: Ok(()), requests }
}

const fn failed(code: Code) -> Outcome {
    Outcome { result: Err(code), requests: 1 }
}

/// A fault, what reading calls (tried again by default) come to, and what enqueuing calls come to.
const MATRIX: &[(Fault, Outcome, Outcome)] = &[
    (Fault::None, done(1), done(1)),
    // The connection breaks: it is not known whether the service carried the request out.
    (Fault::ResetRequest(1), done(2), failed(Code::Unavailable)),
    (Fault::ResetRequest(60), done(2), failed(Code::Unavailable)),
    (Fault::ResetAnswer(0), done(2), failed(Code::Unavailable)),
    (Fault::ResetAnswer(20), done(2), failed(Code::Unavailable)),
    (Fault::ResetAnswer(-1), done(2), failed(Code::Unavailable)),
    (Fault::CutAnswer(0), done(2), failed(Code::Unavailable)),
    (Fault::CutAnswer(20), done(2), failed(Code::Unavailable)),
    (Fault::CutAnswer(-1), done(2), failed(Code::Unavailable)),
    (Fault::HalfClose, done(2), failed(Code::Unavailable)),
    (Fault::Garble, done(2), failed(Code::Unavailable)),
    // The service has answered: what it carried out stays done, whatever came of the answer.
    (Fault::HalfJson, failed(Code::Unknown), failed(Code::Unknown)),
    (Fault::CloseAfter, done(1), done(1)),
    (Fault::Delay, done(1), done(1)),
    // The service, or a gateway before it, refuses.
    (Fault::Status(429, None), failed(Code::ResourceExhausted), failed(Code::ResourceExhausted)),
    (Fault::Status(429, Some(1)), failed(Code::ResourceExhausted), failed(Code::ResourceExhausted)),
    (Fault::Status(500, None), failed(Code::Internal), failed(Code::Internal)),
    (Fault::Status(500, Some(1)), failed(Code::Internal), failed(Code::Internal)),
    (Fault::Status(502, None), failed(Code::Unknown), failed(Code::Unknown)),
    (Fault::Status(502, Some(1)), failed(Code::Unknown), failed(Code::Unknown)),
    (Fault::Status(503, None), done(2), failed(Code::Unavailable)),
    (Fault::Status(503, Some(1)), done(2), failed(Code::Unavailable)),
    (Fault::Status(504, None), done(2), failed(Code::DeadlineExceeded)),
    (Fault::Status(504, Some(1)), done(2), failed(Code::DeadlineExceeded)),
    (Fault::Html(404), failed(Code::NotFound), failed(Code::NotFound)),
    (Fault::Html(503), done(2), failed(Code::Unavailable)),
];

/// A service whose answers meet these faults on the way.
pub async fn faulty(faults: Faults) -> (Server, TaskService) {
    let service = TaskService::default();
    service.add(WAITING);
    let answers = service.clone();
    (Server::builder().faults(faults).start(move |request| answers.answer(request)).await, service)
}

#[tokio::test]
async fn each_call_does_with_each_fault_what_the_matrix_says() {
    for (fault, reading, enqueuing) in MATRIX {
        for call in CALLS {
            let (server, _) = faulty(Faults::first([*fault])).await;
            let result = call.make(&client(&server.url()), &CallOptions::new()).await;
            let outcome = Outcome { result: result.map_err(|error| error.code()), requests: server.arrivals() };
            let expected = if call.is_create() { enqueuing } else { reading };
            assert_eq!(&outcome, expected, "{call:?} with {fault:?}");
        }
    }
}

#[tokio::test]
async fn a_reset_at_any_byte_is_survived_by_reading_and_reported_by_enqueuing() {
    let step = if std::env::var_os("SOAK").is_some() { 1 } else { 7 };
    // The shortest request is a little longer; the answers are not, and end where they end.
    for at in (1..=300).step_by(step) {
        for fault in [Fault::ResetRequest(at), Fault::ResetAnswer(at as isize)] {
            let (server, _) = faulty(Faults::first([fault])).await;
            let read = Call::Get.make(&client(&server.url()), &CallOptions::new()).await;
            read.unwrap_or_else(|error| panic!("{fault:?}: {error}"));

            let (server, service) = faulty(Faults::first([fault])).await;
            let made = Call::Create.make(&client(&server.url()), &CallOptions::new()).await;
            match made {
                Ok(()) => assert_eq!(service.enqueued().len(), 1, "{fault:?}"),
                Err(error) => assert!(error.may_have_arrived() && server.arrivals() == 1, "{fault:?}: {error}"),
            }
        }
    }
}

#[tokio::test]
async fn an_enqueue_that_failed_says_whether_it_may_have_arrived() {
    for (fault, _, outcome) in MATRIX.iter().filter(|(_, _, outcome)| outcome.result.is_err()) {
        let (server, service) = faulty(Faults::first([*fault])).await;
        let error = Call::Create.make(&client(&server.url()), &CallOptions::new()).await.unwrap_err();
        let enqueued = service.enqueued().len();
        assert!(error.may_have_arrived() || enqueued == 0, "{fault:?}: {error:?}, {outcome:?}");
    }
}

#[tokio::test]
async fn a_call_without_retries_is_sent_once_whatever_breaks() {
    for (fault, ..) in MATRIX.iter().filter(|(_, reading, _)| reading.requests > 1) {
        for call in CALLS {
            let (server, _) = faulty(Faults::first([*fault])).await;
            let error = call.make(&client(&server.url()), &CallOptions::new().no_retry()).await.unwrap_err();
            assert_eq!((server.arrivals(), error.attempts()), (1, 1), "{call:?} with {fault:?}");
        }
    }
}

#[tokio::test]
async fn a_retry_policy_of_the_caller_makes_enqueues_try_again() {
    let options = CallOptions::new().retry(at_once());
    for (fault, ..) in MATRIX.iter().filter(|(_, reading, _)| reading.requests > 1) {
        let (server, service) = faulty(Faults::first([*fault])).await;
        let result = Call::CreateNamed.make(&client(&server.url()), &options).await;
        assert_eq!(server.arrivals(), 2, "{fault:?}");
        assert_eq!(service.enqueued()["https://example.com/once"], 1, "{fault:?}");
        // Where the first attempt was carried out, the second finds the name taken, and says why.
        if let Err(error) = result {
            assert_eq!(error.code(), Code::AlreadyExists, "{fault:?}");
            assert!(error.message().contains("earlier attempt"), "{fault:?}: {error}");
        }
    }
}

#[tokio::test]
async fn a_policy_that_gives_up_reports_the_last_error() {
    let (server, _) = faulty(Faults::always(Fault::Status(503, None))).await;
    let options = CallOptions::new().retry(RetryPolicy::default().total_timeout(Duration::ZERO));
    let error = Call::Get.make(&client(&server.url()), &options).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Retry, Code::DeadlineExceeded));
    assert_eq!(error.last().map(Error::code), Some(Code::Unavailable));
    assert_eq!((error.attempts(), server.arrivals()), (1, 1));
}
