//! What somebody chooses to sign in with: a PIN where that is open to them, else a password.

use super::{
    Context, Credential, Password, Purpose, SecretKind,
    hasher::{Hash, Place},
    pin, store,
};
use crate::{
    Ctx,
    ctx::Tx,
    errors::{AppError, Conflict},
    fields::{Field, Problem},
    ids::AccountId,
    sessions::{self, Client},
    settings, staff, tokens,
    user_groups::{self, SignsIn},
};
use sea_orm::ConnectionTrait;

/// What somebody may choose.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// A PIN will do.
    pub may_be_pin: bool,
    /// Whose PIN must not have the digits of it.
    pub sign_in_name: String,
    /// What a password must not be built from.
    pub context: Context,
}

impl Choice {
    /// As things stand.
    pub async fn of(db: &impl ConnectionTrait, id: AccountId) -> Result<Self, AppError> {
        let account = staff::store::find(db, id).await?;
        let signs_in = match account.user_group {
            Some(group) => user_groups::store::find(db, group).await?.signs_in,
            None => SignsIn::Pin,
        };
        let organisation = settings::required(db).await?.name;
        let may_be_pin = may_be_pin(account.email.is_some(), account.is_administrator, signs_in);
        let sign_in_name = account.sign_in_name.clone();
        let words = [account.first_name, account.last_name, account.sign_in_name, organisation].into_iter().chain(account.email);
        Ok(Self { may_be_pin, sign_in_name, context: Context { words: words.collect() } })
    }

    /// Behind a link: a card leads to a PIN, a letter to a password.
    pub async fn behind(db: &impl ConnectionTrait, id: AccountId, purpose: Purpose) -> Result<Self, AppError> {
        let choice = Self::of(db, id).await?;
        Ok(Self { may_be_pin: choice.may_be_pin && purpose == Purpose::Card, ..choice })
    }
}

/// A PIN is for those who have no address, unless their user group has them choose a passphrase; never for an administrator (AC-52).
fn may_be_pin(has_address: bool, is_administrator: bool, signs_in: SignsIn) -> bool {
    !has_address && !is_administrator && signs_in == SignsIn::Pin
}

/// A secret that may be set.
#[derive(Clone, Debug)]
pub(crate) struct Chosen {
    pub kind: SecretKind,
    pub secret: Password,
}

impl Chosen {
    /// Digits alone are meant as a PIN, where one will do; anything else has to be a password by its rules.
    pub async fn parse(place: &Place, typed: &str, choice: Choice) -> Result<Result<Self, Problem>, AppError> {
        let secret = Password::typed(typed);
        if choice.may_be_pin && pin::is_meant(secret.text()) {
            let checked = pin::check(secret.text(), &choice.sign_in_name);
            return Ok(checked.map(|()| Self { kind: SecretKind::Pin, secret }));
        }
        let password = Password::choose(place, typed, choice.context).await?;
        let password = password.map_err(|problem| match problem {
            Problem::PasswordTooShort { .. } if choice.may_be_pin => Problem::NeitherPinNorPassphrase,
            other => other,
        });
        Ok(password.map(|secret| Self { kind: SecretKind::Password, secret }))
    }

    /// Hashed, to be set: takes its time, so call it outside of any transaction.
    pub async fn hashed(self, ctx: &Ctx, place: &Place) -> Result<NewSecret, AppError> {
        Ok(NewSecret { hash: place.hash(&self.secret, ctx.rng()).await?, kind: self.kind })
    }
}

/// A secret that its owner chose: hashed, not yet written.
pub(crate) struct NewSecret {
    hash: Hash,
    /// Which kind it is.
    pub kind: SecretKind,
}

impl NewSecret {
    /// What somebody has typed, by the rules of what they may choose; and not the one that they were handed.
    pub async fn choose(
        ctx: &Ctx,
        client: &Client,
        choice: Choice,
        typed: &str,
        handed_out: Option<&Hash>,
    ) -> Result<Self, AppError> {
        let place = ctx.hasher().place_for(&client.address)?;
        let chosen = Chosen::parse(&place, typed, choice).await?;
        let chosen = chosen.map_err(|problem| AppError::field(Field::Password, problem))?;
        // What somebody else has seen is no secret.
        if let Some(handed_out) = handed_out
            && place.verify(&chosen.secret, Some(handed_out)).await?
        {
            return Err(AppError::field(Field::Password, Problem::PinHandedOut));
        }
        chosen.hashed(ctx, &place).await
    }

    /// Makes it what somebody signs in with; every session and every link that they had until now ends. Call it with their row held.
    pub async fn set(self, ctx: &Ctx, tx: &Tx, account: AccountId) -> Result<(), AppError> {
        // What was open to them while we hashed may no longer be: somebody who manages staff has no PIN (AC-52).
        if self.kind == SecretKind::Pin && !Choice::of(&**tx, account).await?.may_be_pin {
            return Err(AppError::Conflict(Conflict::Stale));
        }
        let now = ctx.now();
        store::save(tx, account, Credential { hash: self.hash, kind: self.kind, ends_at: None }, now);
        sessions::end_all(tx, account).await?;
        tokens::replace_all_living(tx, account, now).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ac_52_a_pin_is_for_those_who_have_no_address_and_manage_nobody() {
        assert!(may_be_pin(false, false, SignsIn::Pin));
        assert!(!may_be_pin(false, false, SignsIn::Passphrase));
        assert!(!may_be_pin(false, false, SignsIn::Address));
        assert!(!may_be_pin(false, true, SignsIn::Pin));
        assert!(!may_be_pin(true, false, SignsIn::Pin));
    }
}
