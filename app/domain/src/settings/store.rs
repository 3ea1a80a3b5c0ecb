//! The organisation's SQL.

use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    db::{entities::organisation as table, is_unique_violation, versions},
    errors::{AppError, Conflict},
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use locales::Locale;
use sea_orm::{ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, QueryFilter as _, Set, prelude::Expr};

/// The table holds one row.
const ONLY: i16 = 1;

/// The organisation of this installation.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// The language of whoever has chosen none.
    pub default_locale: Locale,
    /// Where its clock stands.
    pub time_zone: Tz,
    /// Where its people ask for help.
    pub support_address: String,
    /// Whoever hands out a PIN may type it instead of having it drawn.
    pub may_type_pins: bool,
    /// Whoever is deactivated is told by mail.
    pub tells_of_deactivation: bool,
    /// For "has somebody changed it meanwhile?".
    pub version: i32,
}

impl Organisation {
    /// As it begins: PINs are drawn, and nobody is told that their account was deactivated.
    pub fn new(name: String, default_locale: Locale, time_zone: Tz, support_address: String) -> Self {
        let (may_type_pins, tells_of_deactivation) = (false, false);
        Self { name, default_locale, time_zone, support_address, may_type_pins, tells_of_deactivation, version: 1 }
    }

    /// What any visitor may know.
    pub fn public_face(&self) -> super::PublicFace {
        super::PublicFace {
            name: self.name.clone(),
            support_address: self.support_address.clone(),
            default_locale: self.default_locale,
        }
    }
}

/// The organisation; `None` before the set-up.
pub async fn organisation(db: &impl ConnectionTrait) -> Result<Option<Organisation>, AppError> {
    let row = table::Entity::find_by_id(ONLY).one(db).await?;
    Ok(row.map(|row| Organisation {
        name: row.name,
        default_locale: Locale::parse(&row.default_locale).unwrap_or_default(),
        time_zone: row.time_zone.parse().unwrap_or(Tz::UTC),
        support_address: row.support_address,
        may_type_pins: row.may_type_pins,
        tells_of_deactivation: row.tells_of_deactivation,
        version: row.version,
    }))
}

/// The organisation, where the set-up is known to be over.
pub(crate) async fn required(db: &impl ConnectionTrait) -> Result<Organisation, AppError> {
    organisation(db).await?.ok_or(AppError::SignInRequired)
}

/// Has the set-up been done?
pub async fn is_set_up(db: &impl ConnectionTrait) -> Result<bool, AppError> {
    Ok(table::Entity::find_by_id(ONLY).one(db).await?.is_some())
}

/// The time zone in which somebody reads: their own, else the organisation's, else UTC.
pub async fn zone_of(ctx: &Ctx, actor: &Actor) -> Result<Tz, AppError> {
    if let Actor::Staff(person) = actor
        && let Ok(zone) = person.time_zone.parse()
    {
        return Ok(zone);
    }
    Ok(organisation(ctx.db()).await?.map_or(Tz::UTC, |organisation| organisation.time_zone))
}

/// Writes the organisation. A second one is refused by the table's key, whatever races: [`Conflict::AlreadySetUp`].
pub(crate) async fn insert(tx: &Tx, organisation: &Organisation, now: DateTime<Utc>) -> Result<(), AppError> {
    let row = table::ActiveModel {
        id: Set(ONLY),
        name: Set(organisation.name.clone()),
        default_locale: Set(organisation.default_locale.code().to_owned()),
        time_zone: Set(organisation.time_zone.name().to_owned()),
        support_address: Set(organisation.support_address.clone()),
        set_up_at: Set(now),
        may_type_pins: Set(organisation.may_type_pins),
        tells_of_deactivation: Set(organisation.tells_of_deactivation),
        version: Set(organisation.version),
    };
    match table::Entity::insert(row).exec_without_returning(&**tx).await {
        Ok(_) => Ok(()),
        Err(cause) if is_unique_violation(&cause) => Err(AppError::Conflict(Conflict::AlreadySetUp)),
        Err(cause) => Err(cause.into()),
    }
}

/// Passes if nobody has changed the settings since the page was loaded; then nobody else can.
pub(crate) async fn claim_version(tx: &Tx, version: i32) -> Result<(), AppError> {
    versions::claim::<table::Entity>(tx, Condition::all(), table::Column::Version, version).await
}

/// Writes what the organisation has decided.
pub(crate) async fn write(
    tx: &Tx,
    default_locale: Locale,
    may_type_pins: bool,
    tells_of_deactivation: bool,
) -> Result<(), AppError> {
    table::Entity::update_many()
        .col_expr(table::Column::DefaultLocale, Expr::value(default_locale.code()))
        .col_expr(table::Column::MayTypePins, Expr::value(may_type_pins))
        .col_expr(table::Column::TellsOfDeactivation, Expr::value(tells_of_deactivation))
        .filter(table::Column::Id.eq(ONLY))
        .exec(&**tx)
        .await?;
    Ok(())
}
