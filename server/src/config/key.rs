//! The names of what can be configured.

/// One thing to configure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Where people find the installation.
    BaseUrl,
    /// Where the server listens.
    Listen,
    /// The data folder.
    Data,
    /// The database.
    DatabaseUrl,
    /// The mail relay.
    SmtpUrl,
    /// The sender.
    MailFrom,
    /// The root key.
    SecretKey,
    /// Networks of trusted proxies.
    TrustedProxies,
    /// Production or development.
    Env,
    /// What to log.
    Log,
    /// How a line of the log looks.
    LogFormat,
}

impl Key {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::BaseUrl,
        Self::Listen,
        Self::Data,
        Self::DatabaseUrl,
        Self::SmtpUrl,
        Self::MailFrom,
        Self::SecretKey,
        Self::TrustedProxies,
        Self::Env,
        Self::Log,
        Self::LogFormat,
    ];

    /// The environment's variable.
    pub fn variable(self) -> &'static str {
        match self {
            Self::BaseUrl => "TROUSSEAU_BASE_URL",
            Self::Listen => "TROUSSEAU_LISTEN",
            Self::Data => "TROUSSEAU_DATA",
            Self::DatabaseUrl => "DATABASE_URL",
            Self::SmtpUrl => "SMTP_URL",
            Self::MailFrom => "TROUSSEAU_MAIL_FROM",
            Self::SecretKey => "TROUSSEAU_SECRET_KEY",
            Self::TrustedProxies => "TROUSSEAU_TRUSTED_PROXIES",
            Self::Env => "TROUSSEAU_ENV",
            Self::Log => "RUST_LOG",
            Self::LogFormat => "TROUSSEAU_LOG_FORMAT",
        }
    }

    /// The same in `trousseau.toml`.
    pub fn in_file(self) -> String {
        self.variable().trim_start_matches("TROUSSEAU_").to_ascii_lowercase()
    }

    /// Secrets may also be given as the path of a file that holds them.
    pub fn is_secret(self) -> bool {
        matches!(self, Self::DatabaseUrl | Self::SmtpUrl | Self::SecretKey)
    }
}
