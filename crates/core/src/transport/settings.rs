//! How a client makes connections.

use super::connect::LookUp;
use super::tls::TlsSettings;
use bytes::Bytes;
use http::Uri;
use http::uri::{Authority, Scheme};
use hyper_util::client::proxy::matcher::Matcher;
use std::sync::Arc;
use std::time::Duration;

/// How many connections of HTTP/2 a client opens at most, unless it says otherwise: 800 calls at once to Google's front end.
const MAX_CONNECTIONS: usize = 8;

/// How connections are made.
#[derive(Clone)]
pub(crate) struct TransportSettings {
    pub tls: TlsSettings,
    pub proxy: ProxySetting,
    pub connect_timeout: Option<Duration>,
    pub look_up: Option<Arc<LookUp>>,
    /// How many connections of HTTP/2 a client opens to a server.
    pub max_connections: usize,
    /// Whether calls go to the emulator that the environment names.
    pub is_emulator: bool,
}

#[derive(Clone, Default)]
pub(crate) enum ProxySetting {
    /// HTTPS_PROXY, HTTP_PROXY and NO_PROXY.
    #[default]
    Environment,
    Direct,
    Through(Arc<Matcher>),
}

impl Default for TransportSettings {
    fn default() -> Self {
        TransportSettings {
            tls: TlsSettings::default(),
            proxy: ProxySetting::default(),
            connect_timeout: None,
            look_up: None,
            max_connections: MAX_CONNECTIONS,
            is_emulator: false,
        }
    }
}

/// Whether an address leads to this machine, where no proxy of the environment stands before it.
pub(crate) fn is_loopback(address: &Uri) -> bool {
    match address.host() {
        Some("localhost" | "[::1]") => true,
        Some(host) => host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback()),
        None => false,
    }
}

impl TransportSettings {
    /// The server at this address, if connections to it are plain TCP, as any other client would make them.
    pub fn plain_server<'a>(&self, base: &'a Uri) -> Option<&'a Authority> {
        let is_direct = match &self.proxy {
            ProxySetting::Environment => Matcher::from_env().intercept(base).is_none(),
            ProxySetting::Direct => true,
            ProxySetting::Through(proxies) => proxies.intercept(base).is_none(),
        };
        let is_plain = base.scheme() == Some(&Scheme::HTTP) && self.connect_timeout.is_none() && self.look_up.is_none();
        base.authority().filter(|_| is_direct && is_plain)
    }
}

pub(crate) type Request = http::Request<Bytes>;
