//! Reading history.

use super::{
    By, Entry, Event, HistoryPage, HistoryQuery,
    naming::Naming,
    readership::Readership,
    store::{self, reading},
};
use crate::{
    Ctx,
    actor::Actor,
    clock,
    errors::AppError,
    ids::AccountId,
    permissions::{BuiltIn, Level},
    settings, staff,
};
use locales::Words;
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
    actor.must_hold(BuiltIn::History, Level::View)?;
    let zone = settings::zone_of(ctx, actor).await?;
    let readership = Readership::of(ctx, actor, query.account).await?;
    let (mut kept, mut events, mut from) = (Vec::new(), Vec::new(), query);
    // What a reader may not know of is left out, and the page filled up with what lies behind it.
    while kept.len() <= size {
        let found = reading::page(ctx.db(), &from, &readership, size as u64 + 1).await?;
        from.before = found.last().map(|last| last.row.seq);
        let is_last = found.len() <= size;
        let read = |row: reading::Kept| Some((store::deserialised(&row.row.event, &row.row.payload)?, row));
        let found: Vec<(Event, reading::Kept)> = found.into_iter().filter_map(read).collect();
        let of_the_way_in = found.iter().filter(|(event, _)| event.is_about_the_way_in());
        let subjects = of_the_way_in.filter_map(|(_, row)| row.row.subject_id).map(AccountId).collect();
        let acts_on = readership.acts_on(ctx, actor, subjects).await?;
        for (event, row) in found {
            let subject = row.row.subject_id.map(AccountId);
            let is_told = !event.is_about_the_way_in()
                || acts_on.as_ref().is_none_or(|these| subject.is_some_and(|subject| these.contains(&subject)));
            if let Some(event) = readership.shown(event).filter(|_| is_told) {
                events.push(event);
                kept.push(row);
            }
        }
        if is_last {
            break;
        }
    }
    let more = kept.len() > size;
    kept.truncate(size);
    events.truncate(size);
    let next = kept.last().filter(|_| more).map(|last| last.row.seq);
    let actors: BTreeSet<AccountId> = kept.iter().filter_map(|kept| kept.row.actor_id).map(AccountId).collect();
    let known = readership.known_among(ctx, actors).await?;
    let subjects = kept.iter().filter_map(|kept| kept.row.subject_id).map(AccountId);
    let people = staff::store::names(ctx.db(), subjects.chain(known.iter().copied())).await?;
    let name = |id: Uuid| people.get(&AccountId(id)).cloned().unwrap_or_default();
    let actor_name = |id: Uuid| {
        if known.contains(&AccountId(id)) { name(id) } else { Words::new(actor.locale()).history_a_colleague() }
    };
    let naming = Naming::of(ctx, actor, events.iter(), zone).await?;
    let entries = kept
        .into_iter()
        .zip(events)
        .filter_map(|(kept, event)| {
            let (event, named) = naming.name(event);
            Some(Entry {
                seq: kept.row.seq,
                at: clock::moment(kept.row.at, zone),
                event,
                named,
                by: By::parse(&kept.row.actor_kind)?,
                actor: kept.row.actor_id.map(actor_name).unwrap_or_default(),
                subject: kept.row.subject_id.map(name).unwrap_or_default(),
                subject_id: kept.row.subject_id.map(AccountId),
                detail: kept.detail.and_then(|detail| serde_json::from_str(&detail).ok()),
            })
        })
        .collect();
    Ok(HistoryPage { entries, next })
}
