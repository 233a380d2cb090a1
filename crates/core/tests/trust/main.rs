//! What a caller may rely on when the network, the service or the credentials fail.

mod calls;
mod connections;
mod credentials;
mod credentials_over_tls;
mod deadlines;
mod enqueues;
mod faults;
mod lateness;
mod proxies;
mod secrecy;
mod tls;
