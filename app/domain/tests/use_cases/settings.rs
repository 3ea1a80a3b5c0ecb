//! The organisation's settings: who may change them, and what the history says of it.

use domain::{
    AppError, Words,
    errors::Conflict,
    history::{self, HistoryQuery},
    settings::{self, SettingsForm},
    testing::{Colleague, on_both},
};

#[tokio::test(flavor = "multi_thread")]
async fn row_43_each_setting_that_is_changed_stands_in_the_history() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let told = async |code: &str| -> Vec<String> {
            let page = history::list(&t.ctx, &ada, HistoryQuery::default()).await.unwrap();
            page.entries.iter().map(|entry| entry.sentence(Words::new(t.locale(code)))).collect()
        };
        let before = settings::settings(&t.ctx, &ada).await.unwrap();
        let as_it_is = SettingsForm {
            version: before.version,
            default_locale: before.default_locale.code().into(),
            ..SettingsForm::default()
        };
        let entries = told("en").await.len();
        settings::save_settings(&t.ctx, &ada, &as_it_is).await.unwrap();
        assert_eq!(told("en").await.len(), entries, "nothing was changed");

        let other = if before.default_locale == t.locale("en") { "fr" } else { "en" };
        let all =
            SettingsForm { default_locale: other.into(), may_type_pins: true, tells_of_deactivation: true, ..as_it_is.clone() };
        settings::save_settings(&t.ctx, &ada, &all).await.unwrap();
        let now = told("fr").await;
        assert_eq!(now.len(), entries + 3);
        assert!(now.iter().any(|it| it.contains("la langue par défaut")), "{now:?}");
        assert!(now.iter().any(|it| it.contains("a permis de saisir")), "{now:?}");
        assert!(now.iter().any(|it| it.contains("a activé le courriel")), "{now:?}");

        // Of two who change them at once, the later is told.
        assert_eq!(settings::save_settings(&t.ctx, &ada, &as_it_is).await, Err(AppError::Conflict(Conflict::Stale)));
        let back = SettingsForm { version: before.version + 1, default_locale: other.into(), may_type_pins: true, ..as_it_is };
        settings::save_settings(&t.ctx, &ada, &back).await.unwrap();
        let now = told("en").await;
        assert_eq!(now.len(), entries + 4);
        assert!(now[0].contains("turned off the mail"), "{now:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_43_settings_are_for_administrators() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let camille = t.colleague_at_work(&ada, Colleague::CAMILLE).await;
        let form = SettingsForm { version: 1, default_locale: "fr".into(), may_type_pins: true, ..SettingsForm::default() };
        assert_eq!(settings::settings(&t.ctx, &camille).await, Err(AppError::Forbidden));
        assert_eq!(settings::save_settings(&t.ctx, &camille, &form).await, Err(AppError::Forbidden));
        assert!(!settings::settings(&t.ctx, &ada).await.unwrap().may_type_pins);
    })
    .await;
}
