//! Server functions about permission groups and the catalogue.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use crate::{errors::Refusal, forms::Nothing};
use domain::{
    ids::{CapabilityId, PermissionGroupId},
    permissions::{
        catalogue::{Capability, CapabilityPage},
        form::{
            ArchiveCapabilityForm, CapabilityForm, CompareForm, DeleteGroupForm, GroupForm, MoveCapabilityForm,
            OpenCapabilityForm, OpenGroupForm,
        },
        groups::{Comparison, GroupPage, GroupSummary},
    },
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::{CATALOGUE, GROUPS};
#[cfg(feature = "ssr")]
use crate::{caller, notices::Done};
#[cfg(feature = "ssr")]
use domain::permissions;

/// All permission groups.
#[server(prefix = "/api", endpoint = "permission-groups/list")]
pub async fn list_groups(form: Nothing) -> Result<Vec<GroupSummary>, Refusal> {
    let (caller, Nothing { .. }) = (caller::signed_in()?, form);
    Ok(permissions::list_groups(&caller.ctx, &caller.actor).await?)
}

/// One as its form begins.
#[server(prefix = "/api", endpoint = "permission-groups/open")]
pub async fn open_group(form: OpenGroupForm) -> Result<GroupPage, Refusal> {
    let caller = caller::signed_in()?;
    Ok(permissions::open_group(&caller.ctx, &caller.actor, &form).await?)
}

/// Makes or changes one.
#[server(prefix = "/api", endpoint = "permission-groups/save")]
pub async fn save_group(form: GroupForm) -> Result<PermissionGroupId, Refusal> {
    let caller = caller::signed_in()?;
    let group = permissions::save_group(&caller.ctx, &caller.actor, &form).await?;
    caller::lead_to(&Done::GroupSaved.at(GROUPS));
    Ok(group)
}

/// Deletes one.
#[server(prefix = "/api", endpoint = "permission-groups/delete")]
pub async fn delete_group(form: DeleteGroupForm) -> Result<(), Refusal> {
    let caller = caller::signed_in()?;
    permissions::delete_group(&caller.ctx, &caller.actor, &form).await?;
    caller::lead_to(&Done::GroupDeleted.at(GROUPS));
    Ok(())
}

/// Two side by side.
#[server(prefix = "/api", endpoint = "permission-groups/compare")]
pub async fn compare_groups(form: CompareForm) -> Result<Comparison, Refusal> {
    let caller = caller::signed_in()?;
    Ok(permissions::compare_groups(&caller.ctx, &caller.actor, &form).await?)
}

/// All there is to be allowed.
#[server(prefix = "/api", endpoint = "capabilities/list")]
pub async fn list_capabilities(form: Nothing) -> Result<Vec<Capability>, Refusal> {
    let (caller, Nothing { .. }) = (caller::signed_in()?, form);
    Ok(permissions::capabilities(&caller.ctx, &caller.actor).await?)
}

/// One of the organisation's own as its form begins.
#[server(prefix = "/api", endpoint = "capabilities/open")]
pub async fn open_capability(form: OpenCapabilityForm) -> Result<CapabilityPage, Refusal> {
    let caller = caller::signed_in()?;
    Ok(permissions::open_capability(&caller.ctx, &caller.actor, &form).await?)
}

/// Adds or changes one.
#[server(prefix = "/api", endpoint = "capabilities/save")]
pub async fn save_capability(form: CapabilityForm) -> Result<CapabilityId, Refusal> {
    let caller = caller::signed_in()?;
    let capability = permissions::save_capability(&caller.ctx, &caller.actor, &form).await?;
    caller::lead_to(&Done::CapabilitySaved.at(CATALOGUE));
    Ok(capability)
}

/// Takes one out of the catalogue.
#[server(prefix = "/api", endpoint = "capabilities/archive")]
pub async fn archive_capability(form: ArchiveCapabilityForm) -> Result<(), Refusal> {
    let caller = caller::signed_in()?;
    permissions::archive_capability(&caller.ctx, &caller.actor, &form).await?;
    caller::lead_to(&Done::CapabilityArchived.at(CATALOGUE));
    Ok(())
}

/// Moves one up or down.
#[server(prefix = "/api", endpoint = "capabilities/move")]
pub async fn move_capability(form: MoveCapabilityForm) -> Result<(), Refusal> {
    let caller = caller::signed_in()?;
    Ok(permissions::move_capability(&caller.ctx, &caller.actor, &form).await?)
}

/// Adds what many organisations have.
#[server(prefix = "/api", endpoint = "capabilities/add-usual")]
pub async fn add_usual_catalogue(form: Nothing) -> Result<(), Refusal> {
    let (caller, Nothing { .. }) = (caller::signed_in()?, form);
    permissions::add_usual_catalogue(&caller.ctx, &caller.actor).await?;
    caller::lead_to(&Done::CatalogueAdded.at(CATALOGUE));
    Ok(())
}
