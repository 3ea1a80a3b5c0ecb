//! The addresses that letters lead to.

use super::TokenSecret;
use crate::passwords::Purpose;
use url::Url;

/// Makes the installation's links. Knows nothing but the configured base URL: no header ever enters a link.
#[derive(Clone, Debug)]
pub struct Links {
    base: Url,
}

impl Links {
    /// With the configured base URL.
    pub fn new(base: Url) -> Self {
        Self { base }
    }

    /// The base URL.
    pub fn base(&self) -> &Url {
        &self.base
    }

    /// The link for a secret.
    pub fn to(&self, purpose: Purpose, secret: &TokenSecret) -> String {
        let path = match purpose {
            Purpose::SetUp => "setup",
            Purpose::Activation => "activate",
            Purpose::Reset => "reset",
            Purpose::Card => "card",
        };
        self.page(&format!("{path}/{}", secret.expose()))
    }

    /// A page of ours; `path` without a leading slash.
    pub fn page(&self, path: &str) -> String {
        format!("{}/{path}", self.base.as_str().trim_end_matches('/'))
    }

    /// The host, for `Message-ID`s.
    pub fn host(&self) -> &str {
        self.base.host_str().unwrap_or("localhost")
    }
}
