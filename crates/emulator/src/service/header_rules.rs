//! Which headers a task may carry and a queue may set.

/// Whether a header can have this name. The service lets through what HTTP does not: `X/Slash`.
pub fn is_header_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':')
}

/// Whether the service drops a header of this name, or does not let a queue set it.
pub fn is_dropped(name: &str) -> bool {
    const NAMES: [&str; 10] = [
        "host",
        "content-length",
        "connection",
        "keep-alive",
        "te",
        "transfer-encoding",
        "upgrade",
        "via",
        "accept-encoding",
        "x-forwarded-for",
    ];
    const PREFIXES: [&str; 3] = ["proxy-", "x-google", "x-appengine-"];
    let name = name.to_ascii_lowercase();
    name == "from" || NAMES.contains(&name.as_str()) || PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}
