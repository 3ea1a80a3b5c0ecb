//! Who may read what. On the server only: articles that a reader may not see never get as far as a page that could hide them.

use crate::{actor::Actor, staff};
use locales::long::Audience;

pub(super) fn may_read(reader: &Actor, audience: Audience) -> bool {
    match audience {
        Audience::Everyone => true,
        Audience::Staff => reader.signed_in().is_ok() || reader.holds_every_right(),
        Audience::Managers => staff::policy::may_see(reader).is_ok(),
        Audience::Administrators => reader.holds_every_right(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        actor::Abilities,
        permissions::Level,
        testing::{holder, somebody},
    };

    #[test]
    fn each_audience_includes_the_ones_after_it() {
        let audiences = [Audience::Everyone, Audience::Staff, Audience::Managers, Audience::Administrators];
        for (reader, expected) in [
            (Actor::Visitor, [true, false, false, false]),
            (somebody(false, false), [true, true, false, false]),
            (holder(Abilities { staff_accounts: Level::View, ..Abilities::default() }), [true, true, true, false]),
            // The policy comes first, for administrators too.
            (somebody(true, true), [true, true, false, false]),
            (somebody(true, false), [true; 4]),
            (Actor::Operator, [true; 4]),
        ] {
            assert_eq!(audiences.map(|audience| may_read(&reader, audience)), expected, "{reader:?}");
        }
    }
}
