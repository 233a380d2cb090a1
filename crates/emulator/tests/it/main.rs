//! The emulator from outside: requests to it and to its program, and what its workers receive. One program, since each takes
//! seconds to link.

mod support;

mod app_engine;
mod batch;
mod conformance;
mod control;
mod crash;
mod dispatch;
mod firebase;
mod grpc;
mod hostile;
mod https;
mod iam;
mod lifecycle;
mod persistence;
// It starts the program by sh, and stops it by signals.
#[cfg(unix)]
mod program;
mod pull;
mod queues;
mod recorded;
mod refusals;
mod startup;
