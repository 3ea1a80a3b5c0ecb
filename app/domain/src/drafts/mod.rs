//! What somebody has begun and not finished, kept from one page to the next: a pasted list until it is confirmed, a form too large for the
//! cookie that brings refused ones back.
//!
//! A draft is its author's alone: whoever else knows its number finds nothing. It is there for a day, and used once. Of each kind only the
//! latest few of one person are kept, so that nobody fills the disk by pressing "check" again and again.

pub(crate) mod store;

use crate::{Ctx, actor::Actor, errors::AppError, ids::DraftId};
use chrono::Duration;

/// How long a draft is kept.
pub(crate) const KEPT: Duration = Duration::days(1);

/// How many of one kind somebody may have at once, in tabs that don't know of each other.
pub(crate) const AT_ONCE: u64 = 5;

/// What it is a draft of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A list of buildings.
    Buildings,
    /// A refused form on its way back to its page.
    Form,
}

impl Kind {
    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Buildings => "buildings",
            Self::Form => "form",
        }
    }
}

/// A refused form larger than this is not kept, in bytes.
const LARGEST_FORM: usize = 256 * 1024;

/// Keeps a refused form until its page has shown it. `None`: it is too large, or of nobody who is signed in.
pub async fn keep_form(ctx: &Ctx, actor: &Actor, body: &str) -> Result<Option<DraftId>, AppError> {
    let Ok(person) = actor.signed_in() else { return Ok(None) };
    if body.len() > LARGEST_FORM {
        return Ok(None);
    }
    let id = DraftId(ctx.new_id());
    let tx = ctx.begin().await?;
    store::keep(&tx, id, person.account, Kind::Form, body, ctx.now()).await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// The form, for its author alone, once.
pub async fn take_form(ctx: &Ctx, actor: &Actor, id: DraftId) -> Result<Option<String>, AppError> {
    let Ok(person) = actor.signed_in() else { return Ok(None) };
    let tx = ctx.begin().await?;
    let form = store::take(&tx, id, person.account, Kind::Form, ctx.now()).await?;
    tx.commit().await?;
    Ok(form)
}
