//! Known devices: a browser that has signed in to an account keeps its own budget of attempts there, so that nobody outside can lock the
//! person out (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
//!
//! The cookie holds a random id and a MAC over id, account and the epoch of the account's sessions; the server keeps nothing.
//! With the epoch, whatever ends all sessions, another password above all, also makes every device unknown: whoever knew the old
//! password could otherwise have collected devices, and with each one a budget to guess the next password with.

use crate::{Ctx, ids::AccountId, keys::Secret};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use uuid::Uuid;

/// A new cookie value, good for this account and epoch only.
pub(super) fn issue(ctx: &Ctx, account: AccountId, epoch: i32) -> String {
    let device = ctx.new_id();
    let proof = ctx.keys().device(device, account.0, epoch);
    format!("{device}.{}", URL_SAFE_NO_PAD.encode(proof.expose()))
}

/// The device's id as the cookie says it, which proves nothing yet.
pub(super) fn claimed(cookie: &str) -> Option<Uuid> {
    let (device, _) = cookie.split_once('.')?;
    Uuid::try_parse(device).ok()
}

/// The device's id, if the cookie is ours and was issued for this account in this epoch.
pub(super) fn known(ctx: &Ctx, cookie: &str, account: AccountId, epoch: i32) -> Option<Uuid> {
    let (device, (_, proof)) = (claimed(cookie)?, cookie.split_once('.')?);
    let proof: [u8; 32] = URL_SAFE_NO_PAD.decode(proof).ok()?.try_into().ok()?;
    ctx.keys().device(device, account.0, epoch).same(&Secret::new(proof)).then_some(device)
}
