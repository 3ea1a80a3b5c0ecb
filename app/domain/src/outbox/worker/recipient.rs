//! Whom a letter is for, as the account says at this moment.

use crate::{
    ctx::Tx,
    errors::AppError,
    ids::AccountId,
    staff::{self, identity::EmailAddress},
};
use chrono_tz::Tz;
use lettre::Address;

/// What a letter needs to know of its account.
#[derive(Clone, Debug)]
pub(super) struct Recipient {
    pub id: AccountId,
    pub first_name: String,
    pub full_name: String,
    pub sign_in_name: String,
    /// The person's own; `None`: the organisation's.
    pub zone: Option<Tz>,
    pub is_active: bool,
    pub is_inactive: bool,
    pub is_erased: bool,
}

/// The account.
pub(super) async fn find(tx: &Tx, id: AccountId) -> Result<Option<Recipient>, AppError> {
    let account = match staff::store::find(&**tx, id).await {
        Ok(account) => account,
        Err(AppError::NotFound) => return Ok(None),
        Err(fault) => return Err(fault),
    };
    Ok(Some(Recipient {
        id,
        full_name: account.name(),
        first_name: account.first_name,
        sign_in_name: account.sign_in_name,
        zone: account.time_zone,
        is_active: account.activated_at.is_some(),
        is_inactive: account.deactivated_at.is_some(),
        is_erased: account.erased_at.is_some(),
    }))
}

/// The address as it goes over the wire: as typed before the `@`, in ASCII after it (RFC 5891), since not every relay takes other letters.
pub(super) fn on_the_wire(address: &str) -> Option<Address> {
    let email = EmailAddress::parse(address).ok()?;
    let (local, _) = email.as_typed().rsplit_once('@')?;
    let (_, domain) = email.key().rsplit_once('@')?;
    Address::new(local, domain).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ac_14_mail_goes_to_the_stored_address_with_its_domain_in_ascii() {
        let wire = |address| on_the_wire(address).map(|address| address.to_string());
        assert_eq!(wire("Zoe.Roy+keys@Example.org").as_deref(), Some("Zoe.Roy+keys@example.org"));
        assert_eq!(wire("zoe@résidences.example").as_deref(), Some("zoe@xn--rsidences-b4a.example"));
        assert_eq!(wire("zoe@example.org\r\nRCPT TO:<eve@example.org>"), None);
        assert_eq!(wire("zoe"), None);
    }
}
