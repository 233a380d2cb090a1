//! How a client makes connections.

use super::connect::Resolve;
use super::tls::TlsSettings;
use bytes::Bytes;
use http::Uri;
use http::uri::{Authority, Scheme};
use hyper_util::client::proxy::matcher::Matcher;
use std::sync::Arc;
use std::time::Duration;

/// The default of [`max_connections`](crate::ClientBuilder::max_connections): 800 calls at once to Google's front end.
const MAX_CONNECTIONS: usize = 8;

/// How connections are made.
#[derive(Clone)]
pub(crate) struct TransportSettings {
    pub tls: TlsSettings,
    pub proxy: ProxySetting,
    pub connect_timeout: Option<Duration>,
    pub look_up: Option<Arc<Resolve>>,
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

/// Whether an address is on this machine. The proxies of the environment are not used for it.
pub(crate) fn is_loopback(address: &Uri) -> bool {
    match address.host() {
        Some("localhost" | "[::1]") => true,
        Some(host) => host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback()),
        None => false,
    }
}

impl TransportSettings {
    /// The server at this address, if connections to it are plain TCP without settings of this client, so that other clients
    /// can use them.
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
