//! The list, a new colleague, one's own language.

use super::{
    among::among,
    arrivals::{self, Newcomer},
    form::{DrawnForm, NewStaffForm},
    identity::{EmailAddress, PersonName},
    invitations,
    list::{StaffOverview, StaffPage, StaffQuery, StateFilter},
    policy,
    store::{self, Account, NewAccount},
    typos,
};
use crate::{
    Ctx,
    actor::Actor,
    delivery,
    errors::AppError,
    fields::{Faults, Field, Problem},
    history::{self, Event},
    ids::AccountId,
    permissions::giving::{self, Giver, Line},
    settings,
    throttle::{self, Budget},
};
use locales::{Locale, Words};
use uuid::Uuid;

/// A page of the list.
pub async fn list(ctx: &Ctx, actor: &Actor, query: StaffQuery) -> Result<StaffPage, AppError> {
    policy::may_see(actor)?;
    let (now, zone) = (ctx.now(), settings::zone_of(ctx, actor).await?);
    let giver = Giver::of(ctx.db(), actor, now).await?;
    let (among, building) = among(ctx, &giver, query.building, now).await?;
    let attention = StaffQuery { state: Some(StateFilter::Attention), ..StaffQuery::default() };
    let (listing, in_force, attention) = tokio::try_join!(
        store::listing::page(ctx.db(), &query, &among, now),
        store::policy_in_force(ctx.db()),
        store::listing::count(ctx.db(), &attention, &among, now),
    )?;
    let matching = listing.matching(store::listing::count(ctx.db(), &query, &among, now)).await?;
    let shown = |account: &Account| account.summary(now, zone, in_force).as_seen_by(giver.holds_everything());
    Ok(StaffPage {
        rows: listing.rows.iter().map(shown).collect(),
        building,
        previous: listing.previous,
        next: listing.next,
        matching,
        attention,
    })
}

/// How many there are, and in which state.
pub async fn overview(ctx: &Ctx, actor: &Actor) -> Result<StaffOverview, AppError> {
    policy::may_see(actor)?;
    let now = ctx.now();
    let (among, _) = among(ctx, &Giver::of(ctx.db(), actor, now).await?, None, now).await?;
    let everyone = store::listing::count(ctx.db(), &StaffQuery::default(), &among, now).await?;
    let mut states = Vec::new();
    for state in StateFilter::ALL {
        let query = StaffQuery { state: Some(state), ..StaffQuery::default() };
        let count = store::listing::count(ctx.db(), &query, &among, now).await?;
        states.extend((count > 0).then_some((state, count)));
    }
    Ok(StaffOverview { everyone, states })
}

/// What was typed about a new colleague, parsed.
struct NewStaff {
    account: NewAccount,
    send_now: bool,
    access: Vec<Line>,
    /// Drawn with the page that the form was on.
    page: Option<Uuid>,
}

impl NewStaff {
    fn parse(form: &NewStaffForm) -> Result<Self, AppError> {
        let access = Line::read_all(&form.access)?;
        let mut faults = Faults::default();
        let name = PersonName::parse(&form.first_name, &form.last_name, &mut faults);
        let email = faults.take(Field::Email, EmailAddress::parse(&form.email));
        let locale = faults.take(Field::Locale, Locale::parse(&form.locale).ok_or(Problem::NotAChoice));
        let send_now = faults.take(
            Field::Send,
            match form.send.as_str() {
                "now" => Ok(true),
                "later" => Ok(false),
                _ => Err(Problem::NotAChoice),
            },
        );
        let whole = name.zip(email).zip(locale).zip(send_now).map(|(((name, email), locale), send_now)| Self {
            account: NewAccount { name, email, locale, is_administrator: false },
            send_now,
            access,
            page: Uuid::try_parse(&form.submission).ok(),
        });
        faults.whole(whole)
    }

    /// Names this sending: who sends what, from which page. Whoever goes back and types somebody else's address sends another
    /// form, although it bears the same number.
    fn submission(&self, ctx: &Ctx, actor: &Actor) -> Option<store::Submission> {
        let who = actor.signed_in().map_or(Uuid::nil(), |person| person.account.0);
        let NewAccount { name, email, locale, .. } = &self.account;
        let typed = [name.first.as_str(), &name.last, email.as_typed(), locale.code()].map(str::as_bytes);
        let about = [b"staff/invite".as_slice(), self.page.as_ref()?.as_bytes(), who.as_bytes(), &[u8::from(self.send_now)]];
        let access: Vec<String> = self.access.iter().map(Line::to_string).collect();
        let parts: Vec<&[u8]> = about.into_iter().chain(typed).chain(access.iter().map(String::as_bytes)).collect();
        Some(ctx.keys().submission(&parts))
    }
}

/// What the form for a new colleague begins with: its name, so that sending it twice does it once (AC-89), and how the mail would greet
/// somebody in each language.
pub async fn draw_form(ctx: &Ctx, actor: &Actor) -> Result<DrawnForm, AppError> {
    policy::may_invite(actor)?;
    let organisation = settings::required(ctx.db()).await?.name;
    let greeting = |&locale: &Locale| (locale, Words::new(locale).staff_new_greeting(&organisation));
    Ok(DrawnForm { submission: ctx.new_id().to_string(), greetings: Locale::ALL.iter().map(greeting).collect() })
}

/// Adds a colleague with their access; sends the invitation now, or not yet. Answers who it is to whoever holds every right.
///
/// The same form sent twice makes one account: what was sent is noted before the account is written, so that of two clicks at once the second
/// waits for the first and then finds its work done, instead of an address that is taken.
///
/// Whoever manages some buildings learns nothing of who works in others: an address that somebody has already is added to their buildings,
/// and the answer is the same (AC-08). So it doesn't say who it is either: an account's id tells when it was made.
pub async fn invite(ctx: &Ctx, actor: &Actor, form: NewStaffForm) -> Result<Option<AccountId>, AppError> {
    policy::may_invite(actor)?;
    let new = NewStaff::parse(&form)?;
    typos::refuse(ctx, actor, &new.account.email, &form.not_meant).await?;
    let taken = AppError::field(Field::Email, Problem::Taken);
    match add(ctx, actor, &new).await {
        // Somebody else has just added the same person, who is somebody known by now.
        Err(error) if error == taken && !actor.holds_every_right() => add(ctx, actor, &new).await,
        added => added,
    }
}

async fn add(ctx: &Ctx, actor: &Actor, new: &NewStaff) -> Result<Option<AccountId>, AppError> {
    let (account, now) = (AccountId(ctx.new_id()), ctx.now());
    let tx = ctx.begin().await?;
    let tells = Giver::of(&*tx, actor, now).await?.holds_everything();
    if let Some(submission) = new.submission(ctx, actor)
        && !store::note_submission(&tx, submission, account, now).await?
        && let Some(made) = store::submitted(&*tx, submission).await?
    {
        return Ok(tells.then_some(made));
    }
    let known = if tells { None } else { store::find_owner_of_name(&*tx, new.account.email.key()).await? };
    giving::hold_accounts(&tx, actor, known).await?;
    let gift = giving::allowed_for_new(ctx, &tx, actor, &new.access).await?;
    if let Some(known) = known {
        let newcomer = Newcomer { key: new.account.email.key(), access: &new.access, send_now: new.send_now };
        arrivals::add_to_buildings(ctx, &tx, actor, known, &newcomer).await?;
    } else {
        if new.send_now {
            delivery::refuse_blocked(&tx, actor, new.account.email.key()).await?;
        }
        let by = actor.signed_in().ok().map(|person| person.account);
        store::insert(&tx, account, &new.account, by, now).await?;
        history::record(&tx, actor, Event::AccountCreated, account, now).await?;
        gift.give(ctx, &tx, actor, account).await?;
        if new.send_now {
            invitations::queue(ctx, &tx, actor, account).await?;
        }
    }
    tx.commit().await?;
    Ok(tells.then_some(account))
}

/// Sets one's own language. Asking for the one that is set already costs nothing; changing it has a budget.
pub async fn set_language(ctx: &Ctx, actor: &Actor, locale: Locale) -> Result<(), AppError> {
    let person = actor.signed_in()?;
    if person.locale == locale {
        return Ok(());
    }
    let tx = ctx.begin().await?;
    if !store::set_locale(&tx, person.account, locale).await? {
        return Ok(());
    }
    throttle::reserve_in(ctx, &tx, Budget::OwnLanguage, &person.account.to_string()).await?;
    let event = Event::LanguageChanged { from: person.locale, to: locale };
    history::record(&tx, actor, event, person.account, ctx.now()).await?;
    tx.commit().await
}
