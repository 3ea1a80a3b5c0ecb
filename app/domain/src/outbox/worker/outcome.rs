//! Writing down what became of an attempt.

use super::{
    attempt::Ended,
    decide::Draft,
    schedule,
    sender::Sender,
    store::{self, Claimed},
};
use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    delivery::{self, Bounce},
    errors::AppError,
    history::{self, Event},
    mail::{Outcome, Phase, outcome::Reply},
    outbox::LetterState,
};
use chrono::{DateTime, Utc};
use std::time::Duration;

/// The relay has the letter: if that can't be written down, it is sent again. So the database gets a few chances.
const TRIES: u64 = 3;

/// Writes it down, and tells the breaker.
pub(super) async fn record(
    ctx: &Ctx,
    sender: &Sender,
    claimed: &Claimed,
    draft: &Draft,
    outcome: Outcome,
) -> Result<Ended, AppError> {
    let now = ctx.now();
    let relay_back_at = match &outcome {
        Outcome::NotReached { cause } | Outcome::RelayUnusable { cause, .. } => Some(sender.breaker().missed(now, cause)),
        _ => {
            sender.breaker().reached();
            None
        }
    };
    let mut tries = 1;
    loop {
        match write(ctx, claimed, draft, &outcome, relay_back_at).await {
            Err(_) if tries < TRIES => {
                tokio::time::sleep(Duration::from_millis(200 * tries)).await;
                tries += 1;
            }
            ended => return ended,
        }
    }
}

async fn write(
    ctx: &Ctx,
    claimed: &Claimed,
    draft: &Draft,
    outcome: &Outcome,
    relay_back_at: Option<DateTime<Utc>>,
) -> Result<Ended, AppError> {
    let now = ctx.now();
    let later = || now + schedule::backoff(claimed.attempt, ctx.rng());
    let tx = ctx.begin().await?;
    store::lock_account(&tx, claimed).await?;
    let (ours, ended) = match outcome {
        Outcome::Accepted(reply) => (sent(&tx, claimed, draft, reply, now).await?, Ended::Sent),
        Outcome::Refused { phase, reply } => (refused(&tx, claimed, draft, *phase, reply, now).await?, Ended::Refused),
        Outcome::Deferred { reply, .. } => (store::put_off(&tx, claimed, later(), Some(reply)).await?, Ended::PutOff),
        Outcome::Interrupted { .. } => (store::put_off(&tx, claimed, later(), None).await?, Ended::PutOff),
        Outcome::Unknown => {
            let next_at = now + schedule::backoff_after_unknown(claimed.attempt, ctx.rng());
            (store::put_off(&tx, claimed, next_at, None).await?, Ended::PutOff)
        }
        Outcome::NotReached { .. } | Outcome::RelayUnusable { .. } => {
            (store::put_off(&tx, claimed, relay_back_at.unwrap_or(now), None).await?, Ended::PutOff)
        }
    };
    tx.commit().await?;
    if ours {
        tracing::info!(letter.id = %draft.letter, mail.kind = draft.kind.code(), mail.attempt = claimed.attempt, "{}", told(ended));
        Ok(ended)
    } else {
        tracing::warn!(letter.id = %draft.letter, "a letter was taken back or taken over while it was being sent");
        Ok(Ended::NotOurs)
    }
}

async fn sent(tx: &Tx, claimed: &Claimed, draft: &Draft, reply: &Reply, now: DateTime<Utc>) -> Result<bool, AppError> {
    let ours = store::finish(tx, claimed, LetterState::Sent, Some(reply), now).await?;
    if ours {
        let subject = draft.recipient.as_ref().map(|recipient| recipient.id);
        history::record(tx, &Actor::System, Event::LetterHandedOver { letter: draft.kind }, subject, now).await?;
    }
    Ok(ours)
}

/// Refused for good. Only a refusal of the recipient that names the address as the cause puts the address on the blocked list.
async fn refused(
    tx: &Tx,
    claimed: &Claimed,
    draft: &Draft,
    phase: Phase,
    reply: &Reply,
    now: DateTime<Utc>,
) -> Result<bool, AppError> {
    if !store::finish(tx, claimed, LetterState::Failed, Some(reply), now).await? {
        return Ok(false);
    }
    let subject = draft.recipient.as_ref().map(|recipient| recipient.id);
    if let Some(enhanced) = reply.enhanced.filter(|enhanced| phase == Phase::Rcpt && enhanced.says_no_such_address()) {
        let code = enhanced.to_string();
        let bounce = Bounce { letter: draft.letter, account: subject, address: &draft.address, code, reply: &reply.text };
        delivery::block(tx, bounce, now).await?;
    } else {
        let event = Event::LetterRefused { letter: draft.kind, code: reply.code };
        history::record(tx, &Actor::System, event, subject, now).await?;
    }
    Ok(true)
}

fn told(ended: Ended) -> &'static str {
    match ended {
        Ended::Sent => "a letter was handed to the mail relay",
        Ended::PutOff => "a letter is to be tried again later",
        _ => "a letter was refused for good",
    }
}
