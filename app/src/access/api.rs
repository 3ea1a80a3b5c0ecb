//! Server functions about access.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use super::forms::{ChangeForm, GiveCoverForm, StopCoverForm};
use crate::{errors::Refusal, forms::Nothing};
use domain::{
    ids::AccountId,
    permissions::{AccessForm, AccessPreview, GivenAccess, Matrix, MatrixQuery, giving::EffectiveAccess},
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::address;
#[cfg(feature = "ssr")]
use crate::{caller, notices::Done, staff::way_back::to_panel};
#[cfg(feature = "ssr")]
use domain::permissions::giving::{self, Saved};

/// Buildings with what somebody holds in each.
#[server(prefix = "/api", endpoint = "access/matrix")]
pub async fn show_matrix(form: MatrixQuery) -> Result<Matrix, Refusal> {
    let caller = caller::signed_in()?;
    Ok(giving::matrix(&caller.ctx, &caller.actor, form).await?)
}

/// What would change.
#[server(prefix = "/api", endpoint = "access/preview")]
pub async fn preview_access(form: AccessForm) -> Result<AccessPreview, Refusal> {
    let caller = caller::signed_in()?;
    Ok(giving::preview(&caller.ctx, &caller.actor, form).await?)
}

/// What one holds oneself.
#[server(prefix = "/api", endpoint = "access/own")]
pub async fn own_access(form: Nothing) -> Result<GivenAccess, Refusal> {
    let (caller, Nothing { .. }) = (caller::signed_in()?, form);
    Ok(giving::own(&caller.ctx, &caller.actor).await?)
}

/// What all that is held comes to.
#[server(prefix = "/api", endpoint = "access/effective")]
pub async fn show_effective(form: MatrixQuery) -> Result<EffectiveAccess, Refusal> {
    let caller = caller::signed_in()?;
    Ok(giving::effective(&caller.ctx, &caller.actor, form).await?)
}

/// Gives and takes access, for good.
#[server(prefix = "/api", endpoint = "access/change")]
pub async fn change_access(form: ChangeForm) -> Result<AccountId, Refusal> {
    let (caller, (form, list)) = (caller::signed_in()?, form.parts());
    let Saved { account, is_changed } = giving::change(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&to_panel(account, &list, if is_changed { Done::AccessChanged } else { Done::AccessAsItWas }));
    Ok(account)
}

/// Gives access for a while.
#[server(prefix = "/api", endpoint = "access/give-cover")]
pub async fn give_cover(form: GiveCoverForm) -> Result<AccountId, Refusal> {
    let (caller, (form, list)) = (caller::signed_in()?, form.parts());
    let account = giving::give_cover(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&address::covers(account, &list, Done::CoverGiven));
    Ok(account)
}

/// Ends access that was given for a while.
#[server(prefix = "/api", endpoint = "access/end-cover")]
pub async fn end_cover(form: StopCoverForm) -> Result<AccountId, Refusal> {
    let (caller, (form, list)) = (caller::signed_in()?, form.parts());
    let account = giving::end_cover(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&address::covers(account, &list, Done::CoverEnded));
    Ok(account)
}
