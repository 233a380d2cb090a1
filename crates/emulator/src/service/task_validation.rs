//! What a task may say, and what the service makes of it.

use super::header_rules::{is_dropped, is_header_name};
use super::queue_validation::{check_service_account, complete_retry};
use crate::clock::Time;
use crate::error::ApiError;
use crate::pacific_time;
use crate::policy::http_target::overridden_url;
use crate::settings::Settings;
use crate::state::queue_rules::QueueRules;
use cloudtasks::Duration;
use cloudtasks::v2beta3::{AppEngineHttpRequest, HttpMethod, HttpRequest, PullMessage, Task};
use std::collections::BTreeMap;
use url::Url;

const DEFAULT_DEADLINE: Duration = Duration { seconds: 600, nanos: 0 };
const MAX_URL_BYTES: usize = 2083;
/// A header over this size is dropped without an error.
const MAX_HEADER_BYTES: usize = 8188;
/// All headers together are smaller.
const MAX_HEADERS_BYTES: usize = 80 << 10;
const MAX_TAG_CHARS: usize = 500;

/// The last second of the year 9999, beyond which no timestamp goes.
const LAST_SECOND: i64 = 253_402_300_799;
/// Bytes of an HTTP task that its name, URL, headers and body do not account for: its times and the lengths of its fields.
const ENVELOPE: usize = 61;
const DEFAULT_SCOPE: &str = "https://www.googleapis.com/auth/cloud-platform";

pub const HTTP_AGENT: &str = "Google-Cloud-Tasks";
pub const APP_ENGINE_AGENT: &str = "AppEngine-Google; (+http://code.google.com/appengine)";

/// Checks a task and fills in defaults.
pub fn complete(task: &mut Task, rules: &QueueRules, settings: &Settings) -> Result<(), ApiError> {
    let name = task.name.len();
    match (&mut task.http_request, &mut task.app_engine_http_request, &mut task.pull_message) {
        (None, None, None) => return Err(ApiError::invalid_argument("Task.payload_type is not set.")),
        (_, _, Some(message)) => complete_pull(message, rules.pull, settings)?,
        _ if rules.pull => {
            return Err(ApiError::invalid_argument("A pull queue takes tasks with a pull_message only."));
        }
        (Some(request), ..) => {
            complete_http(request, name, rules, settings)?;
            complete_deadline(&mut task.dispatch_deadline, 30 * 60, "30m")?;
        }
        (_, Some(request), _) => {
            complete_app_engine(request, settings)?;
            complete_deadline(&mut task.dispatch_deadline, 24 * 3600 + 15, "24h15s")?;
        }
    }
    task.retry_config.as_mut().map_or(Ok(()), complete_retry)
}

/// When the task is due: as asked for, but not in the past.
pub fn schedule_time(task: &Task, now: Time, settings: &Settings) -> Result<Time, ApiError> {
    let Some(asked) = task.schedule_time else { return Ok(now) };
    if asked.seconds > LAST_SECOND {
        return Err(ApiError::unexplained());
    }
    if Time::from(asked) > now + settings.schedule_ahead() {
        return Err(ApiError::invalid_argument(format!(
            "The Task.scheduleTime, {}, is too far in the future. Schedule time must be no more than {}h in the future.",
            pacific_time::show(asked),
            settings.max_schedule_ahead / 3600
        )));
    }
    Ok(Time::from(asked).max(now))
}

fn complete_deadline(deadline: &mut Option<Duration>, longest: i64, shown: &str) -> Result<(), ApiError> {
    let given = deadline.filter(|d| *d != Duration::default());
    let Some(given) = given else {
        *deadline = Some(DEFAULT_DEADLINE);
        return Ok(());
    };
    let bounds = Duration { seconds: 15, nanos: 0 }..=Duration { seconds: longest, nanos: 0 };
    if !bounds.contains(&given) {
        return Err(ApiError::invalid_argument(format!("Task.dispatchDeadline must be between [15s, {shown}].")));
    }
    *deadline = Some(Duration { nanos: given.nanos / 1_000_000 * 1_000_000, ..given });
    Ok(())
}

fn complete_http(
    request: &mut HttpRequest,
    name: usize,
    rules: &QueueRules,
    settings: &Settings,
) -> Result<(), ApiError> {
    let target = rules.http_target.as_ref();
    if request.url.is_empty()
        && let Some(uri) = target.and_then(|target| target.uri_override.as_ref())
        && uri.host.is_some()
    {
        request.url = overridden_url("", uri);
    }
    check_url(&request.url)?;
    check_method(&mut request.http_method, request.body.is_empty())?;
    complete_headers(&mut request.headers, HTTP_AGENT)?;
    let own = [
        request.oauth_token.as_ref().map(|token| &token.service_account_email),
        request.oidc_token.as_ref().map(|token| &token.service_account_email),
    ];
    own.into_iter().flatten().try_for_each(|email| check_service_account(email))?;
    if let Some(target) = target.filter(|target| target.oauth_token.is_some() || target.oidc_token.is_some()) {
        (request.oauth_token, request.oidc_token) = (target.oauth_token.clone(), target.oidc_token.clone());
    }
    complete_tokens(request)?;
    let size = name + request.url.len() + headers_size(&request.headers) + request.body.len() + ENVELOPE;
    check_size(size, settings.max_http_task_bytes)
}

/// Checks the token that a task asks for, and fills in what it is good for.
fn complete_tokens(request: &mut HttpRequest) -> Result<(), ApiError> {
    if let Some(token) = &mut request.oauth_token {
        if !is_google_api(&request.url) {
            return Err(ApiError::invalid_argument(
                "Invalid url for HttpRequest.oauth_token. The hostname in the url must end with \".googleapis.com\"",
            ));
        }
        if token.scope.is_empty() {
            token.scope = DEFAULT_SCOPE.into();
        }
    }
    if let Some(token) = &mut request.oidc_token
        && token.audience.is_empty()
    {
        token.audience = request.url.clone();
    }
    Ok(())
}

fn check_url(url: &str) -> Result<(), ApiError> {
    if url.is_empty() {
        return Err(ApiError::invalid_argument("HttpRequest.url is required."));
    }
    if !url.starts_with("http://") && !url.starts_with("https://") {
        return Err(ApiError::invalid_argument("HttpTarget.url must start with 'http://' or 'https://'."));
    }
    if url.len() > MAX_URL_BYTES {
        return Err(ApiError::invalid_argument(format!(
            "HttpRequest.url must be less than {} characters.",
            MAX_URL_BYTES + 1
        )));
    }
    match Url::parse(url) {
        Ok(_) => Ok(()),
        Err(problem) => Err(ApiError::invalid_argument(format!("HttpRequest.url is not valid: {problem}."))),
    }
}

fn is_google_api(url: &str) -> bool {
    let host = Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
    host.is_some_and(|host| host.ends_with(".googleapis.com"))
}

fn check_method(method: &mut HttpMethod, no_body: bool) -> Result<(), ApiError> {
    // A number that the service does not know counts as unset.
    if !(1..=7).contains(&method.0) {
        *method = HttpMethod::POST;
    }
    if no_body || [HttpMethod::POST, HttpMethod::PUT, HttpMethod::PATCH].contains(method) {
        return Ok(());
    }
    Err(ApiError::invalid_argument("Body can only be set if the http_method is POST, PUT, or PATCH."))
}

fn complete_app_engine(request: &mut AppEngineHttpRequest, settings: &Settings) -> Result<(), ApiError> {
    check_method(&mut request.http_method, request.body.is_empty())?;
    if request.relative_uri.is_empty() {
        request.relative_uri = "/".into();
    }
    if !request.relative_uri.starts_with('/') {
        return Err(ApiError::invalid_argument("AppEngineHttpRequest.relative_uri must be empty or start with \"/\"."));
    }
    if request.relative_uri.len() > MAX_URL_BYTES {
        return Err(ApiError::invalid_argument(format!(
            "AppEngineHttpRequest.relative_uri must be less than {} characters.",
            MAX_URL_BYTES + 1
        )));
    }
    complete_headers(&mut request.headers, APP_ENGINE_AGENT)?;
    if !request.body.is_empty() && !request.headers.keys().any(|name| name.eq_ignore_ascii_case("content-type")) {
        request.headers.insert("Content-Type".into(), "application/octet-stream".into());
    }
    let size = request.relative_uri.len() + headers_size(&request.headers) + request.body.len();
    check_size(size, settings.max_app_engine_task_bytes)
}

fn complete_pull(message: &PullMessage, pull: bool, settings: &Settings) -> Result<(), ApiError> {
    if !pull {
        return Err(ApiError::invalid_argument("A task with a pull_message can only be added to a pull queue."));
    }
    if message.tag.len() >= MAX_TAG_CHARS {
        return Err(ApiError::invalid_argument(format!(
            "PullMessage.tag must be less than {MAX_TAG_CHARS} characters."
        )));
    }
    check_size(message.tag.len() + message.payload.len(), settings.max_pull_task_bytes)
}

fn check_size(size: usize, most: usize) -> Result<(), ApiError> {
    if size <= most { Ok(()) } else { Err(ApiError::invalid_argument("Task size too large")) }
}

fn headers_size(headers: &BTreeMap<String, String>) -> usize {
    headers.iter().map(|(name, value)| name.len() + value.len()).sum()
}

/// Drops the headers that the service sets itself and those that no header can be, and adds its user agent.
fn complete_headers(headers: &mut BTreeMap<String, String>, agent: &str) -> Result<(), ApiError> {
    headers.values_mut().for_each(clean);
    headers.retain(|name, value| {
        is_header_name(name)
            && is_header_value(value)
            && !is_dropped(name)
            && !name.eq_ignore_ascii_case("user-agent")
            && name.len() + value.len() <= MAX_HEADER_BYTES
    });
    headers.insert("User-Agent".into(), agent.into());
    if headers_size(headers) >= MAX_HEADERS_BYTES {
        return Err(ApiError::invalid_argument("The headers must be less than 80 KB together."));
    }
    Ok(())
}

/// Line breaks become underscores; a value ends where a NUL stands.
fn clean(value: &mut String) {
    if let Some(end) = value.find('\0') {
        value.truncate(end);
    }
    if value.contains(['\r', '\n']) {
        *value = value.replace(['\r', '\n'], "_");
    }
}

fn is_header_value(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte == b'\t' || (b' '..=b'~').contains(&byte))
}

#[cfg(test)]
#[path = "task_validation_tests.rs"]
mod tests;
