use super::*;

fn http(request: HttpRequest) -> Result<Task, String> {
    completed(Task::new().http_request(request))
}

fn rules() -> QueueRules {
    let queue = crate::conversion::to_dynamic(&cloudtasks::v2beta3::Queue::new());
    QueueRules::of(&crate::state::queue_config::QueueConfig::new(queue), &Settings::default())
}

fn completed(mut task: Task) -> Result<Task, String> {
    complete(&mut task, &rules(), &Settings::default()).map_err(|error| error.message)?;
    Ok(task)
}

fn to_worker() -> HttpRequest {
    HttpRequest::new().url("http://localhost/?a=1")
}

fn seconds(seconds: i64) -> Duration {
    Duration { seconds, nanos: 0 }
}

#[test]
fn a_bare_http_task_gets_method_agent_and_deadline() {
    let task = http(to_worker()).unwrap();
    let request = task.http_request.unwrap();
    assert_eq!(request.http_method, HttpMethod::POST);
    assert_eq!(request.headers["User-Agent"], "Google-Cloud-Tasks");
    assert_eq!(task.dispatch_deadline, Some(seconds(600)));
}

#[test]
fn mistakes_get_the_words_of_the_service() {
    let message = |request| http(request).unwrap_err();
    assert_eq!(completed(Task::new()).unwrap_err(), "Task.payload_type is not set.");
    assert_eq!(message(HttpRequest::new()), "HttpRequest.url is required.");
    assert_eq!(message(HttpRequest::new().url("ftp://a")), "HttpTarget.url must start with 'http://' or 'https://'.");
    assert_eq!(
        message(to_worker().http_method(HttpMethod::GET).body(&b"x"[..])),
        "Body can only be set if the http_method is POST, PUT, or PATCH."
    );
    let late = Task::new().http_request(to_worker()).dispatch_deadline(seconds(14));
    assert_eq!(completed(late).unwrap_err(), "Task.dispatchDeadline must be between [15s, 30m].");
    assert_eq!(message(to_worker().body(vec![0; (1 << 20) + 1])), "Task size too large");
}

#[test]
fn deadlines_keep_to_their_bounds_and_are_cut_to_milliseconds() {
    let deadline = |d| completed(Task::new().http_request(to_worker()).dispatch_deadline(d));
    assert!(deadline(seconds(1800)).is_ok());
    assert!(deadline(seconds(1801)).is_err());
    let task = deadline(Duration { seconds: 20, nanos: 123_456_789 }).unwrap();
    assert_eq!(task.dispatch_deadline, Some(Duration { seconds: 20, nanos: 123_000_000 }));
    let app_engine = |d| {
        let task = Task::new().app_engine_http_request(AppEngineHttpRequest::new()).dispatch_deadline(d);
        completed(task).is_ok()
    };
    assert!(app_engine(seconds(24 * 3600 + 15)));
    assert!(!app_engine(seconds(24 * 3600 + 16)));
}

#[test]
fn urls_end_at_2083_characters() {
    let url = |length: usize| {
        let start = "http://localhost/";
        HttpRequest::new().url(format!("{start}{}", "a".repeat(length - start.len())))
    };
    assert!(http(url(2083)).is_ok());
    assert!(http(url(2084)).is_err());
}

#[test]
fn headers_of_the_connection_are_dropped_and_others_kept() {
    let dropped = [
        "Host",
        "Content-Length",
        "Connection",
        "Keep-Alive",
        "Proxy-Authorization",
        "TE",
        "Transfer-Encoding",
        "Upgrade",
        "Via",
        "Accept-Encoding",
        "X-Forwarded-For",
        "From",
        "X-Google-A",
        "X-AppEngine-B",
    ];
    let kept = ["Authorization", "Content-Type", "Trailer", "X-CloudTasks-TaskName", "X-Forwarded-Proto", "X-Goog-A"];
    let headers: BTreeMap<String, String> =
        dropped.iter().chain(&kept).map(|name| (name.to_string(), "v".to_string())).collect();
    let request = http(to_worker().headers(headers)).unwrap().http_request.unwrap();
    let mut names: Vec<&str> = request.headers.keys().map(String::as_str).collect();
    names.retain(|name| *name != "User-Agent");
    assert_eq!(names, kept);
}

#[test]
fn a_header_that_is_too_large_is_dropped_and_too_many_are_refused() {
    let header = |count: usize, length: usize| {
        (0..count).map(|i| (format!("x-{i:05}"), "v".repeat(length - 7))).collect::<BTreeMap<_, _>>()
    };
    let names = |headers| http(to_worker().headers(headers)).unwrap().http_request.unwrap().headers.len();
    assert_eq!(names(header(1, 8188)), 2);
    assert_eq!(names(header(1, 8189)), 1);
    // Ten headers and the user agent, "User-Agent: Google-Cloud-Tasks".
    let together = |size: usize| {
        let mut headers = header(10, 8000);
        headers.insert(
            "x-last".into(),
            "v".repeat(size - 10 * 8000 - "x-last".len() - "User-Agent".len() - HTTP_AGENT.len()),
        );
        http(to_worker().headers(headers)).is_ok()
    };
    assert!(together((80 << 10) - 1));
    assert!(!together(80 << 10));
}

#[test]
fn line_breaks_in_header_values_become_underscores() {
    let headers = BTreeMap::from([("x-a".to_string(), "1\r\nx-b: 2".to_string())]);
    assert_eq!(http(to_worker().headers(headers)).unwrap().http_request.unwrap().headers["x-a"], "1__x-b: 2");
}

#[test]
fn headers_that_cannot_be_sent_are_dropped_in_silence() {
    let dropped = [
        ("x-a\r\nx-b", "1"),
        ("Bad Header", "value"),
        ("X:Colon", "value"),
        ("", "value"),
        ("X-\u{dc}", "value"),
        ("X-Control", "a\u{1}b"),
        ("X-Delete", "a\u{7f}b"),
        ("X-Unicode", "\u{fc}"),
        ("X-Empty", ""),
    ];
    let kept = [("X-Nul", "a\0b"), ("X-Space", " "), ("X-Tab", "a\tb"), ("X/Slash", "value")];
    let given: BTreeMap<String, String> =
        dropped.iter().chain(&kept).map(|(name, value)| (name.to_string(), value.to_string())).collect();
    let mut headers = http(to_worker().headers(given)).unwrap().http_request.unwrap().headers;
    headers.remove("User-Agent");
    let expected = [("X-Nul", "a"), ("X-Space", " "), ("X-Tab", "a\tb"), ("X/Slash", "value")];
    let expected: BTreeMap<String, String> =
        expected.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    assert_eq!(headers, expected);
}

#[test]
fn tokens_go_where_they_belong() {
    use cloudtasks::v2beta3::{OAuthToken, OidcToken};
    let oidc = http(to_worker().oidc_token(OidcToken::new().service_account_email("a@b"))).unwrap();
    assert_eq!(oidc.http_request.unwrap().oidc_token.unwrap().audience, "http://localhost/?a=1");
    let message = |request: HttpRequest| http(request).unwrap_err();
    let oauth = |url: &str, email: &str| {
        HttpRequest::new().url(url).oauth_token(OAuthToken::new().service_account_email(email))
    };
    for url in ["http://localhost/", "https://googleapis.com/"] {
        assert_eq!(
            message(oauth(url, "a@b")),
            "Invalid url for HttpRequest.oauth_token. The hostname in the url must end with \".googleapis.com\""
        );
    }
    let google = http(oauth("https://cloudtasks.googleapis.com/v2", "a@b")).unwrap().http_request.unwrap();
    assert_eq!(google.oauth_token.unwrap().scope, "https://www.googleapis.com/auth/cloud-platform");
}

#[test]
fn a_token_needs_the_address_of_a_service_account() {
    use cloudtasks::v2beta3::OidcToken;
    let message =
        |email: &str| http(to_worker().oidc_token(OidcToken::new().service_account_email(email))).unwrap_err();
    assert_eq!(message(""), "service_account_email must be set.");
    for email in ["not-an-email", "a@", "@b", "a@b@c"] {
        assert_eq!(message(email), "Request contains an invalid argument.", "{email}");
    }
}

#[test]
fn the_token_of_a_queue_replaces_that_of_a_task() {
    use cloudtasks::v2beta3::{HttpTarget, OAuthToken, OidcToken, PathOverride, UriOverride};
    let uri = UriOverride::new().host("example.net").path_override(PathOverride::new().path("/x"));
    let target = HttpTarget::new().uri_override(uri).oidc_token(OidcToken::new().service_account_email("q@b"));
    let rules = QueueRules { http_target: Some(target), ..rules() };
    let completed = |request: HttpRequest| {
        let mut task = Task::new().http_request(request);
        complete(&mut task, &rules, &Settings::default()).map_err(|error| error.message)?;
        Ok::<_, String>(task.http_request.unwrap())
    };
    let own = to_worker().oauth_token(OAuthToken::new().service_account_email("t@b"));
    let token = completed(own).unwrap().oidc_token.unwrap();
    assert_eq!((token.service_account_email.as_str(), token.audience.as_str()), ("q@b", "http://localhost/?a=1"));
    let invalid = to_worker().oidc_token(OidcToken::new());
    assert_eq!(completed(invalid).unwrap_err(), "service_account_email must be set.");
}

#[test]
fn an_app_engine_task_with_a_body_gets_a_content_type() {
    let request = AppEngineHttpRequest::new().body(&b"x"[..]);
    let request = completed(Task::new().app_engine_http_request(request)).unwrap().app_engine_http_request.unwrap();
    assert_eq!(request.headers["Content-Type"], "application/octet-stream");
    assert_eq!(request.headers["User-Agent"], APP_ENGINE_AGENT);
    assert_eq!(request.relative_uri, "/");
}

#[test]
fn an_app_engine_task_keeps_its_content_type_and_has_none_without_a_body() {
    let headers = |request| {
        let task = completed(Task::new().app_engine_http_request(request)).unwrap();
        let mut headers = task.app_engine_http_request.unwrap().headers;
        headers.remove("User-Agent");
        headers
    };
    assert_eq!(headers(AppEngineHttpRequest::new()), BTreeMap::new());
    let given = BTreeMap::from([("content-type".to_string(), "text/plain".to_string())]);
    assert_eq!(headers(AppEngineHttpRequest::new().body(&b"x"[..]).headers(given.clone())), given);
}

#[test]
fn an_app_engine_task_has_at_most_100_kb_of_path_headers_and_body() {
    let fits = |size: usize| {
        let rest =
            "/".len() + "User-Agent".len() + APP_ENGINE_AGENT.len() + "Content-Typeapplication/octet-stream".len();
        let request = AppEngineHttpRequest::new().body(vec![0; size - rest]);
        completed(Task::new().app_engine_http_request(request)).map(drop)
    };
    assert_eq!(fits(100 << 10), Ok(()));
    assert_eq!(fits((100 << 10) + 1).unwrap_err(), "Task size too large");
}

#[test]
fn app_engine_paths_begin_with_a_slash_and_end_at_2083_characters() {
    let path = |path: String| {
        completed(Task::new().app_engine_http_request(AppEngineHttpRequest::new().relative_uri(path))).map(drop)
    };
    assert_eq!(
        path("work".into()).unwrap_err(),
        "AppEngineHttpRequest.relative_uri must be empty or start with \"/\"."
    );
    assert_eq!(path(format!("/{}", "a".repeat(2082))), Ok(()));
    assert_eq!(
        path(format!("/{}", "a".repeat(2083))).unwrap_err(),
        "AppEngineHttpRequest.relative_uri must be less than 2084 characters."
    );
}

#[test]
fn a_pull_task_has_at_most_1_mb_and_a_tag_under_500_characters() {
    let rules = QueueRules { pull: true, ..rules() };
    let complete = |message: PullMessage| {
        complete(&mut Task::new().pull_message(message), &rules, &Settings::default()).map_err(|error| error.message)
    };
    assert_eq!(complete(PullMessage::new().payload(vec![0; 1 << 20]).tag("")), Ok(()));
    assert_eq!(complete(PullMessage::new().payload(vec![0; (1 << 20) + 1])).unwrap_err(), "Task size too large");
    assert_eq!(complete(PullMessage::new().tag("t".repeat(499))), Ok(()));
    let problem = complete(PullMessage::new().tag("t".repeat(500))).unwrap_err();
    assert_eq!(problem, "PullMessage.tag must be less than 500 characters.");
}

#[test]
fn a_schedule_time_lies_at_most_720_hours_ahead_and_never_in_the_past() {
    let now = Time::from_seconds(1_000_000);
    let settings = Settings::default();
    let at = |time: Time| schedule_time(&Task::new().schedule_time(cloudtasks::Timestamp::from(time)), now, &settings);
    assert_eq!(at(Time::from_seconds(5)).unwrap(), now);
    assert_eq!(schedule_time(&Task::new(), now, &settings).unwrap(), now);
    let latest = now + settings.schedule_ahead();
    assert_eq!(at(latest).unwrap(), latest);
    let refused = |seconds| {
        let task = Task::new().schedule_time(cloudtasks::Timestamp { seconds, nanos: 0 });
        schedule_time(&task, now, &settings).unwrap_err().message
    };
    assert_eq!(
        refused(4_102_444_800),
        "The Task.scheduleTime, 2099-12-31T16:00:00-08:00, is too far in the future. Schedule time must be no more \
         than 720h in the future."
    );
    assert!(refused(253_402_300_799).contains("9999-12-31T15:59:59-08:00, is too far in the future."));
    assert_eq!(refused(253_402_300_800), "Request contains an invalid argument.");
    assert!(at(Time(latest.0 + 1)).is_err());
}
