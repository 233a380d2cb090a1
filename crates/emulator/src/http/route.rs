//! From a request to its method: the path templates of the table, matched segment by segment.

use super::answer::Answer;
use super::{control, decode};
use crate::dispatch;
use crate::fault::Fault;
use crate::oidc;
use crate::service;
use crate::shared::Shared;
use bytes::Bytes;
use cloudtasks::message::DynamicMessage;
use cloudtasks::message::json::{EnumForm, JsonOptions, to_json};
use cloudtasks::schema::{MethodDescriptor, VERSIONS, Verb};
use http::request::Parts;
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

/// A variable of a path template, by the path of its request field, and its value.
pub type Variable = (&'static str, String);

struct Route {
    method: &'static MethodDescriptor,
    segments: Vec<Segment>,
    variables: Vec<(&'static str, std::ops::Range<usize>)>,
}

#[derive(Debug, PartialEq)]
enum Segment {
    Literal(&'static str),
    /// Anything before this suffix, which is empty or a verb such as `:purge`.
    Any(&'static str),
}

static ROUTES: LazyLock<Vec<Route>> = LazyLock::new(|| {
    let methods = VERSIONS.iter().flat_map(|api| api.methods);
    methods.flat_map(|method| method.paths.iter().map(|path| Route::new(method, path))).collect()
});

pub async fn answer(head: &Parts, body: Bytes, shared: &Arc<Shared>) -> Answer {
    let path = head.uri.path();
    if let Some(endpoint) = path.strip_prefix("/emulator/") {
        return control::answer(head, endpoint, shared).await;
    }
    match path {
        oidc::DISCOVERY_PATH => return Answer::value(&discovery(head, shared)),
        oidc::KEYS_PATH => return Answer::value(&oidc::keys()),
        _ => {}
    }
    let Some((method, variables)) = find(verb(head), path) else { return Answer::no_route(path) };
    match carry_out(method, &variables, head, &body, shared).await {
        Ok(json) => Answer::json(json),
        Err(fault) => Answer::fault(&fault),
    }
}

fn discovery(head: &Parts, shared: &Shared) -> serde_json::Value {
    let host = head.headers.get("host").and_then(|host| host.to_str().ok()).unwrap_or_default();
    oidc::discovery(&shared.settings.oidc_issuer, &format!("http://{host}"))
}

async fn carry_out(
    method: &'static MethodDescriptor,
    variables: &[Variable],
    head: &Parts,
    body: &[u8],
    shared: &Arc<Shared>,
) -> Result<Vec<u8>, Fault> {
    let query = decode::Query::parse(head.uri.query().unwrap_or_default());
    let request = decode::request(method, variables, &query, &head.headers, body)?;
    let response = call(shared, method, &request).await?;
    let enums = if query.enums_as_numbers { EnumForm::Numbers } else { EnumForm::Names };
    let mut json = Vec::with_capacity(512);
    to_json(&response, &JsonOptions { enums, ..JsonOptions::WIRE }, &mut json)?;
    Ok(json)
}

/// Carries out a call, lets the attempts that it starts begin, and waits until what it changed is kept.
async fn call(
    shared: &Arc<Shared>,
    method: &'static MethodDescriptor,
    request: &DynamicMessage,
) -> Result<DynamicMessage, Fault> {
    let now = shared.clock.now();
    let (reply, batch) = shared.change(|state| service::call(state, method, request, now));
    let reply = reply?;
    dispatch::begin(shared, reply.starts);
    shared.kept(batch).await?;
    Ok(reply.message)
}

/// The verb of a request; that of a header where a client, such as Google's for Java, cannot send it as it is.
fn verb(head: &Parts) -> &str {
    let other = head.headers.get("x-http-method-override").filter(|_| head.method == http::Method::POST);
    other.and_then(|verb| verb.to_str().ok()).unwrap_or(head.method.as_str())
}

fn find(verb: &str, path: &str) -> Option<(&'static MethodDescriptor, Vec<Variable>)> {
    let verb = [Verb::Get, Verb::Post, Verb::Patch, Verb::Delete].into_iter().find(|v| v.as_str() == verb)?;
    let path: Cow<'_, str> = if path.starts_with("/projects/") { format!("/v2{path}").into() } else { path.into() };
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    ROUTES.iter().filter(|route| route.method.verb == verb).find_map(|route| Some((route.method, route.fits(&parts)?)))
}

impl Route {
    fn new(method: &'static MethodDescriptor, template: &'static str) -> Self {
        let (mut segments, mut variables) = (Vec::new(), Vec::new());
        let mut rest = template.trim_start_matches('/');
        while !rest.is_empty() {
            let Some(inner) = rest.strip_prefix('{') else {
                let (literal, after) = rest.split_once('/').unwrap_or((rest, ""));
                segments.push(Segment::Literal(literal));
                rest = after;
                continue;
            };
            let (variable, after) = inner.split_once('}').expect("templates are well formed");
            let (field, pattern) = variable.split_once('=').unwrap_or((variable, "*"));
            let (suffix, after) = after.split_at(after.find('/').unwrap_or(after.len()));
            let from = segments.len();
            segments.extend(
                pattern.split('/').map(|part| if part == "*" { Segment::Any("") } else { Segment::Literal(part) }),
            );
            if let Some(Segment::Any(end)) = segments.last_mut() {
                *end = suffix;
            }
            variables.push((field, from..segments.len()));
            rest = after.trim_start_matches('/');
        }
        Route { method, segments, variables }
    }

    fn fits(&self, parts: &[&str]) -> Option<Vec<Variable>> {
        if parts.len() != self.segments.len() || !self.segments.iter().zip(parts).all(|(s, part)| s.fits(part)) {
            return None;
        }
        let mut values = Vec::with_capacity(parts.len());
        for (segment, part) in self.segments.iter().zip(parts) {
            values.push(segment.value(part)?);
        }
        Some(self.variables.iter().map(|(field, range)| (*field, values[range.clone()].join("/"))).collect())
    }
}

impl Segment {
    fn fits(&self, part: &str) -> bool {
        match self {
            Segment::Literal(literal) => *literal == part,
            Segment::Any(suffix) => part.ends_with(suffix),
        }
    }

    fn value(&self, part: &str) -> Option<String> {
        let value = match self {
            Segment::Literal(literal) => return Some((*literal).to_owned()),
            Segment::Any(suffix) => part.strip_suffix(suffix)?,
        };
        let value = percent_decode_str(value).decode_utf8().ok()?;
        (!value.is_empty()).then(|| value.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(verb: &str, path: &str) -> Option<(String, Vec<Variable>)> {
        let (method, variables) = find(verb, path)?;
        Some((format!("{}.{}", method.version, method.name), variables))
    }

    #[test]
    fn every_method_is_found_by_its_own_template() {
        for method in VERSIONS.iter().flat_map(|api| api.methods) {
            for template in method.paths {
                let path = template
                    .split(['{', '}'])
                    .map(|part| part.split_once('=').map_or(part, |(_, pattern)| pattern))
                    .collect::<String>()
                    .replace("task_id", "t")
                    .replace('*', "x");
                let (name, _) = found(method.verb.as_str(), &path).unwrap_or_else(|| panic!("{path}"));
                assert_eq!(name, format!("{}.{}", method.version, method.name));
            }
        }
    }

    #[test]
    fn a_path_without_version_is_v2() {
        let (name, variables) = found("GET", "/projects/p/locations/l/queues/q").unwrap();
        assert_eq!(name, "v2.get_queue");
        assert_eq!(variables, [("name", "projects/p/locations/l/queues/q".to_string())]);
    }

    #[test]
    fn escapes_in_a_path_are_undone() {
        let (_, variables) = found("GET", "/v2/projects/a%3Ab/locations/l/queues/q%2Dx").unwrap();
        assert_eq!(variables[0].1, "projects/a:b/locations/l/queues/q-x");
    }

    #[test]
    fn other_paths_and_verbs_are_not_found() {
        assert!(found("POST", "/v2/projects/p/locations/l/queues/q:burn").is_none());
        assert!(found("PUT", "/v2/projects/p/locations/l/queues/q").is_none());
        assert!(found("GET", "/v3/projects/p/locations/l/queues/q").is_none());
        assert!(found("GET", "/v2/projects//locations/l/queues/q").is_none());
    }
}
