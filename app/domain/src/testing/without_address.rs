//! Verbs about people who have no e-mail address.

use super::TestContext;
use crate::{
    actor::Actor,
    cards::{self, CardSheet, Printed, SheetForm, UseCardForm},
    errors::AppError,
    history::{self, HistoryQuery},
    ids::{AccountId, PermissionGroupId, UserGroupId},
    passwords::{self, DisclosedForm, FirstSecretForm},
    sessions::NewSession,
    staff::{self, Added, NewPinForm, NewStaffForm},
    user_groups::{self, SignsIn, UserGroupForm},
};
use locales::Words;

/// A PIN that somebody may choose.
pub const PIN: &str = "820461";
/// Another.
pub const OTHER_PIN: &str = "409372";

impl TestContext {
    /// The history as an administrator reads it in English, newest first: all of it, or what happened to one account.
    pub async fn told(&self, administrator: &Actor, account: Option<AccountId>) -> Vec<String> {
        let query = HistoryQuery { account, before: None };
        let page = history::list(&self.ctx, administrator, query).await.expect("a history");
        page.entries.iter().map(|entry| entry.sentence(Words::new(self.locale("en")))).collect()
    }

    /// An administrator makes a user group of this name in English.
    pub async fn user_group(
        &self,
        administrator: &Actor,
        name: &str,
        signs_in: SignsIn,
        begins_with: Option<PermissionGroupId>,
    ) -> UserGroupId {
        let form = UserGroupForm {
            names: [(self.locale("en"), name.to_owned())].into(),
            signs_in: signs_in.code().into(),
            group: begins_with.map(|group| group.to_string()).unwrap_or_default(),
            ..UserGroupForm::default()
        };
        user_groups::save_user_group(&self.ctx, administrator, &form).await.expect("a user group")
    }

    /// The form for somebody without an address, who reads French.
    pub fn without_address(&self, first_name: &str, last_name: &str, group: UserGroupId) -> NewStaffForm {
        NewStaffForm {
            first_name: first_name.into(),
            last_name: last_name.into(),
            locale: "fr".into(),
            send: "now".into(),
            user_group: group.to_string(),
            ..NewStaffForm::default()
        }
    }

    /// Awa Diallo of a user group whose people have PINs, and the PIN that was drawn for her.
    pub async fn awa(&self, administrator: &Actor) -> (AccountId, String) {
        let group = self.user_group(administrator, "Housekeeping", SignsIn::Pin, None).await;
        let added = staff::add_colleague(&self.ctx, administrator, self.without_address("Awa", "Diallo", group)).await;
        let added = added.expect("a new account");
        (added.account.expect("told who"), self.pin_of(administrator, added).await.expect("a PIN that is shown"))
    }

    /// Awa Diallo with [`PIN`] for her first, which nobody need look up: somebody typed it.
    pub async fn awa_with_a_typed_pin(&self, administrator: &Actor) -> AccountId {
        self.sql("UPDATE organisation SET may_type_pins = TRUE").await.expect("a setting");
        let group = self.user_group(administrator, "Housekeeping", SignsIn::Pin, None).await;
        let form = NewStaffForm { pin: PIN.into(), ..self.without_address("Awa", "Diallo", group) };
        let added = staff::add_colleague(&self.ctx, administrator, form).await.expect("a new account");
        added.account.expect("told who")
    }

    /// The PIN that was drawn, as the page shows it to this person.
    pub async fn pin_of(&self, actor: &Actor, added: Added) -> Option<String> {
        let form = DisclosedForm { id: added.pin?.to_string() };
        passwords::disclosed(&self.ctx, actor, &form).await.expect("a page").map(|shown| shown.pin)
    }

    /// Somebody who came in with a PIN that was handed out chooses what counts from then on.
    pub async fn chooses_first(&self, actor: &Actor, secret: &str) -> Result<NewSession, AppError> {
        let form = FirstSecretForm { password: secret.into() };
        passwords::choose_first(&self.ctx, &self.client(), actor, form).await
    }

    /// Awa at work: came with her PIN, chose [`PIN`], accepted the policy.
    pub async fn awa_at_work(&self, administrator: &Actor) -> (AccountId, Actor) {
        let (account, pin) = self.awa(administrator).await;
        let came = self.actor(&self.signs_in("awa.diallo", &pin).await.expect("a session")).await;
        let session = self.chooses_first(&came, PIN).await.expect("a PIN of her own");
        let awa = self.actor(&session).await;
        self.accepts_policy(&awa).await.expect("the policy accepted");
        (account, self.actor(&session).await)
    }

    /// A manager hands out another PIN, from the panel as it is now.
    pub async fn hands_out_pin(&self, manager: &Actor, account: AccountId) -> Result<Added, AppError> {
        let version = self.panel(manager, account).await.version;
        let form = NewPinForm { account: account.to_string(), version, pin: String::new() };
        staff::new_pin(&self.ctx, manager, form).await
    }

    /// A manager prints a card, from the panel as it is now; and the sheet, as the page shows it.
    pub async fn prints_card(&self, manager: &Actor, account: AccountId) -> (Printed, CardSheet) {
        let form = self.form_about(manager, account).await;
        let printed = cards::print_card(&self.ctx, manager, form).await.expect("a card");
        let sheet = self.sheet(manager, printed).await.expect("a sheet that is shown");
        (printed, sheet)
    }

    /// A sheet, as the page shows it to this person.
    pub async fn sheet(&self, actor: &Actor, printed: Printed) -> Option<CardSheet> {
        cards::sheet(&self.ctx, actor, &SheetForm { id: printed.sheet.to_string() }).await.expect("a page")
    }

    /// Whoever holds a card chooses a PIN or a passphrase.
    pub async fn uses_card(&self, secret: &str, chosen: &str) -> Result<NewSession, AppError> {
        let form = UseCardForm { token: secret.into(), password: chosen.into(), locale: String::new() };
        cards::use_card(&self.ctx, &self.client(), form).await
    }
}
