//! The access table: whom each server function is for. A function that isn't declared fails here; each is called by every kind of caller.
//! Rights that depend on the thing asked for are the use cases' own tests.

use crate::browser::Browser;
use domain::{
    permissions::{Scope, groups::FULL_ACCESS},
    testing::{Colleague, OTHER_PASSWORD, PASSWORD, PIN, TestContext, on_both},
};
use std::collections::BTreeSet;

/// Who may call; each includes those after it. So whoever has yet to choose a PIN or to accept the policy may what anybody may: it holds nothing of the
/// organisation nor of its people, and they would only have to sign out first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Audience {
    Visitor,
    MustChange,
    PolicyPending,
    Staff,
    Manager,
    Administrator,
}

use Audience::{Administrator, Manager, MustChange, PolicyPending, Staff, Visitor};

/// Endpoint, whom it is for, and a field that its form has, so that the call gets past the form.
const TABLE: [(&str, Audience, &str); 92] = [
    ("access/change", Manager, "account"),
    ("access/effective", Manager, "account"),
    ("access/end-cover", Manager, "account"),
    ("access/give-cover", Manager, "account"),
    ("access/matrix", Manager, "account"),
    ("access/own", Staff, "sent"),
    ("access/preview", Manager, "account"),
    ("activation/activate", Visitor, "token"),
    ("activation/ask-again", Visitor, "email"),
    ("activation/ask-for-help", Visitor, "sign_in_name"),
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
    ("cards/open", Visitor, "code"),
    ("cards/print", Manager, "account"),
    ("cards/print-building", Manager, "building"),
    ("cards/sheet", Manager, "id"),
    ("cards/unprinted", Manager, "building"),
    ("cards/use", Visitor, "token"),
    ("delivery/list", Manager, "search"),
    ("delivery/unblock", Manager, "address"),
    ("help/article", Visitor, "slug"),
    ("help/list", Visitor, "search"),
    ("history/latest", Manager, "account"),
    ("history/list", Manager, "before"),
    ("home/first-steps", Administrator, "sent"),
    ("home/own-buildings", Staff, "sent"),
    ("home/turn-to", Staff, "building"),
    ("passwords/change", Staff, "password"),
    ("passwords/choose-first", MustChange, "password"),
    ("passwords/disclosed", Manager, "id"),
    ("passwords/draw", Visitor, "sent"),
    ("passwords/own", MustChange, "sent"),
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
    ("sessions/sign-out", MustChange, "sent"),
    ("settings/open", Administrator, "sent"),
    ("settings/save", Administrator, "default_locale"),
    ("setup/complete", Visitor, "token"),
    ("setup/time-zones", Visitor, "sent"),
    ("staff/activate", Manager, "account"),
    ("staff/add-address", Administrator, "account"),
    ("staff/buildings", Manager, "sent"),
    ("staff/correct-address", Administrator, "account"),
    ("staff/deactivate", Manager, "account"),
    ("staff/dismiss-administrator", Administrator, "account"),
    ("staff/dismiss-help", Manager, "account"),
    ("staff/draw-form", Manager, "sent"),
    ("staff/edit", Manager, "account"),
    ("staff/edit-choices", Manager, "account"),
    ("staff/invite", Manager, "email"),
    ("staff/list", Manager, "search"),
    ("staff/name-administrator", Administrator, "account"),
    ("staff/new-pin", Manager, "account"),
    ("staff/overview", Manager, "sent"),
    ("staff/panel", Manager, "account"),
    ("staff/reactivate", Manager, "account"),
    ("staff/resend", Manager, "account"),
    ("staff/send-reset", Manager, "account"),
    ("staff/unlock", Manager, "account"),
    ("user-groups/add-usual", Administrator, "sent"),
    ("user-groups/delete", Administrator, "user_group"),
    ("user-groups/list", Administrator, "sent"),
    ("user-groups/move", Administrator, "user_group"),
    ("user-groups/open", Administrator, "user_group"),
    ("user-groups/save", Administrator, "signs_in"),
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
        t.awa_with_a_typed_pin(&ada).await;
        let (_, secret) = t.invited(&ada, Colleague::JUNE).await;
        t.activates(&secret, OTHER_PASSWORD).await.expect("June, who has not accepted the policy");
        t.deliver_mail().await;
        for (endpoint, audience, field) in TABLE {
            for caller in [Visitor, MustChange, PolicyPending, Staff, Manager, Administrator] {
                let fields = [(field, value_of(field))];
                let answer = browser_of(t, caller).await.calls(&format!("/api/{endpoint}"), &fields).await;
                let refusal = (answer.status.as_u16(), answer.code());
                let who = format!("{endpoint} as {caller:?}: {}", answer.body);
                match caller {
                    // Let in; what the form was worth is another matter, but it was read.
                    _ if caller >= audience => {
                        assert!(
                            !["sign-in-required", "must-change", "policy-pending", "forbidden", "malformed"]
                                .contains(&refusal.1.as_str()),
                            "{who}"
                        );
                    }
                    Visitor => assert_eq!(refusal, (401, "sign-in-required".to_owned()), "{who}"),
                    MustChange => assert_eq!(refusal, (403, "must-change".to_owned()), "{who}"),
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
        // These forms name what they are about so.
        let is_foreign = |extra: &&str| {
            *extra != "id"
                || !["activation/look", "buildings/rename-portfolio", "cards/sheet", "passwords/disclosed"].contains(&endpoint)
        };
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
    let (sign_in_name, password) = match caller {
        Visitor => return Browser::new(t),
        MustChange => ("awa.diallo", PIN),
        PolicyPending => ("june@example.org", OTHER_PASSWORD),
        Staff => ("camille@example.org", OTHER_PASSWORD),
        Manager => ("marc@example.org", OTHER_PASSWORD),
        Administrator => ("ada@example.org", PASSWORD),
    };
    Browser::of(t, sign_in_name, password).await
}
