//! Server functions about the history.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use crate::errors::Refusal;
use domain::history::{HistoryQuery, Told, ToldPage};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::caller;
#[cfg(feature = "ssr")]
use domain::{AppError, Words, history};

/// What part of the history is wanted, as it stands in the address. What can't be read counts as not given; what isn't given is
/// sent all the same, because a form without any field can't be told from none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistoryForm {
    /// Only what happened to this account.
    #[serde(default)]
    pub account: String,
    /// Only what lies before this place in the chain.
    #[serde(default)]
    pub before: String,
}

impl From<HistoryForm> for HistoryQuery {
    fn from(form: HistoryForm) -> Self {
        Self { account: form.account.parse().ok(), before: form.before.parse().ok() }
    }
}

/// Of whom the latest is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LatestForm {
    /// The account.
    #[serde(default)]
    pub account: String,
}

/// A page of the history, newest first.
#[server(prefix = "/api", endpoint = "history/list")]
pub async fn list_history(form: HistoryForm) -> Result<ToldPage, Refusal> {
    let caller = caller::signed_in()?;
    Ok(history::list(&caller.ctx, &caller.actor, form.into()).await?.told(Words::new(caller.locale)))
}

/// The last that happened to one person, as much as a panel has room for.
#[server(prefix = "/api", endpoint = "history/latest")]
pub async fn latest_history(form: LatestForm) -> Result<Vec<Told>, Refusal> {
    let caller = caller::signed_in()?;
    let account = form.account.parse().map_err(|_| AppError::NotFound)?;
    let latest = history::latest(&caller.ctx, &caller.actor, account).await?;
    Ok(latest.into_iter().map(|entry| entry.told(Words::new(caller.locale))).collect())
}
