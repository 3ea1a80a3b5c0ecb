//! One person, as the side panel shows them.

use super::{
    account::{
        AccountSummary, BlockedAddress, HandedOut, PanelActions, PersonDetails, StaffPanel, Step, StepState, TimelineStep,
    },
    acting::may_act_on,
    life, marks, policy, store,
    store::Account,
};
use crate::{
    Ctx,
    actor::Actor,
    clock,
    delivery::{self, Reason},
    errors::AppError,
    history::LetterKind,
    ids::AccountId,
    outbox::{self, LetterState, LetterTrace},
    passwords::{self, Purpose},
    permissions::{
        self, Access, BuiltIn, GivenAccess, Level, Place, Scope,
        giving::{Giver, given},
        store::{access_of, names},
    },
    privacy, settings, tokens, user_groups,
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use locales::Words;
use std::collections::HashMap;

/// Identity, state, the latest invitation's way, and what may be done.
pub async fn panel(ctx: &Ctx, actor: &Actor, id: AccountId) -> Result<StaffPanel, AppError> {
    policy::may_see(actor)?;
    let (now, zone) = (ctx.now(), settings::zone_of(ctx, actor).await?);
    let account = store::find(ctx.db(), id).await?;
    if account.erased_at.is_some() {
        return Err(AppError::NotFound);
    }
    let giver = Giver::of(ctx.db(), actor, now).await?;
    let theirs = access_of(ctx.db(), id, now).await?;
    giver.must_see(ctx.db(), &account, &theirs).await?;
    let marks = marks::of(ctx, ctx.db(), actor, std::slice::from_ref(&account)).await?;
    let summary = marks::marked(account.summary(now, zone, store::policy_in_force(ctx.db()).await?), &marks);
    if account.is_administrator && !giver.holds_everything() {
        return Ok(merely_named(summary, account.version));
    }
    let blocked = match account.address_blocked_at {
        Some(_) => delivery::blocked(ctx.db(), &account.sign_in_key).await?,
        None => None,
    };
    let as_a_whole = may_act_on(ctx.db(), actor, &account, now).await.is_ok();
    let of_state = if as_a_whole { policy::actions(&summary) } else { PanelActions::default() };
    let (is_own, names) = (actor.is(id), policy::may_name_administrators(actor).is_ok());
    let may = PanelActions {
        change_access: policy::may_invite(actor).is_ok() && !is_own && giver.may_change_some(ctx.db(), &theirs).await?,
        correct_address: of_state.correct_address && policy::may_correct_addresses(actor).is_ok(),
        name_administrator: names && !is_own && !account.is_administrator && account.may_sign_in() && account.email.is_some(),
        dismiss_administrator: names && !is_own && account.is_administrator,
        add_address: of_state.add_address && policy::may_correct_addresses(actor).is_ok(),
        deactivate: of_state.deactivate && !is_own,
        send_reset: of_state.send_reset && !is_own,
        hand_out_pin: of_state.hand_out_pin && !is_own,
        print_card: of_state.print_card && !is_own,
        type_pin: of_state.hand_out_pin && settings::required(ctx.db()).await?.may_type_pins,
        ..of_state
    };
    let (handed_out, has_secret) = handed_out(ctx, &account, now, zone).await?;
    Ok(StaffPanel {
        access: given(ctx, actor, &giver, id, zone).await?,
        details: details(ctx, actor, &account, &giver, &theirs).await?,
        handed_out: handed_out.filter(|_| may.hand_out_pin),
        has_secret: has_secret || !as_a_whole,
        help_asked: account.help_asked_at.filter(|_| as_a_whole).map(|at| clock::moment(at, zone)),
        former: if as_a_whole { life::former_grants(ctx.db(), actor.locale(), &account, now).await? } else { Vec::new() },
        version: account.version,
        timeline: with_expiry(timeline(ctx, &account, zone).await?, &account, now, zone),
        to_tell: if account.is_pending() && account.email.is_some() { to_tell(ctx, &summary).await? } else { String::new() },
        link_deadline: account.invitation_expires_at.filter(|_| account.is_pending()).map(|at| clock::moment(at, zone)),
        blocked: blocked.map(|blocked| BlockedAddress {
            address: blocked.address,
            code: blocked.code,
            reply: blocked.reply,
            since: clock::moment(blocked.since, zone),
        }),
        summary,
        may,
    })
}

/// What can be changed. Of a building that the reader may not know of, nothing.
async fn details(ctx: &Ctx, actor: &Actor, account: &Account, giver: &Giver, theirs: &Access) -> Result<PersonDetails, AppError> {
    let named = user_groups::store::choices(ctx.db(), actor.locale()).await?;
    let user_group = named.into_iter().find(|choice| Some(choice.id) == account.user_group);
    let default_building = match account.default_building {
        Some(building) => {
            let places = permissions::store::places_in(ctx.db(), &[Scope::Building(building)]).await?;
            let is_known =
                |place: &Place| giver.level(*place, BuiltIn::StaffAccounts) >= Level::View && theirs.reaches(*place, giver.at());
            let mut named =
                if places.iter().any(is_known) { names::of_places(ctx.db(), [building.0]).await? } else { HashMap::new() };
            named.remove(&building.0).map(|name| (building, name))
        }
        None => None,
    };
    Ok(PersonDetails {
        first_name: account.first_name.clone(),
        last_name: account.last_name.clone(),
        user_group: user_group.map(|choice| (choice.id, choice.name)),
        default_building,
    })
}

/// What the person was handed and hasn't exchanged yet; and whether there is anything to sign in with.
async fn handed_out(ctx: &Ctx, account: &Account, now: DateTime<Utc>, zone: Tz) -> Result<(Option<HandedOut>, bool), AppError> {
    let credential = passwords::store::find(ctx.db(), account.id).await?;
    let (of_pin, has_secret) = (credential.as_ref().and_then(|credential| credential.ends_at), credential.is_some());
    let card = tokens::living(ctx.db(), Purpose::Card, account.id).await?.and_then(|token| token.expires_at);
    let handed_out =
        |until: DateTime<Utc>, is_card| HandedOut { is_card, until: clock::moment(until, zone), is_over: now >= until };
    Ok((of_pin.map(|until| handed_out(until, false)).or_else(|| card.map(|until| handed_out(until, true))), has_secret))
}

/// Rows 77 to 81: what helps the person, in the person's language, whatever the administrator's.
async fn to_tell(ctx: &Ctx, person: &AccountSummary) -> Result<String, AppError> {
    let theirs = Words::new(person.locale);
    let organisation = settings::organisation(ctx.db()).await?.map_or_else(|| theirs.common_product(), |found| found.name);
    Ok(theirs.staff_tell_text(&person.name, &organisation, &person.sign_in_name, &ctx.links().page("activate")))
}

/// An administrator, for whoever isn't one: that there is one, and no more (design: without contact details).
fn merely_named(summary: AccountSummary, version: i32) -> StaffPanel {
    StaffPanel {
        summary: summary.as_seen_by(false),
        version,
        timeline: Vec::new(),
        link_deadline: None,
        to_tell: String::new(),
        blocked: None,
        access: GivenAccess::default(),
        details: PersonDetails::default(),
        handed_out: None,
        has_secret: true,
        help_asked: None,
        former: Vec::new(),
        may: PanelActions::default(),
    }
}

/// The steps of the latest invitation, told from the rows that hold them.
async fn timeline(ctx: &Ctx, account: &Account, zone: Tz) -> Result<Vec<TimelineStep>, AppError> {
    let letters = outbox::timeline(ctx.db(), account.id).await?;
    let Some(letter) = letters.iter().find(|letter| letter.kind == LetterKind::Activation) else { return Ok(Vec::new()) };
    let page_used = tokens::page_used_at(ctx.db(), Purpose::Activation, account.id).await?;
    let accepted = privacy::store::accepted_at(ctx.db(), account.id).await?;
    let at = |instant: DateTime<Utc>| Some(clock::moment(instant, zone));
    let mut steps = vec![TimelineStep { step: Step::Queued, state: StepState::Done, at: at(letter.enqueued_at) }];
    steps.push(handing_over(letter, account, zone));
    steps.extend(after_handing_over(letter, account, zone));
    let arrived = letter.state == LetterState::Sent && account.address_blocked_at.is_none();
    let mut ahead = !arrived;
    for (step, instant) in
        [(Step::PageUsed, page_used), (Step::PasswordSet, account.activated_at), (Step::PolicyAccepted, accepted)]
    {
        let state = match instant {
            Some(_) => StepState::Done,
            None if ahead || !account.is_pending() && step == Step::PageUsed => StepState::Ahead,
            None => StepState::Now,
        };
        ahead = ahead || state == StepState::Now;
        steps.push(TimelineStep { step, state, at: instant.and_then(at) });
    }
    Ok(steps)
}

/// Once the link has ended nothing is awaited of the person any more: somebody has to send another.
fn with_expiry(mut steps: Vec<TimelineStep>, account: &Account, now: DateTime<Utc>, zone: Tz) -> Vec<TimelineStep> {
    let is_awaited =
        |step: &TimelineStep| step.state == StepState::Now && matches!(step.step, Step::PageUsed | Step::PasswordSet);
    let ended = account.invitation_expires_at.filter(|at| account.is_pending() && *at <= now);
    if let (Some(ended), Some(awaited)) = (ended, steps.iter().position(is_awaited)) {
        steps[awaited].state = StepState::Ahead;
        steps.insert(
            awaited,
            TimelineStep { step: Step::LinkExpired, state: StepState::Failed, at: Some(clock::moment(ended, zone)) },
        );
    }
    steps
}

/// What the mail system has reported since.
fn after_handing_over(letter: &LetterTrace, account: &Account, zone: Tz) -> Option<TimelineStep> {
    let at = letter.finished_at.map(|at| clock::moment(at, zone));
    let step = |step, state, at| Some(TimelineStep { step, state, at });
    match (letter.state, account.address_blocked_at) {
        (LetterState::Sent | LetterState::Bounced, Some(blocked_at)) => {
            step(Step::AddressRefused, StepState::Failed, Some(clock::moment(blocked_at, zone)))
        }
        (LetterState::Bounced, None) => {
            step(Step::CameBack { reason: letter.reason.unwrap_or(Reason::Refused) }, StepState::Failed, at)
        }
        (LetterState::Sent, None) if letter.is_delayed => step(Step::Delayed, StepState::Now, at),
        _ => None,
    }
}

fn handing_over(letter: &LetterTrace, account: &Account, zone: Tz) -> TimelineStep {
    let (step, state) = match letter.state {
        LetterState::Sent | LetterState::Bounced => (Step::HandedOver, StepState::Done),
        LetterState::Queued if letter.attempts > 0 && letter.lease_until.is_none() => {
            (Step::Deferred { reason: letter.reason.unwrap_or(Reason::NoAnswer) }, StepState::Now)
        }
        LetterState::Queued => (Step::HandedOver, StepState::Now),
        LetterState::Failed if account.address_blocked_at.is_some() => (Step::AddressRefused, StepState::Failed),
        LetterState::Failed => (letter.reason.map_or(Step::Unwritten, |reason| Step::Refused { reason }), StepState::Failed),
        LetterState::Expired => (Step::GaveUp, StepState::Failed),
        LetterState::Dropped => (Step::Dropped, StepState::Failed),
    };
    // Once there is news of it, that is the latest; the relay had taken it when it was last spoken to.
    let has_news = letter.state == LetterState::Bounced || letter.state == LetterState::Sent && letter.is_delayed;
    let at = if has_news { letter.started_at } else { letter.finished_at };
    TimelineStep { step, state, at: at.map(|at| clock::moment(at, zone)) }
}
