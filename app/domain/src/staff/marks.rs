//! What stands beside an account's state and isn't in its row.

use super::{
    account::{AccountSummary, Marks},
    acting::those_to_act_on,
    policy,
    store::Account,
};
use crate::{
    Ctx,
    actor::Actor,
    errors::AppError,
    ids::AccountId,
    passwords,
    throttle::{self, Budget},
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// Of those among these people who sign in with a username, and on whom the reader may act; of the others nothing is told.
pub(crate) async fn of(
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
    let handed_out = passwords::store::who_has_handed_out(db, without.iter().map(|account| account.id)).await?;
    let marks_of = |account: &Account, is_locked| Marks {
        is_locked,
        must_change: handed_out.contains(&account.id),
        asks_for_help: account.help_asked_at.is_some(),
    };
    let of_all = without.iter().zip(locked).map(|(account, is_locked)| (account.id, marks_of(account, is_locked)));
    let mut marks: HashMap<AccountId, Marks> = of_all.collect();
    marks.retain(|_, marks| *marks != Marks::default());
    let marked: Vec<&Account> = without.into_iter().filter(|account| marks.contains_key(&account.id)).collect();
    if marked.is_empty() || policy::may_invite(reader).is_err() {
        return Ok(HashMap::new());
    }
    let theirs = those_to_act_on(db, reader, &marked, ctx.now()).await?;
    marks.retain(|account, _| theirs.contains(account));
    Ok(marks)
}

/// A row with its marks.
pub(crate) fn marked(summary: AccountSummary, marks: &HashMap<AccountId, Marks>) -> AccountSummary {
    AccountSummary { marks: marks.get(&summary.id).copied().unwrap_or_default(), ..summary }
}
