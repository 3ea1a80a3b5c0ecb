//! What becomes of a letter while the panel of its recipient stands open.
//!
//! Until live notices come (with the approval issue) the panel asks by itself, as long as the letter is under way: soon at first, then less
//! and less, never while nobody looks at the page, and not for ever. What is new is exchanged where it stands, so whoever reads there, has
//! opened something or holds the focus is not disturbed; and it is said politely, for those who can't see it happen.

use super::{
    api::{OpenPanel, PanelForm},
    list::List,
    timeline::latest,
};
use crate::{
    site::words,
    wire::{Inquiry, ask_once},
};
use domain::{
    Words,
    ids::AccountId,
    staff::{AccountState, AccountSummary, StaffPanel, Step, StepState},
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use std::{
    mem::{Discriminant, discriminant},
    time::Duration,
};

/// Seconds before each question: two minutes in all. A relay that answers takes the letter within the first of them; one that
/// doesn't is asked again by the outbox after minutes, which nobody watches.
const WAITS_S: [u64; 10] = [1, 1, 2, 3, 5, 8, 13, 20, 30, 30];

/// The panel as the server has answered.
pub type Shown = Inquiry<OpenPanel>;

/// What the panel shows now. Each answer of [`Shown`] is drawn as a panel of its own.
pub type OnScreen = StoredValue<Option<RwSignal<StaffPanel>>>;

/// Follows the letter of whoever is shown. The answer is what has last become of it, for the panel's live region.
pub fn follow(shown: Shown, on_screen: OnScreen, list: List) -> ReadSignal<String> {
    let (said, say) = signal(String::new());
    let watch = Watch { on_screen, list, words: words(), say, timer: StoredValue::new(None), round: StoredValue::new(0) };
    Effect::new(move |before: Option<Option<AccountId>>| {
        watch.stop();
        let now = shown.get().and_then(Result::ok).map(|panel| {
            if is_under_way(&panel) {
                watch.look_later(0);
            }
            panel.summary.id
        });
        if before.is_some_and(|before| before != now) {
            say.set(String::new());
        }
        now
    });
    // The list may have been asked a moment before the panel was: where the letter is settled already, nobody would ask again.
    Effect::new(move |told: Option<Option<Stand>>| {
        let told = told.flatten();
        let settled = shown.get().and_then(Result::ok).filter(|panel| !is_under_way(panel));
        let panel = settled.map(|panel| stand(&panel.summary));
        let Some(panel) = panel else { return told };
        let row = list.row(panel.0).map(|row| stand(&row));
        if told.as_ref() == Some(&panel) || row.is_none_or(|row| row == panel) {
            return told;
        }
        list.note_move();
        Some(panel)
    });
    on_cleanup(move || watch.stop());
    said
}

/// Who, and what a row says of them that a panel says too. Not the time left, which is another each second.
type Stand = (AccountId, Discriminant<AccountState>, bool, bool, bool);

fn stand(account: &AccountSummary) -> Stand {
    let is_on_its_way = matches!(account.state, AccountState::Invited { left_s: None });
    (account.id, discriminant(&account.state), is_on_its_way, account.address_blocked, account.policy_pending)
}

#[derive(Clone, Copy)]
struct Watch {
    on_screen: OnScreen,
    list: List,
    words: Words,
    say: WriteSignal<String>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// Tells an answer that comes when something else is shown already.
    round: StoredValue<u32>,
}

impl Watch {
    fn stop(self) {
        self.round.update_value(|round| *round = round.wrapping_add(1));
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    fn look_later(self, turn: usize) {
        let Some(wait_s) = WAITS_S.get(turn) else { return };
        let timer = set_timeout_with_handle(move || self.look(turn), Duration::from_secs(*wait_s));
        self.timer.set_value(timer.ok());
    }

    fn look(self, turn: usize) {
        if document().hidden() {
            return self.look_later(turn);
        }
        let Some(panel) = self.on_screen.get_value() else { return };
        let Some(known) = panel.try_get_untracked() else { return };
        let round = self.round.get_value();
        spawn_local(async move {
            let found = ask_once::<OpenPanel>(PanelForm { account: known.summary.id.to_string() }.into()).await;
            if self.round.try_get_value() != Some(round) {
                return;
            }
            let is_watched_further = match found {
                Ok(found) if is_news(&known, &found) && !is_being_asked() => {
                    let is_under_way = is_under_way(&found);
                    self.say.set(latest(&found.timeline, &found.summary.name, self.words));
                    panel.set(found);
                    self.list.note_move();
                    is_under_way
                }
                // Nothing new, or no answer: perhaps the next one.
                _ => true,
            };
            if is_watched_further {
                self.look_later(turn + 1);
            }
        });
    }
}

/// The letter is queued, on its way, or was put off by the relay.
fn is_under_way(panel: &StaffPanel) -> bool {
    panel
        .timeline
        .iter()
        .any(|step| step.state == StepState::Now && matches!(step.step, Step::HandedOver | Step::Deferred { .. }))
}

fn is_news(known: &StaffPanel, found: &StaffPanel) -> bool {
    known.timeline != found.timeline || known.blocked != found.blocked
}

/// A question stands open: exchanging it would lose what is being typed into it.
fn is_being_asked() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|found| found.is_some())
}
