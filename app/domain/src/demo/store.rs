//! What no page does by the hundred thousand.

use super::crowd::{Member, Standing};
use crate::{
    ctx::Tx,
    db::entities::{accounts, buildings, credentials, hidden::HiddenText, sign_in_names},
    errors::AppError,
    ids::BuildingId,
    passwords::{SecretKind, hasher::Hash},
    staff::{identity::fold, store::search_key},
};
use chrono::{DateTime, Duration, Utc};
use sea_orm::{EntityTrait as _, Set};
use uuid::Uuid;

/// Writes part of a crowd, everybody with the same password.
pub(super) async fn insert(tx: &Tx, members: &[Member], hash: &Hash, policy: Uuid, now: DateTime<Utc>) -> Result<(), AppError> {
    let rows = members.iter().map(|member| account(member, policy, now));
    accounts::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    let names = members.iter().map(|member| sign_in_names::ActiveModel {
        key: Set(member.email.key().to_owned()),
        account_id: Set(member.id.0),
        since: Set(member.joined_at),
    });
    sign_in_names::Entity::insert_many(names).exec_without_returning(&**tx).await?;
    let hashes = members.iter().filter(|member| member.has_password()).map(|member| credentials::ActiveModel {
        account_id: Set(member.id.0),
        phc: Set(HiddenText(hash.phc.clone())),
        key_id: Set(hash.key_id.clone()),
        changed_at: Set(member.joined_at),
        kind: Set(SecretKind::Password.code().to_owned()),
        ends_at: Set(None),
    });
    credentials::Entity::insert_many(hashes).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes buildings of these names.
pub(super) async fn insert_buildings(tx: &Tx, all: &[(BuildingId, String)], now: DateTime<Utc>) -> Result<(), AppError> {
    let rows = all.iter().map(|(id, name)| buildings::ActiveModel {
        id: Set(id.0),
        name: Set(name.clone()),
        code: Set(name.replace("Building ", "B-")),
        code_key: Set(fold(&name.replace("Building ", "B-"))),
        address: Set(String::new()),
        time_zone: Set(None),
        default_locale: Set(None),
        portfolio_id: Set(None),
        search_key: Set(fold(name)),
        sort_key: Set(fold(name)),
        version: Set(1),
        created_at: Set(now),
        archived_at: Set(None),
    });
    buildings::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    Ok(())
}

fn account(member: &Member, policy: Uuid, now: DateTime<Utc>) -> accounts::ActiveModel {
    let address = member.email.as_typed().to_owned();
    let since = |applies: bool| applies.then_some(member.joined_at);
    let expires_at = match member.standing {
        Standing::Created => None,
        Standing::Invited => Some(now + Duration::hours(24)),
        _ => Some(member.joined_at + Duration::hours(24)),
    };
    accounts::ActiveModel {
        id: Set(member.id.0),
        sign_in_name: Set(address.clone()),
        sign_in_key: Set(member.email.key().to_owned()),
        email: Set(Some(address)),
        email_key: Set(Some(member.email.key().to_owned())),
        first_name: Set(member.first_name.to_owned()),
        last_name: Set(member.last_name.clone()),
        locale: Set(member.locale.code().to_owned()),
        time_zone: Set(None),
        is_administrator: Set(false),
        search_key: Set(search_key(&member.name(), member.email.as_typed(), member.email.key())),
        sort_key: Set(fold(&member.name())),
        version: Set(1),
        session_epoch: Set(0),
        accepted_policy: Set((member.standing == Standing::AtWork).then_some(policy)),
        created_at: Set(member.joined_at),
        created_by: Set(None),
        invited_at: Set(since(member.standing != Standing::Created)),
        invitation_expires_at: Set(expires_at),
        activated_at: Set(since(member.has_password())),
        deactivated_at: Set((member.standing == Standing::Inactive).then_some(now)),
        erased_at: Set(None),
        address_blocked_at: Set(since(member.standing == Standing::Blocked)),
        last_seen_at: Set(since(member.has_password())),
        user_group_id: Set(None),
        default_building_id: Set(None),
        help_asked_at: Set(None),
    }
}
