//! The buildings' SQL, apart from the list's ([`listing`]), the portfolios' ([`portfolios`]) and that about people ([`holders`]).

pub(super) mod holders;
pub(super) mod listing;
pub(crate) mod portfolios;

use super::parse::Details;
use crate::{
    ctx::Tx,
    db::{
        OnUnique as _,
        entities::{
            buildings::{ActiveModel, Column, Entity, Model},
            portfolios as portfolio_rows,
        },
        versions,
    },
    errors::AppError,
    fields::{Field, Problem},
    ids::{BuildingId, PortfolioId},
    permissions::Place,
    staff::identity::fold,
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use locales::Locale;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set, prelude::Expr,
};
use std::collections::HashSet;

/// As many rows as are written in one statement: fewer values than any of the two databases takes.
const CHUNK: usize = 500;

/// A building, whole.
#[derive(Clone, Debug)]
pub(crate) struct Building {
    pub id: BuildingId,
    pub name: String,
    pub code: String,
    pub code_key: String,
    pub address: String,
    pub time_zone: Option<Tz>,
    pub default_locale: Option<Locale>,
    pub portfolio: Option<PortfolioId>,
    pub portfolio_name: String,
    pub portfolio_key: String,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub archived_at: Option<DateTime<Utc>>,
}

impl Building {
    /// As far as access is concerned.
    pub fn place(&self) -> Place {
        Place { building: Some(self.id), portfolio: self.portfolio }
    }

    /// Is it all of this already?
    pub fn is(&self, details: &Details, portfolio: Option<PortfolioId>) -> bool {
        self.name == details.name
            && self.code == details.code.text
            && self.address == details.address
            && self.time_zone == details.time_zone
            && self.default_locale == details.default_locale
            && self.portfolio == portfolio
    }
}

/// The building, unless it is archived; [`AppError::NotFound`] when there is none.
pub(crate) async fn find(db: &impl ConnectionTrait, id: BuildingId) -> Result<Building, AppError> {
    let found = Entity::find_by_id(id.0).filter(Column::ArchivedAt.is_null()).find_also_related(portfolio_rows::Entity);
    found.one(db).await?.map(Building::from).ok_or(AppError::NotFound)
}

/// The building, if it is archived; [`AppError::NotFound`] when there is none.
pub(crate) async fn find_archived(db: &impl ConnectionTrait, id: BuildingId) -> Result<Building, AppError> {
    let found = Entity::find_by_id(id.0).filter(Column::ArchivedAt.is_not_null()).find_also_related(portfolio_rows::Entity);
    found.one(db).await?.map(Building::from).ok_or(AppError::NotFound)
}

/// Is there any in use?
pub(crate) async fn is_there_any(db: &impl ConnectionTrait) -> Result<bool, AppError> {
    Ok(Entity::find().filter(Column::ArchivedAt.is_null()).one(db).await?.is_some())
}

/// The first by name, so many at most.
pub(crate) async fn first_by_name(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<(BuildingId, String)>, AppError> {
    let first = Entity::find().select_only().columns([Column::Id, Column::Name]).filter(Column::ArchivedAt.is_null());
    let first = first.order_by_asc(Column::SortKey).order_by_asc(Column::Id).limit(limit);
    let rows: Vec<(uuid::Uuid, String)> = first.into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(id, name)| (BuildingId(id), name)).collect())
}

/// Writes buildings, all of them or none. [`Problem::CodeTaken`] when another has one of their codes.
pub(crate) async fn insert(
    tx: &Tx,
    new: &[(BuildingId, &Details, Option<PortfolioId>)],
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    for chunk in new.chunks(CHUNK) {
        let rows = chunk.iter().map(|(id, details, portfolio)| ActiveModel {
            id: Set(id.0),
            name: Set(details.name.clone()),
            code: Set(details.code.text.clone()),
            code_key: Set(details.code.key.clone()),
            address: Set(details.address.clone()),
            time_zone: Set(details.time_zone.map(|zone| zone.name().to_owned())),
            default_locale: Set(details.default_locale.map(|locale| locale.code().to_owned())),
            portfolio_id: Set(portfolio.map(|portfolio| portfolio.0)),
            search_key: Set(details.search_key()),
            sort_key: Set(fold(&details.name)),
            version: Set(1),
            created_at: Set(now),
            archived_at: Set(None),
        });
        let written = Entity::insert_many(rows).exec_without_returning(&**tx).await;
        written.on_unique(Field::BuildingCode, Problem::CodeTaken)?;
    }
    Ok(())
}

/// Passes if nobody has changed the building since the page was loaded; then nobody else can.
pub(crate) async fn claim_version(tx: &Tx, id: BuildingId, version: i32) -> Result<(), AppError> {
    versions::claim::<Entity>(tx, Column::Id.eq(id.0), Column::Version, version).await
}

/// Writes what has been claimed.
pub(crate) async fn change(tx: &Tx, id: BuildingId, details: &Details, portfolio: Option<PortfolioId>) -> Result<(), AppError> {
    Entity::update_many()
        .col_expr(Column::Name, Expr::value(details.name.clone()))
        .col_expr(Column::Code, Expr::value(details.code.text.clone()))
        .col_expr(Column::CodeKey, Expr::value(details.code.key.clone()))
        .col_expr(Column::Address, Expr::value(details.address.clone()))
        .col_expr(Column::TimeZone, Expr::value(details.time_zone.map(|zone| zone.name().to_owned())))
        .col_expr(Column::DefaultLocale, Expr::value(details.default_locale.map(|locale| locale.code().to_owned())))
        .col_expr(Column::PortfolioId, Expr::value(portfolio.map(|portfolio| portfolio.0)))
        .col_expr(Column::SearchKey, Expr::value(details.search_key()))
        .col_expr(Column::SortKey, Expr::value(fold(&details.name)))
        .filter(Column::Id.eq(id.0))
        .exec(&**tx)
        .await
        .on_unique(Field::BuildingCode, Problem::CodeTaken)?;
    Ok(())
}

/// Archives what has been claimed. Its code is free again: it is compared by what nobody can type, and
/// sorted as before among the archived ones.
pub(crate) async fn archive(tx: &Tx, building: &Building, now: DateTime<Utc>) -> Result<(), AppError> {
    let id = building.id;
    Entity::update_many()
        .col_expr(Column::ArchivedAt, Expr::value(now))
        .col_expr(Column::CodeKey, Expr::value(format!("\u{1}{}\u{1}{}", building.code_key, id.0)))
        .filter(Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Takes what has been claimed back into use, as this. [`Problem::CodeTaken`] when another has its code.
pub(crate) async fn restore(tx: &Tx, id: BuildingId, details: &Details, portfolio: Option<PortfolioId>) -> Result<(), AppError> {
    change(tx, id, details, portfolio).await?;
    let in_use = Expr::value(None::<DateTime<Utc>>);
    Entity::update_many().col_expr(Column::ArchivedAt, in_use).filter(Column::Id.eq(id.0)).exec(&**tx).await?;
    Ok(())
}

/// Which of these codes another building has.
pub(crate) async fn codes_among(db: &impl ConnectionTrait, keys: HashSet<String>) -> Result<HashSet<String>, AppError> {
    let (keys, mut taken): (Vec<String>, _) = (keys.into_iter().collect(), HashSet::new());
    for chunk in keys.chunks(CHUNK) {
        let found = Entity::find().select_only().column(Column::CodeKey).filter(Column::CodeKey.is_in(chunk.iter().cloned()));
        taken.extend(found.into_tuple::<String>().all(db).await?);
    }
    Ok(taken)
}

impl From<(Model, Option<portfolio_rows::Model>)> for Building {
    fn from((row, portfolio): (Model, Option<portfolio_rows::Model>)) -> Self {
        let (portfolio_name, portfolio_key) = portfolio.map(|portfolio| (portfolio.name, portfolio.name_key)).unwrap_or_default();
        Self {
            id: BuildingId(row.id),
            name: row.name,
            code: row.code,
            code_key: row.code_key,
            address: row.address,
            time_zone: row.time_zone.and_then(|zone| zone.parse().ok()),
            default_locale: row.default_locale.and_then(|locale| Locale::parse(&locale)),
            portfolio: row.portfolio_id.map(PortfolioId),
            portfolio_name,
            portfolio_key,
            version: row.version,
            created_at: row.created_at,
            archived_at: row.archived_at,
        }
    }
}
