//! "Ask my manager": for whoever can't sign in and has no address that a link could be sent to (B9).
//!
//! The answer is the same for every name, and so is the work at the door: one row, which the mail worker looks at afterwards. Where the name is
//! somebody's who has no address, those who may act on that person see the request; they confirm in person who it is, and hand out a PIN or an
//! access card. Whoever has an address is sent the link that they would have been sent for asking with it.

use super::{HelpForm, requests};
use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    errors::AppError,
    fields::{Field, Problem},
    history::{self, Event},
    outbox::LinkRequest,
    sessions::Client,
    staff::{self, identity::sign_in_key},
    throttle::{self, Budget},
};
use locales::Locale;

/// Asks for help with signing in.
pub async fn ask_for_help(ctx: &Ctx, client: &Client, form: HelpForm, visitor: Locale) -> Result<(), AppError> {
    if form.sign_in_name.trim().is_empty() {
        return Err(AppError::field(Field::SignInName, Problem::Required));
    }
    requests::enqueue_request(ctx, client, LinkRequest::Help, &sign_in_key(&form.sign_in_name), visitor).await
}

/// The worker's part: who, if anybody, is to be helped by whom.
pub(super) async fn answer(ctx: &Ctx, tx: &Tx, key: &str) -> Result<(), AppError> {
    let Some(found) = staff::store::find_by_sign_in_key(&**tx, key).await? else { return Ok(()) };
    let account = staff::store::lock(tx, found.id).await?;
    if let Some(email) = &account.email {
        let key = staff::identity::EmailAddress::key_of(email);
        return Box::pin(requests::answer_link_request(ctx, tx, LinkRequest::Forgotten, &key)).await;
    }
    let waits_already = account.help_asked_at.is_some();
    if waits_already || !(account.may_sign_in() || account.is_pending()) {
        return Ok(());
    }
    if !throttle::allows(ctx, tx, Budget::HelpName, key).await? {
        return Ok(());
    }
    let now = ctx.now();
    staff::store::set_help_asked(tx, account.id, Some(now)).await?;
    history::record(tx, &Actor::Visitor, Event::HelpAsked, account.id, now).await
}
