//! Access for a while: from an instant until another, then it ends by itself (B10).
//!
//! It adds to what somebody holds for good. What has come to its end counts for nothing from that very instant on, whenever its row is swept.

use super::{CoverForm, EndCoverForm, service::Target};
use crate::{
    Ctx,
    actor::Actor,
    clock,
    errors::{AppError, Conflict},
    fields::{Faults, Field, Problem},
    history::{self, Event},
    ids::{AccountId, GrantId, PermissionGroupId},
    permissions::{
        Holding, Scope, Term,
        store::{self, Grant},
    },
    settings, staff,
};
use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// How much temporary access somebody has at once, running and to come. Each change is judged at every instant at which any of it begins or
/// ends, so a person with hundreds would keep everybody waiting.
const MOST_COVERS: u32 = 20;
/// The same wherever it is, also where whoever gives it doesn't see: so many that nobody uses up what another building's manager needs.
const MOST_IN_ALL: u32 = 100;

/// Rows that are swept at once.
const SWEPT: u64 = 500;

/// What was typed about a cover, parsed.
struct Cover {
    scope: Scope,
    group: PermissionGroupId,
    term: Term,
}

impl Cover {
    fn parse(form: &CoverForm, now: DateTime<Utc>, zone: Tz) -> Result<Self, AppError> {
        let mut faults = Faults::default();
        let scope = faults.take(Field::Scope, Scope::parse(&form.scope).ok_or(Problem::Required));
        let group = faults.take(Field::Group, form.group.parse().map_err(|_| Problem::Required));
        let from =
            if form.cover_from.is_empty() { Some(now) } else { faults.take(Field::CoverFrom, instant(&form.cover_from, zone)) };
        let until = faults.take(Field::CoverUntil, instant(&form.cover_until, zone));
        // Whoever chooses the present minute means now.
        let term = from.zip(until).and_then(|(from, until)| {
            let problem = match (until <= now, until <= from.max(now)) {
                (true, _) => Problem::Over,
                (_, true) => Problem::EndsBeforeItBegins,
                _ => return Some(Term { from: from.max(now).timestamp_micros(), until: until.timestamp_micros() }),
            };
            faults.note(Field::CoverUntil, problem);
            None
        });
        let whole = scope.zip(group).zip(term).map(|((scope, group), term)| Self { scope, group, term });
        faults.whole(whole)
    }
}

/// What a browser sends for a day and a time, on a clock of this zone.
fn instant(typed: &str, zone: Tz) -> Result<DateTime<Utc>, Problem> {
    let formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"];
    let local = formats.iter().find_map(|format| NaiveDateTime::parse_from_str(typed.trim(), format).ok());
    local.and_then(|local| clock::of_local(local, zone)).ok_or(Problem::NotAnInstant)
}

/// Gives access for a while.
pub async fn give_cover(ctx: &Ctx, actor: &Actor, form: CoverForm) -> Result<AccountId, AppError> {
    staff::policy::may_invite(actor)?;
    let id: AccountId = form.account.parse().map_err(|_| AppError::NotFound)?;
    let (now, zone) = (ctx.now(), settings::zone_of(ctx, actor).await?);
    let Cover { scope, group, term } = Cover::parse(&form, now, zone)?;
    let tx = ctx.begin().await?;
    let target = Target::of(&tx, actor, id, form.version, now).await?;
    let holding = Holding { scope, group, term: Some(term) };
    let after: Vec<Holding> = target.before.holdings().copied().chain([holding]).collect();
    target.may_become(&tx, &after).await.map_err(beside_the_group)?;
    // Only now: whoever may give nothing there isn't told how much there is.
    let sight = target.giver.sight(&*tx).await?;
    let covers = || target.grants.iter().map(|grant| grant.holding).filter(|holding| holding.term.is_some());
    let known = covers().filter(|cover| target.giver.may_know(&sight, cover.scope));
    for (count, max) in [(known.count(), MOST_COVERS), (covers().count(), MOST_IN_ALL)] {
        if count >= max as usize {
            return Err(AppError::field(Field::CoverUntil, Problem::TooManyCovers { max }));
        }
    }
    let grant = Grant { id: GrantId(ctx.new_id()), account: id, holding };
    store::insert(&tx, &[grant], actor.signed_in().ok().map(|person| person.account), now).await?;
    history::record(&tx, actor, Event::AccessGiven { group, scopes: vec![scope], term: Some(term) }, id, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// The form for temporary access has one field for what is given.
fn beside_the_group(error: AppError) -> AppError {
    let manages_staff = AppError::field(Field::Access, Problem::ManagesStaff);
    if error == manages_staff { AppError::field(Field::Group, Problem::ManagesStaff) } else { error }
}

/// Ends access for a while before its time, or before it has begun.
pub async fn end_cover(ctx: &Ctx, actor: &Actor, form: EndCoverForm) -> Result<AccountId, AppError> {
    staff::policy::may_invite(actor)?;
    let id: AccountId = form.account.parse().map_err(|_| AppError::NotFound)?;
    let ended: GrantId = form.grant.parse().map_err(|_| AppError::NotFound)?;
    let now = ctx.now();
    let tx = ctx.begin().await?;
    let target = Target::of(&tx, actor, id, form.version, now).await?;
    let is_it = |grant: &&Grant| grant.id == ended && grant.holding.term.is_some();
    let grant = target.grants.iter().find(is_it);
    // What the actor knows nothing of is as if it weren't there.
    let sight = target.giver.sight(&*tx).await?;
    let Some(grant) = grant.filter(|grant| target.giver.may_know(&sight, grant.holding.scope)) else {
        return Err(AppError::Conflict(Conflict::Stale));
    };
    let after: Vec<Holding> = target.grants.iter().filter(|grant| grant.id != ended).map(|grant| grant.holding).collect();
    target.may_become(&tx, &after).await?;
    store::delete(&tx, &[ended]).await?;
    let Holding { scope, group, .. } = grant.holding;
    history::record(&tx, actor, Event::AccessTaken { group, scopes: vec![scope] }, id, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Notes in the history what has come to its end, and strikes it out. Returns how many there were.
pub(crate) async fn sweep(ctx: &Ctx) -> Result<u64, AppError> {
    let now = ctx.now();
    let mut swept = 0;
    loop {
        let tx = ctx.begin().await?;
        let ended = store::take_ended(&tx, now, SWEPT).await?;
        let count = ended.len() as u64;
        let mut by_person = BTreeMap::<(AccountId, PermissionGroupId), Vec<Scope>>::new();
        for grant in ended {
            by_person.entry((grant.account, grant.holding.group)).or_default().push(grant.holding.scope);
        }
        for ((account, group), scopes) in by_person {
            history::record(&tx, &Actor::System, Event::CoverEnded { group, scopes }, account, now).await?;
        }
        tx.commit().await?;
        swept += count;
        if count < SWEPT {
            return Ok(swept);
        }
    }
}
