//! Those who have no address: most have chosen a PIN, some have yet to use what they were handed, and one has forgotten it and asks for help.

use super::{
    actor, client,
    people::{FIRST, LAST},
    places::Places,
};
use crate::{
    Ctx,
    activation::{self, HelpForm},
    actor::Actor,
    errors::AppError,
    passwords::{self, DisclosedForm, FirstSecretForm},
    privacy::{self, AcceptForm},
    sessions::{self, SignInForm},
    staff::{self, NewStaffForm},
    user_groups::{self, SignsIn},
};
use locales::Locale;

/// How many. Their numbers come after everybody else's, so that no pair of names comes twice.
const NUMBERS: std::ops::Range<usize> = 300..312;

/// Everybody's PIN. Only in a sample organisation, as the password is.
pub const PIN: &str = "820461";

/// Adds them as an administrator would.
pub(super) async fn add(ctx: &Ctx, administrator: &Actor, places: &Places) -> Result<usize, AppError> {
    user_groups::add_usual_user_groups(ctx, administrator).await?;
    let groups = user_groups::choices(ctx, administrator).await?;
    let of_pins: Vec<String> =
        groups.iter().filter(|group| group.signs_in == SignsIn::Pin).map(|group| group.id.to_string()).collect();
    for number in NUMBERS {
        let locale = Locale::ALL[number % Locale::ALL.len()];
        let form = NewStaffForm {
            first_name: FIRST[number % FIRST.len()].into(),
            last_name: LAST[number % LAST.len()].into(),
            locale: locale.code().into(),
            send: if number % 6 == 5 { "later" } else { "now" }.into(),
            user_group: of_pins[number % of_pins.len()].clone(),
            access: places.access_without_address(number),
            ..NewStaffForm::default()
        };
        let added = staff::add_colleague(ctx, administrator, form).await?;
        if let (Some(pin), true) = (added.pin, number % 3 != 2) {
            let name = settle(ctx, administrator, &pin.to_string(), locale).await?;
            if number == NUMBERS.start {
                let form = HelpForm { sign_in_name: name };
                activation::ask_for_help(ctx, &client(), form, locale).await?;
            }
        }
    }
    Ok(NUMBERS.len())
}

/// Comes with the PIN that was drawn, chooses one, accepts the policy. Answers the sign-in name.
async fn settle(ctx: &Ctx, administrator: &Actor, drawn: &str, locale: Locale) -> Result<String, AppError> {
    let shown = passwords::disclosed(ctx, administrator, &DisclosedForm { id: drawn.into() }).await?;
    let shown = shown.ok_or(AppError::NotFound)?;
    let form = SignInForm { sign_in_name: shown.sign_in_name.clone(), password: shown.pin, next: String::new() };
    let came = actor(ctx, &sessions::sign_in(ctx, &client(), form).await?).await?;
    let session = passwords::choose_first(ctx, &client(), &came, FirstSecretForm { password: PIN.into() }).await?;
    let reader = actor(ctx, &session).await?;
    let version = privacy::read(ctx, &reader, locale).await?.version;
    privacy::accept(ctx, &reader, AcceptForm { accepted: true, version }, locale).await?;
    Ok(shown.sign_in_name)
}
