//! Reading history.

use super::{
    By, Entry, Event, HistoryPage, HistoryQuery,
    naming::Naming,
    store::{self, reading},
};
use crate::{Ctx, actor::Actor, clock, errors::AppError, ids::AccountId, settings, staff};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Entries on a page.
const PAGE: usize = 50;

/// The latest about one person that a panel has room for.
const LATEST: usize = 5;

/// A page of the history, newest first, in sentences' parts: the reader's language is put on where it is shown.
pub async fn list(ctx: &Ctx, actor: &Actor, query: HistoryQuery) -> Result<HistoryPage, AppError> {
    page(ctx, actor, query, PAGE).await
}

/// The last that happened to one person, newest first.
pub async fn latest(ctx: &Ctx, actor: &Actor, account: AccountId) -> Result<Vec<Entry>, AppError> {
    Ok(page(ctx, actor, HistoryQuery { account: Some(account), before: None }, LATEST).await?.entries)
}

async fn page(ctx: &Ctx, actor: &Actor, query: HistoryQuery, size: usize) -> Result<HistoryPage, AppError> {
    actor.must_hold_every_right()?;
    let zone = settings::zone_of(ctx, actor).await?;
    let mut kept = reading::page(ctx.db(), &query, size as u64 + 1).await?;
    let more = kept.len() > size;
    kept.truncate(size);
    let next = kept.last().filter(|_| more).map(|last| last.row.seq);
    let people: BTreeSet<AccountId> =
        kept.iter().flat_map(|kept| [kept.row.actor_id, kept.row.subject_id]).flatten().map(AccountId).collect();
    let names = staff::store::names(ctx.db(), people).await?;
    let name = |id: Option<Uuid>| id.and_then(|id| names.get(&AccountId(id)).cloned()).unwrap_or_default();
    let events: Vec<Option<Event>> = kept.iter().map(|kept| store::deserialised(&kept.row.event, &kept.row.payload)).collect();
    let naming = Naming::of(ctx, actor, events.iter().flatten(), zone).await?;
    let entries = kept
        .into_iter()
        .zip(events)
        .filter_map(|(kept, event)| {
            let (event, named) = naming.name(event?);
            Some(Entry {
                seq: kept.row.seq,
                at: clock::moment(kept.row.at, zone),
                event,
                named,
                by: By::parse(&kept.row.actor_kind)?,
                actor: name(kept.row.actor_id),
                subject: name(kept.row.subject_id),
                subject_id: kept.row.subject_id.map(AccountId),
                detail: kept.detail.and_then(|detail| serde_json::from_str(&detail).ok()),
            })
        })
        .collect();
    Ok(HistoryPage { entries, next })
}
