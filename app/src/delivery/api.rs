//! Server functions about the blocked list.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use crate::errors::Refusal;
use domain::delivery::{BlockedPage, BlockedQuery, UnblockForm};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{caller, notices::Done};
#[cfg(feature = "ssr")]
use domain::delivery;

/// A page of the list, newest first.
#[server(prefix = "/api", endpoint = "delivery/list")]
pub async fn list_blocked(form: BlockedQuery) -> Result<BlockedPage, Refusal> {
    let caller = caller::signed_in()?;
    Ok(delivery::list_blocked(&caller.ctx, &caller.actor, form).await?)
}

/// Takes an address off the list.
#[server(prefix = "/api", endpoint = "delivery/unblock")]
pub async fn unblock(form: UnblockForm) -> Result<(), Refusal> {
    let caller = caller::signed_in()?;
    delivery::unblock(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&Done::Unblocked.at("/delivery"));
    Ok(())
}
