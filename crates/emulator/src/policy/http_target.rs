//! What a queue's HTTP target overrides in the requests of its tasks.

use cloudtasks::v2beta3::{HttpMethod, HttpRequest, HttpTarget, UriOverride, UriOverrideUriOverrideEnforceMode};

/// The request of a task under its queue's overrides.
pub fn overridden(mut request: HttpRequest, target: Option<&HttpTarget>) -> HttpRequest {
    let Some(target) = target else { return request };
    if target.oauth_token.is_some() || target.oidc_token.is_some() {
        request.oauth_token = target.oauth_token.clone();
        request.oidc_token = target.oidc_token.clone();
    }
    // The audience is where the task was to go, not where its queue sends it.
    if let Some(token) = &mut request.oidc_token
        && token.audience.is_empty()
    {
        token.audience = request.url.clone();
    }
    if let Some(uri) = &target.uri_override
        && (request.url.is_empty() || uri.uri_override_enforce_mode != UriOverrideUriOverrideEnforceMode::IF_NOT_EXISTS)
    {
        request.url = overridden_url(&request.url, uri);
    }
    if target.http_method != HttpMethod::HTTP_METHOD_UNSPECIFIED {
        request.http_method = target.http_method;
    }
    for header in target.header_overrides.iter().filter_map(|entry| entry.header.as_ref()) {
        request.headers.retain(|name, _| !name.eq_ignore_ascii_case(&header.key));
        request.headers.insert(header.key.clone(), header.value.clone());
    }
    request
}

/// A URL, or none, with the parts that an override sets in their place.
pub fn overridden_url(url: &str, uri: &UriOverride) -> String {
    use cloudtasks::v2beta3::UriOverrideScheme as Scheme;
    let (scheme, rest) = url.split_once("://").unwrap_or(("https", url));
    let (rest, _fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port.to_owned())),
        _ => (authority, None),
    };
    let scheme = match uri.scheme {
        Some(Scheme::HTTP) => "http",
        Some(_) => "https",
        None => scheme,
    };
    let host = uri.host.as_deref().unwrap_or(host);
    let port = uri.port.map(|port| port.to_string()).or(port);
    let port = port.map_or(String::new(), |port| format!(":{port}"));
    let path = uri.path_override.as_ref().map_or(path, |over| over.path.as_str());
    let slash = if path.starts_with('/') { "" } else { "/" };
    let query = uri.query_override.as_ref().map_or(query, |over| over.query_params.as_str());
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{scheme}://{host}{port}{slash}{path}{mark}{query}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use cloudtasks::v2beta3::{
        HttpTargetHeader, HttpTargetHeaderOverride, PathOverride, QueryOverride, UriOverrideScheme,
    };
    use std::collections::BTreeMap;

    fn to(url: &str) -> HttpRequest {
        HttpRequest::new().url(url)
    }

    fn uri(over: UriOverride) -> HttpTarget {
        HttpTarget::new().uri_override(over)
    }

    #[test]
    fn each_part_of_a_url_can_be_overridden() {
        let url = |over: UriOverride| overridden(to("http://a:1/p?q=1"), Some(&uri(over))).url;
        assert_eq!(url(UriOverride::new()), "http://a:1/p?q=1");
        assert_eq!(url(UriOverride::new().scheme(UriOverrideScheme::HTTPS)), "https://a:1/p?q=1");
        assert_eq!(url(UriOverride::new().host("b")), "http://b:1/p?q=1");
        assert_eq!(url(UriOverride::new().port(2_i64)), "http://a:2/p?q=1");
        assert_eq!(url(UriOverride::new().path_override(PathOverride::new().path("/x"))), "http://a:1/x?q=1");
        let query = QueryOverride::new().query_params("r=2&s=3");
        assert_eq!(url(UriOverride::new().query_override(query)), "http://a:1/p?r=2&s=3");
    }

    #[test]
    fn an_override_for_tasks_without_a_url_leaves_the_others_alone() {
        let mode = UriOverrideUriOverrideEnforceMode::IF_NOT_EXISTS;
        let target = uri(UriOverride::new().host("b").uri_override_enforce_mode(mode));
        assert_eq!(overridden(to("http://a/"), Some(&target)).url, "http://a/");
        assert_eq!(overridden(to(""), Some(&target)).url, "https://b/");
    }

    #[test]
    fn method_and_headers_of_the_queue_win() {
        let header = HttpTargetHeader::new().key("X-A").value("queue");
        let target = HttpTarget::new()
            .http_method(HttpMethod::PUT)
            .header_overrides(vec![HttpTargetHeaderOverride::new().header(header)]);
        let headers =
            BTreeMap::from([("x-a".to_string(), "task".to_string()), ("x-b".to_string(), "task".to_string())]);
        let request = overridden(to("http://a/").headers(headers), Some(&target));
        assert_eq!(request.http_method, HttpMethod::PUT);
        let expected =
            BTreeMap::from([("X-A".to_string(), "queue".to_string()), ("x-b".to_string(), "task".to_string())]);
        assert_eq!(request.headers, expected);
    }
}
