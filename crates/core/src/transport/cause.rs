//! Finds causes in the errors of the libraries.

use std::error::Error as StdError;
use std::io;

/// The first cause of this type.
pub(super) fn cause<'a, E: StdError + 'static>(error: &'a (dyn StdError + 'static)) -> Option<&'a E> {
    std::iter::successors(Some(error), |&error| error.source()).find_map(|error| error.downcast_ref())
}

/// The TLS error among the causes of an error.
pub(super) fn tls_cause<'a>(error: &'a (dyn StdError + 'static)) -> Option<&'a rustls::Error> {
    // `source` skips what an I/O error wraps, which may be another I/O error.
    let wrapped = std::iter::successors(cause::<io::Error>(error), |error| error.get_ref()?.downcast_ref());
    wrapped.last().and_then(io::Error::get_ref).and_then(|error| error.downcast_ref())
}
