//! Endpoints for those who test against the emulator, under `/emulator/`.

use super::answer::Answer;
use super::decode::Query;
use crate::fault::Fault;
use crate::shared::Shared;
use http::Method;
use http::request::Parts;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;

/// The longest that a time in a query may be, in seconds.
const LONGEST: f64 = 1e9;

pub async fn answer(head: &Parts, endpoint: &str, shared: &Arc<Shared>) -> Answer {
    let query = Query::parse(head.uri.query().unwrap_or_default());
    let outcome = match (&head.method, endpoint) {
        (&Method::GET, "health") => Ok(json!({"ok": true})),
        (&Method::GET, "attempts") => Ok(json!({"attempts": shared.lock().attempts.to_vec()})),
        (&Method::POST, "reset") => {
            shared.reset();
            Ok(json!({}))
        }
        (&Method::POST, "waitIdle") => wait_idle(&query, shared).await,
        (&Method::POST, "advance") => seconds(&query, "seconds", None).map(|by| {
            shared.advance(by);
            json!({})
        }),
        (&Method::POST, "failNext") => fail_next(&query, shared),
        (&Method::POST, "queues") => create_queue(&query, shared),
        _ => return Answer::no_route(head.uri.path()),
    };
    match outcome {
        Ok(value) => Answer::value(&value),
        Err(fault) => Answer::fault(&fault),
    }
}

async fn wait_idle(query: &Query, shared: &Arc<Shared>) -> Result<serde_json::Value, Fault> {
    let timeout = seconds(query, "timeout", Some(Duration::from_secs(30)))?;
    let shared = shared.clone();
    let idle = tokio::task::spawn_blocking(move || shared.wait_idle(timeout)).await.unwrap_or(false);
    Ok(json!({ "idle": idle }))
}

fn fail_next(query: &Query, shared: &Arc<Shared>) -> Result<serde_json::Value, Fault> {
    let count = number(query, "count", 1)?;
    let status = number(query, "status", 503)?;
    let status = u16::try_from(status).map_err(|_| Fault::invalid("status: expected an HTTP status"))?;
    shared.lock().fail_next = (count, status);
    Ok(json!({}))
}

fn create_queue(query: &Query, shared: &Arc<Shared>) -> Result<serde_json::Value, Fault> {
    let name = query.get("name").ok_or_else(|| Fault::invalid("name: expected projects/P/locations/L/queues/Q"))?;
    shared.create_queue(name)?;
    Ok(json!({ "name": name }))
}

fn number(query: &Query, name: &str, default: u32) -> Result<u32, Fault> {
    let parse =
        |text: &str| text.parse().map_err(|_| Fault::invalid(format!("{name}: expected a number, got {text:?}")));
    query.get(name).map_or(Ok(default), parse)
}

fn seconds(query: &Query, name: &str, default: Option<Duration>) -> Result<Duration, Fault> {
    let problem = || Fault::invalid(format!("{name}: expected a number of seconds from 0 to {LONGEST}"));
    match query.get(name).map(str::parse::<f64>) {
        Some(Ok(seconds)) if (0.0..=LONGEST).contains(&seconds) => Ok(Duration::from_secs_f64(seconds)),
        None => default.ok_or_else(problem),
        _ => Err(problem()),
    }
}
