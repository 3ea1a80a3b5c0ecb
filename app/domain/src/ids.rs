//! Identifiers. `UUIDv7`, made by [`Ctx::new_id`](crate::Ctx), never reused, sorting by the time they were made.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(out)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::try_parse(text).map(Self)
            }
        }
    };
}

id! {
    /// One person's account.
    AccountId
}
id! {
    /// One signed-in browser. Not the cookie's value: that is a secret, this is a name for it.
    SessionId
}
id! {
    /// One mailed link, whatever its purpose. Public: it stands in the address of the page that the link leads to.
    TokenId
}
id! {
    /// One letter in the outbox.
    LetterId
}
id! {
    /// One building.
    BuildingId
}
id! {
    /// Several buildings under one name.
    PortfolioId
}
id! {
    /// A thing one may be allowed.
    CapabilityId
}
id! {
    /// Something more that a capability may allow, beside its level.
    ToggleId
}
id! {
    /// A named set of levels.
    PermissionGroupId
}
id! {
    /// A job profile: how its people sign in, and what they are given to begin with.
    UserGroupId
}
id! {
    /// What was drawn for somebody and may be looked at once more by whoever had it drawn.
    DisclosureId
}
id! {
    /// A permission group given to somebody, somewhere.
    GrantId
}
id! {
    /// What somebody has begun and not finished.
    DraftId
}
id! {
    /// Names a fault of the machine to the person who met it and to whoever reads the log. Carries nothing else.
    IncidentId
}
