//! What a hostile server does, and what may come of it.

use super::script::Script;

/// One thing that a server can do, and how calls may end that meet it.
pub struct HostileCase {
    /// What the server does.
    pub name: &'static str,
    /// The call that meets it.
    pub call: HostileCall,
    /// The codes of its possible ends, such as `OK` and `DEADLINE_EXCEEDED`.
    pub ends: &'static [&'static str],
    pub(super) place: Place,
}

/// What a client calls.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum HostileCall {
    /// `list_tasks`, whose response may be compressed.
    List,
    /// `create_task`.
    Create,
    /// Either, where the response means the same to both.
    Any,
}

/// Who is hostile.
pub(super) enum Place {
    /// The service, over plain HTTP/1.1.
    Http1(Script),
    /// The service, where it speaks HTTP/2: what it does with the stream of this number.
    Http2(fn(u32) -> Script),
    /// The service, before TLS.
    Tls(Script),
    /// The proxy, when it is asked for a connection.
    Proxy(Script),
    /// The issuer of tokens.
    Issuer(Script),
}
