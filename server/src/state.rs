//! What every layer and handler shares.

use crate::{
    assets::Files,
    config::{Config, Network},
};
use app::{AssetNames, cookies::Cookies};
use axum::extract::FromRef;
use domain::{AppError, Ctx, clock::SystemClock, mail::Mailbox, settings};
use leptos::config::LeptosOptions;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};
use url::Url;

/// Cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

struct Inner {
    ctx: Ctx,
    base_url: Url,
    trusted_proxies: Vec<Network>,
    files: Files,
    development: Option<Development>,
    is_set_up: AtomicBool,
}

/// What only a development installation has.
#[derive(Clone)]
pub struct Development {
    /// Where its mails land.
    pub mailbox: Mailbox,
    /// The clock that may be moved.
    pub clock: Arc<SystemClock>,
}

impl AppState {
    /// Puts it together.
    pub fn new(ctx: Ctx, config: &Config, files: Files, development: Option<Development>) -> Self {
        Self(Arc::new(Inner {
            ctx,
            base_url: config.base_url.clone(),
            trusted_proxies: config.trusted_proxies.clone(),
            files,
            development,
            is_set_up: AtomicBool::new(false),
        }))
    }

    /// What use cases work with.
    pub fn ctx(&self) -> &Ctx {
        &self.0.ctx
    }

    /// Where people find the installation.
    pub fn base_url(&self) -> &Url {
        &self.0.base_url
    }

    /// Whether browsers reach it by https.
    pub fn is_https(&self) -> bool {
        self.base_url().scheme() == "https"
    }

    /// Names and writes its cookies.
    pub fn cookies(&self) -> Cookies {
        Cookies::new(self.is_https())
    }

    /// Whose word on a client's address counts.
    pub fn trusted_proxies(&self) -> &[Network] {
        &self.0.trusted_proxies
    }

    /// The files that the build made.
    pub fn files(&self) -> &Files {
        &self.0.files
    }

    /// The names of those that every page asks for.
    pub fn assets(&self) -> &AssetNames {
        &self.0.files.names
    }

    /// What only a development installation has.
    pub fn development(&self) -> Option<&Development> {
        self.0.development.as_ref()
    }

    /// Has the first run been done? Asked of the database until it has: it never becomes undone.
    pub async fn is_set_up(&self) -> Result<bool, AppError> {
        if self.0.is_set_up.load(Ordering::Relaxed) {
            return Ok(true);
        }
        let is_set_up = settings::is_set_up(self.ctx().db()).await?;
        self.0.is_set_up.store(is_set_up, Ordering::Relaxed);
        Ok(is_set_up)
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.files().leptos_options()
    }
}
