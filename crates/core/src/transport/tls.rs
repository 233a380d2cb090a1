//! TLS. The certificate authorities of the system are loaded at the first handshake.

use crate::error::Error;
use crate::phase::{Phase, enter};
use crate::transport::system_roots;
use once_cell::race::OnceBox;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{
    ClientSessionMemoryCache, ClientSessionStore, Resumption, Tls12ClientSessionValue, Tls13ClientSessionValue,
};
use rustls::crypto::{CryptoProvider, WebPkiSupportedAlgorithms, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, NamedGroup, SignatureScheme};
use std::sync::Arc;

/// What a client adds to the TLS of the system, as PEM texts.
#[derive(Clone, Default)]
pub(crate) struct TlsSettings {
    /// Certificate authorities that are trusted in addition to those of the system.
    pub roots: Vec<u8>,
    /// A certificate chain and its private key, for mutual TLS.
    pub identity: Option<(Vec<u8>, Vec<u8>)>,
}

/// The configuration for these settings. Clients without any share one, and its resumable sessions with it.
pub(crate) fn configuration(settings: &TlsSettings) -> Result<ClientConfig, Error> {
    static SHARED: OnceBox<ClientConfig> = OnceBox::new();
    if settings.roots.is_empty() && settings.identity.is_none() {
        return SHARED.get_or_try_init(|| build(settings).map(Box::new)).cloned();
    }
    build(settings)
}

/// A configuration that trusts these authorities, a PEM text, in addition to those of the system.
pub fn trusting(roots: &[u8]) -> Result<ClientConfig, Error> {
    configuration(&TlsSettings { roots: roots.to_vec(), identity: None })
}

fn build(settings: &TlsSettings) -> Result<ClientConfig, Error> {
    let provider = provider();
    let verifier = SystemVerifier {
        added_roots: certificates(&settings.roots, "root certificates")?,
        algorithms: provider.signature_verification_algorithms,
        provider: provider.clone(),
        inner: OnceBox::new(),
    };
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::invalid_argument(format!("TLS: {error}")))?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier));
    let mut config = match &settings.identity {
        None => builder.with_no_client_auth(),
        Some((chain, key)) => {
            let refused = |problem: String| Error::invalid_argument(format!("client certificate: {problem}"));
            let key = PrivateKeyDer::from_pem_slice(key).map_err(|e| refused(format!("the private key: {e}")))?;
            let chain = certificates(chain, "client certificate")?;
            builder.with_client_auth_cert(chain, key).map_err(|e| refused(e.to_string()))?
        }
    };
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    config.resumption = Resumption::store(Arc::new(NotingSessions(ClientSessionMemoryCache::new(32))));
    Ok(config)
}

/// Makes ring the crypto provider of the process, unless there is one. For the bindings: their copy of rustls is theirs
/// alone, so that nobody else can install one.
#[doc(hidden)]
pub fn install_crypto_provider() {
    let _ = ring::default_provider().install_default();
}

/// The crypto provider that the application has installed, else ring. A library installs none: the application may want to
/// do so later.
pub(crate) fn provider() -> Arc<CryptoProvider> {
    CryptoProvider::get_default().cloned().unwrap_or_else(|| Arc::new(ring::default_provider()))
}

fn certificates(pem: &[u8], what: &str) -> Result<Vec<CertificateDer<'static>>, Error> {
    let found: Vec<_> = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<_, _>>()
        .map_err(|error| Error::invalid_argument(format!("{what}: not a PEM text: {error}")))?;
    if found.is_empty() && !pem.is_empty() {
        return Err(Error::invalid_argument(format!("{what}: the PEM text holds no certificate")));
    }
    Ok(found)
}

/// Verifies by the roots of the system and those added.
///
/// Loading the roots takes some 20 ms, so it waits for the first handshake; clients of emulators never pay.
#[derive(Debug)]
struct SystemVerifier {
    added_roots: Vec<CertificateDer<'static>>,
    algorithms: WebPkiSupportedAlgorithms,
    provider: Arc<CryptoProvider>,
    inner: OnceBox<Arc<dyn ServerCertVerifier>>,
}

impl SystemVerifier {
    fn inner(&self) -> Result<&dyn ServerCertVerifier, rustls::Error> {
        let made =
            self.inner.get_or_try_init(|| system_roots::verifier(&self.added_roots, &self.provider).map(Box::new));
        Ok(made?.as_ref())
    }
}

impl ServerCertVerifier for SystemVerifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        self.inner()?.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        rustls::crypto::verify_tls12_signature(message, cert, dss, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        rustls::crypto::verify_tls13_signature(message, cert, dss, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

/// Keeps resumable sessions, and notes that a handshake begins: rustls asks for a session as the first thing.
#[derive(Debug)]
struct NotingSessions(ClientSessionMemoryCache);

impl ClientSessionStore for NotingSessions {
    fn kx_hint(&self, server: &ServerName<'_>) -> Option<NamedGroup> {
        enter(Phase::Tls);
        self.0.kx_hint(server)
    }

    fn set_kx_hint(&self, server: ServerName<'static>, group: NamedGroup) {
        self.0.set_kx_hint(server, group);
    }

    fn tls12_session(&self, server: &ServerName<'_>) -> Option<Tls12ClientSessionValue> {
        self.0.tls12_session(server)
    }

    fn set_tls12_session(&self, server: ServerName<'static>, session: Tls12ClientSessionValue) {
        self.0.set_tls12_session(server, session);
    }

    fn remove_tls12_session(&self, server: &ServerName<'static>) {
        self.0.remove_tls12_session(server);
    }

    fn insert_tls13_ticket(&self, server: ServerName<'static>, ticket: Tls13ClientSessionValue) {
        self.0.insert_tls13_ticket(server, ticket);
    }

    fn take_tls13_ticket(&self, server: &ServerName<'static>) -> Option<Tls13ClientSessionValue> {
        self.0.take_tls13_ticket(server)
    }
}
