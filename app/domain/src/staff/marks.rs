//! What stands beside an account's state and isn't in its row.

use super::{
    account::{AccountSummary, Marks},
    store::{self, Account},
};
use crate::{
    Ctx,
    errors::AppError,
    ids::AccountId,
    throttle::{self, Budget},
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// Of those among these people who have no address; the others have none of it.
pub(super) async fn of(ctx: &Ctx, db: &impl ConnectionTrait, people: &[Account]) -> Result<HashMap<AccountId, Marks>, AppError> {
    let without: Vec<&Account> = people.iter().filter(|account| !account.sign_in_key.contains('@')).collect();
    if without.is_empty() {
        return Ok(HashMap::new());
    }
    let names: Vec<&str> = without.iter().map(|account| account.sign_in_key.as_str()).collect();
    let locked = throttle::held_among(ctx, db, Budget::PinAccount, &names).await?;
    let handed_out = store::with_handed_out(db, without.iter().map(|account| account.id)).await?;
    let marks = |(account, is_locked): (&&Account, bool)| {
        let must_change = handed_out.contains(&account.id);
        (account.id, Marks { is_locked, must_change, asks_for_help: account.help_asked_at.is_some() })
    };
    Ok(without.iter().zip(locked).map(marks).collect())
}

/// A row with its marks.
pub(super) fn marked(summary: AccountSummary, marks: &HashMap<AccountId, Marks>) -> AccountSummary {
    AccountSummary { marks: marks.get(&summary.id).copied().unwrap_or_default(), ..summary }
}
