//! From the invitation to the deactivation, and what is asked for in between.

use crate::{ctx::Tx, db::entities::accounts, errors::AppError, ids::AccountId};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait as _, EntityTrait as _, ExprTrait as _, QueryFilter as _, prelude::Expr};

/// An invitation is in the outbox; its link's clock has not started.
pub(crate) async fn mark_invited(tx: &Tx, id: AccountId, now: DateTime<Utc>) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::InvitedAt, Expr::value(now))
        .col_expr(accounts::Column::InvitationExpiresAt, Expr::value(Option::<DateTime<Utc>>::None))
        .filter(accounts::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// A PIN or a card was handed out; it can be used until then.
pub(crate) async fn mark_handed_out(tx: &Tx, id: AccountId, now: DateTime<Utc>, until: DateTime<Utc>) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::InvitedAt, Expr::value(now))
        .col_expr(accounts::Column::InvitationExpiresAt, Expr::value(until))
        .filter(accounts::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The first password has been chosen.
pub(crate) async fn mark_activated(tx: &Tx, id: AccountId, now: DateTime<Utc>) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::ActivatedAt, Expr::value(now))
        .col_expr(accounts::Column::Version, Expr::col(accounts::Column::Version).add(1))
        .filter(accounts::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Nothing opens the account from then on; `None`: it opens again.
pub(crate) async fn set_deactivated(tx: &Tx, id: AccountId, since: Option<DateTime<Utc>>) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::DeactivatedAt, Expr::value(since))
        .col_expr(accounts::Column::HelpAskedAt, Expr::value(Option::<DateTime<Utc>>::None))
        .filter(accounts::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The person waits for help since then; `None`: no longer.
pub(crate) async fn set_help_asked(tx: &Tx, id: AccountId, since: Option<DateTime<Utc>>) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::HelpAskedAt, Expr::value(since))
        .filter(accounts::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}
