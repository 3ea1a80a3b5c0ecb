//! Server functions about staff.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use super::panel_forms::{CorrectForm, EditForm, PinForm, ReturnForm, SendForm};
use crate::{errors::Refusal, forms::Nothing};
use domain::{
    ids::{AccountId, BuildingId},
    staff::{DrawnForm, EditChoices, NewStaffForm, StaffOverview, StaffPage, StaffPanel, StaffQuery},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::{
    address,
    way_back::{to_panel, with_pin},
};
#[cfg(feature = "ssr")]
use crate::{caller, notices::Done};
#[cfg(feature = "ssr")]
use domain::{
    AppError,
    staff::{self, Added, Corrected},
};

/// Whose panel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PanelForm {
    /// The account.
    #[serde(default)]
    pub account: String,
}

/// A page of the list.
#[server(prefix = "/api", endpoint = "staff/list")]
pub async fn list_staff(form: StaffQuery) -> Result<StaffPage, Refusal> {
    let caller = caller::signed_in()?;
    Ok(staff::list(&caller.ctx, &caller.actor, form).await?)
}

/// By which buildings the list can be narrowed.
#[server(prefix = "/api", endpoint = "staff/buildings")]
pub async fn buildings_at_a_glance(form: Nothing) -> Result<Vec<(BuildingId, String)>, Refusal> {
    let (caller, Nothing { .. }) = (caller::signed_in()?, form);
    Ok(staff::buildings_at_a_glance(&caller.ctx, &caller.actor).await?)
}

/// How many people, in which states.
#[server(prefix = "/api", endpoint = "staff/overview")]
pub async fn overview_staff(form: Nothing) -> Result<StaffOverview, Refusal> {
    let (caller, Nothing { .. }) = (caller::signed_in()?, form);
    Ok(staff::overview(&caller.ctx, &caller.actor).await?)
}

/// One person.
#[server(prefix = "/api", endpoint = "staff/panel")]
pub async fn open_panel(form: PanelForm) -> Result<StaffPanel, Refusal> {
    let caller = caller::signed_in()?;
    let account = form.account.parse().map_err(|_| AppError::NotFound)?;
    Ok(staff::panel(&caller.ctx, &caller.actor, account).await?)
}

/// Adds a colleague.
#[server(prefix = "/api", endpoint = "staff/invite")]
pub async fn invite_staff(form: NewStaffForm) -> Result<Option<AccountId>, Refusal> {
    let (caller, is_later, has_address) = (caller::signed_in()?, form.send == "later", !form.email.trim().is_empty());
    let Added { account, pin } = staff::add_colleague(&caller.ctx, &caller.actor, form).await?;
    // Who isn't told whether somebody has an account already is told what becomes of either.
    let done = match (account.is_some(), is_later) {
        (true, false) if pin.is_some() => Done::AddedWithPin,
        // Typed: whoever typed it has it.
        (true, false) if !has_address => Done::PinHandedOut,
        (true, false) => Done::Invited,
        (true, true) => Done::Added,
        (false, false) => Done::InvitedOrKnown,
        (false, true) => Done::AddedOrKnown,
    };
    let to = account.map_or_else(|| address::LIST.to_owned(), |account| address::panel(&account.to_string()));
    caller::lead_to(&with_pin(done.at(&to), pin));
    Ok(account)
}

/// What the form for a new colleague begins with; its name, so that sending it twice does it once (AC-89).
#[server(prefix = "/api", endpoint = "staff/draw-form")]
pub async fn draw_form(form: Nothing) -> Result<DrawnForm, Refusal> {
    let (caller, Nothing { .. }) = (caller::signed_in()?, form);
    Ok(staff::draw_form(&caller.ctx, &caller.actor).await?)
}

/// Sends the first invitation.
#[server(prefix = "/api", endpoint = "staff/activate")]
pub async fn activate_staff(form: SendForm) -> Result<AccountId, Refusal> {
    let (caller, (form, list)) = (caller::signed_in()?, form.parts());
    let account = staff::activate(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&to_panel(account, &list, Done::Activated));
    Ok(account)
}

/// Sends a new link.
#[server(prefix = "/api", endpoint = "staff/resend")]
pub async fn resend_invitation(form: SendForm) -> Result<AccountId, Refusal> {
    let (caller, (form, list)) = (caller::signed_in()?, form.parts());
    let account = staff::resend(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&to_panel(account, &list, Done::Resent));
    Ok(account)
}

/// Corrects a wrong address; an invitation that had been sent goes to the right one.
#[server(prefix = "/api", endpoint = "staff/correct-address")]
pub async fn correct_address(form: CorrectForm) -> Result<AccountId, Refusal> {
    let (caller, (form, list)) = (caller::signed_in()?, form.parts());
    let Corrected { account, is_sent } = staff::correct_address(&caller.ctx, &caller.actor, form).await?;
    let done = if is_sent { Done::AddressCorrectedAndSent } else { Done::AddressCorrected };
    caller::lead_to(&to_panel(account, &list, done));
    Ok(account)
}

/// Makes somebody an administrator.
#[server(prefix = "/api", endpoint = "staff/name-administrator")]
pub async fn name_administrator(form: SendForm) -> Result<AccountId, Refusal> {
    let (caller, (form, list)) = (caller::signed_in()?, form.parts());
    let account = staff::name_administrator(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&to_panel(account, &list, Done::AdministratorNamed));
    Ok(account)
}

/// Ends it.
#[server(prefix = "/api", endpoint = "staff/dismiss-administrator")]
pub async fn dismiss_administrator(form: SendForm) -> Result<AccountId, Refusal> {
    let (caller, (form, list)) = (caller::signed_in()?, form.parts());
    let account = staff::dismiss_administrator(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&to_panel(account, &list, Done::AdministratorDismissed));
    Ok(account)
}

/// Changes names, language, user group and default building.
#[server(prefix = "/api", endpoint = "staff/edit")]
pub async fn edit_staff(form: EditForm) -> Result<AccountId, Refusal> {
    let (caller, (form, list)) = (caller::signed_in()?, form.parts());
    let account = staff::edit(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&to_panel(account, &list, Done::DetailsSaved));
    Ok(account)
}

/// What the form for them offers.
#[server(prefix = "/api", endpoint = "staff/edit-choices")]
pub async fn offer_edit(form: PanelForm) -> Result<EditChoices, Refusal> {
    let caller = caller::signed_in()?;
    let account = form.account.parse().map_err(|_| AppError::NotFound)?;
    Ok(staff::edit_choices(&caller.ctx, &caller.actor, account).await?)
}

/// Closes an account.
#[server(prefix = "/api", endpoint = "staff/deactivate")]
pub async fn deactivate_staff(form: SendForm) -> Result<AccountId, Refusal> {
    let (caller, (form, list)) = (caller::signed_in()?, form.parts());
    let account = staff::deactivate(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&to_panel(account, &list, Done::Deactivated));
    Ok(account)
}

/// Opens it again, with what is given back.
#[server(prefix = "/api", endpoint = "staff/reactivate")]
pub async fn reactivate_staff(form: ReturnForm) -> Result<AccountId, Refusal> {
    let (caller, (form, list)) = (caller::signed_in()?, form.parts());
    let account = staff::reactivate(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&to_panel(account, &list, Done::Reactivated));
    Ok(account)
}

/// Sends a link to choose another password.
#[server(prefix = "/api", endpoint = "staff/send-reset")]
pub async fn send_reset(form: SendForm) -> Result<AccountId, Refusal> {
    let (caller, (form, list)) = (caller::signed_in()?, form.parts());
    let account = staff::send_reset(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&to_panel(account, &list, Done::ResetSent));
    Ok(account)
}

/// Lets sign-ins through again.
#[server(prefix = "/api", endpoint = "staff/unlock")]
pub async fn unlock_staff(form: SendForm) -> Result<AccountId, Refusal> {
    let (caller, (form, list)) = (caller::signed_in()?, form.parts());
    let account = staff::unlock(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&to_panel(account, &list, Done::Unlocked));
    Ok(account)
}

/// Puts a request for help aside.
#[server(prefix = "/api", endpoint = "staff/dismiss-help")]
pub async fn dismiss_help(form: SendForm) -> Result<AccountId, Refusal> {
    let (caller, (form, list)) = (caller::signed_in()?, form.parts());
    let account = staff::dismiss_help(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&to_panel(account, &list, Done::HelpDismissed));
    Ok(account)
}

/// Hands out another PIN.
#[server(prefix = "/api", endpoint = "staff/new-pin")]
pub async fn new_pin(form: PinForm) -> Result<Option<AccountId>, Refusal> {
    let (caller, (form, list)) = (caller::signed_in()?, form.parts());
    let Added { account, pin } = staff::new_pin(&caller.ctx, &caller.actor, form).await?;
    if let Some(account) = account {
        caller::lead_to(&with_pin(to_panel(account, &list, Done::PinHandedOut), pin));
    }
    Ok(account)
}

/// Sends somebody who has no address the letter in which they confirm one.
#[server(prefix = "/api", endpoint = "staff/add-address")]
pub async fn add_address(form: CorrectForm) -> Result<AccountId, Refusal> {
    let (caller, (form, list)) = (caller::signed_in()?, form.parts());
    let account = staff::add_address(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&to_panel(account, &list, Done::AddressAsked));
    Ok(account)
}
