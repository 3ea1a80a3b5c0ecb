//! What the list and the panel beside it know of each other.

use super::{address, api::BuildingsAtAGlance, staff_page::Answer};
use crate::{
    forms::Nothing,
    wire::{Inquiry, ask},
};
use domain::{
    ids::AccountId,
    staff::{AccountSummary, StaffQuery},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The list behind the panel.
#[derive(Clone, Copy)]
pub struct List {
    /// What part of the list is shown.
    pub query: Memo<StaffQuery>,
    /// The page's path: the list's, or the open panel's.
    pub path: Memo<String>,
    /// The buildings, where they are few enough to choose from: for the list to be narrowed to one, and for somebody new to begin in one.
    pub buildings: Inquiry<BuildingsAtAGlance>,
    changes: RwSignal<u32>,
    moves: RwSignal<u32>,
    answer: StoredValue<Option<Answer>>,
}

impl List {
    /// Reads the address and tells the panel.
    pub fn provide() -> Self {
        let location = use_location();
        let (path, search) = (location.pathname, location.search);
        // A memo: opening a person changes the address, but not the question, and the list is not asked for again.
        let query = Memo::new(move |_| search.with(|search| address::read(search)));
        let list = Self {
            query,
            path,
            buildings: ask(|| (0, Nothing::default())),
            changes: RwSignal::new(0),
            moves: RwSignal::new(0),
            answer: StoredValue::new(None),
        };
        provide_context(list);
        list
    }

    /// The list that this panel stands beside.
    ///
    /// # Panics
    /// Outside of the staff page, which provides it.
    pub fn beside() -> Self {
        expect_context::<Self>()
    }

    /// What is behind the path: an account's id, `new`, or nothing.
    pub fn open(self) -> Memo<Option<String>> {
        Memo::new(move |_| {
            let path = self.path.get();
            let rest = path.strip_prefix(address::LIST)?.strip_prefix('/')?;
            rest.split('/').next().filter(|open| !open.is_empty()).map(str::to_owned)
        })
    }

    /// Changes whenever something was done to an account.
    pub fn changes(self) -> u32 {
        self.changes.get()
    }

    /// Something was done: what is shown is out of date.
    pub fn note_change(self) {
        self.changes.update(|changes| *changes = changes.wrapping_add(1));
    }

    /// Where the rows come from.
    pub fn is_answered_by(self, answer: Answer) {
        self.answer.set_value(Some(answer));
    }

    /// This account's row, if it is on the page of the list that is shown.
    pub fn row(self, id: AccountId) -> Option<AccountSummary> {
        let page = self.answer.get_value()?.get()?.ok()?;
        page.rows.into_iter().find(|row| row.id == id)
    }

    /// Changes whenever a letter has come further, which the panel beside the list knows already.
    pub fn moves(self) -> u32 {
        self.moves.get()
    }

    /// A letter has come further: the rows are out of date, the panel isn't.
    pub fn note_move(self) {
        self.moves.update(|moves| *moves = moves.wrapping_add(1));
    }

    /// The list without a panel.
    pub fn closed(self) -> Signal<String> {
        Signal::derive(move || self.query.with(|query| address::href(address::LIST, query)))
    }

    /// Another part of the list from its first page on, with the panel as it is.
    pub fn first_page(self, change: impl Fn(&mut StaffQuery) + Send + Sync + 'static) -> Signal<String> {
        self.elsewhere(move |query| {
            change(query);
            (query.after, query.before) = (None, None);
        })
    }

    /// Another part of the list, with the panel as it is.
    pub fn elsewhere(self, change: impl Fn(&mut StaffQuery) + Send + Sync + 'static) -> Signal<String> {
        Signal::derive(move || {
            let mut query = self.query.get();
            change(&mut query);
            self.path.with(|path| address::href(path, &query))
        })
    }
}
