//! Who has access to a building, from where, and who of them may do this or that there.

use super::{
    form::HoldersQuery,
    model::{Holder, HoldersPage, Source, SourceScope},
    policy, sight,
    store::holders::{self as rows, Wanted},
};
use crate::{
    Ctx,
    actor::Actor,
    clock,
    errors::AppError,
    ids::{AccountId, PermissionGroupId},
    permissions::{Access, Holding, Level, Place, Rights, Scope, store as permissions},
    settings,
    staff::{self, Account, marks},
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A page of those who have access now, or will have it for a while; or of those alone who may do something there now.
pub async fn holders(ctx: &Ctx, actor: &Actor, query: HoldersQuery) -> Result<HoldersPage, AppError> {
    let (now, zone) = (ctx.now(), settings::zone_of(ctx, actor).await?);
    let id = query.building.parse().map_err(|_| AppError::NotFound)?;
    let (building, held) = sight::seen(ctx.db(), actor, id, now).await?;
    policy::may_see_people(actor, held)?;
    // Nothing at all is no less than something: asked for "at least none" of it, everybody is shown.
    let capability = query.capability.parse().ok().filter(|_| query.level > Level::None);
    let groups = match capability {
        Some(capability) => Some(rows::groups_with(ctx.db(), capability, query.level).await?),
        None => None,
    };
    let shows_administrators = actor.holds_every_right();
    let wanted = Wanted {
        place: building.place(),
        groups: groups.as_ref(),
        search: &query.search,
        is_for_manager: !shows_administrators,
        now,
    };
    let listing = rows::page(ctx.db(), &wanted, query.after.as_deref(), query.before.as_deref()).await?;
    let matching = listing.matching(rows::count(ctx.db(), &wanted)).await?;
    let names = permissions::names::of_groups(ctx.db(), actor.locale()).await?;
    let telling = Telling { place: building.place(), groups: groups.as_ref(), names, now, zone };
    let accounts: Vec<AccountId> = listing.rows.iter().map(|person| person.id).collect();
    let mut holdings = rows::holdings(ctx.db(), &accounts, building.place(), now).await?;
    let policy = staff::store::policy_in_force(ctx.db()).await?;
    let marks = marks::of(ctx, ctx.db(), actor, &listing.rows).await?;
    let row = |person: Account| Holder {
        sources: telling.sources(holdings.remove(&person.id).unwrap_or_default(), person.is_administrator),
        who: marks::marked(person.summary(now, zone, policy), &marks).as_seen_by(shows_administrators),
    };
    Ok(HoldersPage {
        rows: listing.rows.into_iter().map(row).collect(),
        previous: listing.previous,
        next: listing.next,
        matching,
    })
}

/// What is needed to say where somebody's access comes from.
struct Telling<'a> {
    place: Place,
    groups: Option<&'a BTreeSet<PermissionGroupId>>,
    names: HashMap<PermissionGroupId, String>,
    now: DateTime<Utc>,
    zone: Tz,
}

impl Telling<'_> {
    /// What counts in the place, and where nothing in particular is asked for, what will for a while. Administrators need none of it.
    fn sources(&self, holdings: Vec<Holding>, is_administrator: bool) -> Vec<Source> {
        if is_administrator {
            return Vec::new();
        }
        let at = self.now.timestamp_micros();
        let ahead = holdings.iter().filter(|holding| holding.term.is_some_and(|term| term.from > at));
        let ahead: Vec<Holding> = ahead.filter(|_| self.groups.is_none()).copied().collect();
        let access = Access::new(holdings, BTreeMap::<PermissionGroupId, Rights>::new());
        let present = access.sources(self.place, at);
        let counts = |holding: &Holding| self.groups.is_none_or(|groups| groups.contains(&holding.group));
        present.into_iter().filter(counts).chain(ahead).map(|holding| self.told(holding)).collect()
    }

    fn told(&self, holding: Holding) -> Source {
        let moment = |micros| DateTime::from_timestamp_micros(micros).map(|at| clock::moment(at, self.zone));
        Source {
            group: self.names.get(&holding.group).cloned().unwrap_or_default(),
            from: match holding.scope {
                Scope::Building(_) => SourceScope::Building,
                Scope::Portfolio(_) => SourceScope::Portfolio,
                Scope::All => SourceScope::All,
            },
            term: holding.term.and_then(|term| moment(term.from).zip(moment(term.until))),
            is_ahead: holding.term.is_some_and(|term| term.from > self.now.timestamp_micros()),
        }
    }
}
