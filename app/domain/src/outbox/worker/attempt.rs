//! One attempt at one row, from the lease to its end.

use super::{
    compose,
    decide::{self, Decision},
    outcome, schedule,
    sender::Sender,
    store::{self, Claimed},
};
use crate::{
    Ctx, activation,
    errors::AppError,
    outbox::{LetterState, LinkRequest},
    panics::{Panicked, caught},
};

/// How a row's attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    Sent,
    PutOff,
    Refused,
    Expired,
    Dropped,
    Answered,
    NotOurs,
}

/// Attempts a row. A fault costs this row a delay, not the others: it is an error only when not even that can be written down. A
/// panic is such a fault; a row that goes on making us panic is given up (FT-48).
pub(super) async fn attempt(ctx: &Ctx, sender: &Sender, claimed: &Claimed) -> Result<Ended, AppError> {
    match caught(tried(ctx, sender, claimed)).await {
        Ok(Ok(ended)) => {
            if ended != Ended::PutOff {
                sender.stumbles().forget(claimed.letter);
            }
            return Ok(ended);
        }
        Ok(Err(_)) => {}
        Err(Panicked(said)) => {
            tracing::error!(letter.id = %claimed.letter, mail.attempt = claimed.attempt, said, "an attempt at a letter panicked");
            if sender.stumbles().again(claimed.letter) {
                return fail(ctx, claimed, "attempts at it panic").await;
            }
        }
    }
    let tx = ctx.begin().await?;
    let next_at = ctx.now() + schedule::backoff(claimed.attempt, ctx.rng());
    store::put_off(&tx, claimed, next_at, None).await?;
    tx.commit().await?;
    Ok(Ended::PutOff)
}

async fn tried(ctx: &Ctx, sender: &Sender, claimed: &Claimed) -> Result<Ended, AppError> {
    if claimed.is_question {
        return answered(ctx, claimed).await;
    }
    let draft = match decide::decide(ctx, claimed).await? {
        Decision::Send(draft) => draft,
        Decision::Ended(LetterState::Expired) => return Ok(Ended::Expired),
        Decision::Ended(_) => return Ok(Ended::Dropped),
        Decision::Unwritable(why) => return fail(ctx, claimed, why).await,
        Decision::NotOurs => return Ok(Ended::NotOurs),
    };
    let Some(mail) = compose::compose(ctx, sender, &draft)? else { return fail(ctx, claimed, "it could not be written").await };
    let said = sender.transport().send(&mail).await;
    outcome::record(ctx, sender, claimed, &draft, said).await
}

/// A question instead of a letter: is there somebody who is to get a link? The answer is a letter of its own, or nothing; the
/// question goes.
async fn answered(ctx: &Ctx, claimed: &Claimed) -> Result<Ended, AppError> {
    let tx = ctx.begin().await?;
    let Some(row) = store::ours(&tx, claimed).await? else { return Ok(Ended::NotOurs) };
    // What can't be read, or is too old to be of use, goes unanswered.
    let request = serde_json::from_str::<LinkRequest>(&row.payload).ok().filter(|_| ctx.now() < row.give_up_at);
    if let Some(request) = request {
        activation::answer_link_request(ctx, &tx, request, &row.address).await?;
    }
    store::delete(&tx, claimed).await?;
    tx.commit().await?;
    Ok(Ended::Answered)
}

/// This row never becomes a letter.
async fn fail(ctx: &Ctx, claimed: &Claimed, why: &'static str) -> Result<Ended, AppError> {
    tracing::error!(letter.id = %claimed.letter, why, "a letter can't be written and is given up");
    let tx = ctx.begin().await?;
    store::finish(&tx, claimed, LetterState::Failed, None, ctx.now()).await?;
    tx.commit().await?;
    Ok(Ended::Refused)
}
