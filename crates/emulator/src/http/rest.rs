//! REST: a request routed, decoded, carried out, and its response encoded.

use super::response::RestResponse;
use super::{control, decode, firebase, json, route};
use crate::engine::Engine;
use crate::error::ApiError;
use crate::oidc;
use bytes::Bytes;
use cloudtasks::schema::MethodDescriptor;
use http::request::Parts;
use std::sync::Arc;

pub async fn answer(head: &Parts, body: Bytes, engine: &Arc<Engine>) -> RestResponse {
    let path = head.uri.path();
    if let Some(endpoint) = path.strip_prefix("/emulator/") {
        return control::answer(head, endpoint, engine).await;
    }
    match path {
        oidc::DISCOVERY_PATH => return RestResponse::value(&discovery(head, engine)),
        oidc::KEYS_PATH => return RestResponse::value(&oidc::keys()),
        path if oidc::CERTIFICATE_PATHS.contains(&path) => return RestResponse::value(&oidc::certificates()),
        _ => {}
    }
    let Some((method, variables)) = route::find(route::verb(head), path) else { return RestResponse::no_route(path) };
    let query = decode::Query::parse(head.uri.query().unwrap_or_default());
    match call(method, &variables, &query, head, &body, engine).await {
        Ok(json) => RestResponse::json(json),
        Err(error) => RestResponse::error_in(&error, query.form),
    }
}

fn discovery(head: &Parts, engine: &Engine) -> serde_json::Value {
    let host = head.headers.get("host").and_then(|host| host.to_str().ok());
    let host = head.uri.authority().map(|authority| authority.as_str()).or(host).unwrap_or_default();
    oidc::discovery(&engine.settings.oidc_issuer, &format!("http://{host}"))
}

async fn call(
    method: &'static MethodDescriptor,
    variables: &[route::Variable],
    query: &decode::Query,
    head: &Parts,
    body: &[u8],
    engine: &Arc<Engine>,
) -> Result<Vec<u8>, ApiError> {
    let mut request = decode::request(method, variables, query, &head.headers, body)?;
    let is_firebase = firebase::creates_task(head.uri.path(), method);
    if is_firebase {
        firebase::fill_in_url(&mut request, &engine.settings)?;
    }
    let response = engine.call(method, &request).await?;
    let json = json::message(&response, query.form)?;
    Ok(if is_firebase { firebase::answer(json) } else { json })
}
