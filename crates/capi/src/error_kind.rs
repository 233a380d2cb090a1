//! Where an error arose, as numbers for programs.

use crate::status::cloudtasks_status;
use cloudtasks::{ErrorKind, Phase};

/// On which side of a call an error arose. Kinds may be added.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum cloudtasks_error_kind {
    /// No error.
    CLOUDTASKS_ERROR_NONE = 0,
    /// The request, an argument or a setting is wrong; nothing was sent.
    CLOUDTASKS_ERROR_REQUEST = 1,
    /// The service, or something on the way to it, answered with an error.
    CLOUDTASKS_ERROR_SERVICE = 2,
    /// No connection could be made, or the connection broke.
    CLOUDTASKS_ERROR_TRANSPORT = 3,
    /// The timeout of the call passed; the phase says where the time went.
    CLOUDTASKS_ERROR_TIMEOUT = 4,
    /// The retry policy gave up; cloudtasks_error_cause is the error of the last attempt.
    CLOUDTASKS_ERROR_RETRY = 5,
    /// No access token could be obtained.
    CLOUDTASKS_ERROR_CREDENTIALS = 6,
    /// The call was cancelled, or its client freed.
    CLOUDTASKS_ERROR_CANCELLED = 7,
    /// The service reported success with a response that cannot be read.
    CLOUDTASKS_ERROR_RESPONSE = 8,
    /// This process lacks something: memory, threads, file descriptors.
    CLOUDTASKS_ERROR_SYSTEM = 9,
    /// A defect of this library.
    CLOUDTASKS_ERROR_DEFECT = 10,
}

/// What a call was doing when it failed. Phases may be added.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum cloudtasks_phase {
    /// Unknown, or not in a call.
    CLOUDTASKS_PHASE_NONE = 0,
    /// Getting an access token.
    CLOUDTASKS_PHASE_TOKEN = 1,
    /// Looking up the host name.
    CLOUDTASKS_PHASE_NAME_LOOKUP = 2,
    /// Opening the TCP connection, through the proxy where there is one.
    CLOUDTASKS_PHASE_CONNECT = 3,
    /// The TLS handshake.
    CLOUDTASKS_PHASE_TLS = 4,
    /// Sending the request and waiting for the head of the response.
    CLOUDTASKS_PHASE_RESPONSE = 5,
    /// Reading the body of the response.
    CLOUDTASKS_PHASE_BODY = 6,
    /// Waiting before the next attempt.
    CLOUDTASKS_PHASE_BACKOFF = 7,
    /// Waiting for a free stream on the connections of HTTP/2.
    CLOUDTASKS_PHASE_STREAM = 8,
}

use cloudtasks_error_kind::*;
use cloudtasks_phase::*;

impl cloudtasks_error_kind {
    /// The kind of an error of this crate, by its status.
    pub fn of_own(status: cloudtasks_status) -> Self {
        match status {
            cloudtasks_status::CLOUDTASKS_CANCELLED => CLOUDTASKS_ERROR_CANCELLED,
            cloudtasks_status::CLOUDTASKS_DEADLINE_EXCEEDED => CLOUDTASKS_ERROR_TIMEOUT,
            cloudtasks_status::CLOUDTASKS_RESOURCE_EXHAUSTED | cloudtasks_status::CLOUDTASKS_UNAVAILABLE => {
                CLOUDTASKS_ERROR_SYSTEM
            }
            cloudtasks_status::CLOUDTASKS_PANIC => CLOUDTASKS_ERROR_DEFECT,
            _ => CLOUDTASKS_ERROR_REQUEST,
        }
    }
}

impl From<ErrorKind> for cloudtasks_error_kind {
    fn from(kind: ErrorKind) -> Self {
        match kind {
            ErrorKind::Request => CLOUDTASKS_ERROR_REQUEST,
            ErrorKind::Service => CLOUDTASKS_ERROR_SERVICE,
            ErrorKind::Transport => CLOUDTASKS_ERROR_TRANSPORT,
            ErrorKind::Timeout => CLOUDTASKS_ERROR_TIMEOUT,
            ErrorKind::Retry => CLOUDTASKS_ERROR_RETRY,
            ErrorKind::Credentials => CLOUDTASKS_ERROR_CREDENTIALS,
            ErrorKind::Closed => CLOUDTASKS_ERROR_CANCELLED,
            ErrorKind::Response => CLOUDTASKS_ERROR_RESPONSE,
            // The test below holds that each has its number.
            _ => CLOUDTASKS_ERROR_DEFECT,
        }
    }
}

impl From<Option<Phase>> for cloudtasks_phase {
    fn from(phase: Option<Phase>) -> Self {
        match phase {
            Some(Phase::Token) => CLOUDTASKS_PHASE_TOKEN,
            Some(Phase::NameLookup) => CLOUDTASKS_PHASE_NAME_LOOKUP,
            Some(Phase::Connect) => CLOUDTASKS_PHASE_CONNECT,
            Some(Phase::Tls) => CLOUDTASKS_PHASE_TLS,
            Some(Phase::Response) => CLOUDTASKS_PHASE_RESPONSE,
            Some(Phase::Body) => CLOUDTASKS_PHASE_BODY,
            Some(Phase::Backoff) => CLOUDTASKS_PHASE_BACKOFF,
            Some(Phase::Stream) => CLOUDTASKS_PHASE_STREAM,
            _ => CLOUDTASKS_PHASE_NONE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_and_phase_of_the_core_has_its_number() {
        let kinds = ErrorKind::ALL.map(cloudtasks_error_kind::from);
        assert!(kinds.iter().enumerate().all(|(index, kind)| !kinds[..index].contains(kind)));
        let phases = Phase::ALL.map(|phase| cloudtasks_phase::from(Some(phase)));
        assert!(phases.iter().enumerate().all(|(index, phase)| !phases[..index].contains(phase)));
        assert!(!phases.contains(&CLOUDTASKS_PHASE_NONE));
    }
}
