//! Whoever gives access: what they hold, whom they see, and what is theirs to change. Whoever else asks what somebody sees of others' staff asks
//! here too.

use crate::{
    actor::Actor,
    errors::AppError,
    ids::AccountId,
    permissions::{Access, BuiltIn, Holding, Level, Place, Power, Rights, Scope, ceiling, store},
    staff,
};
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use std::collections::HashSet;

/// Whoever gives access, as they stand where and when it is asked: rights that were taken away since the page was loaded count for nothing
/// (AC-76).
pub(crate) struct Giver {
    /// `None`: everything.
    own: Option<Access>,
    /// Who, for the log.
    account: Option<AccountId>,
    now: DateTime<Utc>,
}

impl Giver {
    /// Reads them anew.
    pub async fn of(db: &impl ConnectionTrait, actor: &Actor, now: DateTime<Utc>) -> Result<Self, AppError> {
        let own = match actor {
            Actor::Operator | Actor::System => None,
            Actor::Visitor => return Err(AppError::SignInRequired),
            Actor::Staff(person) => {
                let account = staff::store::find(db, person.account).await?;
                if !account.may_sign_in() {
                    return Err(AppError::SignInRequired);
                }
                if account.is_administrator { None } else { Some(store::access_of(db, person.account, now).await?) }
            }
        };
        let account = actor.signed_in().ok().map(|person| person.account);
        Ok(Self { own, account, now })
    }

    /// What they hold; `None`: everything.
    pub fn own(&self) -> Option<&Access> {
        self.own.as_ref()
    }

    /// Are they this very person?
    pub fn is(&self, account: AccountId) -> bool {
        self.account == Some(account)
    }

    /// The instant at which all of this is asked, in microseconds since 1970.
    pub fn at(&self) -> i64 {
        self.now.timestamp_micros()
    }

    /// What they may give.
    pub fn power(&self) -> Power<'_> {
        self.own.as_ref().map_or(Power::Everything, Power::Held)
    }

    /// Do they hold every right?
    pub fn holds_everything(&self) -> bool {
        self.own.is_none()
    }

    /// How much of a capability they hold in a place.
    pub fn level(&self, place: Place, capability: BuiltIn) -> Level {
        self.own.as_ref().map_or(Level::Manage, |own| own.level(place, self.at(), capability))
    }

    /// What they may do in a place; `None`: everything.
    pub fn rights(&self, place: Place) -> Option<Rights> {
        self.own.as_ref().map(|own| own.rights(place, self.at()))
    }

    /// May they replace what somebody holds for good in this very building ([`ceiling::may_replace`])? Elsewhere its row is locked.
    pub fn may_replace(&self, place: Place, before: &Access) -> bool {
        ceiling::may_replace(self.power(), before, place, self.at())
    }

    /// Is there anything of somebody's access that they may change: a building whose row isn't locked?
    pub async fn may_change_some(&self, db: &impl ConnectionTrait, before: &Access) -> Result<bool, AppError> {
        if self.holds_everything() || self.level(Place::to_come(Scope::All), BuiltIn::StaffAccounts) >= Level::Manage {
            return Ok(true);
        }
        let places = self.places(db, BuiltIn::StaffAccounts, Level::Manage).await?;
        Ok(places.iter().any(|place| self.may_replace(*place, before)))
    }

    /// The buildings in which they hold this much of a capability.
    pub async fn places(&self, db: &impl ConnectionTrait, capability: BuiltIn, level: Level) -> Result<Vec<Place>, AppError> {
        let Some(own) = &self.own else { return store::places(db).await };
        let places = store::places_in(db, &own.scopes()).await?;
        Ok(places.into_iter().filter(|place| self.level(*place, capability) >= level).collect())
    }

    /// The buildings whose staff they see.
    pub async fn sight(&self, db: &impl ConnectionTrait) -> Result<Reach, AppError> {
        Ok(Reach::of(&self.places(db, BuiltIn::StaffAccounts, Level::View).await?))
    }

    /// Do they see the whole of a scope: the building's staff, or everybody's in a wider one, in buildings to come as well?
    pub fn oversees(&self, sight: &Reach, scope: Scope) -> bool {
        self.holds_everything()
            || match scope {
                Scope::Building(_) => sight.holds(scope),
                wide => self.level(Place::to_come(wide), BuiltIn::StaffAccounts) >= Level::View,
            }
    }

    /// May they know that something is given in a scope: does it reach a building whose staff they see?
    pub fn may_know(&self, sight: &Reach, scope: Scope) -> bool {
        self.oversees(sight, scope) || sight.holds(scope)
    }

    /// What of somebody's access is theirs to know as a whole.
    pub async fn seen(&self, db: &impl ConnectionTrait, theirs: &Access) -> Result<Vec<Holding>, AppError> {
        let sight = self.sight(db).await?;
        Ok(theirs.holdings().copied().filter(|holding| self.oversees(&sight, holding.scope)).collect())
    }

    /// Does somebody work in one of the buildings whose staff they see? Administrators work in all.
    pub async fn sees(&self, db: &impl ConnectionTrait, target: &staff::Account, theirs: &Access) -> Result<bool, AppError> {
        if target.is_administrator || self.holds_everything() {
            return Ok(true);
        }
        let sight = self.sight(db).await?;
        Ok(theirs.scopes().into_iter().any(|scope| sight.holds(scope)))
    }

    /// The same of several people at once.
    pub async fn seen_among<'a>(
        &self,
        db: &impl ConnectionTrait,
        people: impl Iterator<Item = &'a staff::Account> + Clone,
    ) -> Result<HashSet<AccountId>, AppError> {
        if self.holds_everything() {
            return Ok(people.map(|person| person.id).collect());
        }
        let working = working_in(db, &self.sight(db).await?, people.clone(), self.now).await?;
        Ok(people.filter(|person| person.is_administrator || working.contains(&person.id)).map(|person| person.id).collect())
    }

    /// Refuses as if there were no such person where somebody works in none of the buildings whose staff they see (AC-71).
    pub async fn must_see(&self, db: &impl ConnectionTrait, target: &staff::Account, theirs: &Access) -> Result<(), AppError> {
        if self.sees(db, target, theirs).await? {
            return Ok(());
        }
        // The answer is the same as for nobody; whoever reads the log is told the difference.
        tracing::warn!(by = self.account.map(|by| by.to_string()), about = %target.id, "somebody of another building was asked for");
        Err(AppError::NotFound)
    }
}

/// Every scope that reaches some buildings: what is given in one of them counts in one of those.
pub(crate) struct Reach(HashSet<Scope>);

impl Reach {
    /// Of these buildings.
    pub fn of(places: &[Place]) -> Self {
        Self(store::scopes_reaching(places).into_iter().collect())
    }

    /// Does this scope reach one of the buildings?
    pub fn holds(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// All of them.
    pub fn scopes(&self) -> Vec<Scope> {
        self.0.iter().copied().collect()
    }
}

/// Which of these people hold anything within reach, now or later; what administrators hold without being given it doesn't count.
pub(crate) async fn working_in<'a>(
    db: &impl ConnectionTrait,
    reach: &Reach,
    people: impl Iterator<Item = &'a staff::Account>,
    now: DateTime<Utc>,
) -> Result<HashSet<AccountId>, AppError> {
    let scopes = store::scopes_of(db, people.map(|person| person.id), now).await?;
    let working = scopes.into_iter().filter(|(_, scopes)| scopes.iter().any(|scope| reach.holds(*scope)));
    Ok(working.map(|(account, _)| account).collect())
}
