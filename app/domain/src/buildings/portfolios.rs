//! Portfolios: listed, and given another name.

use super::{
    form::PortfolioForm,
    model::Portfolio,
    parse, policy,
    store::{self, portfolios as rows},
};
use crate::{
    Ctx,
    actor::Actor,
    errors::AppError,
    fields::{Field, Problem},
    history::{self, Event},
    ids::PortfolioId,
    staff,
};

/// All of them, by name, with how many buildings are in each.
pub async fn portfolios(ctx: &Ctx, actor: &Actor) -> Result<Vec<Portfolio>, AppError> {
    policy::may_administer(actor)?;
    store::portfolios::all(ctx.db()).await
}

/// Gives a portfolio another name. Whoever has access to it has it as before.
pub async fn rename(ctx: &Ctx, actor: &Actor, form: PortfolioForm) -> Result<PortfolioId, AppError> {
    policy::may_administer(actor)?;
    let id: PortfolioId = form.id.parse().map_err(|_| AppError::NotFound)?;
    let name = parse::portfolio(&form.portfolio).map_err(|problem| AppError::field(Field::Portfolio, problem))?;
    let name = name.ok_or(AppError::field(Field::Portfolio, Problem::Required))?;
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    rows::rename(&tx, id, form.version, &name).await?;
    history::record(&tx, actor, Event::PortfolioRenamed { portfolio: id }, None, ctx.now()).await?;
    tx.commit().await?;
    Ok(id)
}
