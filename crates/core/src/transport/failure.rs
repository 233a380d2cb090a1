//! Why an exchange failed, and what follows from it: whether it is sent again, and what its caller is told.

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
    /// By hyper's pool.
    Pooled(legacy::Error),
}

/// What a connection of HTTP/2 failed with.
pub(super) struct Broken {
    error: h2::Error,
    /// h2 keeps of this only the text.
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
    /// Whether no byte of the request was written, or the server said that it did not look at it.
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

    /// How often a request is sent that fails in this way.
    pub fn most_sends(&self) -> u32 {
        match self {
            _ if !self.never_left() || self.distrust().is_some() => 1,
            Failure::Dial(_) | Failure::Pooled(_) => 2,
            // A server that goes away, or that has less streams than it had, may refuse what its other connections take.
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
        // A server of TLS 1.3 looks at the certificate of a client after that has its connection. Any other error there is
        // one of the connection: the request may have been carried out.
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

/// As the error of the library that it came from.
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

/// HTTP/2: the stream was refused, or began after the server's last one.
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
    Some("the server wants a client certificate, and one that it trusts: another try would fail too")
}

fn disagreement(error: &rustls::Error) -> Option<&'static str> {
    Some(match error {
        rustls::Error::InvalidCertificate(_) => {
            "the server's certificate is not trusted: another try would fail too. If it is the right server, give the \
             client its authority as a root certificate"
        }
        rustls::Error::PeerIncompatible(_)
        | rustls::Error::AlertReceived(Alert::ProtocolVersion | Alert::InsufficientSecurity) => {
            "client and server have no version or cipher of TLS in common: another try would fail too"
        }
        rustls::Error::InvalidMessage(_) => {
            "the server speaks no TLS: if that is meant, begin the endpoint with http://"
        }
        rustls::Error::General(_) => "another try would fail too",
        _ => return None,
    })
}
