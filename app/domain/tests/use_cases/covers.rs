//! Access for a while: it begins by itself and it ends by itself.

use super::access::{building, shown};
use chrono::Duration;
use domain::{
    AppError,
    actor::Actor,
    fields::{Field, Problem},
    history,
    ids::{AccountId, BuildingId},
    permissions::{
        BuiltIn, CoverForm, EndCoverForm, Level, Scope,
        giving::{self, CoverView},
        groups::{DEFAULT, FULL_ACCESS},
    },
    retention,
    staff::{self, StaffQuery},
    testing::{Colleague, TestContext, on_both},
};

/// The form as the panel would send it: local times of Montréal, where it is `now` minus four or five hours.
async fn form(t: &TestContext, by: &Actor, account: AccountId, plaza: BuildingId, from: &str, until: Duration) -> CoverForm {
    let zone = chrono_tz::America::Montreal;
    let local = (t.ctx.now() + until).with_timezone(&zone);
    CoverForm {
        account: account.to_string(),
        version: shown(t, by, account).await.unwrap().version,
        scope: building(plaza),
        group: FULL_ACCESS.to_string(),
        cover_from: from.into(),
        cover_until: local.format("%Y-%m-%dT%H:%M").to_string(),
    }
}

async fn covers(t: &TestContext, by: &Actor, account: AccountId) -> Vec<CoverView> {
    shown(t, by, account).await.unwrap().covers
}

#[tokio::test(flavor = "multi_thread")]
async fn b10_temporary_cover_holds_until_its_end_and_ends_by_itself() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let plaza = t.building("Plaza").await;
        let june = t.colleague_at_work(&ada, Colleague::JUNE).await;
        let id = june.signed_in().unwrap().account;
        let sees = async || {
            staff::list(&t.ctx, &t.as_they_are_now(&june).await, StaffQuery::default()).await.map(|page| page.rows.len())
        };
        assert_eq!(sees().await, Err(AppError::Forbidden));
        giving::give_cover(&t.ctx, &ada, form(t, &ada, id, plaza, "", Duration::minutes(20)).await).await.unwrap();
        assert_eq!(sees().await, Ok(2), "June herself and the administrator");
        assert!(covers(t, &ada, id).await[0].is_running);
        t.advance(Duration::minutes(21));
        assert_eq!(sees().await, Err(AppError::Forbidden), "gone with the minute, whenever its row is swept");
        let ada = t.signed_in_again("ada@example.org").await;
        assert_eq!(covers(t, &ada, id).await, []);
        assert_eq!(retention::sweep(&t.ctx).await.unwrap().covers, 1);
        assert_eq!(retention::sweep(&t.ctx).await.unwrap().covers, 0);
        let words = domain::Words::new(t.locale("en"));
        let told = history::latest(&t.ctx, &ada, id).await.unwrap();
        assert!(
            told.iter().any(|entry| entry.sentence(words) == "The temporary access of June Okafor ended: Full access in Plaza.")
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b10_cover_that_begins_later_holds_nothing_before_and_can_be_called_off() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let plaza = t.building("Plaza").await;
        let june = t.colleague_at_work(&ada, Colleague::JUNE).await;
        let id = june.signed_in().unwrap().account;
        let local = (t.ctx.now() + Duration::days(1)).with_timezone(&chrono_tz::America::Montreal);
        let from = local.format("%Y-%m-%dT%H:%M").to_string();
        giving::give_cover(&t.ctx, &ada, form(t, &ada, id, plaza, &from, Duration::days(3)).await).await.unwrap();
        let cover = covers(t, &ada, id).await.remove(0);
        assert!(!cover.is_running && cover.place == "Plaza" && cover.group == "Full access");
        assert_eq!(
            staff::list(&t.ctx, &t.as_they_are_now(&june).await, StaffQuery::default()).await.err(),
            Some(AppError::Forbidden)
        );
        let end = EndCoverForm {
            account: id.to_string(),
            version: shown(t, &ada, id).await.unwrap().version,
            grant: cover.grant.to_string(),
        };
        giving::end_cover(&t.ctx, &ada, end).await.unwrap();
        assert_eq!(covers(t, &ada, id).await, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b10_what_was_typed_wrongly_is_said_beside_its_field() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let plaza = t.building("Plaza").await;
        let june = t.adds(&ada, Colleague::JUNE).await;
        let good = form(t, &ada, june, plaza, "", Duration::hours(8)).await;
        let refused = async |form: CoverForm| giving::give_cover(&t.ctx, &ada, form).await.unwrap_err();
        let fault = |field, problem| AppError::field(field, problem);
        let past = form(t, &ada, june, plaza, "", -Duration::hours(8)).await;
        assert_eq!(refused(past).await, fault(Field::CoverUntil, Problem::Over));
        let later = form(t, &ada, june, plaza, "2126-01-01T08:00", Duration::hours(8)).await;
        assert_eq!(refused(later).await, fault(Field::CoverUntil, Problem::EndsBeforeItBegins));
        assert_eq!(
            refused(CoverForm { cover_until: String::new(), ..good.clone() }).await,
            fault(Field::CoverUntil, Problem::NotAnInstant)
        );
        assert_eq!(
            refused(CoverForm { cover_from: "noon".into(), ..good.clone() }).await,
            fault(Field::CoverFrom, Problem::NotAnInstant)
        );
        assert_eq!(refused(CoverForm { scope: String::new(), ..good.clone() }).await, fault(Field::Scope, Problem::Required));
        assert_eq!(refused(CoverForm { group: String::new(), ..good }).await, fault(Field::Group, Problem::Required));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b10_a_manager_who_covers_gives_no_access_beyond_their_own_end() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let plaza = t.building("Plaza").await;
        let managers =
            t.permission_group("Managers", &[(BuiltIn::StaffAccounts, Level::Manage), (BuiltIn::Buildings, Level::View)]).await;
        let june = t.colleague_at_work(&ada, Colleague::JUNE).await;
        let id = june.signed_in().unwrap().account;
        let cover = CoverForm { group: managers.to_string(), ..form(t, &ada, id, plaza, "", Duration::minutes(25)).await };
        giving::give_cover(&t.ctx, &ada, cover).await.unwrap();
        let june = t.as_they_are_now(&june).await;
        let add = async |email: &str, line: String| {
            let form = staff::NewStaffForm { email: email.into(), access: vec![line], ..Colleague::CAMILLE.form() };
            staff::invite(&t.ctx, &june, form).await
        };
        let for_good = add("camille@example.org", format!("{}={DEFAULT}", building(plaza))).await;
        assert_eq!(for_good, Err(AppError::Forbidden), "it would outlast her");
        // Up to her own end, and not a minute longer.
        let camille = t.adds(&ada, Colleague::CAMILLE).await;
        t.holds(camille, Scope::Building(plaza), DEFAULT).await;
        let lends = async |minutes: i64| {
            let until = form(t, &june, camille, plaza, "", Duration::minutes(minutes)).await;
            giving::give_cover(&t.ctx, &june, CoverForm { group: managers.to_string(), ..until }).await
        };
        assert_eq!(lends(26).await, Err(AppError::Forbidden));
        assert_eq!(lends(25).await, Ok(camille));
    })
    .await;
}
