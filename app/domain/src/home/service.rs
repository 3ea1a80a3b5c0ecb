//! Looking for what there is.

use super::FirstSteps;
use crate::{
    Ctx,
    actor::Actor,
    buildings,
    errors::AppError,
    permissions::{
        self,
        groups::{DEFAULT, FULL_ACCESS},
    },
    staff,
};

/// What an administrator has done already.
pub async fn first_steps(ctx: &Ctx, actor: &Actor) -> Result<FirstSteps, AppError> {
    actor.must_hold_every_right()?;
    let groups = permissions::store::living_groups(ctx.db()).await?;
    Ok(FirstSteps {
        buildings: buildings::store::is_there_any(ctx.db()).await?,
        groups: groups.iter().any(|group| ![FULL_ACCESS, DEFAULT].contains(group)),
        colleagues: staff::store::are_there_several(ctx.db()).await?,
    })
}
