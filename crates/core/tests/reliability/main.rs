//! What a caller may rely on when the network, the service or the credentials fail.

mod calls;
mod connections;
mod credential_matrix;
mod credentials;
mod deadlines;
mod enqueues;
mod faults;
mod hostile;
mod http2;
mod issuers;
mod lateness;
mod outcomes;
mod panics;
mod proxies;
mod responses;
mod secrecy;
mod tls;
