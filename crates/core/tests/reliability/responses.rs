//! What a server can answer: whatever it is, the call ends with a response that was meant or an error that says why, in
//! bounded memory.

use crate::calls::{CALLS, QUEUE, WAITING, builder, client, create, get, task};
use cloudtasks::v2::{CloudTasks, DeleteTaskRequest, GetTaskRequest, ListQueuesRequest, ListTasksRequest, methods};
use cloudtasks::{CallOptions, Client, Code, Credentials, Error, ErrorKind, schema};
use cloudtasks_testing::{Answer, Fault, Faults, Server};
use serde_json::json;
use std::time::Duration;

/// What a client may take of a body without end, beyond its limit: what the sockets hold.
const IN_SOCKETS: usize = 16 << 20;
/// How large a list may be, unless the client says otherwise.
const DEFAULT: usize = 64 << 20;

async fn answering(answer: impl Fn() -> Answer + Send + Sync + 'static) -> Server {
    Server::start(move |_| answer()).await
}

/// The error of getting a task that is answered so.
async fn error_of(answer: impl Fn() -> Answer + Send + Sync + 'static) -> Error {
    let server = answering(answer).await;
    get(&client(&server.url()), &CallOptions::new().no_retry()).await.unwrap_err()
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_an_error_that_names_the_limit() {
    let page = || Answer::json(200, json!({"name": WAITING, "unknown": "x".repeat(100_000)}));
    let server = answering(page).await;
    let limited = |bytes| {
        let builder = Client::builder().endpoint(server.url()).credentials(Credentials::anonymous());
        builder.max_response_bytes(bytes).build().unwrap()
    };
    let length = page().body.len();
    assert_eq!(get(&limited(length), &CallOptions::new()).await.unwrap().name, WAITING);
    let error = create(&limited(length - 1), task("http://x/"), &CallOptions::new()).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Response, Code::ResourceExhausted), "{error}");
    assert!(
        error.may_have_arrived() && error.message().contains(&format!("larger than {} bytes", length - 1)),
        "{error}"
    );
}

/// `{}` in gzip form, after blocks that unpack to nothing: 25 bytes and 5 for each block.
fn padded_gzip(empty_blocks: usize) -> Vec<u8> {
    let mut checksum = flate2::Crc::new();
    checksum.update(b"{}");
    let mut body = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    body.extend([0, 0, 0, 255, 255].repeat(empty_blocks));
    body.extend([1, 2, 0, 253, 255, b'{', b'}']);
    body.extend(checksum.sum().to_le_bytes());
    body.extend(2_u32.to_le_bytes());
    body
}

#[tokio::test]
async fn a_compressed_body_has_the_limit_in_either_form() {
    let packed = || Answer::new(200, "application/json", padded_gzip(195)).with_header("content-encoding", "gzip");
    let server = answering(packed).await;
    let limited = |bytes| CloudTasks::from(builder(&server.url()).max_response_bytes(bytes).build().unwrap());
    let list = || ListTasksRequest::new().parent(QUEUE);
    assert!(limited(1000).list_tasks(list()).await.unwrap().tasks.is_empty());
    let error = limited(999).list_tasks(list()).await.unwrap_err();
    assert!(error.message().contains("larger than 999 bytes"), "{error}");
}

#[tokio::test]
async fn an_error_beyond_the_limit_is_cut() {
    let long = || Answer::new(403, "text/plain", "0123456789abcdef");
    for answer in [long(), long().in_chunks(4)] {
        let server = answering(move || answer.clone()).await;
        let client = builder(&server.url()).max_response_bytes(10).build().unwrap();
        let error = get(&client, &CallOptions::new()).await.unwrap_err();
        assert_eq!((error.http_status(), error.message()), (Some(403), "0123456789"));
    }
}

#[tokio::test]
async fn a_body_without_end_takes_no_more_memory_than_the_limit() {
    for (status, is_announced) in [(200, false), (200, true), (404, false), (500, true)] {
        for (limit, of_list) in [(1 << 20, 1 << 20), (4 << 20, DEFAULT), (DEFAULT, DEFAULT)] {
            let fault = Fault::EndlessBody(status, is_announced);
            let server = Server::builder().faults(Faults::always(fault)).start(|_| Answer::json(200, json!({}))).await;
            let builder = Client::builder().endpoint(server.url()).credentials(Credentials::anonymous());
            let builder = if of_list == DEFAULT { builder } else { builder.max_response_bytes(of_list) };
            let client = CloudTasks::from(builder.build().unwrap());
            // A resource is small, whatever a list may be.
            let error = match limit == of_list {
                true => {
                    client.list_tasks(ListTasksRequest::new().parent(QUEUE)).no_retry().await.map(drop).unwrap_err()
                }
                false => client.get_task(GetTaskRequest::new().name(WAITING)).no_retry().await.map(drop).unwrap_err(),
            };
            match status {
                200 => assert!(error.message().contains(&format!("larger than {limit} bytes")), "{error}"),
                _ => assert_eq!(error.http_status(), Some(status), "{error}"),
            }
            assert!(server.sent() <= limit + IN_SOCKETS, "{}", server.sent());
        }
    }
}

#[tokio::test]
async fn a_head_without_end_is_an_error() {
    for fault in [Fault::EndlessHead(200), Fault::EndlessHead(500)] {
        let server = Server::builder().faults(Faults::always(fault)).start(|_| Answer::json(200, json!({}))).await;
        let error = get(&client(&server.url()), &CallOptions::new().no_retry()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
        assert!(server.sent() <= IN_SOCKETS, "{}", server.sent());
    }
}

#[tokio::test]
async fn interim_answers_without_end_end_at_the_timeout() {
    let server =
        Server::builder().faults(Faults::always(Fault::InterimFlood)).start(|_| Answer::json(200, json!({}))).await;
    let options = CallOptions::new().timeout(Duration::from_millis(200));
    for call in CALLS {
        let error = call.make(&client(&server.url()), &options).await.unwrap_err();
        assert_eq!(error.code(), Code::DeadlineExceeded, "{error}");
    }
}

/// Before, `create_task` gave a task without a name: an enqueue that was lost in silence.
#[tokio::test]
async fn an_empty_body_is_success_only_where_nothing_is_answered() {
    for status in [200, 201, 202, 204] {
        let server = answering(move || Answer::new(status, "application/json", "")).await;
        let client = client(&server.url());
        for call in CALLS {
            let error = call.make(&client, &CallOptions::new()).await.unwrap_err();
            assert_eq!((error.kind(), error.may_have_arrived()), (ErrorKind::Response, true), "{call:?}: {error}");
            assert!(error.message().contains("it is empty; expected ") && error.attempts() == 1, "{error}");
        }
        let request = DeleteTaskRequest::new().name(WAITING);
        let deleted: schema::common::protobuf::Empty =
            client.call(&methods::delete_task, &request, &CallOptions::new()).await.unwrap();
        assert_eq!(deleted, schema::common::protobuf::Empty::new());
    }
}

#[tokio::test]
async fn a_long_message_is_cut_and_says_how_much_is_left_out() {
    let words = format!("no\r\nforged line \u{1b}[31m\u{202e}{}", "é".repeat(25_000));
    for answer in [Answer::error(400, "INVALID_ARGUMENT", &words), Answer::new(400, "text/plain", words.clone())] {
        let error = error_of(move || answer.clone()).await;
        assert!(error.message().starts_with(r"no\r\nforged line \u{1b}[31m\u{202e}é"), "{error}");
        assert!(error.message().ends_with(" more bytes)") && error.message().len() < 5000, "{error}");
        assert!(!format!("{error:?}{error}").contains(|character: char| character.is_control() && character != '\n'));
    }
}

#[tokio::test]
async fn details_of_any_shape_are_kept_and_read_as_far_as_they_can_be() {
    for details in [
        json!(null),
        json!(1),
        json!("x"),
        json!({}),
        json!([null, 1, "x", [], {"@type": 1}]),
        json!([{"@type": "t/google.rpc.ErrorInfo", "reason": 1, "metadata": []}]),
    ] {
        let body = json!({"error": {"code": 404, "status": "NOT_FOUND", "message": "no", "details": details}});
        let error = error_of(move || Answer::json(404, body.clone())).await;
        assert_eq!((error.code(), error.message(), error.reason()), (Code::NotFound, "no", None));
        assert!(error.metadata().is_empty());
    }
    for body in
        ["null", "[]", "[[]]", "{\"error\": []}", "{\"error\": {\"message\": {}, \"status\": 1}}", "\u{feff}", "\0"]
    {
        let error = error_of(move || Answer::new(404, "application/json", body)).await;
        assert_eq!(error.code(), Code::NotFound, "{body:?}: {error}");
    }
}

#[tokio::test]
async fn a_redirect_says_where_it_leads_and_is_not_followed() {
    let other = Server::start(|_| Answer::json(200, json!({"name": "elsewhere"}))).await;
    for status in [301, 302, 303, 307, 308] {
        let url = other.url() + "/\u{7f}next";
        let location = url.replace('\u{7f}', "%7F");
        let expected = format!("It redirects to {location}; redirects are not followed");
        let error = error_of(move || Answer::new(status, "text/html", "").with_header("location", &location)).await;
        assert!(error.message().contains(&expected), "{error}");
        assert_eq!(error.http_status(), Some(status));
    }
    assert_eq!(other.arrivals(), 0);
}

#[tokio::test]
async fn a_list_that_leads_from_a_page_to_itself_ends_with_an_error() {
    let server = answering(|| Answer::json(200, json!({"queues": [{"name": "q"}], "nextPageToken": "again"}))).await;
    let client = CloudTasks::from(client(&server.url()));
    for first in ["", "again"] {
        let request = ListQueuesRequest::new().parent("projects/p/locations/l").page_token(first);
        let mut pages = client.list_queues(request.clone()).pages();
        let mut read = 0;
        let error = loop {
            match pages.try_next().await {
                Ok(page) => read += usize::from(page.is_some()),
                Err(error) => break error,
            }
        };
        assert_eq!(read, if first.is_empty() { 2 } else { 1 });
        assert!(error.message().contains("page token that was just used"), "{error}");
        assert!(pages.try_next().await.is_err());
        assert!(client.list_queues(request.clone()).items().try_collect::<Vec<_>>().await.is_err());
    }
}

/// A token that came with an error before it came with a page is not a loop.
#[tokio::test]
async fn a_page_that_failed_may_be_asked_for_again() {
    let pages = std::sync::atomic::AtomicUsize::new(0);
    let server = answering(move || match pages.fetch_add(1, std::sync::atomic::Ordering::SeqCst) {
        0 => Answer::json(200, json!({"queues": [{"name": "a"}], "nextPageToken": "t"})),
        1 => Answer::error(404, "NOT_FOUND", "not now"),
        _ => Answer::json(200, json!({"queues": [{"name": "b"}]})),
    })
    .await;
    let client = CloudTasks::from(client(&server.url()));
    let request = ListQueuesRequest::new().parent("projects/p/locations/l");
    let mut items = client.list_queues(request.clone()).items();
    assert_eq!(items.try_next().await.unwrap().unwrap().name, "a");
    assert_eq!(items.try_next().await.unwrap_err().code(), Code::NotFound);
    assert_eq!(items.try_next().await.unwrap().unwrap().name, "b");
    assert!(items.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn unknown_fields_of_any_depth_and_text_are_skipped() {
    let deep = format!("{}{}", "[{\"a\":".repeat(100_000), "1}]".to_owned() + &"}]".repeat(99_999));
    for unknown in [deep, r#""\ud800""#.into(), r#"{"\udc00": ["\ud800\ud800"]}"#.into(), r#"1, "\ud800": 2"#.into()] {
        let body = format!(r#"{{"unknown": {unknown}, "name": "{WAITING}"}}"#);
        let server = answering(move || Answer::new(200, "application/json", body.clone())).await;
        assert_eq!(get(&client(&server.url()), &CallOptions::new()).await.unwrap().name, WAITING);
    }
}

/// Of a page that is made to fill the memory: without a bound, this would be 13 GB.
#[tokio::test]
async fn elements_that_take_more_memory_than_their_text_are_bounded() {
    let cases = [(r#"{"tasks":["#, "{},", "{}]}", DEFAULT), (r#"{"permissions":["#, "\"\",", "\"\"]}", 4 << 20)];
    for (start, item, end, limit) in cases {
        let page = format!("{start}{}{end}", item.repeat(limit / 2 / item.len()));
        let server = answering(move || Answer::new(200, "application/json", page.clone())).await;
        let client = CloudTasks::from(client(&server.url()));
        let error = match start.contains("tasks") {
            true => client.list_tasks(ListTasksRequest::new().parent(QUEUE)).await.map(drop),
            false => client
                .test_iam_permissions(schema::common::TestIamPermissionsRequest::new().resource(QUEUE))
                .await
                .map(drop),
        };
        let error = error.unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Response, Code::ResourceExhausted), "{error}");
        assert!(error.message().contains(&format!("takes more than {} bytes of memory", limit + (4 << 20))), "{error}");
    }
}
