//! Who may do what with buildings. Pure and shared: use cases enforce it, pages hide by it what would be refused.
//!
//! Seeing and changing depend on the building; what the caller holds there is found out by the use case. Everything else is for those who
//! hold every right: a code or a portfolio decides who has access where, and a building that comes or goes is everybody's.

use super::model::BuildingActions;
use crate::{
    actor::Actor,
    errors::AppError,
    permissions::{BuiltIn, Level},
};

/// What the caller holds in one building.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Of the capability "Buildings".
    pub buildings: Level,
    /// Of the capability "Staff accounts".
    pub staff_accounts: Level,
}

impl Held {
    /// Everything.
    pub const ALL: Self = Self { buildings: Level::Manage, staff_accounts: Level::Manage };
}

/// See the list; which buildings are on it is another question.
pub fn may_see_some(actor: &Actor) -> Result<(), AppError> {
    actor.must_hold(BuiltIn::Buildings, Level::View)
}

/// See this building. Whoever may not is told what they would be told if there were none.
pub fn may_see(actor: &Actor, held: Held) -> Result<(), AppError> {
    may_see_some(actor)?;
    if actor.holds_every_right() || held.buildings >= Level::View { Ok(()) } else { Err(AppError::NotFound) }
}

/// Change this building's name, address, time zone and language.
pub fn may_change(actor: &Actor, held: Held) -> Result<(), AppError> {
    may_see(actor, held)?;
    if actor.holds_every_right() || held.buildings >= Level::Manage { Ok(()) } else { Err(AppError::Forbidden) }
}

/// See who has access to this building.
pub fn may_see_people(actor: &Actor, held: Held) -> Result<(), AppError> {
    may_see(actor, held)?;
    if actor.holds_every_right() || held.staff_accounts >= Level::View { Ok(()) } else { Err(AppError::Forbidden) }
}

/// Add buildings, one or many; change codes and portfolios; archive; see archived ones, and take them back into use.
pub fn may_administer(actor: &Actor) -> Result<(), AppError> {
    actor.must_hold_every_right()
}

/// What can be done with a building by whoever holds this there.
pub fn actions(actor: &Actor, held: Held) -> BuildingActions {
    BuildingActions {
        change: may_change(actor, held).is_ok(),
        administer: may_administer(actor).is_ok(),
        see_people: may_see_people(actor, held).is_ok(),
        restore: false,
    }
}

/// What can be done with an archived building.
pub fn actions_when_archived(actor: &Actor) -> BuildingActions {
    BuildingActions { restore: may_administer(actor).is_ok(), ..BuildingActions::default() }
}

#[cfg(all(test, feature = "testing"))]
mod tests {
    use super::*;
    use crate::{
        actor::Abilities,
        testing::{holder, somebody},
    };

    type Judge = fn(&Actor, Held) -> Result<(), AppError>;

    /// Somebody who holds this much of "Buildings" somewhere.
    fn colleague(somewhere: Level) -> Actor {
        holder(Abilities { buildings: somewhere, ..Abilities::default() })
    }

    #[test]
    fn ac_71_caller_by_action_for_buildings() {
        use AppError::{Forbidden, NotFound, PolicyPending, SignInRequired};
        use Level::{Manage, None, View};
        let held = |buildings, staff_accounts| Held { buildings, staff_accounts };
        let judges: [Judge; 5] =
            [|actor, _| may_see_some(actor), may_see, may_change, may_see_people, |actor, _| may_administer(actor)];
        let all = |error: AppError| [0; 5].map(|_| Err(error.clone()));
        for (who, actor, there, expected) in [
            ("a visitor", Actor::Visitor, Held::ALL, all(SignInRequired)),
            ("an administrator", somebody(true, false), Held::default(), [Ok(()), Ok(()), Ok(()), Ok(()), Ok(())]),
            ("the operator", Actor::Operator, Held::default(), [Ok(()), Ok(()), Ok(()), Ok(()), Ok(())]),
            ("the program", Actor::System, Held::default(), [Ok(()), Ok(()), Ok(()), Ok(()), Ok(())]),
            ("an administrator before the policy", somebody(true, true), Held::ALL, all(PolicyPending)),
            ("a colleague without any right", colleague(None), Held::default(), all(Forbidden)),
            (
                "who views another building",
                colleague(View),
                Held::default(),
                [Ok(()), Err(NotFound), Err(NotFound), Err(NotFound), Err(Forbidden)],
            ),
            (
                "who manages another building, and this one's people",
                colleague(Manage),
                held(None, Manage),
                [Ok(()), Err(NotFound), Err(NotFound), Err(NotFound), Err(Forbidden)],
            ),
            (
                "who views this one",
                colleague(View),
                held(View, None),
                [Ok(()), Ok(()), Err(Forbidden), Err(Forbidden), Err(Forbidden)],
            ),
            (
                "who views this one and its people",
                colleague(View),
                held(View, View),
                [Ok(()), Ok(()), Err(Forbidden), Ok(()), Err(Forbidden)],
            ),
            (
                "who manages this one",
                colleague(Manage),
                held(Manage, None),
                [Ok(()), Ok(()), Ok(()), Err(Forbidden), Err(Forbidden)],
            ),
        ] {
            for (judge, expected) in judges.iter().zip(&expected) {
                assert_eq!(&judge(&actor, there), expected, "{who}");
            }
            let may = actions(&actor, there);
            assert_eq!([may.change, may.see_people, may.administer], [2, 3, 4].map(|at| expected[at].is_ok()), "{who}");
            let archived = BuildingActions { restore: expected[4].is_ok(), ..BuildingActions::default() };
            assert_eq!(actions_when_archived(&actor), archived, "{who}");
        }
    }
}
