//! Sign in, sign out, and who a request comes from.

use super::{SignInForm, device, store};
use crate::{
    Ctx,
    actor::{Actor, SignedIn},
    ctx::Tx,
    errors::AppError,
    fields::{Field, Problem},
    history::{self, Event},
    ids::{AccountId, SessionId},
    keys::{Secret, sha256},
    passwords::{self, Credential, Password, hasher::Hash},
    staff::{self, identity::sign_in_key},
    throttle::{self, Budget},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Duration, Utc};
use std::fmt;

/// A session ends after this long without a request.
pub(super) const IDLE: Duration = Duration::minutes(30);
/// A session ends after this long in any case.
pub const ABSOLUTE: Duration = Duration::hours(12);
/// How often "last seen" is written.
pub(super) const SEEN_EVERY: Duration = Duration::minutes(1);

/// Where a request comes from.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Client {
    /// The network address that budgets are counted by: IPv4 whole, IPv6 as its /64.
    pub address: String,
    /// The known-device cookie.
    pub device: Option<String>,
    /// The session that this browser has already, perhaps somebody else's. It ends where another begins, so that no cookie of before opens
    /// anything (AC-53).
    pub session: Option<SessionId>,
}

/// A session's secret, the value of its cookie. Prints as nothing.
#[derive(Clone, Debug)]
pub struct SessionSecret(Secret);

impl SessionSecret {
    /// From a cookie. `None` when it can't be one of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 32] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        Some(Self(Secret::new(bytes)))
    }

    /// The cookie's value.
    pub fn expose(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.expose())
    }
}

/// A session that has just begun.
#[derive(Clone)]
pub struct NewSession {
    /// Whose.
    pub person: SignedIn,
    /// The cookie's value.
    pub secret: SessionSecret,
    /// The known-device cookie's value.
    pub device: String,
}

/// Whoever has the device's cookie has a budget of its own: it is printed no more than the session's.
impl fmt::Debug for Client {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Client").field("address", &self.address).field("session", &self.session).finish_non_exhaustive()
    }
}

impl fmt::Debug for NewSession {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("NewSession").finish_non_exhaustive()
    }
}

/// Signs in. Every refusal is [`AppError::SignInFailed`]: wrong name, wrong password, inactive, not yet activated, or too many
/// tries; only a client address that exceeds its own budget is told so, for any name.
pub async fn sign_in(ctx: &Ctx, client: &Client, form: SignInForm) -> Result<NewSession, AppError> {
    if form.sign_in_name.trim().is_empty() || form.password.is_empty() {
        return Err(missing(&form));
    }
    let key = sign_in_key(&form.sign_in_name);
    let place = ctx.hasher().place_for(&client.address)?;
    let (seen, candidate) = store::find_candidate(ctx.db(), &key, counted_by(ctx, client, &key), ctx.now()).await?;
    let budget = AccountBudget::of(ctx, client, &key, candidate.as_ref().map(|candidate| &candidate.account));
    // The client's first, here as wherever both are touched, so that no two wait for each other.
    let shared = budget.shared(client);
    for (kind, whom) in &shared {
        seen.refuse_during_pause(ctx, *kind, whom)?;
    }
    let attempt = throttle::reserve_all(ctx, &seen, &shared, (budget.kind, &budget.whom)).await?;
    let note_used_up = || {
        for ((kind, whom), reserved) in shared.iter().zip(&attempt.shared) {
            throttle::note_if_used_up(ctx, *kind, whom, *reserved);
        }
    };
    let Some(reserved) = attempt.own else {
        note_used_up();
        return Err(AppError::SignInFailed);
    };
    let password = Password::typed(&form.password);
    let stored = candidate.as_ref().and_then(|candidate| candidate.credential.as_ref()).map(|credential| &credential.hash);
    let verified = match place.verify(&password, stored).await {
        Ok(verified) => verified,
        Err(busy) => {
            drop(place);
            return Err(not_tried(ctx, client, &budget, busy).await?);
        }
    };
    // A machine too busy to renew it does so next time: the password was right.
    let is_outdated = stored.is_some_and(|stored| ctx.hasher().is_outdated(stored));
    let Some(candidate) = candidate.filter(|candidate| verified && candidate.may_come_in(ctx.now())) else {
        drop(place);
        note_used_up();
        return Err(refuse(ctx, &key, budget.kind, reserved).await?);
    };
    let renewed = if is_outdated { place.hash(&password, ctx.rng()).await.ok() } else { None };
    // The next may hash while this one stands in line to write.
    drop(place);
    match admit(ctx, client, candidate, &budget, renewed).await {
        // A right password that came in no further is no failure.
        Err(AppError::Busy) => Err(not_tried(ctx, client, &budget, AppError::Busy).await?),
        admitted => admitted,
    }
}

/// All that an attempt may be counted by, before anything is known of the name.
fn counted_by(ctx: &Ctx, client: &Client, key: &str) -> throttle::Sought {
    let device = client.device.as_deref().and_then(device::claimed).map(|device| device.to_string());
    let device = device.as_deref().map(|device| (Budget::SignInDevice, device));
    let (by_name, mut shared) = (AccountBudget::of_name(key), AccountBudget::of_name(key).shared(client));
    let first = shared.remove(0);
    let others: Vec<_> = shared.into_iter().chain([(by_name.kind, key)]).chain(device).collect();
    throttle::Sought::new(ctx, first, &others)
}

fn missing(form: &SignInForm) -> AppError {
    let empty = [(Field::SignInName, form.sign_in_name.trim().is_empty()), (Field::Password, form.password.is_empty())];
    let faults = empty.into_iter().filter(|(_, is_empty)| *is_empty);
    AppError::Invalid(faults.map(|(field, _)| crate::fields::Fault { field, problem: Problem::Required }).collect())
}

/// Whose failures are counted wherever a password in force is asked for: a known device's own, otherwise the name's, shared by all unknown
/// devices (AC-46).
pub(crate) struct AccountBudget {
    kind: Budget,
    whom: String,
}

impl AccountBudget {
    /// For a name as it was typed, and its account if there is one.
    pub(crate) fn of(ctx: &Ctx, client: &Client, key: &str, account: Option<&staff::Account>) -> Self {
        let cookie = account.zip(client.device.as_deref());
        match cookie.and_then(|(account, cookie)| device::known(ctx, cookie, account.id, account.session_epoch)) {
            Some(device) => Self { kind: Budget::SignInDevice, whom: device.to_string() },
            None => Self::of_name(key),
        }
    }

    /// For a name, tried from unknown devices. Whoever signs in with a username may have a PIN, and a name that doesn't exist counts like one
    /// that does (AC-06).
    pub(crate) fn of_name(key: &str) -> Self {
        let kind = if key.contains('@') { Budget::SignInAccount } else { Budget::PinAccount };
        Self { kind, whom: key.to_owned() }
    }

    /// What is counted besides, shared by all whom this client, or everybody, tries; the client's first, here as wherever several are touched,
    /// so that no two wait for each other.
    fn shared<'a>(&self, client: &'a Client) -> Vec<(Budget, &'a str)> {
        let by_client = (Budget::SignInClient, client.address.as_str());
        let by_pin = [(Budget::PinClient, client.address.as_str()), (Budget::PinEverybody, "")];
        [by_client].into_iter().chain(by_pin.into_iter().filter(|_| self.kind == Budget::PinAccount)).collect()
    }

    /// Counts an attempt that is about to be made. `None`: the budget is used up, and nothing may be tried.
    pub(crate) async fn reserve(&self, ctx: &Ctx) -> Result<Option<throttle::Reserved>, AppError> {
        throttle::unless_used_up(throttle::reserve(ctx, self.kind, &self.whom).await)
    }

    /// Gives an attempt back that could not be made.
    pub(crate) async fn give_back(&self, ctx: &Ctx, tx: &Tx) -> Result<(), AppError> {
        throttle::give_back(ctx, tx, self.kind, &self.whom).await
    }

    /// Forgets the failures: the right password was given.
    pub(crate) async fn forgive(&self, ctx: &Ctx, tx: &Tx) -> Result<(), AppError> {
        throttle::forgive(ctx, tx, self.kind, &self.whom).await
    }
}

/// The machine was busy, so nothing was tried: it must not count as a failure.
async fn not_tried(ctx: &Ctx, client: &Client, budget: &AccountBudget, busy: AppError) -> Result<AppError, AppError> {
    let tx = ctx.begin().await?;
    for (kind, whom) in budget.shared(client) {
        throttle::give_back(ctx, &tx, kind, whom).await?;
    }
    budget.give_back(ctx, &tx).await?;
    tx.commit().await?;
    Ok(busy)
}

/// Lets somebody in whose password was right a moment ago. Hashing took a while: if the account's sessions have been ended since it was read,
/// as another password does, what was right then opens nothing, and above all is not put back by being hashed anew.
async fn admit(
    ctx: &Ctx,
    client: &Client,
    candidate: store::Candidate,
    budget: &AccountBudget,
    renewed: Option<Hash>,
) -> Result<NewSession, AppError> {
    let (now, account, epoch) = (ctx.now(), candidate.account.id, candidate.account.session_epoch);
    let tx = ctx.begin().await?;
    if candidate.account.is_pending() {
        // Somebody comes for the first time, with the PIN that they were handed.
        let person = staff::store::lock(&tx, account).await?;
        if person.session_epoch != epoch {
            return Err(AppError::SignInFailed);
        }
        // Of two clicks at once, the second comes for the second time.
        if person.is_pending() {
            staff::store::mark_activated(&tx, account, now).await?;
            history::record(&tx, &Actor::Visitor, Event::FirstSignIn, account, now).await?;
        }
    }
    store::see(&tx, account, now);
    throttle::succeed(ctx, &tx, &budget.shared(client), (budget.kind, &budget.whom));
    if let (Some(hash), Some(credential)) = (renewed, &candidate.credential) {
        passwords::store::save(&tx, account, Credential { hash, ..credential.clone() }, now);
    }
    let begun = begin(ctx, &tx, account, epoch, client);
    let still_admitted = history::Provided { finds: store::admitted(account, epoch), otherwise: AppError::SignInFailed };
    history::record_provided(&tx, still_admitted, &Actor::Visitor, Event::SignedIn, account, now).await?;
    tx.commit().await?;
    let person = candidate.signed_in(begun.id);
    Ok(begun.of(person))
}

/// Notes in the history when a budget has just been used up, once per pause, for names that exist. For others something as costly
/// is done, or the time of every fifth refusal would tell them apart.
async fn refuse(ctx: &Ctx, key: &str, budget: Budget, reserved: throttle::Reserved) -> Result<AppError, AppError> {
    if reserved.was_last {
        let tx = ctx.begin().await?;
        let event = if reserved.is_held && budget == Budget::PinAccount { Event::SignInLocked } else { Event::SignInThrottled };
        match staff::store::find_by_sign_in_key(&*tx, key).await? {
            Some(account) => history::record(&tx, &Actor::Visitor, event, account.id, ctx.now()).await?,
            None => history::record_nothing(&tx).await?,
        }
        tx.commit().await?;
    }
    Ok(AppError::SignInFailed)
}

/// A cookie by which this browser is known to the account from now on.
pub(crate) fn known_device(ctx: &Ctx, account: &staff::Account) -> String {
    device::issue(ctx, account.id, account.session_epoch)
}

/// Begins a session for an account, within a transaction that has decided that it may.
pub(crate) async fn start(ctx: &Ctx, tx: &Tx, account: AccountId, client: &Client) -> Result<NewSession, AppError> {
    let epoch = store::present_epoch(tx, account, ctx.now()).await?;
    let begun = begin(ctx, tx, account, epoch, client);
    tx.flush().await?;
    let found = store::find(&**tx, sha256(begun.secret.0.expose()), ctx.now()).await?.ok_or(AppError::SignInRequired)?;
    Ok(begun.of(found.person))
}

/// A session that has been written, before anybody looked whose.
struct Begun {
    id: SessionId,
    secret: SessionSecret,
    device: String,
}

impl Begun {
    fn of(self, person: SignedIn) -> NewSession {
        NewSession { person, secret: self.secret, device: self.device }
    }
}

/// Writes a session of the account, and ends the one that this browser had. Deferred.
fn begin(ctx: &Ctx, tx: &Tx, account: AccountId, epoch: i32, client: &Client) -> Begun {
    let secret = SessionSecret(Secret::new(ctx.random()));
    let now = ctx.now();
    if let Some(earlier) = client.session {
        store::end_earlier(tx, earlier);
    }
    let id = SessionId(ctx.new_id());
    let session = store::NewRow { id, token_sha256: sha256(secret.0.expose()), account, epoch };
    store::insert(tx, session, now, now + ABSOLUTE);
    let kept = client.device.clone().filter(|cookie| device::known(ctx, cookie, account, epoch).is_some());
    Begun { id, secret, device: kept.unwrap_or_else(|| device::issue(ctx, account, epoch)) }
}

/// Who a request comes from, read for that very request; `None` when its session has ended or never was.
pub async fn resolve(ctx: &Ctx, secret: &SessionSecret) -> Result<Option<SignedIn>, AppError> {
    let now = ctx.now();
    let Some(found) = store::find(ctx.db(), sha256(secret.0.expose()), now).await? else { return Ok(None) };
    if is_over(&found, now) {
        return Ok(None);
    }
    if now - found.last_seen_at >= SEEN_EVERY {
        // On a full disk people go on reading: what can't be noted is in the log, and the session merely counts as idle a little longer.
        let _noted = note_seen(ctx, &found.person, now).await;
    }
    Ok(Some(found.person))
}

/// Nobody who only reads waits for those who write: the next request notes it as well. Of several at once one does.
async fn note_seen(ctx: &Ctx, person: &SignedIn, now: DateTime<Utc>) -> Result<(), AppError> {
    let Some(tx) = ctx.begin_if_free().await? else { return Ok(()) };
    store::seen(&tx, person.session, person.account, now, now - SEEN_EVERY).await?;
    tx.commit().await
}

fn is_over(found: &store::Found, now: DateTime<Utc>) -> bool {
    now >= found.expires_at || now >= found.last_seen_at + IDLE
}

/// Ends this session.
pub async fn sign_out(ctx: &Ctx, actor: &Actor) -> Result<(), AppError> {
    let person = actor.signed_in()?;
    let tx = ctx.begin().await?;
    // Of several requests at once one ends it.
    if store::end(&tx, person.session).await? {
        history::record(&tx, actor, Event::SignedOut, person.account, ctx.now()).await?;
    }
    tx.commit().await
}
