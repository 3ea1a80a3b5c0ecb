//! Access cards: printed, scanned, typed, used up, replaced.

use chrono::Duration;
use domain::{
    AppError,
    activation::{self, LinkPage},
    cards::{self, CardCodeForm, CardSheet, PrintBuildingForm},
    errors::{AppError::SignInFailed, Conflict, LinkState},
    fields::{Field, Problem},
    passwords::Purpose,
    permissions::{BuiltIn, Level, Scope, groups::DEFAULT},
    staff::{self, NewStaffForm},
    testing::{Colleague, OTHER_PASSWORD, OTHER_PIN, PIN, TestContext, on_both},
    tokens::TokenSecret,
    user_groups::SignsIn,
};

/// What scanning a card's code leads to: the end of the link that is drawn there. Tests have no camera, so they ask by the code to be typed.
async fn by_code(t: &TestContext, name: &str, code: &str) -> Result<String, AppError> {
    let form = CardCodeForm { sign_in_name: name.into(), code: code.into() };
    let (_, secret): (_, TokenSecret) = cards::open_by_code(&t.ctx, &t.client(), form).await?;
    Ok(secret.expose())
}

fn code(sheet: &CardSheet) -> &str {
    &sheet.cards[0].code
}

#[tokio::test(flavor = "multi_thread")]
async fn b8_a_card_takes_the_place_of_the_first_pin_and_works_once() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, pin) = t.awa(&ada).await;
        let (_, sheet) = t.prints_card(&ada, account).await;
        assert_eq!(t.signs_in("awa.diallo", &pin).await.err(), Some(SignInFailed), "the PIN opens nothing any more");
        let secret = by_code(t, "Awa.Diallo", &code(&sheet).to_lowercase()).await.unwrap();
        let before = t.dump().await;
        let opened = activation::open_link(&t.ctx, &t.client(), Purpose::Card, &secret).await.unwrap();
        assert!(opened.id.is_some());
        let LinkPage::Open { sign_in_name, may_be_pin, .. } = t.looks(Purpose::Card, &secret).await else { panic!("a page") };
        assert_eq!((sign_in_name.as_str(), may_be_pin), ("awa.diallo", true));
        assert_eq!(t.dump().await, before, "looking changes nothing");
        let weak = t.uses_card(&secret, "123456").await.err();
        assert_eq!(weak, Some(AppError::field(Field::Password, Problem::PinSequence)));
        let session = t.uses_card(&secret, PIN).await.unwrap();
        assert!(!t.actor(&session).await.signed_in().unwrap().must_change);
        assert!(t.signs_in("awa.diallo", PIN).await.is_ok());
        assert_eq!(t.uses_card(&secret, OTHER_PIN).await.err(), Some(AppError::Link(LinkState::Used)));
        assert_eq!(t.looks(Purpose::Card, &secret).await, LinkPage::Refused { state: LinkState::Used });
        let again = by_code(t, "awa.diallo", code(&sheet)).await.err();
        assert_eq!(again, Some(AppError::field(Field::CardCode, Problem::CardUnknown)));
        let told = t.told(&ada, Some(account)).await;
        for sentence in ["Ada Admin printed an access card for Awa Diallo.", "Awa Diallo used the access card and chose a PIN."] {
            assert!(told.iter().any(|told| told == sentence), "{told:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b8_a_card_dies_after_a_day_and_when_another_is_printed() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, _) = t.awa(&ada).await;
        let (_, first) = t.prints_card(&ada, account).await;
        let old = by_code(t, "awa.diallo", code(&first)).await.unwrap();
        let (_, second) = t.prints_card(&ada, account).await;
        assert_ne!(code(&first), code(&second));
        assert_eq!(t.looks(Purpose::Card, &old).await, LinkPage::Refused { state: LinkState::Replaced });
        let replaced = by_code(t, "awa.diallo", code(&first)).await.err();
        assert_eq!(replaced, Some(AppError::field(Field::CardCode, Problem::CardUnknown)));
        let secret = by_code(t, "awa.diallo", code(&second)).await.unwrap();
        t.advance(Duration::hours(24) - Duration::seconds(1));
        assert!(matches!(t.looks(Purpose::Card, &secret).await, LinkPage::Open { .. }));
        t.advance(Duration::seconds(1));
        assert_eq!(t.looks(Purpose::Card, &secret).await, LinkPage::Refused { state: LinkState::Expired });
        assert_eq!(t.uses_card(&secret, PIN).await.err(), Some(AppError::Link(LinkState::Expired)));
        assert!(by_code(t, "awa.diallo", code(&second)).await.is_err());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b8_a_card_says_everything_in_its_owners_language_first() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, _) = t.awa(&ada).await;
        let (printed, sheet) = t.prints_card(&ada, account).await;
        let card = &sheet.cards[0];
        assert_eq!((card.name.as_str(), card.sign_in_name.as_str(), card.account), ("Awa Diallo", "awa.diallo", account));
        assert_eq!(card.address, "keys.example.org/card");
        let languages: Vec<&str> = card.texts.iter().map(|text| text.locale.code()).collect();
        assert_eq!(languages, ["fr", "en"]);
        assert_eq!(card.texts[0].title, "Votre carte d’accès");
        assert!(card.texts[0].help.contains("help@example.org") && card.texts[1].type_it.contains("keys.example.org/card"));
        assert!(card.qr.starts_with('M') && card.qr_size > 30);
        t.advance(Duration::minutes(5));
        assert_eq!(t.sheet(&ada, printed).await.map(|_| ()), None, "the sheet is shown for five minutes");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b8_ac_92_the_database_knows_neither_of_a_cards_codes() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, _) = t.awa(&ada).await;
        let (_, sheet) = t.prints_card(&ada, account).await;
        let secret = by_code(t, "awa.diallo", code(&sheet)).await.unwrap();
        let dump = t.dump().await.to_uppercase();
        for known in [secret.to_uppercase(), code(&sheet).to_owned(), code(&sheet).replace('-', "")] {
            assert!(!dump.contains(&known));
        }
        // Only the session that had it printed sees it.
        let elsewhere = t.actor(&t.signs_in("ada@example.org", domain::testing::PASSWORD).await.unwrap()).await;
        let (printed, _) = t.prints_card(&ada, account).await;
        assert!(t.sheet(&elsewhere, printed).await.is_none());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b8_guessing_at_a_cards_code_is_held_back_and_keeps_its_owner_out_only_when_many_guess() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, _) = t.awa(&ada).await;
        let (_, sheet) = t.prints_card(&ada, account).await;
        let slip = by_code(t, "awa.diallo", "7K3F-9QXW-2MBT").await.err();
        assert_eq!(slip, Some(AppError::field(Field::CardCode, Problem::CardCodeMistyped)));
        let unknown = Some(AppError::field(Field::CardCode, Problem::CardUnknown));
        let guesses = async |from: u64, until: u64| {
            for n in from..until {
                t.advance(Duration::milliseconds(3_100));
                assert_eq!(by_code(t, "awa.diallo", &cards::code::written(n)).await.err(), unknown, "guess {n}");
            }
        };
        guesses(0, 100).await;
        t.advance(Duration::seconds(4));
        assert!(by_code(t, "awa.diallo", code(&sheet)).await.is_ok(), "a hundred guesses of somebody's take nothing from her");
        guesses(100, 1_000).await;
        t.advance(Duration::seconds(4));
        assert_eq!(by_code(t, "awa.diallo", code(&sheet)).await.err(), unknown, "not even the right one, for a while");
        t.advance(Duration::hours(1));
        assert!(by_code(t, "awa.diallo", code(&sheet)).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b8_a_sheet_for_a_building_is_for_those_who_have_yet_to_choose_a_secret() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let plaza = Scope::Building(t.building("Plaza").await);
        let housekeeping = t.user_group(&ada, "Housekeeping", SignsIn::Pin, None).await;
        let add = async |first: &'static str, send: &str| {
            let access = vec![format!("{plaza}={DEFAULT}")];
            let form = NewStaffForm { access, send: send.into(), ..t.without_address(first, "Roy", housekeeping) };
            staff::add_colleague(&t.ctx, &ada, form).await.unwrap()
        };
        add("Zoé", "later").await;
        add("Awa", "now").await;
        let settled = add("Mei", "now").await;
        let pin = t.pin_of(&ada, settled).await.unwrap();
        let came = t.actor(&t.signs_in("mei.roy", &pin).await.unwrap()).await;
        t.chooses_first(&came, PIN).await.unwrap();
        t.colleague_with(&ada, Colleague::JUNE, plaza, DEFAULT).await;
        let gone = add("Luc", "now").await.account.unwrap();
        let form = t.form_about(&ada, gone).await;
        staff::deactivate(&t.ctx, &ada, form).await.unwrap();

        let Scope::Building(building) = plaza else { unreachable!() };
        let form = PrintBuildingForm { building: building.to_string(), again: false };
        let waiting = cards::unprinted(&t.ctx, &ada, &form).await.unwrap();
        assert_eq!(
            (waiting.name.as_str(), waiting.people, waiting.others),
            ("Plaza", vec!["Awa Roy".into(), "Zoé Roy".into()], 0)
        );
        let printed = cards::print_cards_of(&t.ctx, &ada, &form).await.unwrap();
        let sheet = t.sheet(&ada, printed).await.unwrap();
        assert_eq!(sheet.cards.len(), printed.cards);
        let waiting = cards::unprinted(&t.ctx, &ada, &form).await.unwrap();
        assert_eq!((waiting.people, waiting.carded), (Vec::new(), vec!["Awa Roy".to_owned(), "Zoé Roy".to_owned()]));
        let twice = cards::print_cards_of(&t.ctx, &ada, &form).await;
        assert_eq!(twice, Err(AppError::Conflict(Conflict::NobodyNeedsACard)), "a second press takes nobody's card away");
        let names: Vec<&str> = sheet.cards.iter().map(|card| card.name.as_str()).collect();
        assert_eq!(names, ["Awa Roy", "Zoé Roy"]);
        let secret = by_code(t, "zoe.roy", &sheet.cards[1].code).await.unwrap();
        assert!(t.uses_card(&secret, OTHER_PASSWORD).await.is_ok(), "a passphrase will do");
        assert!(t.signs_in("mei.roy", PIN).await.is_ok(), "who has chosen already is left alone");
        let awas = by_code(t, "awa.roy", &sheet.cards[0].code).await.unwrap();
        let again = PrintBuildingForm { again: true, ..form };
        let printed = cards::print_cards_of(&t.ctx, &ada, &again).await.unwrap();
        assert_eq!(printed.cards, 1, "Zoé needs none any more");
        assert_eq!(t.uses_card(&awas, PIN).await.err(), Some(AppError::Link(LinkState::Replaced)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b8_a_sheet_takes_a_hundred_cards_and_the_next_one_goes_on_from_there() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let plaza = t.building("Plaza").await;
        let housekeeping = t.user_group(&ada, "Housekeeping", SignsIn::Pin, None).await;
        for n in 0..102 {
            let access = vec![format!("{}={DEFAULT}", Scope::Building(plaza))];
            let form = t.without_address(&format!("Awa {n:03}"), "Roy", housekeeping);
            staff::add_colleague(&t.ctx, &ada, NewStaffForm { access, send: "later".into(), ..form }).await.unwrap();
        }
        let form = PrintBuildingForm { building: plaza.to_string(), again: false };
        let waiting = cards::unprinted(&t.ctx, &ada, &form).await.unwrap();
        assert_eq!((waiting.people.len(), waiting.waiting, waiting.at_once), (100, 102, 100));
        assert_eq!(cards::print_cards_of(&t.ctx, &ada, &form).await.unwrap().cards, 100);
        let waiting = cards::unprinted(&t.ctx, &ada, &form).await.unwrap();
        assert_eq!((waiting.people, waiting.with_card), (vec!["Awa 100 Roy".to_owned(), "Awa 101 Roy".to_owned()], 100));
        t.advance(Duration::seconds(1));
        assert_eq!(cards::print_cards_of(&t.ctx, &ada, &form).await.unwrap().cards, 2);
        // Once more for all of them: the second sheet begins with those whom the first had no room for.
        let again = PrintBuildingForm { again: true, ..form };
        for _ in 0..2 {
            t.advance(Duration::seconds(1));
            assert_eq!(cards::print_cards_of(&t.ctx, &ada, &again).await.unwrap().cards, 100);
            let waiting = cards::unprinted(&t.ctx, &ada, &again).await.unwrap();
            assert_eq!((waiting.waiting, waiting.with_card), (0, 102));
            if waiting.carded[0] == "Awa 100 Roy" {
                assert_eq!(waiting.carded[1], "Awa 101 Roy");
            } else {
                assert_eq!(waiting.carded[0], "Awa 098 Roy", "the second took the two first");
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b8_a_card_speaks_of_a_passphrase_where_no_pin_will_do() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (awa, _) = t.awa(&ada).await;
        let technicians = t.user_group(&ada, "Technicians", SignsIn::Passphrase, None).await;
        let noor = staff::add_colleague(&t.ctx, &ada, t.without_address("Noor", "Khan", technicians)).await.unwrap();
        for (account, says) in [(awa, "choisissez un NIP"), (noor.account.unwrap(), "choisissez une phrase de passe")] {
            let (_, sheet) = t.prints_card(&ada, account).await;
            assert!(sheet.cards[0].texts[0].scan.contains(says), "{}", sheet.cards[0].texts[0].scan);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_71_b8_whoever_manages_one_of_somebodys_buildings_prints_no_card_for_them() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (plaza, tower) = (t.building("Plaza").await, t.building("Tower").await);
        let manages = t.permission_group("Managers", &[(BuiltIn::StaffAccounts, Level::Manage)]).await;
        let views = t.permission_group("Viewers", &[(BuiltIn::Buildings, Level::View)]).await;
        let june = t.colleague_with(&ada, Colleague::JUNE, Scope::Building(plaza), manages).await;
        let (account, _) = t.awa(&ada).await;
        t.holds(account, Scope::Building(tower), views).await;
        t.holds(account, Scope::Building(plaza), views).await;
        let form = t.form_about(&ada, account).await;
        assert_eq!(cards::print_card(&t.ctx, &june, form).await, Err(AppError::Forbidden));
        let of = |building: domain::ids::BuildingId| PrintBuildingForm { building: building.to_string(), again: false };
        let waiting = cards::unprinted(&t.ctx, &june, &of(plaza)).await.unwrap();
        assert_eq!((waiting.people.len(), waiting.others), (0, 1));
        assert_eq!(cards::unprinted(&t.ctx, &june, &of(tower)).await.err(), Some(AppError::NotFound));
        assert_eq!(cards::print_cards_of(&t.ctx, &june, &of(tower)).await.err(), Some(AppError::NotFound));
    })
    .await;
}
