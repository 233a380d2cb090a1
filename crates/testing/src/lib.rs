//! Stand-ins for the tests of the call path: a Cloud Tasks that counts what reaches it, faults between it and the
//! client, the endpoints that issue tokens, proxies and a certificate authority.
//!
//! They know nothing of the client, so that what they count is what was on the wire. Each lives on the runtime of the
//! test and ends when it is dropped.

mod authority;
mod fault;
mod gate;
mod hostile;
mod http1;
mod http2;
mod issuer;
mod proxy;
mod schedules;
mod server;
mod service;
mod socks;
mod states;
mod subprocess;

pub use authority::{Authority, NAMES, self_signed_server};
pub use fault::{Fault, Faults};
pub use gate::Gate;
pub use hostile::{HostileCall, HostileCase, HostileServer, hostile_cases};
pub use http1::{Answer, Request};
pub use http2::{Http2Server, Stream};
pub use issuer::{Issuer, SERVICE_ACCOUNT_KEY};
pub use proxy::Proxy;
pub use schedules::{Task, every_schedule};
pub use server::{Server, ServerBuilder};
pub use service::TaskService;
pub use socks::SocksProxy;
pub use states::{Model, every_state};
pub use subprocess::{is_child_process, run_driver, run_in_child_process};
