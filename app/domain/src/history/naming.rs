//! What the ids in events are called, for whoever reads them.

use super::{Event, Named};
use crate::{
    Ctx,
    actor::Actor,
    clock,
    errors::AppError,
    permissions::{Scope, store::names},
    staff::identity::fold,
};
use chrono::DateTime;
use chrono_tz::Tz;
use locales::Words;
use std::collections::HashMap;
use uuid::Uuid;

/// As many places as a sentence has room for.
const PLACES: usize = 4;
/// Of so many at most the names are looked at to find which come first.
const LOOKED_AT: usize = 200;

/// The names of what some events are about.
pub(super) struct Naming {
    names: HashMap<Uuid, String>,
    words: Words,
    zone: Tz,
}

impl Naming {
    /// Looks up what is needed for these, in the reader's language.
    pub async fn of(ctx: &Ctx, actor: &Actor, events: impl Iterator<Item = &Event> + Clone, zone: Tz) -> Result<Self, AppError> {
        let locale = actor.locale();
        let mut wanted: Vec<Uuid> = events.clone().filter_map(Event::thing).collect();
        let mut names = HashMap::new();
        if !wanted.is_empty() {
            wanted.extend(events.flat_map(|event| event.scopes().iter().take(LOOKED_AT)).filter_map(|scope| match scope {
                Scope::All => None,
                Scope::Portfolio(id) => Some(id.0),
                Scope::Building(id) => Some(id.0),
            }));
            names.extend(names::of_places(ctx.db(), wanted).await?);
            names.extend(names::of_groups(ctx.db(), locale).await?.into_iter().map(|(id, name)| (id.0, name)));
            names.extend(names::of_user_groups(ctx.db(), locale).await?.into_iter().map(|(id, name)| (id.0, name)));
            names.extend(names::of_capabilities(ctx.db(), locale).await?.into_iter().map(|(id, name)| (id.0, name)));
        }
        Ok(Self { names, words: Words::new(locale), zone })
    }

    /// The event with no more places than there is room for, and what it names.
    pub fn name(&self, event: Event) -> (Event, Named) {
        let name = |id: Uuid| self.names.get(&id).cloned().unwrap_or_default();
        let moment = |micros| DateTime::from_timestamp_micros(micros).map(|at| clock::moment(at, self.zone));
        let mut places: Vec<Scope> = event.scopes().iter().take(LOOKED_AT).copied().collect();
        // The widest first, and then as a list would have them.
        places.sort_by_cached_key(|scope| match scope {
            Scope::All => (0, String::new()),
            Scope::Portfolio(id) => (1, fold(&name(id.0))),
            Scope::Building(id) => (2, fold(&name(id.0))),
        });
        places.truncate(PLACES);
        let more = event.scopes().len() - places.len();
        let term = if let Event::AccessGiven { term, .. } = &event { *term } else { None };
        let named = Named {
            thing: event.thing().map(name).unwrap_or_default(),
            places: places
                .iter()
                .map(|scope| match scope {
                    Scope::All => self.words.scope_all(),
                    Scope::Portfolio(id) => self.words.scope_portfolio(&name(id.0)),
                    Scope::Building(id) => name(id.0),
                })
                .collect(),
            more_places: u32::try_from(more).unwrap_or(u32::MAX),
            from: term.and_then(|term| moment(term.from)),
            until: term.and_then(|term| moment(term.until)),
        };
        (event.only_in(places), named)
    }
}
