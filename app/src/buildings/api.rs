//! Server functions about buildings.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use crate::{errors::Refusal, forms::Nothing};
use domain::{
    buildings::{
        AboutBuildingForm, BuildingForm, BuildingPage, BuildingPanel, BuildingQuery, ConfirmForm, HoldersPage, HoldersQuery,
        Portfolio, PortfolioForm, PreviewForm, PreviewPage, SheetQuery,
    },
    ids::{BuildingId, DraftId, PortfolioId},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::address;
#[cfg(feature = "ssr")]
use crate::{caller, notices::Done};
#[cfg(feature = "ssr")]
use domain::{AppError, buildings};

/// Which building.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WhichForm {
    /// The building.
    #[serde(default)]
    pub building: String,
}

/// A page of the list.
#[server(prefix = "/api", endpoint = "buildings/list")]
pub async fn list_buildings(form: BuildingQuery) -> Result<BuildingPage, Refusal> {
    let caller = caller::signed_in()?;
    Ok(buildings::list(&caller.ctx, &caller.actor, form).await?)
}

/// One building.
#[server(prefix = "/api", endpoint = "buildings/panel")]
pub async fn open_building(form: WhichForm) -> Result<BuildingPanel, Refusal> {
    let caller = caller::signed_in()?;
    let building = form.building.parse().map_err(|_| AppError::NotFound)?;
    Ok(buildings::panel(&caller.ctx, &caller.actor, building).await?)
}

/// Who has access there.
#[server(prefix = "/api", endpoint = "buildings/holders")]
pub async fn list_holders(form: HoldersQuery) -> Result<HoldersPage, Refusal> {
    let caller = caller::signed_in()?;
    Ok(buildings::holders(&caller.ctx, &caller.actor, form).await?)
}

/// Adds a building.
#[server(prefix = "/api", endpoint = "buildings/create")]
pub async fn create_building(form: BuildingForm) -> Result<BuildingId, Refusal> {
    let caller = caller::signed_in()?;
    let building = buildings::create(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&Done::BuildingAdded.at(&address::building(&building.to_string())));
    Ok(building)
}

/// Changes a building's details.
#[server(prefix = "/api", endpoint = "buildings/change")]
pub async fn change_building(form: BuildingForm) -> Result<BuildingId, Refusal> {
    let caller = caller::signed_in()?;
    let building = buildings::change(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&Done::BuildingChanged.at(&address::building(&building.to_string())));
    Ok(building)
}

/// The time zones there are, for the form's choices: each name with what is read of it.
#[server(prefix = "/api", endpoint = "buildings/time-zones")]
pub async fn time_zones_for_buildings(form: Nothing) -> Result<Vec<(String, String)>, Refusal> {
    let (caller, Nothing { .. }) = (caller::signed_in()?, form);
    Ok(buildings::time_zones(&caller.ctx, &caller.actor)?)
}

/// Archives a building.
#[server(prefix = "/api", endpoint = "buildings/archive")]
pub async fn archive_building(form: AboutBuildingForm) -> Result<BuildingId, Refusal> {
    let caller = caller::signed_in()?;
    let building = buildings::archive(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&Done::BuildingArchived.at(address::LIST));
    Ok(building)
}

/// Takes an archived building back into use.
#[server(prefix = "/api", endpoint = "buildings/restore")]
pub async fn restore_building(form: BuildingForm) -> Result<BuildingId, Refusal> {
    let caller = caller::signed_in()?;
    let building = buildings::restore(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&Done::BuildingRestored.at(&address::building(&building.to_string())));
    Ok(building)
}

/// All portfolios.
#[server(prefix = "/api", endpoint = "buildings/portfolios")]
pub async fn list_portfolios(form: Nothing) -> Result<Vec<Portfolio>, Refusal> {
    let (caller, Nothing { .. }) = (caller::signed_in()?, form);
    Ok(buildings::portfolios(&caller.ctx, &caller.actor).await?)
}

/// Gives a portfolio another name.
#[server(prefix = "/api", endpoint = "buildings/rename-portfolio")]
pub async fn rename_portfolio(form: PortfolioForm) -> Result<PortfolioId, Refusal> {
    let caller = caller::signed_in()?;
    let portfolio = buildings::rename(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&Done::PortfolioRenamed.at(address::PORTFOLIOS));
    Ok(portfolio)
}

/// Keeps a list, to be looked at before it is taken.
#[server(prefix = "/api", endpoint = "buildings/preview")]
pub async fn preview_list(form: PreviewForm) -> Result<DraftId, Refusal> {
    let caller = caller::signed_in()?;
    let draft = buildings::preview(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&format!("{}?draft={draft}", address::IMPORT));
    Ok(draft)
}

/// The list as it would be taken.
#[server(prefix = "/api", endpoint = "buildings/previewed")]
pub async fn look_at_list(form: SheetQuery) -> Result<PreviewPage, Refusal> {
    let caller = caller::signed_in()?;
    Ok(buildings::previewed(&caller.ctx, &caller.actor, form).await?)
}

/// Takes the list.
#[server(prefix = "/api", endpoint = "buildings/confirm")]
pub async fn confirm_list(form: ConfirmForm) -> Result<u32, Refusal> {
    let caller = caller::signed_in()?;
    let imported = buildings::confirm(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&match imported.rest {
        None => Done::BuildingsImported.at(address::LIST),
        Some(draft) => format!("{}?draft={draft}&done={}", address::IMPORT, Done::BuildingsImportedInPart.code()),
    });
    Ok(imported.count)
}
