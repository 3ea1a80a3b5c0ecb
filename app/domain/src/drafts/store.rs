//! The drafts' SQL.

use super::{AT_ONCE, KEPT, Kind};
use crate::{
    ctx::Tx,
    db::entities::drafts::{ActiveModel, Column, Entity},
    errors::AppError,
    ids::{AccountId, DraftId},
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};
use uuid::Uuid;

/// Keeps a draft. The oldest of the same kind make room.
pub(crate) async fn keep(
    tx: &Tx,
    id: DraftId,
    author: AccountId,
    kind: Kind,
    body: &str,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    let others: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::AccountId.eq(author.0))
        .filter(Column::Kind.eq(kind.code()))
        .order_by_desc(Column::MadeAt)
        .order_by_desc(Column::Id)
        .offset(AT_ONCE - 1)
        .limit(100)
        .into_tuple()
        .all(&**tx)
        .await?;
    if !others.is_empty() {
        Entity::delete_many().filter(Column::Id.is_in(others)).exec(&**tx).await?;
    }
    let row = ActiveModel {
        id: Set(id.0),
        account_id: Set(author.0),
        kind: Set(kind.code().to_owned()),
        // PostgreSQL takes no NUL.
        body: Set(body.replace('\0', "\u{fffd}")),
        made_at: Set(now),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The draft, if it is this person's and has not been used up.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    id: DraftId,
    author: AccountId,
    kind: Kind,
    now: DateTime<Utc>,
) -> Result<Option<String>, AppError> {
    let row = Entity::find().filter(this(id, author, kind, now)).one(db).await?;
    Ok(row.map(|row| row.body))
}

/// Uses the draft up. Of two who do so at once, the second finds nothing.
pub(crate) async fn take(
    tx: &Tx,
    id: DraftId,
    author: AccountId,
    kind: Kind,
    now: DateTime<Utc>,
) -> Result<Option<String>, AppError> {
    let found = find(&**tx, id, author, kind, now).await?;
    let gone = Entity::delete_many().filter(this(id, author, kind, now)).exec(&**tx).await?;
    Ok(found.filter(|_| gone.rows_affected == 1))
}

fn this(id: DraftId, author: AccountId, kind: Kind, now: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(Column::Id.eq(id.0))
        .add(Column::AccountId.eq(author.0))
        .add(Column::Kind.eq(kind.code()))
        .add(Column::MadeAt.gt(now - KEPT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Colleague, on_both};

    #[tokio::test(flavor = "multi_thread")]
    async fn a_draft_is_its_authors_is_used_once_and_is_there_for_a_day() {
        on_both(async |t| {
            let ada = t.administrator().await;
            let author = ada.signed_in().unwrap().account;
            let other = t.adds(&ada, Colleague::CAMILLE).await;
            let kept = async |body: &str| {
                let (id, tx) = (DraftId(t.ctx.new_id()), t.ctx.begin().await.unwrap());
                keep(&tx, id, author, Kind::Buildings, body, t.ctx.now()).await.unwrap();
                tx.commit().await.unwrap();
                id
            };
            let found = async |id, account| find(t.ctx.db(), id, account, Kind::Buildings, t.ctx.now()).await.unwrap();
            let id = kept("Laurier\0").await;
            assert_eq!(found(id, author).await.as_deref(), Some("Laurier\u{fffd}"));
            assert_eq!(found(id, other).await, None);
            for expected in [Some("Laurier\u{fffd}"), None] {
                let tx = t.ctx.begin().await.unwrap();
                assert_eq!(take(&tx, id, author, Kind::Buildings, t.ctx.now()).await.unwrap().as_deref(), expected);
                tx.commit().await.unwrap();
            }
            let old = kept("old").await;
            t.advance(KEPT);
            assert_eq!(found(old, author).await, None);
            for n in 0..9 {
                kept(&n.to_string()).await;
            }
            assert_eq!(t.count("SELECT count(*) FROM drafts").await, i64::try_from(AT_ONCE).unwrap());
        })
        .await;
    }
}
