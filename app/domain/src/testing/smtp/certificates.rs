//! Certificates for the server: a good one, and some that are wrong in one way each (AC-36).

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use std::sync::Arc;
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
    },
};

/// What the server's certificate is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certificate {
    /// For this host, in date, signed by the authority.
    Good,
    /// For another host.
    OtherHost,
    /// Its time is over.
    Expired,
    /// Signed by an authority that nobody knows.
    OtherAuthority,
    /// Signed by itself.
    SelfSigned,
}

pub(super) struct Identity {
    pub acceptor: TlsAcceptor,
    pub authority: Vec<u8>,
}

impl Identity {
    pub fn new(kind: Certificate) -> Self {
        let (authority, issuer) = authority();
        let (_, stranger) = self::authority();
        let host = if kind == Certificate::OtherHost { "mail.example.net" } else { "localhost" };
        let mut params = CertificateParams::new(vec![host.to_owned()]).expect("a host name");
        if kind == Certificate::Expired {
            (params.not_before, params.not_after) = (date_time_ymd(2019, 1, 1), date_time_ymd(2020, 1, 1));
        }
        let key = KeyPair::generate().expect("a key");
        let certificate = match kind {
            Certificate::SelfSigned => params.self_signed(&key),
            Certificate::OtherAuthority => params.signed_by(&key, &stranger),
            Certificate::Good | Certificate::OtherHost | Certificate::Expired => params.signed_by(&key, &issuer),
        };
        let chain = vec![certificate.expect("a certificate").der().clone()];
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("TLS versions")
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .expect("a certificate that fits its key");
        Self { acceptor: TlsAcceptor::from(Arc::new(config)), authority }
    }
}

fn authority() -> (Vec<u8>, Issuer<'static, KeyPair>) {
    let mut params = CertificateParams::new(Vec::<String>::new()).expect("an authority");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().expect("a key");
    let certificate = params.self_signed(&key).expect("a certificate").der().to_vec();
    (certificate, Issuer::new(params, key))
}
