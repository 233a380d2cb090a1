//! Answers: JSON, errors in JSON, or a page of HTML where no route is.

use super::json::{self, ResponseForm};
use crate::error::ApiError;
use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONNECTION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderValue, Response, StatusCode};
use http_body_util::Full;
use serde_json::Value;

const JSON: &str = "application/json; charset=UTF-8";
const HTML: &str = "text/html; charset=UTF-8";

pub struct RestResponse {
    status: u16,
    content_type: &'static str,
    body: Vec<u8>,
    close: bool,
}

impl RestResponse {
    pub fn json(body: Vec<u8>) -> Self {
        RestResponse { status: 200, content_type: JSON, body, close: false }
    }

    pub fn value(value: &Value) -> Self {
        Self::json(value.to_string().into_bytes())
    }

    pub fn error(error: &ApiError) -> Self {
        Self::error_in(error, ResponseForm::default())
    }

    pub fn error_in(error: &ApiError, form: ResponseForm) -> Self {
        RestResponse { status: error.http_status(), ..Self::json(json::error(error, form)) }
    }

    /// What the service answers on a path that no method has.
    pub fn no_route(path: &str) -> Self {
        let shown = path.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let body = format!(
            "<!DOCTYPE html>\n<html lang=en>\n<title>Error 404 (Not Found)</title>\n\
             <p><b>404.</b> The requested URL <code>{shown}</code> was not found on this server.\n"
        );
        RestResponse { status: 404, content_type: HTML, body: body.into_bytes(), close: false }
    }

    /// The request did not arrive in time.
    pub fn timeout() -> Self {
        let error = ApiError::new(cloudtasks::Code::DeadlineExceeded, "The request body did not arrive in time.");
        RestResponse { status: 408, close: true, ..Self::error(&error) }
    }

    pub fn into_response(self) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::new(Bytes::from(self.body)));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private"));
        if self.close {
            headers.insert(CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }
}
