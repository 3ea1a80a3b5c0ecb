//! A sign-in name is for good: no form of any page's takes another one.

use crate::browser::signed_in;
use domain::testing::{TestContext, on_both};

/// The version of Awa's account, as her panel has it.
async fn version(t: &TestContext, account: &str) -> String {
    let answer = signed_in(t).await.calls("/api/staff/panel", &[("account", account)]).await;
    answer.body.split("\"version\":").nth(1).and_then(|rest| rest.split([',', '}']).next()).expect("a version").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_80_row_23_no_form_changes_a_username() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let account = t.awa(&ada).await.0.to_string();
        let version = version(t, &account).await;
        let fields = [("account", account.as_str()), ("version", &version), ("first_name", "Awa"), ("locale", "fr")];
        let mut browser = signed_in(t).await;
        for (name, value) in [("username", "awa"), ("sign_in_name", "awa"), ("sign_in_key", "awa"), ("email", "awa@example.org")]
        {
            let with_another: Vec<_> = fields.into_iter().chain([(name, value)]).collect();
            let refused = browser.calls("/api/staff/edit", &with_another).await;
            assert_eq!((refused.status.as_u16(), refused.code().as_str()), (400, "malformed"), "{name}: {}", refused.body);
        }
        let corrected = [("account", account.as_str()), ("version", &version), ("email", "awa@example.org")];
        let refused = browser.calls("/api/staff/correct-address", &corrected).await;
        assert_eq!(refused.status.as_u16(), 409, "{}", refused.body);
        // Without the intruder the same form is fine, and leaves the name as it is.
        let edited = browser.calls("/api/staff/edit", &fields).await;
        assert!(edited.status.is_success(), "{}", edited.body);
        let panel = browser.calls("/api/staff/panel", &[("account", &account)]).await;
        assert!(panel.body.contains("\"sign_in_name\":\"awa.diallo\""), "{}", panel.body);
    })
    .await;
}
