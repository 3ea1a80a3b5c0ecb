//! The policy's SQL.

use crate::{
    Ctx,
    ctx::Tx,
    db::entities::{accounts, policies, policy_acceptances, policy_texts},
    errors::AppError,
    ids::AccountId,
};
use chrono::{DateTime, Utc};
use locales::Locale;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, Set, prelude::Expr,
    sea_query::OnConflict,
};
use uuid::Uuid;

/// A published version.
pub(crate) struct Policy {
    pub id: Uuid,
    pub version: i32,
    pub published_at: DateTime<Utc>,
}

/// The latest version.
pub(crate) async fn in_force(db: &impl ConnectionTrait) -> Result<Option<Policy>, AppError> {
    let row = policies::Entity::find().order_by_desc(policies::Column::Version).one(db).await?;
    Ok(row.map(|row| Policy { id: row.id, version: row.version, published_at: row.published_at }))
}

/// Its text in the first of these languages that it has.
pub(crate) async fn text(db: &impl ConnectionTrait, policy: Uuid, wanted: [Locale; 2]) -> Result<Option<String>, AppError> {
    for locale in wanted {
        if let Some(row) = policy_texts::Entity::find_by_id((policy, locale.code().to_owned())).one(db).await? {
            return Ok(Some(row.markdown));
        }
    }
    Ok(None)
}

/// Publishes the default text as version 1, in every language.
pub(crate) async fn publish_default(ctx: &Ctx, tx: &Tx, now: DateTime<Utc>) -> Result<Policy, AppError> {
    let policy = Policy { id: ctx.new_id(), version: 1, published_at: now };
    let row = policies::ActiveModel {
        id: Set(policy.id),
        version: Set(policy.version),
        published_at: Set(now),
        published_by: Set(None),
    };
    policies::Entity::insert(row).exec_without_returning(&**tx).await?;
    let texts = Locale::ALL.iter().map(|locale| policy_texts::ActiveModel {
        policy_id: Set(policy.id),
        locale: Set(locale.code().to_owned()),
        markdown: Set(locales::long::default_policy(*locale).to_owned()),
    });
    policy_texts::Entity::insert_many(texts).exec_without_returning(&**tx).await?;
    Ok(policy)
}

/// Notes the acceptance. `false` when it had been accepted already.
pub(crate) async fn accept(
    tx: &Tx,
    account: AccountId,
    policy: &Policy,
    locale: Locale,
    now: DateTime<Utc>,
) -> Result<bool, AppError> {
    let row = policy_acceptances::ActiveModel {
        account_id: Set(account.0),
        policy_id: Set(policy.id),
        locale: Set(locale.code().to_owned()),
        accepted_at: Set(now),
    };
    let once = OnConflict::columns([policy_acceptances::Column::AccountId, policy_acceptances::Column::PolicyId])
        .do_nothing()
        .to_owned();
    let inserted = policy_acceptances::Entity::insert(row).on_conflict(once).exec_without_returning(&**tx).await?;
    stand_by(tx, account, policy.id).await?;
    Ok(inserted == 1)
}

/// The account is bound by this version without having been asked: whoever publishes it.
pub(crate) async fn stand_by(tx: &Tx, account: AccountId, policy: Uuid) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::AcceptedPolicy, Expr::value(policy))
        .filter(accounts::Column::Id.eq(account.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// When the account first accepted a policy.
pub(crate) async fn accepted_at(db: &impl ConnectionTrait, account: AccountId) -> Result<Option<DateTime<Utc>>, AppError> {
    let row = policy_acceptances::Entity::find()
        .filter(policy_acceptances::Column::AccountId.eq(account.0))
        .order_by_asc(policy_acceptances::Column::AcceptedAt)
        .one(db)
        .await?;
    Ok(row.map(|row| row.accepted_at))
}
