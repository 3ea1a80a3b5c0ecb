//! The matrix while somebody works with it: what is chosen, what was before, and what is said of it.

use super::{
    address::Asked,
    api::ShowMatrix,
    chosen::{Chosen, Group, Spot},
};
use crate::{
    forms::{FormState, input_of_list},
    staff::list::List,
    ui::hydrated,
    wire::{Inquiry, ask},
};
use domain::{
    fields::Field,
    ids::{AccountId, PermissionGroupId, PortfolioId},
    permissions::{MatrixQuery, Scope},
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use std::time::Duration;

/// As many steps as can be undone.
const STEPS: usize = 50;

/// Everything that the matrix's parts share.
#[derive(Clone, Copy)]
pub struct Choosing {
    /// What is chosen and not saved.
    pub chosen: RwSignal<Chosen>,
    /// What part of the buildings is asked for.
    pub asked: Memo<Asked>,
    /// Whose access; empty: of somebody new.
    pub account: StoredValue<String>,
    /// The id of the form that sends it.
    pub form: &'static str,
    /// What a building begins with when it is given, where something says so.
    pub usual: RwSignal<Option<PermissionGroupId>>,
    /// The same access as this colleague's, by name.
    pub like_name: RwSignal<String>,
    /// What was done to many rows at once, for those who can't see it.
    pub said: RwSignal<String>,
    /// Is there a script? Until then the rows' own controls are what is sent.
    pub awake: ReadSignal<bool>,
    /// The panel that it stands in.
    pub list: List,
    state: FormState,
    before: RwSignal<Vec<Chosen>>,
    go: Callback<Asked>,
}

impl Choosing {
    /// Begins with what a refused form or a draft has brought back, else with what the address says.
    pub fn begin(account: &str, form: &'static str, state: FormState) -> Self {
        let (list, search, navigate) = (List::beside(), use_location().search, use_navigate());
        let asked = Memo::new(move |_| search.with(|search| Asked::read(search)));
        let mut chosen = Chosen::of(&state.typed_list(Field::Access.name()).unwrap_or_default());
        if let (None, Some(like)) = (chosen.like(), asked.with_untracked(|asked| asked.like)) {
            chosen.set_like(like);
        }
        // Each letter replaces the address: "back" leads out of the panel, not through a word letter by letter.
        let go = Callback::new(move |asked: Asked| {
            let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
            navigate(&untrack(|| asked.href(list)), options);
        });
        Self {
            chosen: RwSignal::new(chosen),
            asked,
            account: StoredValue::new(account.to_owned()),
            form,
            usual: RwSignal::new(None),
            like_name: RwSignal::new(String::new()),
            said: RwSignal::new(String::new()),
            awake: hydrated(),
            list,
            state,
            before: RwSignal::new(Vec::new()),
            go,
        }
    }

    /// The buildings, asked for again when another part of them is wanted or somebody else's access is to be had.
    pub fn ask(self) -> Inquiry<ShowMatrix> {
        let like = Memo::new(move |_| self.chosen.with(Chosen::like));
        ask::<ShowMatrix, _>(move || {
            let like = like.get().map(|id| id.to_string()).unwrap_or_default();
            (self.list.changes(), MatrixQuery { like, ..self.query() })
        })
    }

    /// What part of the buildings is asked for, and whose access.
    pub fn query(self) -> MatrixQuery {
        let Asked { search, portfolio, page, .. } = self.asked.get();
        let portfolio = portfolio.map(|id| id.to_string()).unwrap_or_default();
        MatrixQuery { account: self.account.get_value(), search, portfolio, page, like: String::new() }
    }

    /// Another part of the buildings, as an address.
    pub fn elsewhere(self, change: impl Fn(&mut Asked) + Send + Sync + 'static) -> Signal<String> {
        Signal::derive(move || {
            let mut asked = self.asked.get();
            change(&mut asked);
            asked.href(self.list)
        })
    }

    /// Goes there.
    pub fn go(self, change: impl FnOnce(&mut Asked)) {
        let mut asked = self.asked.get_untracked();
        change(&mut asked);
        if asked != self.asked.get_untracked() {
            self.go.run(asked);
        }
    }

    /// Chooses for one row.
    pub fn choose(self, row: About, group: Group) {
        self.edit(move |chosen| row.set(chosen, group));
    }

    /// Changes what is chosen, so that it can be undone.
    pub fn edit(self, edit: impl FnOnce(&mut Chosen)) {
        let before = self.chosen.get_untracked();
        let mut after = before.clone();
        edit(&mut after);
        self.exchange(before, after);
    }

    fn exchange(self, before: Chosen, after: Chosen) {
        if before != after {
            self.before.update(|steps| {
                if steps.len() == STEPS {
                    steps.remove(0);
                }
                steps.push(before);
            });
            self.put(after);
        }
    }

    fn put(self, chosen: Chosen) {
        self.said.set(String::new());
        self.chosen.set(chosen);
        self.state.note_change(Field::Access);
    }

    /// Is there anything to undo?
    pub fn can_undo(self) -> bool {
        self.before.with(|steps| !steps.is_empty())
    }

    /// Takes the last step back.
    pub fn undo(self) {
        if let Some(before) = self.before.try_update(Vec::pop).flatten() {
            self.put(before);
        }
    }

    /// What is wrong with it.
    pub fn fault(self) -> Signal<Option<String>> {
        self.state.fault(Field::Access)
    }

    /// The name of the controls, while there is no script.
    pub fn plain_name(self) -> Signal<Option<String>> {
        Signal::derive(move || (!self.awake.get()).then(|| input_of_list(Field::Access.name())))
    }
}

/// What a row is about, and what is held there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A building.
    Building(Spot),
    /// A portfolio or everything, present and future.
    Wide(Scope, Group),
}

impl About {
    /// Where.
    pub fn scope(self) -> Scope {
        match self {
            Self::Building(spot) => Scope::Building(spot.building),
            Self::Wide(scope, _) => scope,
        }
    }

    /// What is held there.
    pub fn held(self) -> Group {
        match self {
            Self::Building(spot) => spot.held,
            Self::Wide(_, held) => held,
        }
    }

    /// The portfolio that a building belongs to.
    pub fn portfolio(self) -> Option<PortfolioId> {
        if let Self::Building(spot) = self { spot.portfolio } else { None }
    }

    /// What the row shows.
    pub fn shown(self, chosen: &Chosen) -> Group {
        match self {
            Self::Building(spot) => chosen.in_building(spot),
            Self::Wide(scope, held) => chosen.in_scope(scope, held),
        }
    }

    fn set(self, chosen: &mut Chosen, group: Group) {
        match self {
            Self::Building(spot) => chosen.set_building(spot, group),
            Self::Wide(scope, _) => chosen.set_scope(scope, group),
        }
    }
}

/// The same access as this person's.
pub fn take_after(choosing: Choosing, account: AccountId, name: String) {
    choosing.edit(|chosen| chosen.set_like(account));
    choosing.like_name.set(name);
}

/// What is to be done when nothing has happened for a moment.
#[derive(Clone, Copy)]
pub struct Later {
    timer: StoredValue<Option<TimeoutHandle>>,
    pause: Duration,
}

impl Later {
    /// After so many milliseconds.
    pub fn after(pause_ms: u64) -> Self {
        let later = Self { timer: StoredValue::new(None), pause: Duration::from_millis(pause_ms) };
        on_cleanup(move || later.stop());
        later
    }

    /// This, unless something else comes.
    pub fn run(self, what: impl FnOnce() + 'static) {
        self.stop();
        self.timer.set_value(set_timeout_with_handle(what, self.pause).ok());
    }

    /// Nothing any more.
    pub fn stop(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }
}
