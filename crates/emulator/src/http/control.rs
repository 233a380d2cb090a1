//! The control endpoints for tests, under `/emulator/`.

use super::decode::Query;
use super::inspect;
use super::response::RestResponse;
use crate::engine::{Engine, not_kept};
use crate::error::ApiError;
use http::Method;
use http::request::Parts;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;

/// The largest time in a query, in seconds.
const MAX_SECONDS: f64 = 1e9;

pub async fn answer(head: &Parts, endpoint: &str, engine: &Arc<Engine>) -> RestResponse {
    let query = Query::parse(head.uri.query().unwrap_or_default());
    let outcome = match (&head.method, endpoint) {
        (&Method::GET, "health") => Ok(json!({"ok": true})),
        (&Method::GET, "attempts") => Ok(attempts(&query, engine)),
        (&Method::GET, "tasks") => tasks(&query, engine),
        (&Method::POST, "reset") => engine.reset().wait().await.map_err(not_kept).map(|()| json!({})),
        (&Method::POST, "waitIdle") => wait_idle(&query, engine).await,
        (&Method::POST, "advance") => seconds(&query, "seconds", None).map(|by| {
            engine.advance(by);
            json!({})
        }),
        (&Method::POST, "failNext") => fail_next(&query, engine),
        (&Method::POST, "queues") => create_queue(&query, engine).await,
        _ => return RestResponse::no_route(head.uri.path()),
    };
    match outcome {
        Ok(value) => RestResponse::value(&value),
        Err(error) => RestResponse::error(&error),
    }
}

/// All attempts, or those of one task.
fn attempts(query: &Query, engine: &Arc<Engine>) -> serde_json::Value {
    let state = engine.lock();
    match query.get("task") {
        Some(task) => json!({"attempts": state.attempts.of_task(task).collect::<Vec<_>>()}),
        None => json!({"attempts": state.attempts.to_vec()}),
    }
}

fn tasks(query: &Query, engine: &Arc<Engine>) -> Result<serde_json::Value, ApiError> {
    let queue = query.get("queue").ok_or_else(|| ApiError::invalid_argument("queue: expected a queue's name"))?;
    let (offset, limit) = (number(query, "offset", 0)?, number(query, "limit", 100)?);
    Ok(inspect::tasks(engine, queue, offset as usize, limit as usize))
}

async fn wait_idle(query: &Query, engine: &Arc<Engine>) -> Result<serde_json::Value, ApiError> {
    let timeout = seconds(query, "timeout", Some(Duration::from_secs(30)))?;
    let idle = engine.idle(timeout).await;
    let paused = engine.lock().paused_with_due_tasks(engine.clock.now());
    // The caller may not expect that a paused queue counts as idle.
    Ok(if paused.is_empty() {
        json!({ "idle": idle })
    } else {
        json!({ "idle": idle, "paused_with_due_tasks": paused.iter().map(|name| &**name).collect::<Vec<_>>() })
    })
}

fn fail_next(query: &Query, engine: &Arc<Engine>) -> Result<serde_json::Value, ApiError> {
    let count = number(query, "count", 1)?;
    let status = number(query, "status", 503)?;
    let status = u16::try_from(status).map_err(|_| ApiError::invalid_argument("status: expected an HTTP status"))?;
    engine.lock().fail_next = (count, status);
    Ok(json!({}))
}

async fn create_queue(query: &Query, engine: &Arc<Engine>) -> Result<serde_json::Value, ApiError> {
    let name = query
        .get("name")
        .ok_or_else(|| ApiError::invalid_argument("name: expected projects/P/locations/L/queues/Q"))?;
    engine.create_queue(name)?.wait().await.map_err(not_kept)?;
    Ok(json!({ "name": name }))
}

fn number(query: &Query, name: &str, default: u32) -> Result<u32, ApiError> {
    let parse = |text: &str| {
        text.parse().map_err(|_| ApiError::invalid_argument(format!("{name}: expected a number, got {text:?}")))
    };
    query.get(name).map_or(Ok(default), parse)
}

fn seconds(query: &Query, name: &str, default: Option<Duration>) -> Result<Duration, ApiError> {
    let problem =
        || ApiError::invalid_argument(format!("{name}: expected a number of seconds from 0 to {MAX_SECONDS}"));
    match query.get(name).map(str::parse::<f64>) {
        Some(Ok(seconds)) if (0.0..=MAX_SECONDS).contains(&seconds) => Ok(Duration::from_secs_f64(seconds)),
        None => default.ok_or_else(problem),
        _ => Err(problem()),
    }
}
