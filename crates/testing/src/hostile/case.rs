//! The cases: what a hostile server does, and how calls to it may end.

use super::script::Script;

/// One behavior of a hostile server, and how calls to it may end.
pub struct HostileCase {
    /// What the server does.
    pub name: &'static str,
    /// The call that clients make.
    pub call: HostileCall,
    /// The codes with which the call may end, such as `OK` and `DEADLINE_EXCEEDED`.
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
    /// Either one: the response means the same to both.
    Any,
}

/// Where the hostile server is.
pub(super) enum Place {
    /// The service, over plain HTTP/1.1.
    Http1(Script),
    /// The service, over HTTP/2: what it does with the stream of this number.
    Http2(fn(u32) -> Script),
    /// The service, in place of the TLS handshake.
    Tls(Script),
    /// The proxy, in response to CONNECT.
    Proxy(Script),
    /// The issuer of tokens.
    Issuer(Script),
}
