//! Every sequence of outcomes that the attempts of an enqueue can meet, up to a length: the promises of retries and
//! deduplication hold for each.

use crate::calls::{QUEUE, at_once, client, create, task};
use crate::faults::faulty;
use cloudtasks::{CallOptions, Code, Error, ErrorKind, v2::Task};
use cloudtasks_testing::{Fault, Faults};

/// What an attempt can meet, one of each kind: carried out or not, answered or not, worth another attempt or not.
const OUTCOMES: [Fault; 7] = [
    Fault::None,
    Fault::ResetRequest(60),
    Fault::CutAnswer(0),
    Fault::CloseAfter,
    Fault::HalfJson,
    Fault::Status(503, None),
    Fault::Status(400, None),
];
const URL: &str = "https://example.com/once";

/// How many attempts meet an outcome of the sequence; later ones go well.
fn longest() -> usize {
    if std::env::var_os("SOAK").is_some() { 5 } else { 3 }
}

/// All sequences of the outcomes of a length.
fn sequences(length: usize) -> impl Iterator<Item = Vec<Fault>> {
    (0..OUTCOMES.len().pow(length as u32)).map(move |number| {
        (0..length).map(|place| OUTCOMES[number / OUTCOMES.len().pow(place as u32) % OUTCOMES.len()]).collect()
    })
}

/// What became of one enqueue: its result, and how many tasks there are.
struct Ended {
    result: Result<Task, Error>,
    made: usize,
    requests: usize,
}

async fn enqueue(sequence: &[Fault], task: Task, options: &CallOptions) -> Ended {
    let (server, service) = faulty(Faults::first(sequence.to_vec())).await;
    let result = create(&client(&server.url()), task, options).await;
    let made = service.enqueued().get(URL).copied().unwrap_or(0);
    Ended { result, made, requests: server.arrivals() }
}

/// Runs `holds` on the end of each sequence.
async fn for_every_sequence(task: impl Fn() -> Task, options: CallOptions, holds: impl Fn(&[Fault], &Ended) -> bool) {
    for sequence in sequences(longest()) {
        let ended = enqueue(&sequence, task(), &options).await;
        let Ended { result, made, requests } = &ended;
        assert!(*made <= 1, "{sequence:?} doubles the task");
        match result {
            Ok(_) => assert_eq!(*made, 1, "{sequence:?} loses the task: {result:?}"),
            Err(error) => {
                let told = error.may_have_arrived() || error.code() == Code::AlreadyExists;
                assert!(*made == 0 || told, "{sequence:?} has made the task, and the error does not say so: {error:?}");
                assert!(error.attempts() as usize <= *requests, "{sequence:?}: {error:?}");
            }
        }
        assert!(holds(&sequence, &ended), "{sequence:?}: {result:?} after {requests} requests");
    }
}

#[tokio::test]
async fn without_a_name_what_may_have_arrived_is_not_sent_again() {
    for_every_sequence(
        || task(URL),
        CallOptions::new(),
        |sequence, ended| {
            let first_arrives = !matches!(sequence[0], Fault::ResetRequest(_) | Fault::Status(..));
            !first_arrives || ended.requests == 1
        },
    )
    .await;
}

#[tokio::test]
async fn with_a_name_the_task_is_made_once_whatever_is_retried() {
    let named = || task(URL).name(format!("{QUEUE}/tasks/mine"));
    for_every_sequence(named, CallOptions::new().retry(at_once()), |_, ended| match &ended.result {
        Err(error) if error.code() == Code::AlreadyExists => {
            ended.made == 1 && error.message().contains("earlier attempt")
        }
        _ => true,
    })
    .await;
}

#[tokio::test]
async fn a_deduplicated_enqueue_ends_with_the_task_unless_an_answer_is_final() {
    let options = CallOptions::new().retry(at_once()).deduplicate(true);
    for_every_sequence(
        || task(URL),
        options,
        |sequence, ended| match &ended.result {
            Ok(_) => true,
            Err(error) => {
                let final_answer =
                    sequence.iter().any(|fault| matches!(fault, Fault::HalfJson | Fault::Status(400, _)));
                final_answer && matches!(error.kind(), ErrorKind::Response | ErrorKind::Service)
            }
        },
    )
    .await;
}
