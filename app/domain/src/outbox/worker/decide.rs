//! The last look before a letter leaves: is it still wanted? If so, its link's clock starts.

use super::{
    recipient::{self, Recipient},
    store::{self, Claimed, Row},
};
use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    delivery,
    errors::{AppError, LinkState},
    history::{self, Event, LetterKind},
    ids::LetterId,
    outbox::{self, LetterState, Payload},
    passwords::Purpose,
    settings::{self, Organisation},
    staff::identity::EmailAddress,
    tokens::{self, Token},
};
use chrono::{DateTime, Duration, Utc};
use locales::Locale;

/// How long an activation link can be used, from the moment its letter leaves.
const ACTIVATION: Duration = Duration::hours(24);

/// The same for a link to choose another password.
const RESET: Duration = Duration::minutes(60);

/// What is to be done with a letter.
pub(super) enum Decision {
    /// Write it and send it.
    Send(Box<Draft>),
    /// It has just been ended: too old, or not wanted any more.
    Ended(LetterState),
    /// The row makes no letter; trying again would not help.
    Unwritable(&'static str),
    /// Somebody else has it by now.
    NotOurs,
}

/// Everything that a letter is written from.
pub(super) struct Draft {
    pub letter: LetterId,
    pub kind: LetterKind,
    pub message_id: String,
    pub address: String,
    pub locale: Locale,
    pub payload: Payload,
    /// When the deed was done that the letter is about.
    pub enqueued_at: DateTime<Utc>,
    pub recipient: Option<Recipient>,
    pub organisation: Organisation,
    pub link: Option<(Token, DateTime<Utc>)>,
}

/// Decides, and commits what follows from it.
pub(super) async fn decide(ctx: &Ctx, claimed: &Claimed) -> Result<Decision, AppError> {
    let now = ctx.now();
    let tx = ctx.begin().await?;
    store::lock_account(&tx, claimed).await?;
    let Some(row) = store::ours(&tx, claimed).await? else { return Ok(Decision::NotOurs) };
    let Some(kind) = LetterKind::parse(&row.kind) else { return Ok(Decision::Unwritable("its kind is unknown")) };
    let subject = row.account;
    if now >= row.give_up_at {
        store::finish(&tx, claimed, LetterState::Expired, None, now).await?;
        history::record(&tx, &Actor::System, Event::LetterExpired { letter: kind }, subject, now).await?;
        tx.commit().await?;
        return Ok(Decision::Ended(LetterState::Expired));
    }
    let mut decision = look(&tx, row, kind, now).await?;
    if let Decision::Send(draft) = &decision
        && !start(&tx, draft, claimed, now).await?
    {
        decision = Decision::Ended(LetterState::Dropped);
    }
    match &decision {
        Decision::Send(_) => {}
        Decision::Ended(state) => {
            store::finish(&tx, claimed, *state, None, now).await?;
        }
        Decision::Unwritable(_) | Decision::NotOurs => return Ok(decision),
    }
    tx.commit().await?;
    Ok(decision)
}

async fn look(tx: &Tx, row: Row, kind: LetterKind, now: DateTime<Utc>) -> Result<Decision, AppError> {
    let recipient = match row.account {
        Some(id) => recipient::find(tx, id).await?,
        None => None,
    };
    if recipient.is_none() && kind != LetterKind::Test {
        return Ok(Decision::Unwritable("it has no account"));
    }
    let Some(organisation) = settings::organisation(&**tx).await? else {
        return Ok(Decision::Unwritable("there is no organisation"));
    };
    let token = match row.token {
        Some(id) => tokens::find(&**tx, id).await?,
        None => None,
    };
    let payload = outbox::store::payload(&row.payload);
    if !is_wanted(tx, &row, kind, recipient.as_ref()).await? {
        return Ok(Decision::Ended(LetterState::Dropped));
    }
    let link = match link(kind, token, payload.keep_deadline, now) {
        Link::None => None,
        Link::Until(token, deadline) => Some((token, deadline)),
        Link::Dead => return Ok(Decision::Ended(LetterState::Dropped)),
        Link::Missing => return Ok(Decision::Unwritable("its link is missing")),
    };
    Ok(Decision::Send(Box::new(Draft {
        letter: row.id,
        kind,
        message_id: row.message_id,
        address: row.address,
        // A language that was taken away since: rather the organisation's than none.
        locale: Locale::parse(&row.locale).unwrap_or(organisation.default_locale),
        payload,
        enqueued_at: row.enqueued_at,
        recipient,
        organisation,
        link,
    })))
}

/// Does the account still want it?
///
/// Notices of what has happened to an account go out whatever has become of it since, to the address of that moment: they are how somebody
/// learns that it wasn't them (FT-47). Nothing goes to whoever has been erased.
async fn is_wanted(tx: &Tx, row: &Row, kind: LetterKind, recipient: Option<&Recipient>) -> Result<bool, AppError> {
    let Some(recipient) = recipient else { return Ok(true) };
    if recipient.is_erased {
        return Ok(false);
    }
    let fits = match kind {
        LetterKind::Activated | LetterKind::PasswordChanged | LetterKind::Deactivated | LetterKind::Test => return Ok(true),
        LetterKind::Activation => !recipient.is_active,
        // What the notices of access tell can be seen in the lists as well.
        LetterKind::Reset | LetterKind::AddressAdded | LetterKind::AccessGiven | LetterKind::InactiveGivenAccess => {
            recipient.is_active
        }
    };
    Ok(fits && !recipient.is_inactive && !delivery::is_blocked(&**tx, &EmailAddress::key_of(&row.address)).await?)
}

/// The link that a letter carries.
enum Link {
    /// None: it is a notice.
    None,
    /// This one, until then.
    Until(Token, DateTime<Utc>),
    /// It can't be used any more.
    Dead,
    /// There should be one.
    Missing,
}

fn link(kind: LetterKind, token: Option<Token>, keep_deadline: bool, now: DateTime<Utc>) -> Link {
    let (purpose, lifetime) = match kind {
        LetterKind::Activation => (Purpose::Activation, ACTIVATION),
        LetterKind::Reset => (Purpose::Reset, RESET),
        LetterKind::AddressAdded => (Purpose::Reset, ACTIVATION),
        LetterKind::Activated
        | LetterKind::PasswordChanged
        | LetterKind::Test
        | LetterKind::AccessGiven
        | LetterKind::InactiveGivenAccess
        | LetterKind::Deactivated => return Link::None,
    };
    let Some(token) = token.filter(|token| token.purpose == purpose) else { return Link::Missing };
    match (token.state(now), token.expires_at.filter(|_| keep_deadline)) {
        (None, Some(deadline)) => Link::Until(token, deadline),
        // An earlier attempt started the clock and did not get through in time: it starts anew.
        (None | Some(LinkState::Expired), None) => Link::Until(token, now + lifetime),
        (Some(_), _) => Link::Dead,
    }
}

/// Starts the clocks, before the relay hears of the letter. `false` when its link has been replaced.
async fn start(tx: &Tx, draft: &Draft, claimed: &Claimed, now: DateTime<Utc>) -> Result<bool, AppError> {
    store::mark_started(tx, claimed, now).await?;
    match &draft.link {
        Some((token, deadline)) if token.expires_at != Some(*deadline) => tokens::start_clock(tx, token, *deadline).await,
        _ => Ok(true),
    }
}
