//! Server functions about access cards.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use crate::{errors::Refusal, staff::SendForm};
use domain::{
    actor::SignedIn,
    cards::{CardCodeForm, CardSheet, PrintBuildingForm, SheetForm, Unprinted, UseCardForm},
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::sheet_page::sheet_at;
#[cfg(feature = "ssr")]
use crate::{caller, notices::Done};
#[cfg(feature = "ssr")]
use domain::cards;

/// Prints a card for one person, and leads to its sheet.
#[server(prefix = "/api", endpoint = "cards/print")]
pub async fn print_card(form: SendForm) -> Result<(), Refusal> {
    let (caller, (form, _)) = (caller::signed_in()?, form.parts());
    let printed = cards::print_card(&caller.ctx, &caller.actor, form).await?;
    caller::lead_to(&sheet_at(printed.sheet));
    Ok(())
}

/// Whom a sheet for a building would be for.
#[server(prefix = "/api", endpoint = "cards/unprinted")]
pub async fn find_unprinted(form: PrintBuildingForm) -> Result<Unprinted, Refusal> {
    let caller = caller::signed_in()?;
    Ok(cards::unprinted(&caller.ctx, &caller.actor, &form).await?)
}

/// Prints a card for each of them.
#[server(prefix = "/api", endpoint = "cards/print-building")]
pub async fn print_building(form: PrintBuildingForm) -> Result<(), Refusal> {
    let caller = caller::signed_in()?;
    let printed = cards::print_cards_of(&caller.ctx, &caller.actor, &form).await?;
    caller::lead_to(&sheet_at(printed.sheet));
    Ok(())
}

/// A sheet that was printed a moment ago.
#[server(prefix = "/api", endpoint = "cards/sheet")]
pub async fn show_sheet(form: SheetForm) -> Result<Option<CardSheet>, Refusal> {
    let caller = caller::signed_in()?;
    Ok(cards::sheet(&caller.ctx, &caller.actor, &form).await?)
}

/// The code on a card, typed: the same as scanning it.
#[server(prefix = "/api", endpoint = "cards/open")]
pub async fn open_card(form: CardCodeForm) -> Result<(), Refusal> {
    let visitor = caller::visitor();
    let (id, secret) = cards::open_by_code(&visitor.ctx, &visitor.client, form).await?;
    caller::open_link(id, &secret);
    caller::lead_to(&format!("/card/choose?id={id}"));
    Ok(())
}

/// A PIN or a passphrase, with a card in hand.
#[server(prefix = "/api", endpoint = "cards/use")]
pub async fn use_card(form: UseCardForm) -> Result<SignedIn, Refusal> {
    let visitor = caller::visitor();
    let session = cards::use_card(&visitor.ctx, &visitor.client, form).await?;
    caller::lead_to(&Done::SecretSet.at(session.person.next_page()));
    Ok(caller::begin_session(session))
}
