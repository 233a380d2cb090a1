//! What a caller may rely on when the network, the service or the credentials fail.

mod calls;
mod connections;
mod credential_matrix;
mod credentials;
mod deadlines;
mod enqueues;
mod faults;
// It reads /proc.
#[cfg(target_os = "linux")]
mod hostile;
mod http2;
mod issuers;
mod lateness;
mod outcomes;
mod panics;
// They are for sh.
#[cfg(unix)]
mod programs;
mod proxies;
mod responses;
mod secrecy;
mod tls;
