//! A certificate authority for one test.

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, SanType};
use rustls::crypto::ring;
use rustls::pki_types::PrivateKeyDer;
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, SupportedProtocolVersion};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

/// The names that its servers bear; those that are not of this machine are reached through a resolver or a proxy.
pub const NAMES: [&str; 4] =
    ["localhost", "tasks.test", "iamcredentials.googleapis.com", "cloudtasks.mtls.googleapis.com"];

/// A certificate authority, with what servers and clients get from it.
pub struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

/// A server with a certificate that it signed itself, and that certificate as PEM.
pub fn self_signed_server() -> (Arc<ServerConfig>, String) {
    let key = KeyPair::generate().expect("a key");
    let params = CertificateParams::new(["localhost".to_owned()]).expect("a DNS name");
    let certificate = params.self_signed(&key).expect("a certificate");
    let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(rustls::ALL_VERSIONS)
        .expect("versions that ring has")
        .with_no_client_auth();
    let pem = certificate.pem();
    let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
    (Arc::new(builder.with_single_cert(vec![certificate.into()], key).expect("a matching key")), pem)
}

impl Authority {
    #[expect(clippy::new_without_default, reason = "each is a new authority")]
    pub fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).expect("no names");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        Authority { issuer: CertifiedIssuer::self_signed(params, key).expect("a certificate") }
    }

    /// The certificate that a client must trust.
    pub fn pem(&self) -> String {
        self.issuer.pem()
    }

    /// A certificate for a client, and its key: PEM texts.
    pub fn issue(&self, name: &str) -> (String, String) {
        let (certificate, key) = self.issue_for(&[name]);
        (certificate.pem(), key.serialize_pem())
    }

    fn issue_for(&self, names: &[&str]) -> (rcgen::Certificate, KeyPair) {
        let names: Vec<_> = names.iter().map(|name| name.to_string()).collect();
        let mut params = CertificateParams::new(names).expect("DNS names");
        params.subject_alt_names.push(SanType::IpAddress(IpAddr::V4(Ipv4Addr::LOCALHOST)));
        let key = KeyPair::generate().expect("a key");
        (params.signed_by(&key, &self.issuer).expect("a certificate"), key)
    }

    /// One of [`NAMES`] or 127.0.0.1, as a server that speaks these versions and protocols (`h2`, `http/1.1`; none: no ALPN).
    pub fn server(&self, versions: &[&'static SupportedProtocolVersion], protocols: &[&str]) -> Arc<ServerConfig> {
        self.configure(versions, protocols, false)
    }

    /// A server that lets in only clients with a certificate of this authority.
    pub fn mutual_server(&self, protocols: &[&str]) -> Arc<ServerConfig> {
        self.configure(rustls::ALL_VERSIONS, protocols, true)
    }

    fn configure(
        &self,
        versions: &[&'static SupportedProtocolVersion],
        protocols: &[&str],
        mutual: bool,
    ) -> Arc<ServerConfig> {
        let provider = Arc::new(ring::default_provider());
        let builder = ServerConfig::builder_with_provider(provider.clone())
            .with_protocol_versions(versions)
            .expect("versions that ring has");
        let builder = if mutual {
            let mut roots = RootCertStore::empty();
            roots.add(self.issuer.der().clone()).expect("a root");
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build();
            builder.with_client_cert_verifier(verifier.expect("a root"))
        } else {
            builder.with_no_client_auth()
        };
        let (certificate, key) = self.issue_for(&NAMES);
        let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
        let mut config = builder.with_single_cert(vec![certificate.der().clone()], key).expect("a matching key");
        config.alpn_protocols = protocols.iter().map(|protocol| protocol.as_bytes().to_vec()).collect();
        Arc::new(config)
    }
}
