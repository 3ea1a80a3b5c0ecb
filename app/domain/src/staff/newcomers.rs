//! A new colleague: with an address and an invitation, or with a username and a PIN.

use super::{
    arrivals::{self, Newcomer},
    form::{DrawnForm, NewStaffForm},
    identity::{EmailAddress, PersonName, SignInName},
    invitations, policy,
    store::{self, NewAccount},
    typos,
    username::{self, Username},
};
use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    delivery,
    errors::AppError,
    fields::{Faults, Field, Problem},
    history::{self, Event},
    ids::{AccountId, DisclosureId, UserGroupId},
    passwords::issued::{self, IssuedPin},
    permissions::{
        self, Scope,
        giving::{self, Giver, Line},
    },
    settings,
    throttle::{self, Budget},
    user_groups::{self, SignsIn},
};
use chrono::{DateTime, Utc};
use locales::{Locale, Words};
use uuid::Uuid;

/// What was typed about a new colleague, parsed.
struct NewStaff {
    account: NewAccount,
    /// The username is the one that the name suggests: nobody chose it, so that a number may be put behind it.
    is_suggested: bool,
    /// The letter leaves, or a PIN is handed out, now.
    is_now: bool,
    pin: Option<String>,
    access: Vec<Line>,
    /// Drawn with the page that the form was on.
    page: Option<Uuid>,
}

impl NewStaff {
    /// `signs_in`: how the people of the user group that was chosen do so; `None`: none was chosen, or there is no such group.
    fn parse(form: &NewStaffForm, group: Option<(UserGroupId, SignsIn)>, may_type_pin: bool) -> Result<Self, AppError> {
        let access = Line::read_all(&form.access)?;
        let mut faults = Faults::default();
        let name = PersonName::parse(&form.first_name, &form.last_name, &mut faults);
        if !form.user_group.is_empty() && group.is_none() {
            faults.note(Field::UserGroup, Problem::NotAChoice);
        }
        let suggested = username::suggested(&form.first_name, &form.last_name);
        let is_suggested = form.username.trim().is_empty() || form.username.trim() == suggested.as_str();
        let sign_in = match group {
            Some((_, SignsIn::Pin | SignsIn::Passphrase)) if form.email.trim().is_empty() => {
                let parsed = if is_suggested { Ok(suggested) } else { Username::parse(&form.username) };
                faults.take(Field::Username, parsed.map(SignInName::Username))
            }
            Some((_, SignsIn::Address)) if form.email.trim().is_empty() => {
                faults.note(Field::Email, Problem::AddressNeeded);
                None
            }
            _ => faults.take(Field::Email, EmailAddress::parse(&form.email).map(SignInName::Address)),
        };
        let locale = faults.take(Field::Locale, Locale::parse(&form.locale).ok_or(Problem::NotAChoice));
        let is_now = faults.take(
            Field::Send,
            match form.send.as_str() {
                "now" => Ok(true),
                "later" => Ok(false),
                _ => Err(Problem::NotAChoice),
            },
        );
        let default_building = match form.default_building.as_str() {
            "" => Some(None),
            building => faults.take(Field::DefaultBuilding, building.parse().map_err(|_| Problem::NotAChoice)).map(Some),
        };
        // Where nobody may type one, no page of ours has a field for it.
        if !form.pin.is_empty() && !may_type_pin {
            return Err(AppError::Forbidden);
        }
        let whole = name.zip(sign_in).zip(locale).zip(is_now).zip(default_building);
        let whole = whole.map(|((((name, sign_in), locale), is_now), default_building)| Self {
            account: NewAccount {
                name,
                sign_in,
                locale,
                is_administrator: false,
                user_group: group.map(|(id, _)| id),
                default_building,
            },
            is_suggested,
            is_now,
            pin: Some(form.pin.trim().to_owned()).filter(|pin| !pin.is_empty()),
            access,
            page: Uuid::try_parse(&form.submission).ok(),
        });
        faults.whole(whole)
    }

    /// Names this sending: who sends what, from which page. Whoever goes back and types somebody else's address sends another
    /// form, although it bears the same number.
    fn submission(&self, ctx: &Ctx, actor: &Actor) -> Option<store::Submission> {
        let who = actor.signed_in().map_or(Uuid::nil(), |person| person.account.0);
        let NewAccount { name, sign_in, locale, user_group, default_building, .. } = &self.account;
        let typed = [name.first.as_str(), &name.last, sign_in.as_typed(), locale.code()].map(str::as_bytes);
        let chosen = [user_group.map(|id| id.0), default_building.map(|id| id.0)].map(|id| id.unwrap_or_default().into_bytes());
        let about = [b"staff/invite".as_slice(), self.page.as_ref()?.as_bytes(), who.as_bytes(), &[u8::from(self.is_now)]];
        let access: Vec<String> = self.access.iter().map(Line::to_string).collect();
        let parts: Vec<&[u8]> = about
            .into_iter()
            .chain(typed)
            .chain(chosen.iter().map(<[u8; 16]>::as_slice))
            .chain(access.iter().map(String::as_bytes))
            .collect();
        Some(ctx.keys().submission(&parts))
    }
}

/// What the form for a new colleague begins with: its name, so that sending it twice does it once (AC-89), how the mail would greet somebody in
/// each language, and the user groups.
pub async fn draw_form(ctx: &Ctx, actor: &Actor) -> Result<DrawnForm, AppError> {
    policy::may_invite(actor)?;
    let organisation = settings::required(ctx.db()).await?;
    let greeting = |&locale: &Locale| (locale, Words::new(locale).staff_new_greeting(&organisation.name));
    Ok(DrawnForm {
        submission: ctx.new_id().to_string(),
        greetings: Locale::ALL.iter().map(greeting).collect(),
        user_groups: user_groups::choices(ctx, actor).await?,
        may_type_pin: organisation.may_type_pins,
    })
}

/// Who was added, as far as it is told, and where the PIN can be read that was drawn for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// The account. `None`: whoever added it isn't told whether it is a new one.
    pub account: Option<AccountId>,
    /// The PIN's drawing.
    pub pin: Option<DisclosureId>,
}

/// Adds a colleague with their access; sends the invitation or hands out a PIN now, or not yet.
///
/// The same form sent twice makes one account: what was sent is noted before the account is written, so that of two clicks at once the second
/// waits for the first and then finds its work done, instead of an address that is taken.
///
/// Whoever manages some buildings learns nothing of who works in others: an address that somebody has already is added to their buildings,
/// and the answer is the same (AC-08). So it doesn't say who it is either: an account's id tells when it was made. A username is given to one
/// person only, which is told when the form is sent.
pub async fn add_colleague(ctx: &Ctx, actor: &Actor, form: NewStaffForm) -> Result<Added, AppError> {
    policy::may_invite(actor)?;
    let group = match form.user_group.parse::<UserGroupId>() {
        Ok(id) => match user_groups::store::find(ctx.db(), id).await {
            Ok(group) => Some((id, group.signs_in)),
            // The form says that it is no choice.
            Err(AppError::NotFound) => None,
            Err(error) => return Err(error),
        },
        Err(_) => None,
    };
    let new = NewStaff::parse(&form, group, settings::required(ctx.db()).await?.may_type_pins)?;
    match new.account.sign_in.clone() {
        SignInName::Address(email) => {
            typos::refuse(ctx, actor, &email, &form.not_meant).await?;
            let taken = AppError::field(Field::Email, Problem::Taken);
            match add(ctx, actor, &new).await {
                // Somebody else has just added the same person, who is somebody known by now.
                Err(error) if error == taken && !actor.holds_every_right() => add(ctx, actor, &new).await,
                added => added,
            }
        }
        SignInName::Username(name) => {
            let taken = AppError::field(Field::Username, Problem::Taken);
            match add_without_address(ctx, actor, &new, &name).await {
                // Somebody else has just been given the name that was free a moment ago.
                Err(error) if error == taken => add_without_address(ctx, actor, &new, &name).await,
                added => added,
            }
        }
    }
}

/// The same for whoever has no page on which a PIN could be read.
pub async fn invite(ctx: &Ctx, actor: &Actor, form: NewStaffForm) -> Result<Option<AccountId>, AppError> {
    Ok(add_colleague(ctx, actor, form).await?.account)
}

async fn add(ctx: &Ctx, actor: &Actor, new: &NewStaff) -> Result<Added, AppError> {
    let (account, now) = (AccountId(ctx.new_id()), ctx.now());
    let tx = ctx.begin().await?;
    let tells = Giver::of(&*tx, actor, now).await?.holds_everything();
    if let Some(made) = made_before(ctx, &tx, actor, new, account).await? {
        return Ok(Added { account: tells.then_some(made), pin: None });
    }
    let key = new.account.sign_in.key();
    let known = if tells { None } else { store::find_owner_of_name(&*tx, key).await? };
    giving::hold_accounts(&tx, actor, known).await?;
    let gift = giving::allowed_for_new(ctx, &tx, actor, &new.access, true).await?;
    // Before it makes a difference whether somebody has the address: a refusal would tell (AC-08).
    must_be_reached(&tx, &new.account, &gift, now).await?;
    if let Some(known) = known {
        let newcomer = Newcomer { key, access: &new.access, send_now: new.is_now };
        arrivals::add_to_buildings(ctx, &tx, actor, known, &newcomer).await?;
    } else {
        if new.is_now {
            delivery::refuse_blocked(&tx, actor, key).await?;
        }
        write(ctx, &tx, actor, account, &new.account, &gift).await?;
        if new.is_now {
            invitations::queue(ctx, &tx, actor, account).await?;
        }
    }
    tx.commit().await?;
    Ok(Added { account: tells.then_some(account), pin: None })
}

/// Somebody who has no address: they are handed a PIN, or an access card later on.
async fn add_without_address(ctx: &Ctx, actor: &Actor, new: &NewStaff, wanted: &Username) -> Result<Added, AppError> {
    // Before anything is hashed: a form that has done its work already, and somebody who tries one name after the other.
    if let Some(submission) = new.submission(ctx, actor)
        && let Some(made) = store::submitted(ctx.db(), submission).await?
    {
        return Ok(Added { account: Some(made), pin: issued::latest_of(ctx.db(), actor, made).await? });
    }
    let by = actor.signed_in().ok().filter(|_| !actor.holds_every_right()).map(|person| person.account.to_string());
    if let Some(by) = &by {
        throttle::refuse_early(ctx, Budget::TakenName, by).await?;
    }
    let pin = if new.is_now {
        let drawn = IssuedPin::draw(ctx, wanted.as_str(), new.pin.as_deref()).await?;
        Some(drawn.map_err(|problem| AppError::field(Field::Pin, problem))?)
    } else {
        None
    };
    let (account, now) = (AccountId(ctx.new_id()), ctx.now());
    let tx = ctx.begin().await?;
    if let Some(made) = made_before(ctx, &tx, actor, new, account).await? {
        return Ok(Added { account: Some(made), pin: issued::latest_of(&*tx, actor, made).await? });
    }
    giving::hold_accounts(&tx, actor, None).await?;
    let gift = giving::allowed_for_new(ctx, &tx, actor, &new.access, false).await?;
    must_be_reached(&tx, &new.account, &gift, now).await?;
    let free = store::free_username(&*tx, wanted).await?;
    if free != *wanted && !new.is_suggested {
        drop(tx);
        if let Some(by) = &by {
            throttle::reserve(ctx, Budget::TakenName, by).await?;
        }
        return Err(AppError::field(Field::Username, Problem::UsernameTaken { free: free.as_str().to_owned() }));
    }
    // A number behind a suggested name tells as much (AC-08).
    if let Some(by) = by.filter(|_| free != *wanted) {
        throttle::reserve_in(ctx, &tx, Budget::TakenName, &by).await?;
    }
    let with_name = NewAccount { sign_in: SignInName::Username(free), ..new.account.clone() };
    write(ctx, &tx, actor, account, &with_name, &gift).await?;
    let pin = match pin {
        Some(pin) => {
            store::mark_handed_out(&tx, account, now, now + issued::LIFETIME).await?;
            let drawing = pin.hand_out(ctx, &tx, actor, account).await?;
            history::record(&tx, actor, Event::PinHandedOut, account, now).await?;
            drawing
        }
        None => None,
    };
    tx.commit().await?;
    Ok(Added { account: Some(account), pin })
}

/// What an earlier sending of the same form has made.
async fn made_before(
    ctx: &Ctx,
    tx: &Tx,
    actor: &Actor,
    new: &NewStaff,
    account: AccountId,
) -> Result<Option<AccountId>, AppError> {
    let Some(submission) = new.submission(ctx, actor) else { return Ok(None) };
    if store::note_submission(tx, submission, account, ctx.now()).await? {
        return Ok(None);
    }
    store::submitted(&**tx, submission).await
}

fn not_a_group() -> AppError {
    AppError::field(Field::UserGroup, Problem::NotAChoice)
}

/// The building that somebody is to see first is one of those that they are given.
async fn must_be_reached(tx: &Tx, new: &NewAccount, gift: &giving::Gift, now: DateTime<Utc>) -> Result<(), AppError> {
    let Some(building) = new.default_building else { return Ok(()) };
    let place = permissions::store::places_in(&**tx, &[Scope::Building(building)]).await?;
    if place.iter().any(|place| gift.reaches(*place, now)) {
        return Ok(());
    }
    Err(AppError::field(Field::DefaultBuilding, Problem::NoAccessThere))
}

async fn write(ctx: &Ctx, tx: &Tx, actor: &Actor, id: AccountId, new: &NewAccount, gift: &giving::Gift) -> Result<(), AppError> {
    let (by, now) = (actor.signed_in().ok().map(|person| person.account), ctx.now());
    if let Some(group) = new.user_group {
        // As it is now that nobody changes it any more.
        let signs_in = user_groups::store::hold(tx, group).await.map_err(|error| error.or_if_not_found(not_a_group()))?;
        if signs_in == SignsIn::Address && matches!(new.sign_in, SignInName::Username(_)) {
            return Err(AppError::field(Field::Email, Problem::AddressNeeded));
        }
    }
    store::insert(tx, id, new, by, now).await?;
    history::record(tx, actor, Event::AccountCreated, id, now).await?;
    gift.give(ctx, tx, actor, id).await
}
