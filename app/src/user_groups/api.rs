//! Server functions about user groups.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use crate::{errors::Refusal, forms::Nothing};
use domain::{
    ids::UserGroupId,
    user_groups::{DeleteUserGroupForm, MoveUserGroupForm, OpenUserGroupForm, UserGroupForm, UserGroupPage, UserGroupSummary},
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::USER_GROUPS;
#[cfg(feature = "ssr")]
use crate::{caller, notices::Done};
#[cfg(feature = "ssr")]
use domain::user_groups;

/// All user groups.
#[server(prefix = "/api", endpoint = "user-groups/list")]
pub async fn list_user_groups(form: Nothing) -> Result<Vec<UserGroupSummary>, Refusal> {
    let (caller, Nothing { .. }) = (caller::signed_in()?, form);
    Ok(user_groups::user_groups(&caller.ctx, &caller.actor).await?)
}

/// One as its form begins.
#[server(prefix = "/api", endpoint = "user-groups/open")]
pub async fn open_user_group(form: OpenUserGroupForm) -> Result<UserGroupPage, Refusal> {
    let caller = caller::signed_in()?;
    Ok(user_groups::open_user_group(&caller.ctx, &caller.actor, &form).await?)
}

/// Makes or changes one.
#[server(prefix = "/api", endpoint = "user-groups/save")]
pub async fn save_user_group(form: UserGroupForm) -> Result<UserGroupId, Refusal> {
    let caller = caller::signed_in()?;
    let group = user_groups::save_user_group(&caller.ctx, &caller.actor, &form).await?;
    caller::lead_to(&Done::UserGroupSaved.at(USER_GROUPS));
    Ok(group)
}

/// Deletes one.
#[server(prefix = "/api", endpoint = "user-groups/delete")]
pub async fn delete_user_group(form: DeleteUserGroupForm) -> Result<(), Refusal> {
    let caller = caller::signed_in()?;
    user_groups::delete_user_group(&caller.ctx, &caller.actor, &form).await?;
    caller::lead_to(&Done::UserGroupDeleted.at(USER_GROUPS));
    Ok(())
}

/// Moves one up or down.
#[server(prefix = "/api", endpoint = "user-groups/move")]
pub async fn move_user_group(form: MoveUserGroupForm) -> Result<(), Refusal> {
    let caller = caller::signed_in()?;
    Ok(user_groups::move_user_group(&caller.ctx, &caller.actor, &form).await?)
}

/// Adds what many organisations have.
#[server(prefix = "/api", endpoint = "user-groups/add-usual")]
pub async fn add_usual_user_groups(form: Nothing) -> Result<(), Refusal> {
    let (caller, Nothing { .. }) = (caller::signed_in()?, form);
    user_groups::add_usual_user_groups(&caller.ctx, &caller.actor).await?;
    caller::lead_to(&Done::UserGroupsAdded.at(USER_GROUPS));
    Ok(())
}
