//! What stands beside an account's state and isn't in its row.

use super::{
    account::{AccountSummary, Marks},
    among::may_act_on,
    store::{self, Account},
};
use crate::{
    Ctx,
    actor::Actor,
    errors::AppError,
    ids::AccountId,
    throttle::{self, Budget},
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// Of those among these people who sign in with a username, and on whom the reader may act; of the others nothing is told.
pub(super) async fn of(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    reader: &Actor,
    people: &[Account],
) -> Result<HashMap<AccountId, Marks>, AppError> {
    let without: Vec<&Account> = people.iter().filter(|account| !account.sign_in_key.contains('@')).collect();
    if without.is_empty() {
        return Ok(HashMap::new());
    }
    let names: Vec<&str> = without.iter().map(|account| account.sign_in_key.as_str()).collect();
    let locked = throttle::held_among(ctx, db, Budget::PinAccount, &names).await?;
    let handed_out = store::with_handed_out(db, without.iter().map(|account| account.id)).await?;
    let mut found = HashMap::new();
    for (account, is_locked) in without.into_iter().zip(locked) {
        let must_change = handed_out.contains(&account.id);
        let marks = Marks { is_locked, must_change, asks_for_help: account.help_asked_at.is_some() };
        // Few are marked, so each is looked at by itself.
        if marks != Marks::default() && may_act_on(db, reader, account, ctx.now()).await.is_ok() {
            found.insert(account.id, marks);
        }
    }
    Ok(found)
}

/// A row with its marks.
pub(super) fn marked(summary: AccountSummary, marks: &HashMap<AccountId, Marks>) -> AccountSummary {
    AccountSummary { marks: marks.get(&summary.id).copied().unwrap_or_default(), ..summary }
}
