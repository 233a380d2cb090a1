//! The certificate authorities that the system trusts.
//!
//! On Windows and macOS the system itself verifies. A fresh Windows has only a few roots in its store: it fetches the
//! others, Google's among them, when a certificate is verified with its own functions. A copy of the store would miss them.
//! Both systems also know what their administrator distrusts. Elsewhere the roots are files, which rustls-native-certs
//! finds, and webpki verifies.

use rustls::client::danger::ServerCertVerifier;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;
use std::sync::Arc;

/// A verifier by the roots of the system and those added.
#[cfg(any(windows, target_vendor = "apple"))]
pub(super) fn verifier(
    added: &[CertificateDer<'static>],
    provider: &Arc<CryptoProvider>,
) -> Result<Arc<dyn ServerCertVerifier>, rustls::Error> {
    use rustls_platform_verifier::Verifier;
    let verifier = match added {
        [] => Verifier::new(provider.clone()),
        _ => Verifier::new_with_extra_roots(added.iter().cloned(), provider.clone()),
    };
    Ok(Arc::new(verifier?))
}

/// A verifier by the roots of the system, which are loaded once in a process, and those added.
#[cfg(not(any(windows, target_vendor = "apple")))]
pub(super) fn verifier(
    added: &[CertificateDer<'static>],
    provider: &Arc<CryptoProvider>,
) -> Result<Arc<dyn ServerCertVerifier>, rustls::Error> {
    let mut roots = files::roots().clone();
    roots.add_parsable_certificates(added.iter().cloned());
    if roots.is_empty() {
        let problem = "the system has no root certificates: install its ca-certificates package, set \
                       SSL_CERT_FILE, or give the client root certificates";
        return Err(rustls::Error::General(problem.into()));
    }
    let verifier = rustls::client::WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider.clone());
    Ok(verifier.build().map_err(|error| rustls::Error::General(error.to_string()))?)
}

#[cfg(not(any(windows, target_vendor = "apple")))]
mod files {
    use once_cell::race::OnceBox;
    use rustls::RootCertStore;

    pub fn roots() -> &'static RootCertStore {
        static ROOTS: OnceBox<RootCertStore> = OnceBox::new();
        ROOTS.get_or_init(|| {
            let mut roots = RootCertStore::empty();
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
            Box::new(roots)
        })
    }
}
