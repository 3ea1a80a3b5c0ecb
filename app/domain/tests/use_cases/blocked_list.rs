//! The blocked list: who sees it, what it shows, and what it keeps from happening. And before that: what an address looks like that was
//! typed wrong.

use super::access::{building, hold};
use domain::{
    AppError,
    actor::Actor,
    delivery::{BlockedQuery, Reason, UnblockForm, list::PAGE, list_blocked, unblock},
    errors::Conflict,
    fields::{Field, Problem},
    permissions::{BuiltIn, Level, Scope},
    staff::{self, AddressForm, NewStaffForm},
    testing::{Colleague, NOTHING, OTHER_PASSWORD, TestContext, on_both},
};
use std::collections::BTreeSet;

async fn found(t: &TestContext, ada: &Actor, search: &str) -> Vec<String> {
    let query = BlockedQuery { search: search.into(), ..BlockedQuery::default() };
    list_blocked(&t.ctx, ada, query).await.unwrap().rows.into_iter().map(|row| row.address).collect()
}

fn blocked() -> AppError {
    AppError::field(Field::Email, Problem::AddressBlocked { reason: Reason::NoSuchAddress })
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_18_only_who_has_the_capability_sees_the_list_and_takes_addresses_off_it() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let june = t.colleague_at_work(&ada, Colleague::JUNE).await;
        let account = t.invites(&ada, Colleague::CAMILLE).await;
        t.deliver_mail().await;
        t.block_address(account).await;
        let before = t.dump().await;
        for (actor, refusal) in [(Actor::Visitor, AppError::SignInRequired), (june, AppError::Forbidden)] {
            assert_eq!(list_blocked(&t.ctx, &actor, BlockedQuery::default()).await.err(), Some(refusal.clone()));
            for address in ["camille@example.org", "nobody@example.org"] {
                let refused = unblock(&t.ctx, &actor, UnblockForm { address: address.into() }).await;
                assert_eq!(refused, Err(refusal.clone()), "{address}");
            }
        }
        assert_eq!(t.changed_since(&before, &[]).await, NOTHING);
        assert_eq!(found(t, &ada, "").await, ["camille@example.org"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_18_whether_an_address_is_blocked_shows_on_no_public_form() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let mut people = Vec::new();
        for (email, is_blocked) in [("plain@example.org", false), ("wrong@example.org", true)] {
            let (account, link) = t.invited(&ada, Colleague { email, ..Colleague::CAMILLE }).await;
            if is_blocked {
                t.block_address(account).await;
            }
            people.push((email, link));
        }
        people.push(("nobody@example.org", String::new()));
        let requests =
            "SELECT kind || COALESCE(CAST(account_id AS text), '-') || payload || state FROM outbox WHERE state = 'queued'";
        let mut left = BTreeSet::new();
        for (email, _) in &people {
            assert_eq!((t.asks_again(email).await, t.forgets(email).await), (Ok(()), Ok(())), "{email}");
            left.insert(t.texts(requests).await);
            let told = t.deliver_mail().await.addresses().len();
            assert_eq!(told, usize::from(*email == "plain@example.org"), "{email}");
            assert_eq!(t.signs_in(email, OTHER_PASSWORD).await.err(), Some(AppError::SignInFailed), "{email}");
        }
        assert_eq!(left.len(), 1, "{left:?}");
        // A link that did arrive works, whatever the mail system says of the address since.
        for (email, link) in &people[..2] {
            assert!(t.activates(link, OTHER_PASSWORD).await.is_ok(), "{email}");
        }
        t.deliver_mail().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_30_the_list_tells_why_since_when_and_whose_and_is_searched_and_turned_page_by_page() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let camille = t.invites(&ada, Colleague::CAMILLE).await;
        t.deliver_mail().await;
        let at_work = t.colleague_at_work(&ada, Colleague { email: "zoe@example.org", ..Colleague::JUNE }).await;
        t.deliver_mail().await;
        t.block_address(camille).await;
        t.advance(chrono::Duration::minutes(1));
        t.block_address(at_work.signed_in().unwrap().account).await;
        let page = list_blocked(&t.ctx, &ada, BlockedQuery::default()).await.unwrap();
        assert_eq!((page.rows.len(), page.next), (2, None));
        let [zoe, camille] = page.rows.try_into().unwrap_or_else(|_| panic!("two"));
        assert_eq!((camille.address.as_str(), camille.reason), ("camille@example.org", Reason::NoSuchAddress));
        assert_eq!(camille.reply, "5.1.1 no such user");
        let whose = camille.account.unwrap();
        assert_eq!((whose.name.as_str(), whose.can_be_corrected), ("Camille Roy", true));
        assert!(!whose.has_moved_on, "it is still her address");
        assert!(!zoe.account.unwrap().can_be_corrected, "whoever is at work has a sign-in name that stays");
        for (search, expected) in [
            ("roy", &["camille@example.org"][..]),
            ("CAMILLE@", &["camille@example.org"]),
            ("example zo", &["zoe@example.org"]),
            ("100%", &[]),
            ("\0", &[]),
        ] {
            assert_eq!(found(t, &ada, search).await, expected, "{search:?}");
        }

        let more: Vec<String> = (0..PAGE)
            .map(|n| format!("('more{n:02}@example.org', 'more{n:02}@example.org', '5.1.1', '', (SELECT blocked_at FROM blocked_addresses WHERE email_key = 'zoe@example.org'))"))
            .collect();
        let into = "INSERT INTO blocked_addresses (email_key, address, code, reply, blocked_at) VALUES";
        t.sql(&format!("{into} {}", more.join(", "))).await.unwrap();
        let (mut after, mut seen) = (String::new(), Vec::new());
        loop {
            let page = list_blocked(&t.ctx, &ada, BlockedQuery { after, ..BlockedQuery::default() }).await.unwrap();
            seen.extend(page.rows.into_iter().map(|row| row.address));
            let Some(next) = page.next else { break };
            after = next;
        }
        assert_eq!(seen.len(), PAGE + 2);
        assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), PAGE + 2, "each once");
        assert_eq!(seen.last().map(String::as_str), Some("camille@example.org"), "the oldest is last");
        for forged in ["x", "AAAA", "OTk5OTk5OTk5OTk5OTk5OTk5OTkgYQ", "LTEgYQ"] {
            let query = BlockedQuery { after: forged.into(), ..BlockedQuery::default() };
            assert_eq!(list_blocked(&t.ctx, &ada, query).await.unwrap().rows.len(), PAGE, "{forged}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_30_an_address_that_was_corrected_stays_blocked_and_says_so() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let camille = t.invites(&ada, Colleague::CAMILLE).await;
        t.deliver_mail().await;
        t.block_address(camille).await;
        let version = t.panel(&ada, camille).await.version;
        let (account, email) = (camille.to_string(), "camille.roy@example.org".to_owned());
        let form = AddressForm { account, version, email, ..AddressForm::default() };
        staff::correct_address(&t.ctx, &ada, form).await.unwrap();
        let page = list_blocked(&t.ctx, &ada, BlockedQuery::default()).await.unwrap();
        assert_eq!(page.rows[0].address, "camille@example.org");
        let whose = page.rows[0].account.as_ref().unwrap();
        assert!(whose.has_moved_on);
        assert!(!whose.can_be_corrected, "there is nothing left to correct");
        t.deliver_mail().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_30_the_form_warns_of_a_blocked_address_before_anything_is_saved_and_goes_through_once_it_is_unblocked() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let wrong = t.invites(&ada, Colleague { email: "shared@example.org", ..Colleague::JUNE }).await;
        t.deliver_mail().await;
        t.block_address(wrong).await;
        t.corrects(&ada, wrong, "june@example.org").await.unwrap();
        // The name stays reserved for whoever had it first; a blocked address that nobody had is what a form can be about.
        t.sql("UPDATE blocked_addresses SET email_key = 'camille@example.org', address = 'camille@example.org'").await.unwrap();
        t.deliver_mail().await;
        let before = t.dump().await;
        assert_eq!(staff::invite(&t.ctx, &ada, Colleague::CAMILLE.form()).await, Err(blocked()));
        assert_eq!(t.corrects(&ada, wrong, "Camille@Example.org").await, Err(blocked()));
        assert_eq!(t.changed_since(&before, &[]).await, NOTHING);
        // Saved without sending, it is an account like any other; what is refused is to send.
        let camille = t.adds(&ada, Colleague::CAMILLE).await;
        let form = t.form_about(&ada, camille).await;
        staff::activate(&t.ctx, &ada, form).await.unwrap();
        t.deliver_mail().await.none();
        assert!(t.panel(&ada, camille).await.summary.address_blocked);
        assert_eq!(t.resends(&ada, camille).await, Err(AppError::Conflict(Conflict::NothingToSend)));
        unblock(&t.ctx, &ada, UnblockForm { address: "camille@example.org".into() }).await.unwrap();
        t.deliver_mail().await.none();
        assert!(!t.panel(&ada, camille).await.summary.address_blocked);
        t.resends(&ada, camille).await.unwrap();
        assert_eq!(t.deliver_mail().await.only().to, "camille@example.org");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_29_a_slip_of_the_fingers_is_met_with_a_suggestion_once_and_never_refused_twice() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.colleague_at_work(&ada, Colleague { email: "june@residences-laurier.example", ..Colleague::JUNE }).await;
        let meant = |address: &str| AppError::field(Field::Email, Problem::PerhapsMeant { address: address.into() });
        let before = t.dump().await;
        for (typed, suggested) in [
            ("Camille.Roy@gmial.com", "Camille.Roy@gmail.com"),
            ("camille@residence-laurier.example", "camille@residences-laurier.example"),
        ] {
            let form =
                |not_meant: &str| NewStaffForm { email: typed.into(), not_meant: not_meant.into(), ..Colleague::CAMILLE.form() };
            assert_eq!(staff::invite(&t.ctx, &ada, form("")).await, Err(meant(suggested)));
            assert_eq!(staff::invite(&t.ctx, &ada, form("something@else.example")).await, Err(meant(suggested)));
        }
        assert_eq!(t.changed_since(&before, &[]).await, NOTHING);
        let turned_down = "camille@gmail.com".to_owned();
        let form = NewStaffForm { email: "camille@gmial.com".into(), not_meant: turned_down, ..Colleague::CAMILLE.form() };
        let camille = staff::invite(&t.ctx, &ada, form).await.unwrap().unwrap();
        assert_eq!(t.deliver_mail().await.only().to, "camille@gmial.com");
        assert_eq!(t.corrects(&ada, camille, "camille@hotmial.fr").await, Err(meant("camille@hotmail.fr")));
        t.corrects(&ada, camille, "camille@mail.com").await.unwrap();
        assert_eq!(t.deliver_mail().await.only().to, "camille@mail.com");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_30_whoever_has_delivery_in_a_building_sees_the_addresses_of_its_people_and_frees_them() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let [plaza, tower] = [t.building("Plaza").await, t.building("Tower").await];
        let views = t.permission_group("Watch", &[(BuiltIn::Delivery, Level::View)]).await;
        let frees = t.permission_group("Post", &[(BuiltIn::Delivery, Level::Manage)]).await;
        let porter = t.permission_group("Porter", &[(BuiltIn::Buildings, Level::View)]).await;
        let person = |email| Colleague { email, ..Colleague::JUNE };
        let marc = t.colleague_with(&ada, person("marc@example.org"), Scope::Building(plaza), frees).await;
        let lise = t.colleague_with(&ada, person("lise@example.org"), Scope::Building(plaza), views).await;
        for (email, place) in [("here@example.org", plaza), ("there@example.org", tower), ("both@example.org", plaza)] {
            let account = t.invites(&ada, person(email)).await;
            t.holds(account, Scope::Building(place), porter).await;
            if email.starts_with("both") {
                t.holds(account, Scope::Building(tower), porter).await;
            }
            t.block_address(account).await;
        }
        t.sql("INSERT INTO blocked_addresses (email_key, address, code, reply, blocked_at) SELECT 'gone@example.org', 'gone@example.org', '5.1.1', '', created_at FROM accounts LIMIT 1")
            .await
            .unwrap();
        let all = BTreeSet::from(["here@example.org", "there@example.org", "both@example.org", "gone@example.org"].map(str::to_owned));
        let theirs = BTreeSet::from(["here@example.org", "both@example.org"].map(str::to_owned));
        for (actor, seen) in [(&ada, all), (&marc, theirs.clone()), (&lise, theirs)] {
            assert_eq!(found(t, actor, "").await.into_iter().collect::<BTreeSet<_>>(), seen);
        }
        let rows = list_blocked(&t.ctx, &marc, BlockedQuery::default()).await.unwrap().rows;
        assert!(rows.iter().flat_map(|row| &row.account).all(|account| !account.can_be_opened && !account.can_be_corrected));

        let before = t.dump().await;
        let frees = async |actor: &Actor, address: &str| unblock(&t.ctx, actor, UnblockForm { address: address.into() }).await;
        assert_eq!(frees(&lise, "here@example.org").await, Err(AppError::Forbidden));
        for unknown in ["there@example.org", "gone@example.org", "nobody@example.org"] {
            assert_eq!(frees(&marc, unknown).await, Err(AppError::NotFound), "{unknown}");
        }
        assert_eq!(t.changed_since(&before, &[]).await, NOTHING);
        assert_eq!(frees(&marc, "here@example.org").await, Ok(()));
        assert_eq!(found(t, &marc, "").await, ["both@example.org"]);
    })
    .await;
}

/// Which domains are in use, and which addresses are blocked, is known to whoever holds every right. Others are told what everybody could.
#[tokio::test(flavor = "multi_thread")]
async fn ac_18_whoever_manages_one_building_learns_of_no_blocked_address_and_of_no_domain_but_their_own() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.colleague_at_work(&ada, Colleague { email: "june@secret-tower.example", ..Colleague::JUNE }).await;
        let managers = t.permission_group("Managers", &[(BuiltIn::StaffAccounts, Level::Manage)]).await;
        let plaza = t.building("Plaza").await;
        let marc = Colleague { email: "marc@example.org", ..Colleague::JUNE };
        let marc = t.colleague_with(&ada, marc, Scope::Building(plaza), managers).await;
        let adds = async |email: &str| {
            let access = vec![hold(&building(plaza), managers)];
            staff::invite(&t.ctx, &marc, NewStaffForm { email: email.into(), access, ..Colleague::CAMILLE.form() }).await
        };
        assert_eq!(adds("camille@secret-towers.example").await, Ok(None));
        let own = AppError::field(Field::Email, Problem::PerhapsMeant { address: "camille@example.org".into() });
        assert_eq!(adds("camille@exampel.org").await, Err(own));
        t.sql("INSERT INTO blocked_addresses (email_key, address, code, reply, blocked_at) SELECT 'gone@example.org', 'gone@example.org', '5.1.1', '', created_at FROM accounts LIMIT 1")
            .await
            .unwrap();
        assert_eq!(adds("gone@example.org").await, Ok(None), "the same answer as for any other");
        assert_eq!(t.deliver_mail().await.addresses(), ["camille@secret-towers.example"]);
        let refused = unblock(&t.ctx, &marc, UnblockForm { address: "gone@example.org".into() }).await;
        assert_eq!(refused, Err(AppError::Forbidden));
        assert_eq!(list_blocked(&t.ctx, &marc, BlockedQuery::default()).await.err(), Some(AppError::Forbidden));
    })
    .await;
}
