//! TLS of dispatches: which certificates of workers are trusted.

use crate::settings::Settings;
use cloudtasks::connections::trusting;
use rustls::client::Resumption;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use std::fmt::Display;
use std::sync::Arc;

/// Trusts the authorities of the system and those of the settings, or any certificate if the settings say so.
pub fn tls(settings: &Settings) -> Result<ClientConfig, String> {
    let path = &settings.worker_ca_file;
    let wrong = |problem: &dyn Display| format!("cannot use the certificates in {path}: {problem}");
    let mut roots = Vec::new();
    if !path.is_empty() {
        roots = std::fs::read(path).map_err(|error| wrong(&error))?;
        if roots.is_empty() {
            return Err(wrong(&"expected a certificate in PEM form"));
        }
    }
    let mut tls = trusting(&roots).map_err(|error| wrong(&error.message()))?;
    if settings.insecure_workers {
        let schemes = tls.crypto_provider().signature_verification_algorithms.supported_schemes();
        tls.dangerous().set_certificate_verifier(Arc::new(AnyCertificate { schemes }));
        // Other clients of this process must not resume sessions that were not verified.
        tls.resumption = Resumption::in_memory_sessions(32);
    }
    Ok(tls)
}

/// Accepts every certificate.
#[derive(Debug)]
struct AnyCertificate {
    schemes: Vec<SignatureScheme>,
}

impl ServerCertVerifier for AnyCertificate {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.schemes.clone()
    }
}
