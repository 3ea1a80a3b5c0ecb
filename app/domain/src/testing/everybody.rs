//! Somebody in each state that a name can be in, for tests of what tells them apart: nothing may.

use super::{Colleague, PASSWORD, TestContext};
use crate::actor::Actor;
use chrono::Duration;

/// Each state, and the address of whoever is in it. All addresses are equally long: what is typed comes back to who typed it, and
/// answers are compared to the byte. Who has a password has [`OTHER_PASSWORD`](super::OTHER_PASSWORD).
pub const EACH_STATE: [(&str, &str); 7] = [
    ("nobody's", "unknown1@example.org"),
    ("nothing sent yet", "created1@example.org"),
    ("invited", "invited1@example.org"),
    ("invitation expired", "expired1@example.org"),
    ("active", "active01@example.org"),
    ("inactive", "inactive@example.org"),
    ("address blocked", "blocked1@example.org"),
];

impl TestContext {
    /// The administrator, signed in, and somebody who reads French in each of these states. Every letter has been delivered.
    pub async fn somebody_in_each_state(&self) -> Actor {
        let ada = self.administrator().await;
        let person = |state: &str| {
            let (_, email) = EACH_STATE.iter().find(|(each, _)| *each == state).expect("a state that there is");
            Colleague { email, ..Colleague::CAMILLE }
        };
        self.invites(&ada, person("invitation expired")).await;
        self.deliver_mail().await;
        self.advance(Duration::hours(24));
        let ada = self.actor(&self.signs_in("ada@example.org", PASSWORD).await.expect("a session")).await;
        self.colleague_at_work(&ada, person("active")).await;
        let leaver = self.colleague_at_work(&ada, person("inactive")).await;
        self.deactivate(leaver.signed_in().expect("a person").account).await;
        self.invites(&ada, person("invited")).await;
        let blocked = self.invites(&ada, person("address blocked")).await;
        self.deliver_mail().await;
        self.block_address(blocked).await;
        self.adds(&ada, person("nothing sent yet")).await;
        ada
    }
}
