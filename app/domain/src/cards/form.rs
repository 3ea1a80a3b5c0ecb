//! The forms about access cards, and what a printed sheet shows.

use crate::{
    ids::{AccountId, BuildingId},
    passwords::form::secret_form,
};
use locales::Locale;
use serde::{Deserialize, Serialize};

/// Print the cards of those in a building who have yet to choose a secret of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintBuildingForm {
    /// The building.
    #[serde(default)]
    pub building: String,
    /// Also for those whose card can still be used: it then stops working.
    #[serde(default)]
    pub again: bool,
}

/// Which sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetForm {
    /// The printing's public name, from the page's address.
    #[serde(default)]
    pub id: String,
}

/// The code on a card, typed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardCodeForm {
    /// The sign-in name on the card.
    #[serde(default)]
    pub sign_in_name: String,
    /// The code on the card.
    #[serde(default)]
    pub code: String,
}

/// Choose a PIN or a passphrase, with a card in hand.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UseCardForm {
    /// The card's secret, from the hidden field.
    #[serde(default)]
    pub token: String,
    /// Six digits, or a passphrase.
    #[serde(default)]
    pub password: String,
    /// The language in which the page was shown; it becomes the account's.
    #[serde(default)]
    pub locale: String,
}

/// Who in a building has yet to choose a secret of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unprinted {
    /// The building.
    pub building: BuildingId,
    /// Its name.
    pub name: String,
    /// Those who have no card that can be used, by name; as many as one sheet takes.
    pub people: Vec<String>,
    /// How many there are of them.
    pub waiting: u32,
    /// Those who have one, by name; as many as one sheet takes.
    pub carded: Vec<String>,
    /// How many there are of them.
    pub with_card: u32,
    /// So many are printed at once.
    pub at_once: u32,
    /// How many others there are on whom the reader may not act as a whole.
    pub others: u32,
}

/// A sheet of cards, for whoever had it printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardSheet {
    /// Whose organisation.
    pub organisation: String,
    /// The cards.
    pub cards: Vec<Card>,
}

/// One card.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Whose.
    pub account: AccountId,
    /// Full name.
    pub name: String,
    /// What they type.
    pub sign_in_name: String,
    /// The code to be scanned: the path of an SVG, a unit for each of its squares.
    pub qr: String,
    /// How many squares it has on a side, the quiet zone included.
    pub qr_size: u32,
    /// The code to be typed.
    pub code: String,
    /// Where to go when nothing can be scanned, as it is read.
    pub address: String,
    /// What is said on it: first in the person's own language.
    pub texts: Vec<CardText>,
}

/// What a card says, in one language.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardText {
    /// Which.
    pub locale: Locale,
    /// What the card is.
    pub title: String,
    /// What the sign-in name is called.
    pub sign_in_name: String,
    /// What to do with it.
    pub scan: String,
    /// The same where nothing can be scanned.
    pub type_it: String,
    /// What the short code is called.
    pub code: String,
    /// Until when it can be used, and how often.
    pub until: String,
    /// Where to get help.
    pub help: String,
}

secret_form!(CardCodeForm, UseCardForm, CardSheet, Card, CardText);
