//! The first run, and what a visitor can do before and after it.

use domain::{
    AppError,
    actor::Actor,
    errors::{Conflict, LinkState},
    fields::{Field, Problem},
    history::{self, Event, HistoryQuery},
    passwords::Purpose,
    settings, setup,
    testing::{Colleague, NOTHING, OTHER_PASSWORD, PASSWORD, on_both},
};

#[tokio::test(flavor = "multi_thread")]
async fn ac_82_there_is_no_account_before_the_set_up_and_none_that_everybody_knows() {
    on_both(async |t| {
        assert!(!settings::is_set_up(t.ctx.db()).await.unwrap());
        assert_eq!(t.count("SELECT count(*) FROM accounts").await + t.count("SELECT count(*) FROM credentials").await, 0);
        for (name, password) in
            [("admin", "admin"), ("admin@example.org", PASSWORD), ("root", "password"), ("trousseau", "trousseau")]
        {
            assert_eq!(t.signs_in(name, password).await.err(), Some(AppError::SignInFailed));
        }
        t.forgets("admin@example.org").await.unwrap();
        t.asks_again("admin@example.org").await.unwrap();
        t.deliver_mail().await.none();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_82_only_whoever_runs_the_machine_gets_a_set_up_link_and_only_once() {
    on_both(async |t| {
        assert_eq!(setup::link(&t.ctx, &Actor::Visitor).await, Err(AppError::Forbidden));
        let first = setup::link(&t.ctx, &Actor::Operator).await.unwrap();
        let second = setup::link(&t.ctx, &Actor::Operator).await.unwrap();
        let replaced = setup::complete(&t.ctx, &t.client(), t.set_up_form(&first, "fr")).await.err();
        assert_eq!(replaced, Some(AppError::Link(LinkState::Replaced)));
        let session = setup::complete(&t.ctx, &t.client(), t.set_up_form(&second, "fr")).await.unwrap();
        let ada = t.actor(&session).await;
        assert!(ada.signed_in().unwrap().is_administrator);
        assert_eq!(setup::link(&t.ctx, &ada).await, Err(AppError::Forbidden));
        assert_eq!(setup::link(&t.ctx, &Actor::Operator).await, Err(AppError::Conflict(Conflict::AlreadySetUp)));
        for link in [&first, &second] {
            let again = setup::complete(&t.ctx, &t.client(), t.set_up_form(link, "fr")).await.err();
            assert_eq!(again, Some(AppError::Conflict(Conflict::AlreadySetUp)));
        }
        let secret = second.rsplit('/').next().unwrap();
        let page = domain::activation::LinkPage::Refused { state: LinkState::Used };
        assert_eq!(t.looks(Purpose::SetUp, secret).await, page);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_82_the_form_s_time_zones_are_told_until_the_set_up_and_not_after_it() {
    on_both(async |t| {
        let zones = setup::time_zones(&t.ctx, t.locale("fr")).await.unwrap();
        assert!(zones.iter().any(|(name, read)| name == "America/St_Johns" && read.starts_with("America – St Johns (UTC−0")));
        t.administrator().await;
        let afterwards = setup::time_zones(&t.ctx, t.locale("fr")).await;
        assert_eq!(afterwards, Err(AppError::Conflict(Conflict::AlreadySetUp)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_43_the_set_up_names_the_organisation_and_its_language() {
    on_both(async |t| {
        let ada = t.administrator_reading("fr").await;
        let organisation = settings::organisation(t.ctx.db()).await.unwrap().unwrap();
        assert_eq!(organisation.name, "Résidences Laurier");
        assert_eq!(organisation.default_locale.code(), "fr");
        assert_eq!(organisation.time_zone.name(), "America/Montreal");
        assert_eq!(organisation.support_address, "help@example.org");
        let person = ada.signed_in().unwrap();
        assert_eq!((person.locale.code(), person.time_zone.as_str()), ("fr", "America/Montreal"));
        assert!(!person.policy_pending, "whoever publishes the policy isn’t asked to accept it");
        let events: Vec<Event> = history::list(&t.ctx, &ada, HistoryQuery::default())
            .await
            .unwrap()
            .entries
            .into_iter()
            .rev()
            .map(|entry| entry.event)
            .collect();
        assert_eq!(events, [Event::OrganisationSetUp, Event::AccountActivated, Event::PolicyPublished { version: 1 }]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_wrong_with_the_set_up_is_told_at_once_and_the_link_stays_good() {
    on_both(async |t| {
        let link = setup::link(&t.ctx, &Actor::Operator).await.unwrap();
        let token = link.rsplit('/').next().unwrap().to_owned();
        let form = setup::SetUpForm {
            token,
            organisation_name: "<a href=\"https://evil.example\">".into(),
            default_locale: "xx".into(),
            time_zone: "Mars/Olympus".into(),
            support_address: "a@example.org, b@example.org".into(),
            first_name: "\u{202e}".into(),
            last_name: String::new(),
            email: "ada".into(),
            password: "Laurier".into(),
        };
        let before = t.dump().await;
        let AppError::Invalid(faults) = setup::complete(&t.ctx, &t.client(), form).await.err().unwrap() else {
            panic!("no faults")
        };
        let told: Vec<_> = faults.iter().map(|fault| (fault.field, fault.problem.clone())).collect();
        assert_eq!(
            told,
            [
                (Field::OrganisationName, Problem::ContainsLink),
                (Field::DefaultLocale, Problem::NotAChoice),
                (Field::TimeZone, Problem::UnknownTimeZone),
                (Field::SupportAddress, Problem::NotOneAddress),
                (Field::FirstName, Problem::ControlCharacters),
                (Field::Email, Problem::NotAnAddress),
                (Field::Password, Problem::PasswordTooShort { min: 15 }),
            ]
        );
        assert_eq!(t.changed_since(&before, &["throttles"]).await, NOTHING);
        assert!(setup::complete(&t.ctx, &t.client(), t.set_up_form(&link, "en")).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_administrator_is_an_account_like_any_other_that_signs_in() {
    on_both(async |t| {
        let ada = t.administrator().await;
        assert!(t.signs_in("ada@example.org", PASSWORD).await.is_ok());
        let form = Colleague { email: "ADA@example.org", ..Colleague::JUNE }.form();
        let taken = domain::staff::invite(&t.ctx, &ada, form).await;
        assert_eq!(taken, Err(AppError::field(Field::Email, Problem::Taken)));
        let link = t.reset_link("ada@example.org").await;
        t.resets(&link, OTHER_PASSWORD).await.unwrap();
    })
    .await;
}
