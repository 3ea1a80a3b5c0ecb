//! The access table: whom each server function is for. A function that isn't declared fails here; each is called by every kind of caller.
//! Rights that depend on the thing asked for are the use cases' own tests.

use crate::browser::Browser;
use domain::{
    permissions::{Scope, groups::FULL_ACCESS},
    testing::{Colleague, OTHER_PASSWORD, PASSWORD, TestContext, on_both},
};
use std::collections::BTreeSet;

/// Who may call; each includes those after it. So whoever has yet to accept the policy may what anybody may: it holds nothing of the
/// organisation nor of its people, and they would only have to sign out first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Audience {
    Visitor,
    PolicyPending,
    Staff,
    Manager,
    Administrator,
}

use Audience::{Administrator, Manager, PolicyPending, Staff, Visitor};

/// Endpoint, whom it is for, and a field that its form has, so that the call gets past the form.
const TABLE: [(&str, Audience, &str); 63] = [
    ("access/change", Manager, "account"),
    ("access/effective", Manager, "account"),
    ("access/end-cover", Manager, "account"),
    ("access/give-cover", Manager, "account"),
    ("access/matrix", Manager, "account"),
    ("access/own", Staff, "sent"),
    ("access/preview", Manager, "account"),
    ("activation/activate", Visitor, "token"),
    ("activation/ask-again", Visitor, "email"),
    ("activation/look", Visitor, "purpose"),
    ("activation/page-used", Visitor, "token"),
    ("buildings/archive", Administrator, "building"),
    ("buildings/change", Manager, "building"),
    ("buildings/confirm", Administrator, "draft"),
    ("buildings/create", Administrator, "name"),
    ("buildings/holders", Manager, "building"),
    ("buildings/list", Manager, "search"),
    ("buildings/panel", Manager, "building"),
    ("buildings/portfolios", Administrator, "sent"),
    ("buildings/preview", Administrator, "list"),
    ("buildings/previewed", Administrator, "draft"),
    ("buildings/rename-portfolio", Administrator, "id"),
    ("buildings/restore", Administrator, "building"),
    ("buildings/time-zones", Manager, "sent"),
    ("capabilities/add-usual", Administrator, "sent"),
    ("capabilities/archive", Administrator, "capability"),
    ("capabilities/list", Administrator, "sent"),
    ("capabilities/move", Administrator, "capability"),
    ("capabilities/open", Administrator, "capability"),
    ("capabilities/save", Administrator, "capability"),
    ("delivery/list", Manager, "search"),
    ("delivery/unblock", Manager, "address"),
    ("help/article", Visitor, "slug"),
    ("help/list", Visitor, "search"),
    ("home/first-steps", Administrator, "sent"),
    ("history/latest", Manager, "account"),
    ("history/list", Manager, "before"),
    ("passwords/change", Staff, "password"),
    ("passwords/draw", Visitor, "sent"),
    ("passwords/forgotten", Visitor, "email"),
    ("passwords/reset", Visitor, "token"),
    ("permission-groups/compare", Administrator, "a"),
    ("permission-groups/delete", Administrator, "group"),
    ("permission-groups/list", Administrator, "sent"),
    ("permission-groups/open", Administrator, "group"),
    ("permission-groups/save", Administrator, "group"),
    ("privacy/accept", PolicyPending, "version"),
    ("privacy/read", Visitor, "sent"),
    ("sessions/sign-in", Visitor, "sign_in_name"),
    ("sessions/sign-out", PolicyPending, "sent"),
    ("setup/complete", Visitor, "token"),
    ("setup/time-zones", Visitor, "sent"),
    ("staff/activate", Manager, "account"),
    ("staff/buildings", Manager, "sent"),
    ("staff/correct-address", Administrator, "account"),
    ("staff/dismiss-administrator", Administrator, "account"),
    ("staff/draw-form", Manager, "sent"),
    ("staff/invite", Manager, "email"),
    ("staff/list", Manager, "search"),
    ("staff/name-administrator", Administrator, "account"),
    ("staff/overview", Manager, "sent"),
    ("staff/panel", Manager, "account"),
    ("staff/resend", Manager, "account"),
];

#[test]
fn ac_70_every_server_function_has_declared_whom_it_is_for() {
    let declared: BTreeSet<String> = TABLE.iter().map(|(endpoint, ..)| format!("/api/{endpoint}")).collect();
    let registered: BTreeSet<String> = server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    assert_eq!(declared, registered);
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_70_each_server_function_refuses_everyone_it_is_not_for() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.colleague_at_work(&ada, Colleague::CAMILLE).await;
        let plaza = t.building("Plaza").await;
        let marc = Colleague { email: "marc@example.org", ..Colleague::JUNE };
        t.colleague_with(&ada, marc, Scope::Building(plaza), FULL_ACCESS).await;
        let (_, secret) = t.invited(&ada, Colleague::JUNE).await;
        t.activates(&secret, OTHER_PASSWORD).await.expect("June, who has not accepted the policy");
        t.deliver_mail().await;
        for (endpoint, audience, field) in TABLE {
            for caller in [Visitor, PolicyPending, Staff, Manager, Administrator] {
                let fields = [(field, value_of(field))];
                let answer = browser_of(t, caller).await.calls(&format!("/api/{endpoint}"), &fields).await;
                let refusal = (answer.status.as_u16(), answer.code());
                let who = format!("{endpoint} as {caller:?}: {}", answer.body);
                match caller {
                    // Let in; what the form was worth is another matter, but it was read.
                    _ if caller >= audience => {
                        assert!(
                            !["sign-in-required", "policy-pending", "forbidden", "malformed"].contains(&refusal.1.as_str()),
                            "{who}"
                        );
                    }
                    Visitor => assert_eq!(refusal, (401, "sign-in-required".to_owned()), "{who}"),
                    PolicyPending => assert_eq!(refusal, (403, "policy-pending".to_owned()), "{who}"),
                    Staff | Manager | Administrator => assert_eq!(refusal, (403, "forbidden".to_owned()), "{who}"),
                }
            }
        }
        t.deliver_mail().await;
    })
    .await;
}

/// Columns and their likes that somebody might try to set along with a form.
const FOREIGN: [&str; 10] = [
    "role",
    "status",
    "is_admin",
    "is_administrator",
    "email_verified",
    "password_hash",
    "id",
    "created_at",
    "session_epoch",
    "must_change",
];

#[tokio::test(flavor = "multi_thread")]
async fn ac_29_ac_74_no_server_function_takes_a_field_that_its_form_does_not_have() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = browser_of(&t, Administrator).await;
    let before = t.texts("SELECT sign_in_name || version FROM accounts ORDER BY id").await;
    for (endpoint, _, field) in TABLE {
        // Two forms name what they are about so.
        let is_foreign = |extra: &&str| *extra != "id" || !["activation/look", "buildings/rename-portfolio"].contains(&endpoint);
        for extra in FOREIGN.into_iter().filter(is_foreign) {
            let answer = browser.calls(&format!("/api/{endpoint}"), &[(field, value_of(field)), (extra, "1")]).await;
            assert_eq!((answer.status.as_u16(), answer.code().as_str()), (400, "malformed"), "{endpoint}: {answer:?}");
        }
    }
    assert_eq!(t.texts("SELECT sign_in_name || version FROM accounts ORDER BY id").await, before);
}

fn value_of(field: &str) -> &'static str {
    match field {
        "sent" => "true",
        "purpose" => "activation",
        "account" | "building" => "0193a5c1-7b1e-7c3f-9a58-2f6d8f1e0b42",
        _ => "1",
    }
}

async fn browser_of(t: &TestContext, caller: Audience) -> Browser {
    let mut browser = Browser::new(t);
    let credentials = match caller {
        Visitor => return browser,
        PolicyPending => ("june@example.org", OTHER_PASSWORD),
        Staff => ("camille@example.org", OTHER_PASSWORD),
        Manager => ("marc@example.org", OTHER_PASSWORD),
        Administrator => ("ada@example.org", PASSWORD),
    };
    let session = t.signs_in(credentials.0, credentials.1).await.expect("a session");
    browser.cookies.insert("__Host-sid".into(), session.secret.expose());
    browser
}
