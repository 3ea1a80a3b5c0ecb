//! What things are called, in somebody's language: else in the organisation's, else in whichever there is, else as the product calls them.
//! And how the names of a thing are written, whatever it is.

use crate::{
    ctx::Tx,
    db::{
        OnUnique as _,
        entities::{
            buildings, capabilities, capability_names, permission_group_names, permission_groups, portfolios, user_group_names,
        },
    },
    errors::AppError,
    fields::{Field, Problem},
    ids::{CapabilityId, PermissionGroupId, UserGroupId},
    permissions::{
        BuiltIn, groups,
        naming::{Named, Names},
    },
    settings,
};
use locales::{Locale, Words};
use sea_orm::{
    ActiveModelTrait, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QuerySelect as _,
    sea_query::SimpleExpr,
};
use std::collections::HashMap;
use uuid::Uuid;

/// Which names are wanted in which languages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader {
    locale: Locale,
    otherwise: Locale,
}

impl Reader {
    /// Somebody who reads this language, in this organisation.
    pub async fn of(db: &impl ConnectionTrait, locale: Locale) -> Result<Self, AppError> {
        let otherwise = settings::organisation(db).await?.map_or(locale, |organisation| organisation.default_locale);
        Ok(Self { locale, otherwise })
    }

    /// How much a name in this language is worth: their own is worth most, then the organisation's.
    fn rank(self, locale: &str) -> u8 {
        if locale == self.locale.code() { 2 } else { u8::from(locale == self.otherwise.code()) }
    }

    /// Each thing's name out of the names that there are.
    pub fn choose(self, names: impl IntoIterator<Item = (Uuid, String, String)>) -> HashMap<Uuid, String> {
        let mut best = HashMap::<Uuid, (u8, String)>::new();
        for (id, locale, name) in names {
            let rank = self.rank(&locale);
            if best.get(&id).is_none_or(|(found, _)| *found < rank) {
                best.insert(id, (rank, name));
            }
        }
        best.into_iter().map(|(id, (_, name))| (id, name)).collect()
    }
}

/// Names as they are stored: the language, the name, and the key, which nothing has that was deleted.
pub(crate) fn read(rows: impl Iterator<Item = (String, String, Option<String>)>) -> Names {
    let named = |(locale, name, key): (String, String, Option<String>)| {
        Some((Locale::parse(&locale)?, Named { name, key: key.unwrap_or_default() }))
    };
    rows.filter_map(named).collect()
}

/// Writes a thing's names in place of those it has. [`Problem::NameTaken`] when another one is called that.
pub(crate) async fn replace<Row>(
    tx: &Tx,
    of_it: SimpleExpr,
    names: &Names,
    row: impl Fn(Locale, Named) -> Row,
) -> Result<(), AppError>
where
    Row: ActiveModelTrait,
{
    Row::Entity::delete_many().filter(of_it).exec(&**tx).await?;
    for (&locale, named) in names {
        let written = Row::Entity::insert(row(locale, named.clone())).exec_without_returning(&**tx).await;
        written.on_unique(Field::NameIn(locale), Problem::NameTaken)?;
    }
    Ok(())
}

/// The names of all permission groups.
pub(crate) async fn of_groups(db: &impl ConnectionTrait, locale: Locale) -> Result<HashMap<PermissionGroupId, String>, AppError> {
    let reader = Reader::of(db, locale).await?;
    let rows = permission_group_names::Entity::find().all(db).await?;
    let named = reader.choose(rows.into_iter().map(|row| (row.group_id, row.locale, row.name)));
    let ids: Vec<Uuid> =
        permission_groups::Entity::find().select_only().column(permission_groups::Column::Id).into_tuple().all(db).await?;
    let name = |id: Uuid| {
        let group = PermissionGroupId(id);
        let usual = || groups::usual_name(group, Words::new(locale)).unwrap_or_default();
        (group, named.get(&id).cloned().unwrap_or_else(usual))
    };
    Ok(ids.into_iter().map(name).collect())
}

/// The names of all user groups, deleted ones among them.
pub(crate) async fn of_user_groups(db: &impl ConnectionTrait, locale: Locale) -> Result<HashMap<UserGroupId, String>, AppError> {
    let reader = Reader::of(db, locale).await?;
    let rows = user_group_names::Entity::find().all(db).await?;
    let named = reader.choose(rows.into_iter().map(|row| (row.user_group_id, row.locale, row.name)));
    Ok(named.into_iter().map(|(id, name)| (UserGroupId(id), name)).collect())
}

/// The names of all capabilities.
pub(crate) async fn of_capabilities(
    db: &impl ConnectionTrait,
    locale: Locale,
) -> Result<HashMap<CapabilityId, String>, AppError> {
    let reader = Reader::of(db, locale).await?;
    let rows = capability_names::Entity::find().all(db).await?;
    let named = reader.choose(rows.into_iter().map(|row| (row.capability_id, row.locale, row.name)));
    let ids: Vec<Uuid> = capabilities::Entity::find().select_only().column(capabilities::Column::Id).into_tuple().all(db).await?;
    let name = |id: Uuid| {
        let capability = CapabilityId(id);
        let built_in = BuiltIn::ALL.into_iter().find(|built_in| built_in.id() == capability);
        let usual = || built_in.map(|built_in| built_in.name(Words::new(locale))).unwrap_or_default();
        (capability, named.get(&id).cloned().unwrap_or_else(usual))
    };
    Ok(ids.into_iter().map(name).collect())
}

/// The names of these buildings and portfolios, archived ones among them.
pub(crate) async fn of_places(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, String>, AppError> {
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let mut names: HashMap<Uuid, String> = HashMap::new();
    if ids.is_empty() {
        return Ok(names);
    }
    let rows: Vec<(Uuid, String)> = buildings::Entity::find()
        .select_only()
        .columns([buildings::Column::Id, buildings::Column::Name])
        .filter(buildings::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    names.extend(rows);
    let rows: Vec<(Uuid, String)> = portfolios::Entity::find()
        .select_only()
        .columns([portfolios::Column::Id, portfolios::Column::Name])
        .filter(portfolios::Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    names.extend(rows);
    Ok(names)
}
