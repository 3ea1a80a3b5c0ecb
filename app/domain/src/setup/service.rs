//! The one-time link and the form behind it.

use super::SetUpForm;
use crate::{
    Ctx, activation,
    actor::Actor,
    ctx::Tx,
    errors::{AppError, Conflict, LinkState},
    fields::{Faults, Field, Problem},
    history::{self, Event},
    ids::AccountId,
    passwords::{self, Context, Credential, Password, Purpose, hasher::Place},
    privacy,
    sessions::{self, Client, NewSession},
    settings::{self, Organisation},
    staff::{
        self,
        identity::{EmailAddress, OneLine, PersonName, SignInName},
    },
    tokens,
};
use chrono::Duration;
use chrono_tz::Tz;
use locales::{Locale, Words};
use sea_orm::ConnectionTrait;

/// How long a set-up link lives.
const LIFE: Duration = Duration::hours(24);

/// Makes the set-up link. Any earlier one stops working. [`Conflict::AlreadySetUp`] once there is an organisation.
pub async fn link(ctx: &Ctx, actor: &Actor) -> Result<String, AppError> {
    let (Actor::Operator | Actor::System) = actor else { return Err(AppError::Forbidden) };
    let tx = ctx.begin().await?;
    must_not_be_over(&*tx).await?;
    let now = ctx.now();
    tokens::replace_unowned(&tx, Purpose::SetUp, now).await?;
    let token = tokens::insert(ctx, &tx, Purpose::SetUp, None, Some(now + LIFE)).await?;
    tx.commit().await?;
    Ok(ctx.links().to(Purpose::SetUp, &token.secret(ctx.keys())))
}

/// The time zones that the form offers: each name with what is read of it. [`Conflict::AlreadySetUp`] once nobody fills it in any more.
pub async fn time_zones(ctx: &Ctx, locale: Locale) -> Result<Vec<(String, String)>, AppError> {
    must_not_be_over(ctx.db()).await?;
    Ok(settings::time_zones(Words::new(locale), ctx.now()))
}

/// Refuses once there is an organisation.
async fn must_not_be_over(db: &impl ConnectionTrait) -> Result<(), AppError> {
    if settings::is_set_up(db).await? { Err(AppError::Conflict(Conflict::AlreadySetUp)) } else { Ok(()) }
}

/// What was typed, parsed.
struct SetUp {
    organisation: Organisation,
    administrator: staff::NewAccount,
    password: Password,
}

impl SetUp {
    async fn parse(place: &Place, form: &SetUpForm) -> Result<Self, AppError> {
        let mut faults = Faults::default();
        let name = faults.take(Field::OrganisationName, OneLine::parse(&form.organisation_name));
        let locale = faults.take(Field::DefaultLocale, Locale::parse(&form.default_locale).ok_or(Problem::NotAChoice));
        let zone = faults.take(Field::TimeZone, form.time_zone.trim().parse::<Tz>().map_err(|_| Problem::UnknownTimeZone));
        let support = faults.take(Field::SupportAddress, EmailAddress::parse(&form.support_address));
        let person = PersonName::parse(&form.first_name, &form.last_name, &mut faults);
        let email = faults.take(Field::Email, EmailAddress::parse(&form.email));
        let words = [&form.organisation_name, &form.first_name, &form.last_name, &form.email].map(Clone::clone).to_vec();
        let password = faults.take(Field::Password, Password::choose(place, &form.password, Context { words }).await?);
        let organisation = name.zip(locale).zip(zone).zip(support).map(|(((name, default_locale), time_zone), support)| {
            Organisation::new(name.into(), default_locale, time_zone, support.as_typed().to_owned())
        });
        let administrator = person.zip(email).zip(locale).map(|((name, email), locale)| staff::NewAccount {
            name,
            sign_in: SignInName::Address(email),
            locale,
            is_administrator: true,
            user_group: None,
            default_building: None,
        });
        faults.whole(organisation.zip(administrator).zip(password).map(|((organisation, administrator), password)| Self {
            organisation,
            administrator,
            password,
        }))
    }
}

/// Names the organisation, makes its first administrator, publishes the default policy, and signs the administrator in.
pub async fn complete(ctx: &Ctx, client: &Client, form: SetUpForm) -> Result<NewSession, AppError> {
    must_not_be_over(ctx.db()).await?;
    let token = activation::open_unowned(ctx, client, Purpose::SetUp, &form.token).await?;
    let place = ctx.hasher().place_for(&client.address)?;
    let new = SetUp::parse(&place, &form).await?;
    let hash = place.hash(&new.password, ctx.rng()).await?;
    drop(place);
    let now = ctx.now();
    let tx = ctx.begin().await?;
    if !tokens::mark_used(&tx, token.id, now).await? {
        // Used meanwhile means that somebody else was quicker.
        let state = activation::why_not(ctx, &*tx, token.id).await?.filter(|state| *state != LinkState::Used);
        return Err(state.map_or(AppError::Conflict(Conflict::AlreadySetUp), AppError::Link));
    }
    settings::insert(&tx, &new.organisation, now).await?;
    let account = AccountId(ctx.new_id());
    staff::store::insert(&tx, account, &new.administrator, None, now).await?;
    staff::store::mark_activated(&tx, account, now).await?;
    passwords::store::save(&tx, account, Credential::password(hash), now);
    publish_policy(ctx, &tx, account).await?;
    let session = sessions::start(ctx, &tx, account, client).await?;
    tx.commit().await?;
    Ok(session)
}

async fn publish_policy(ctx: &Ctx, tx: &Tx, administrator: AccountId) -> Result<(), AppError> {
    let now = ctx.now();
    let policy = privacy::store::publish_default(ctx, tx, now).await?;
    privacy::store::stand_by(tx, administrator, policy.id).await?;
    history::record(tx, &Actor::Operator, Event::OrganisationSetUp, administrator, now).await?;
    history::record(tx, &Actor::Operator, Event::AccountActivated, administrator, now).await?;
    history::record(tx, &Actor::Operator, Event::PolicyPublished { version: policy.version }, administrator, now).await
}
