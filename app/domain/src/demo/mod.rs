//! A sample organisation to click around in: twelve buildings in three portfolios, and two hundred people who read English or French, in every
//! state there is, a dozen of them without an e-mail address.
//!
//! It is brought about by the use cases themselves, with the clock moved through the past month, so that histories, letters and
//! deadlines are what they would be.

mod crew;
mod crowd;
mod people;
mod places;
mod store;

pub use crew::PIN;
pub use crowd::{Crowd, crowd};

use crate::{
    Ctx,
    activation::{self, ActivateForm},
    actor::Actor,
    clock::SystemClock,
    delivery::{self, Bounce},
    errors::{AppError, Conflict},
    ids::{AccountId, LetterId},
    outbox::worker::{self, Sender},
    passwords::Purpose,
    permissions::{CoverForm, MatrixQuery, giving},
    privacy::{self, AcceptForm},
    sessions::{self, Client, NewSession},
    settings,
    setup::{self, SetUpForm},
    staff::{self, AccountForm, NewStaffForm},
    tokens,
};
use chrono::Duration;
use locales::Locale;
use people::{Fate, Person};
use places::Places;

/// The administrator's address.
pub const ADMINISTRATOR: &str = "ada@laurier.example";
/// Everybody's password. Only in a sample organisation, which is made on demand and on an empty installation alone.
pub const PASSWORD: &str = "a lantern by the quiet sea";

/// How long ago the organisation was set up.
const AGE: Duration = Duration::days(30);

/// Fills an empty installation. `clock` is the one behind `ctx`.
pub async fn fill(ctx: &Ctx, clock: &SystemClock, sender: &Sender) -> Result<usize, AppError> {
    if settings::is_set_up(ctx.db()).await? {
        return Err(AppError::Conflict(Conflict::AlreadySetUp));
    }
    clock.advance(-AGE);
    let administrator = actor(ctx, &set_up(ctx).await?).await?;
    let started = ctx.now();
    let places = Places::make(ctx, &administrator).await?;
    let people = people::all();
    for (number, person) in people.iter().enumerate() {
        let due = started + person.joined_after;
        clock.advance(due - ctx.now());
        let account = live(ctx, clock, sender, &administrator, person, places.access_of(number)).await?;
        if number % 45 == 8 {
            cover(ctx, &administrator, account, places.cover(number)).await?;
        }
    }
    let left = started + AGE - ctx.now();
    clock.advance(left);
    let crew = crew::add(ctx, &administrator, &places).await?;
    worker::deliver_due(ctx, sender).await?;
    Ok(people.len() + crew)
}

async fn set_up(ctx: &Ctx) -> Result<NewSession, AppError> {
    let link = setup::link(ctx, &Actor::Operator).await?;
    let form = SetUpForm {
        token: link.rsplit('/').next().unwrap_or_default().into(),
        organisation_name: "Résidences Laurier".into(),
        default_locale: Locale::default().code().into(),
        time_zone: "America/Montreal".into(),
        support_address: "aide@laurier.example".into(),
        first_name: "Ada".into(),
        last_name: "Lovett".into(),
        email: ADMINISTRATOR.into(),
        password: PASSWORD.into(),
    };
    setup::complete(ctx, &client(), form).await
}

/// One person's way, as far as it went.
async fn live(
    ctx: &Ctx,
    clock: &SystemClock,
    sender: &Sender,
    administrator: &Actor,
    person: &Person,
    access: Vec<String>,
) -> Result<AccountId, AppError> {
    let form = NewStaffForm {
        first_name: person.first_name.into(),
        last_name: person.last_name.into(),
        email: person.email(),
        locale: person.locale.code().into(),
        send: if person.fate == Fate::Created { "later" } else { "now" }.into(),
        access,
        ..NewStaffForm::default()
    };
    let account = staff::invite(ctx, administrator, form).await?.ok_or(AppError::NotFound)?;
    worker::deliver_due(ctx, sender).await?;
    match person.fate {
        Fate::Created | Fate::Invited | Fate::Expired => return Ok(account),
        Fate::Blocked => return block(ctx, account, person).await.map(|()| account),
        Fate::Active | Fate::PolicyPending | Fate::Inactive => {}
    }
    clock.advance(person.opened_after);
    let reader = activate(ctx, account).await?;
    worker::deliver_due(ctx, sender).await?;
    if person.fate == Fate::PolicyPending {
        return Ok(account);
    }
    let policy = privacy::read(ctx, &reader, person.locale).await?;
    privacy::accept(ctx, &reader, AcceptForm { accepted: true, version: policy.version }, person.locale).await?;
    if person.fate == Fate::Inactive {
        let version = staff::panel(ctx, administrator, account).await?.version;
        staff::deactivate(ctx, administrator, AccountForm { account: account.to_string(), version }).await?;
    }
    Ok(account)
}

/// Somebody covers in another building for the weeks to come.
async fn cover(ctx: &Ctx, administrator: &Actor, account: AccountId, (scope, group): (String, String)) -> Result<(), AppError> {
    let query = MatrixQuery { account: account.to_string(), ..MatrixQuery::default() };
    let version = giving::matrix(ctx, administrator, query).await?.version;
    let until = (ctx.now() + AGE + Duration::days(14)).format("%Y-%m-%dT%H:%M").to_string();
    let form = CoverForm { account: account.to_string(), version, scope, group, cover_from: String::new(), cover_until: until };
    giving::give_cover(ctx, administrator, form).await.map(drop)
}

/// Chooses a password behind the mailed link.
async fn activate(ctx: &Ctx, account: AccountId) -> Result<Actor, AppError> {
    let token = tokens::living(ctx.db(), Purpose::Activation, account).await?.ok_or(AppError::NotFound)?;
    let form = ActivateForm { token: token.secret(ctx.keys()).expose(), password: PASSWORD.into(), locale: String::new() };
    let session = activation::activate(ctx, &client(), form).await?;
    actor(ctx, &session).await
}

async fn block(ctx: &Ctx, account: AccountId, person: &Person) -> Result<(), AppError> {
    let tx = ctx.begin().await?;
    let bounce = Bounce {
        account: Some(account),
        letter: LetterId(ctx.new_id()),
        address: &person.email(),
        code: "5.1.1".into(),
        reply: "550 5.1.1 <unknown>: Recipient address rejected: User unknown",
    };
    delivery::block(&tx, bounce, ctx.now()).await?;
    tx.commit().await
}

fn client() -> Client {
    Client { address: "192.0.2.10".into(), ..Client::default() }
}

async fn actor(ctx: &Ctx, session: &NewSession) -> Result<Actor, AppError> {
    let person = sessions::resolve(ctx, &session.secret).await?.ok_or(AppError::SignInRequired)?;
    Ok(Actor::Staff(person))
}
