//! Where an account stands, in plain words: always an icon and a word, never a colour alone.

use crate::ui::{Badge, Glyph, Tone};
use domain::{
    Words,
    staff::{AccountState, AccountSummary, StateFilter},
};
use leptos::prelude::*;

/// The account's status.
#[component]
pub fn Status(
    /// Whose.
    summary: AccountSummary,
    /// In the reader's language.
    words: Words,
) -> impl IntoView {
    let (tone, icon, text) = told(&summary, words);
    view! { <Badge tone icon text/> }
}

/// A blocked address comes first: until it is corrected nothing else about the account will change.
fn told(account: &AccountSummary, words: Words) -> (Tone, Glyph, String) {
    if account.address_blocked && !matches!(account.state, AccountState::Inactive { .. } | AccountState::Erased) {
        return (Tone::Bad, Glyph::Ban, words.staff_state_blocked());
    }
    let is_alive = !matches!(account.state, AccountState::Inactive { .. } | AccountState::Erased);
    if account.marks.is_locked && is_alive {
        return (Tone::Bad, Glyph::Lock, words.staff_state_locked());
    }
    if account.marks.asks_for_help && is_alive {
        return (Tone::Warn, Glyph::Help, words.staff_state_asking());
    }
    if !account.has_address {
        return told_without_address(account, words);
    }
    match account.state {
        AccountState::Created => (Tone::Quiet, Glyph::More, words.staff_state_created()),
        AccountState::Invited { left_s: None } => (Tone::Wait, Glyph::Send, words.staff_state_on_its_way()),
        AccountState::Invited { left_s: Some(left_s) } => (Tone::Wait, Glyph::Mail, time_left(left_s, words)),
        AccountState::InvitationExpired { .. } => (Tone::Warn, Glyph::Clock, words.staff_state_expired()),
        AccountState::Active if account.policy_pending => (Tone::Good, Glyph::Check, words.staff_state_policy_pending()),
        AccountState::Active => (Tone::Good, Glyph::Check, words.staff_state_active()),
        AccountState::Inactive { .. } => (Tone::Quiet, Glyph::Minus, words.staff_state_inactive()),
        AccountState::Erased => (Tone::Quiet, Glyph::Minus, words.staff_state_erased()),
    }
}

/// Nothing is sent to whoever has no address: a PIN or a card is handed to them.
fn told_without_address(account: &AccountSummary, words: Words) -> (Tone, Glyph, String) {
    match account.state {
        AccountState::Created => (Tone::Quiet, Glyph::More, words.staff_state_nothing_handed_out()),
        AccountState::Invited { left_s } => (Tone::Wait, Glyph::Key, handed_out(left_s.unwrap_or_default(), words)),
        AccountState::InvitationExpired { .. } => (Tone::Warn, Glyph::Clock, words.staff_state_handed_out_over()),
        AccountState::Active if account.marks.must_change => (Tone::Wait, Glyph::Key, words.staff_state_must_change()),
        AccountState::Active if account.policy_pending => (Tone::Good, Glyph::Check, words.staff_state_policy_pending()),
        AccountState::Active => (Tone::Good, Glyph::Check, words.staff_state_active()),
        AccountState::Inactive { .. } => (Tone::Quiet, Glyph::Minus, words.staff_state_inactive()),
        AccountState::Erased => (Tone::Quiet, Glyph::Minus, words.staff_state_erased()),
    }
}

fn handed_out(left_s: i64, words: Words) -> String {
    let minutes = left_s.max(0) / 60;
    if minutes < 60 {
        words.staff_state_handed_out_minutes(minutes.max(1))
    } else {
        words.staff_state_handed_out_hours(minutes / 60)
    }
}

/// Whole hours, never more than there are; minutes in the last one.
fn time_left(left_s: i64, words: Words) -> String {
    let minutes = left_s.max(0) / 60;
    if minutes < 60 { words.staff_state_invited_minutes(minutes.max(1)) } else { words.staff_state_invited_hours(minutes / 60) }
}

/// A filter's word.
pub fn filter_name(filter: Option<StateFilter>, words: Words) -> String {
    match filter {
        None => words.staff_filter_everyone(),
        Some(StateFilter::Active) => words.staff_filter_active(),
        Some(StateFilter::Invited) => words.staff_filter_invited(),
        Some(StateFilter::Attention) => words.staff_filter_attention(),
        Some(StateFilter::Asking) => words.staff_filter_asking(),
        Some(StateFilter::Created) => words.staff_filter_created(),
        Some(StateFilter::Inactive) => words.staff_filter_inactive(),
    }
}
