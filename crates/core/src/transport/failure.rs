//! Why an exchange failed, whether it is sent again, and the error that its caller gets.

use super::cause::{cause, tls_cause};
use super::connect::{BoxError, NameLookupError};
use crate::error::Error;
use crate::error_text::causes;
use crate::phase::{Phase, PhaseCell};
use hyper_util::client::legacy;
use rustls::AlertDescription as Alert;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

/// No response came.
pub(super) enum Failure {
    /// No connection, for this call and those that waited with it.
    Dial(Arc<DialFailure>),
    /// The connection took no request.
    Unsent(Broken),
    Http2(Broken),
    /// Reported by hyper's pool.
    Pooled(legacy::Error),
}

/// What a connection of HTTP/2 failed with.
pub(super) struct Broken {
    error: h2::Error,
    /// The error of TLS, of which h2 keeps only the text.
    tls: Option<rustls::Error>,
}

impl Broken {
    pub fn new(error: h2::Error, tls: Option<rustls::Error>) -> Self {
        Broken { error, tls }
    }
}

/// A connection could not be made.
pub(super) struct DialFailure {
    error: BoxError,
    phase: Phase,
}

impl DialFailure {
    pub fn new(error: BoxError, phase: Phase) -> Self {
        DialFailure { error, phase }
    }
}

impl Failure {
    /// Whether the server certainly did not process the request: no byte was written, or the server refused the stream.
    pub fn never_left(&self) -> bool {
        match self {
            Failure::Dial(_) | Failure::Unsent(_) => true,
            Failure::Http2(broken) => was_refused(&broken.error),
            Failure::Pooled(error) => {
                error.is_connect()
                    || cause::<hyper::Error>(error).is_some_and(hyper::Error::is_canceled)
                    || cause::<h2::Error>(error).is_some_and(was_refused)
            }
        }
    }

    /// How many times a request that fails in this way is sent in all.
    pub fn max_sends(&self) -> u32 {
        match self {
            _ if !self.never_left() || self.distrust().is_some() => 1,
            Failure::Dial(_) | Failure::Pooled(_) => 2,
            // A server that shuts down a connection, or that lowers its limit of streams, may accept the request on another.
            Failure::Unsent(_) | Failure::Http2(_) => 8,
        }
    }

    fn error(&self) -> &(dyn StdError + 'static) {
        match self {
            Failure::Dial(failure) => &*failure.error,
            Failure::Unsent(broken) | Failure::Http2(broken) => &broken.error,
            Failure::Pooled(error) => error,
        }
    }

    /// What is wrong where the two sides do not agree on TLS, and will not without a change of settings.
    fn distrust(&self) -> Option<&'static str> {
        let (error, was_connected) = match self {
            Failure::Dial(failure) => (tls_cause(&*failure.error), false),
            Failure::Unsent(broken) | Failure::Http2(broken) => (broken.tls.as_ref(), true),
            Failure::Pooled(error) => (tls_cause(error), !error.is_connect()),
        };
        // With TLS 1.3 a server checks the client's certificate after the client may already send. Any other error on an
        // established connection is not about trust, and the request may have been carried out.
        error.and_then(|error| refused_certificate(error).or_else(|| disagreement(error).filter(|_| !was_connected)))
    }

    fn phase(&self) -> Phase {
        if cause::<NameLookupError>(self.error()).is_some() {
            return Phase::NameLookup;
        }
        let dialed = match self {
            Failure::Dial(failure) => Some(failure.phase),
            _ => PhaseCell::current().map(|cell| cell.get()),
        };
        match dialed {
            Some(Phase::Tls) => Phase::Tls,
            _ => Phase::Connect,
        }
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Error {
        let (error, never_left) = (failure.error(), failure.never_left());
        let text = causes(error);
        let told = match failure.distrust() {
            Some(problem) => Error::distrusted(format!("{text}; {problem}")),
            None if never_left => Error::transport(text, failure.phase(), false),
            None => Error::transport(text, Phase::Response, true),
        };
        told.caused_by(failure)
    }
}

/// The text of the library's error.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.error(), f)
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.error(), f)
    }
}

impl StdError for Failure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.error().source()
    }
}

/// HTTP/2: the server refused the stream, or its GOAWAY came before the stream.
fn was_refused(error: &h2::Error) -> bool {
    let reason = error.reason();
    let refused = error.is_reset() && reason == Some(h2::Reason::REFUSED_STREAM);
    let going_away = error.is_go_away() && reason == Some(h2::Reason::NO_ERROR);
    error.is_remote() && (refused || going_away)
}

fn refused_certificate(error: &rustls::Error) -> Option<&'static str> {
    let rustls::Error::AlertReceived(
        Alert::CertificateRequired
        | Alert::BadCertificate
        | Alert::UnsupportedCertificate
        | Alert::CertificateRevoked
        | Alert::CertificateExpired
        | Alert::CertificateUnknown
        | Alert::UnknownCA
        | Alert::AccessDenied,
    ) = error
    else {
        return None;
    };
    Some("the server requires a client certificate that it trusts: a retry would fail, too")
}

fn disagreement(error: &rustls::Error) -> Option<&'static str> {
    Some(match error {
        rustls::Error::InvalidCertificate(_) => {
            "the server's certificate is not trusted: a retry would fail, too. If it is the right server, give the client \
             its authority as a root certificate"
        }
        rustls::Error::PeerIncompatible(_)
        | rustls::Error::AlertReceived(Alert::ProtocolVersion | Alert::InsufficientSecurity) => {
            "client and server have no version or cipher of TLS in common: a retry would fail, too"
        }
        rustls::Error::InvalidMessage(_) => {
            "the server does not speak TLS: if that is intended, begin the endpoint with http://"
        }
        rustls::Error::General(_) => "a retry would fail, too",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By the time that a call hears of it, another connection may be under way.
    #[test]
    fn a_failed_dial_is_reported_with_its_own_phase_and_cause() {
        for phase in [Phase::Connect, Phase::Tls] {
            let failure = Failure::Dial(Arc::new(DialFailure::new("no luck".into(), phase)));
            let error = Error::from(failure);
            assert_eq!((error.phase(), error.may_have_arrived()), (Some(phase), false));
            assert_eq!(error.source().unwrap().to_string(), "no luck");
        }
    }
}
