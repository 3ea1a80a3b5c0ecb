//! Taking a bounce.

use super::{LARGEST, codes::Fate, report::Report};
use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    delivery::{self, Bounce, Enhanced, Reason, policy, proof},
    errors::AppError,
    history::{self, Event, event::Stray},
    ids::LetterId,
    mail::outcome::Reply,
    outbox::{self, LetterState, SentLetter},
    retention,
    throttle::{self, Budget},
};

/// What became of a bounce.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Its address is on the blocked list.
    Blocked,
    /// It is noted that the letter came back.
    CameBack,
    /// It is noted that the letter is late.
    Delayed,
    /// It was known already.
    Known,
    /// It is about no letter of ours that could have come back.
    Stray(Stray),
    /// It is no bounce: an answer that somebody or something wrote, or a report that all is well.
    NoBounce,
}

/// Takes what the mail system has sent back. Nothing follows from it unless it proves that it is about a letter of ours that has left, and
/// is about the address that the letter went to (AC-17). Otherwise the history says so, without a word of the message, and not without end.
pub async fn take_bounce(ctx: &Ctx, actor: &Actor, raw: &[u8]) -> Result<Taken, AppError> {
    policy::may_hand_in_bounces(actor)?;
    let report = Report::read(&raw[..raw.len().min(LARGEST)]);
    if !report.says_something() {
        return Ok(Taken::NoBounce);
    }
    let mut letters = Vec::new();
    for text in &report.evidence {
        proof::found(ctx.keys(), text.as_bytes(), &mut letters);
    }
    let mut taken = Taken::Stray(Stray::Unproved);
    for letter in letters {
        taken = about(ctx, letter, &report).await?;
        if !matches!(taken, Taken::Stray(_)) {
            return Ok(taken);
        }
    }
    if let Taken::Stray(why) = taken {
        note_stray(ctx, why).await?;
    }
    Ok(taken)
}

async fn about(ctx: &Ctx, id: LetterId, report: &Report) -> Result<Taken, AppError> {
    let now = ctx.now();
    let tx = ctx.begin().await?;
    let Some(letter) = outbox::lock_sent(&tx, id).await? else { return Ok(Taken::Stray(Stray::NotWaiting)) };
    let fate = match letter.state {
        LetterState::Bounced => return Ok(Taken::Known),
        LetterState::Sent if letter.finished_at.is_some_and(|at| now - at < retention::LETTERS) => report.about(&letter.address),
        _ => return Ok(Taken::Stray(Stray::NotWaiting)),
    };
    let taken = match fate {
        None => return Ok(Taken::Stray(Stray::OtherRecipient)),
        Some(Fate::Delayed(_)) if letter.is_delayed => return Ok(Taken::Known),
        Some(Fate::Delayed(reply)) => {
            outbox::note_delayed(&tx, id, &reply, now).await?;
            let event = Event::LetterDelayed { letter: letter.kind };
            history::record(&tx, &Actor::System, event, letter.account, now).await?;
            Taken::Delayed
        }
        Some(Fate::Failed(reply)) => {
            outbox::note_bounced(&tx, id, &reply, now).await?;
            let reason = Reason::of(Some(reply.code.into()), Enhanced::leading(&reply.text));
            let event = Event::LetterCameBack { letter: letter.kind, reason };
            history::record(&tx, &Actor::System, event, letter.account, now).await?;
            Taken::CameBack
        }
        Some(Fate::NoSuchAddress(code, reply)) => {
            block(ctx, &tx, id, &letter, code, &reply).await?;
            Taken::Blocked
        }
    };
    tx.commit().await?;
    Ok(taken)
}

async fn block(ctx: &Ctx, tx: &Tx, id: LetterId, letter: &SentLetter, code: Enhanced, reply: &Reply) -> Result<(), AppError> {
    outbox::note_bounced(tx, id, reply, ctx.now()).await?;
    let (account, address) = (letter.account, letter.address.as_str());
    let bounce = Bounce { letter: id, account, address, code: code.to_string(), reply: &reply.text };
    delivery::block(tx, bounce, ctx.now()).await
}

/// Nothing of the message is written down: whoever forged it would have chosen the words.
async fn note_stray(ctx: &Ctx, why: Stray) -> Result<(), AppError> {
    if throttle::is_paused(ctx, Budget::StrayBounce, "").await? {
        return Ok(());
    }
    let tx = ctx.begin().await?;
    if throttle::allows(ctx, &tx, Budget::StrayBounce, "").await? {
        history::record(&tx, &Actor::System, Event::StrayBounce { why }, None, ctx.now()).await?;
        tx.commit().await?;
    }
    Ok(())
}
