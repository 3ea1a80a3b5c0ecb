//! How long things are kept that nobody needs any more.
//!
//! One place, and the README names it: whoever has to keep less changes a number here. The history is not among them, it only grows (its
//! retention comes with the issue about an organisation's own space); neither are accounts, credentials, or the blocked list. No client's
//! address is kept anywhere: throttles hold keyed names.
//!
//! The sweep runs once an hour beside the server, in transactions so small that nobody waits for them, and never for long: what
//! is left over goes an hour later. Several instances may sweep at once; a row goes once.

mod store;

use crate::{Ctx, drafts, errors::AppError, passwords::issued, permissions::giving, tokens};
use chrono::Duration;

/// A session's row after the last request. It ended long before: after 30 minutes without one.
pub const SESSIONS: Duration = Duration::days(7);

/// A letter's row after it was sent, refused, given up or dropped: the address in it, and what the mail server said.
pub const LETTERS: Duration = Duration::days(90);

/// A link's row after it was used, cancelled, replaced or ran out: until then the link can still say which.
pub const TOKENS: Duration = tokens::KEPT;

/// Counted attempts after the last one. What is held until a reset by mail stays held.
pub const THROTTLES: Duration = Duration::days(30);

/// The note that a form was sent: after that, the same form once more is a new one.
pub const SUBMISSIONS: Duration = Duration::days(7);

/// What somebody has begun and not finished.
pub const DRAFTS: Duration = drafts::KEPT;

/// From what a PIN or a sheet of cards that was shown a moment ago is derived.
pub const DISCLOSURES: Duration = issued::SHOWN_FOR;

/// How often to sweep.
pub const EVERY: std::time::Duration = std::time::Duration::from_hours(1);

/// How many rows went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Sessions.
    pub sessions: u64,
    /// Letters.
    pub letters: u64,
    /// Links.
    pub tokens: u64,
    /// Counted attempts.
    pub throttles: u64,
    /// Notes of forms.
    pub submissions: u64,
    /// Access for a while that has come to its end.
    pub covers: u64,
    /// What was begun and not finished.
    pub drafts: u64,
    /// What was shown a moment ago.
    pub disclosures: u64,
    /// Access cards.
    pub cards: u64,
    /// Addresses that somebody was to have.
    pub claims: u64,
}

/// Sweeps once.
pub async fn sweep(ctx: &Ctx) -> Result<Swept, AppError> {
    let now = ctx.now();
    Ok(Swept {
        sessions: store::delete(ctx, &store::SESSIONS, now - SESSIONS).await?,
        // Before the links: a letter names its link.
        letters: store::delete(ctx, &store::LETTERS, now - LETTERS).await?,
        tokens: store::delete(ctx, &store::TOKENS, now - TOKENS).await?,
        throttles: store::delete(ctx, &store::THROTTLES, now - THROTTLES).await?,
        submissions: store::delete(ctx, &store::SUBMISSIONS, now - SUBMISSIONS).await?,
        covers: giving::sweep(ctx).await?,
        drafts: store::delete(ctx, &store::DRAFTS, now - DRAFTS).await?,
        disclosures: store::delete(ctx, &store::DISCLOSURES, now - DISCLOSURES).await?,
        // As long as the links that stand on them.
        cards: store::delete(ctx, &store::CARDS, now - TOKENS).await?,
        claims: store::delete(ctx, &store::CLAIMS, now - TOKENS).await?,
    })
}
