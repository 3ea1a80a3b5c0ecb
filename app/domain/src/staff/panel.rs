//! One person, as the side panel shows them.

use super::{
    account::{AccountSummary, BlockedAddress, PanelActions, StaffPanel, Step, StepState, TimelineStep},
    among::{is_own, may_act_on},
    policy, store,
    store::Account,
};
use crate::{
    Ctx,
    actor::Actor,
    clock,
    delivery::{self, Reason},
    errors::AppError,
    history::event::LetterKind,
    ids::AccountId,
    outbox::{self, LetterState, LetterTrace},
    passwords::Purpose,
    permissions::{
        GivenAccess,
        giving::{Giver, given},
        store::access_of,
    },
    privacy, settings, tokens,
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use locales::Words;

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
    let summary = account.summary(now, zone, store::policy_in_force(ctx.db()).await?);
    if account.is_administrator && !giver.holds_everything() {
        return Ok(merely_named(summary, account.version));
    }
    let blocked = match account.address_blocked_at {
        Some(_) => delivery::blocked(ctx.db(), &account.sign_in_key).await?,
        None => None,
    };
    let as_a_whole = may_act_on(ctx.db(), actor, &account, now).await.is_ok();
    let of_state = if as_a_whole { policy::actions(summary.state, summary.address_blocked) } else { PanelActions::default() };
    let (is_own, names) = (is_own(actor, id), policy::may_name_administrators(actor).is_ok());
    let may = PanelActions {
        change_access: policy::may_invite(actor).is_ok() && !is_own && giver.may_change_some(ctx.db(), &theirs).await?,
        correct_address: of_state.correct_address && policy::may_correct_addresses(actor).is_ok(),
        name_administrator: names && !is_own && !account.is_administrator && account.may_sign_in(),
        dismiss_administrator: names && !is_own && account.is_administrator,
        ..of_state
    };
    Ok(StaffPanel {
        access: given(ctx, actor, &giver, id, zone).await?,
        version: account.version,
        timeline: with_expiry(timeline(ctx, &account, zone).await?, &account, now, zone),
        to_tell: if account.is_pending() { to_tell(ctx, &summary).await? } else { String::new() },
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
