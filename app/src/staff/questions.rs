//! What is asked before something leaves: whether to activate, to send a new link, and what the right address is. Here is which
//! question stands open and what opens it; how each is asked is in [`super::dialogs`].
//!
//! With a script a dialog asks. Without one the button is a link to the same panel with the question open (`?confirm=activate`): the same
//! dialog, drawn open by the server.

use super::{address, list::List};
use crate::{
    address::parameter,
    ui::{ButtonLink, Glyph, Look, effect},
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

/// What can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Send the first invitation?
    Activate,
    /// Send a new link?
    Resend,
    /// What is the right address?
    Correct,
    /// Make the person an administrator?
    Name,
    /// End it?
    Dismiss,
    /// What is to be changed of the person's details?
    Edit,
    /// What is the address of somebody who has none?
    Address,
    /// Close the account?
    Deactivate,
    /// Open it again, and with what?
    Reactivate,
    /// Send a link to choose another password?
    Reset,
    /// Hand out another PIN?
    Pin,
    /// Print an access card?
    Card,
    /// Let sign-ins through again?
    Unlock,
    /// Put the request for help aside?
    Aside,
}

impl Question {
    const ALL: [Self; 14] = [
        Self::Activate,
        Self::Resend,
        Self::Correct,
        Self::Name,
        Self::Dismiss,
        Self::Edit,
        Self::Address,
        Self::Deactivate,
        Self::Reactivate,
        Self::Reset,
        Self::Pin,
        Self::Card,
        Self::Unlock,
        Self::Aside,
    ];

    /// As it stands in the address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Activate => "activate",
            Self::Resend => "resend",
            Self::Correct => "correct-address",
            Self::Name => "name-administrator",
            Self::Dismiss => "dismiss-administrator",
            Self::Edit => "edit",
            Self::Address => "address",
            Self::Deactivate => "deactivate",
            Self::Reactivate => "reactivate",
            Self::Reset => "reset",
            Self::Pin => "new-pin",
            Self::Card => "card",
            Self::Unlock => "unlock",
            Self::Aside => "put-aside",
        }
    }

    fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.code() == code)
    }
}

/// Which question stands open.
#[derive(Clone, Copy)]
pub struct Questions {
    list: List,
    account: StoredValue<String>,
    open: RwSignal<Option<Question>>,
    leave: Callback<()>,
}

impl Questions {
    /// About this account.
    pub fn about(account: String) -> Self {
        let (list, navigate, search) = (List::beside(), use_navigate(), use_location().search);
        let account = StoredValue::new(account);
        let in_address =
            Memo::new(move |_| search.with(|search| parameter(search, "confirm").and_then(|code| Question::parse(&code))));
        let open = RwSignal::new(in_address.get_untracked());
        effect(move || open.set(in_address.get()));
        let leave = Callback::new(move |()| {
            open.set(None);
            if in_address.get_untracked().is_some() {
                let panel = list.query.with_untracked(|query| address::href(&address::panel(&account.get_value()), query));
                navigate(&panel, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
            }
        });
        Self { list, account, open, leave }
    }

    /// The panel with nothing asked.
    pub(super) fn panel(self) -> Signal<String> {
        Signal::derive(move || self.list.query.with(|query| address::href(&address::panel(&self.account.get_value()), query)))
    }

    pub(super) fn is_open(self, question: Question) -> Signal<bool> {
        Signal::derive(move || self.open.get() == Some(question))
    }

    /// Asks nothing any more.
    pub(super) fn leave(self) -> Callback<()> {
        self.leave
    }

    /// The list behind the panel, as it stands in the address.
    pub(super) fn list_behind(self) -> String {
        let address = self.list.closed().get();
        address.split_once('?').map(|(_, question)| question.to_owned()).unwrap_or_default()
    }

    /// The account as it is now, and no question.
    pub(super) fn start_again(self) {
        self.leave.run(());
        self.list.note_change();
    }
}

/// The button that asks.
#[component]
pub fn Ask(
    /// What.
    question: Question,
    /// Where.
    questions: Questions,
    /// How much it asks to be pressed.
    #[prop(optional)]
    look: Look,
    /// An icon before the words.
    #[prop(optional)]
    icon: Option<Glyph>,
    /// For places with little room.
    #[prop(optional)]
    small: bool,
    /// The words.
    children: Children,
) -> impl IntoView {
    let href = Signal::derive(move || {
        let panel = address::panel(&questions.account.get_value());
        questions.list.query.with(|query| address::href_with(&panel, query, "confirm", question.code()))
    });
    let ask = move |()| questions.open.set(Some(question));
    match icon {
        Some(icon) => view! {
            <ButtonLink href look small icon on_press=ask>
                {children()}
            </ButtonLink>
        }
        .into_any(),
        None => view! {
            <ButtonLink href look small on_press=ask>
                {children()}
            </ButtonLink>
        }
        .into_any(),
    }
}
