//! Server functions of the home page.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use crate::{errors::Refusal, forms::Nothing};
use domain::{
    home::{FirstSteps, OwnBuildings, TurnForm},
    ids::BuildingId,
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::caller;
#[cfg(feature = "ssr")]
use domain::home;

/// What there is already of what an organisation begins with.
#[server(prefix = "/api", endpoint = "home/first-steps")]
pub async fn tell_first_steps(form: Nothing) -> Result<FirstSteps, Refusal> {
    let (caller, Nothing { .. }) = (caller::signed_in()?, form);
    Ok(home::first_steps(&caller.ctx, &caller.actor).await?)
}

/// The buildings that one works in.
#[server(prefix = "/api", endpoint = "home/own-buildings")]
pub async fn list_own_buildings(form: Nothing) -> Result<OwnBuildings, Refusal> {
    let (caller, Nothing { .. }) = (caller::signed_in()?, form);
    Ok(home::own_buildings(&caller.ctx, &caller.actor).await?)
}

/// Turns to another of them.
#[server(prefix = "/api", endpoint = "home/turn-to")]
pub async fn turn_to_building(form: TurnForm) -> Result<BuildingId, Refusal> {
    let caller = caller::signed_in()?;
    let building = home::turn_to(&caller.ctx, &caller.actor, &form).await?;
    caller::lead_to("/");
    Ok(building)
}
