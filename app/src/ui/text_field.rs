use leptos::{html::Input, prelude::*};

use super::field::{Entry, Frame};

/// A line of text.
#[expect(clippy::fn_params_excessive_bools, reason = "attributes of HTML, there or not; a page names the few it wants")]
#[component]
pub fn TextField(
    /// Its name, what it holds at first, what is wrong with it.
    #[prop(into)]
    entry: Entry,
    /// The label.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Must be filled in. Told to readers only: the server judges, in the page's language.
    #[prop(optional)]
    required: bool,
    /// The word beside the label ("optional").
    #[prop(optional, into)]
    marker: Option<String>,
    /// Follows what is typed, and sets it.
    #[prop(optional)]
    bind: Option<RwSignal<String>>,
    /// The kind of value, in HTML's words ("given-name"), so that browsers can fill it in.
    #[prop(optional, into)]
    autocomplete: Option<String>,
    /// Which keyboard a phone shows.
    #[prop(optional, into)]
    inputmode: Option<String>,
    /// An example, never the label.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// The longest value, in UTF-16 units as browsers count.
    #[prop(optional)]
    maxlength: Option<u32>,
    /// Takes the focus when the page opens.
    #[prop(optional)]
    autofocus: bool,
    /// Can be read and copied only.
    #[prop(optional)]
    readonly: bool,
    /// Letters of one width: codes, addresses.
    #[prop(optional)]
    mono: bool,
    /// Neither spell-checked nor capitalised: sign-in names, codes.
    #[prop(optional)]
    verbatim: bool,
    /// The id of a `<datalist>` with values to offer.
    #[prop(optional, into)]
    list: Option<String>,
) -> impl IntoView {
    let Entry { name, id, value, error } = entry;
    let frame = Frame { id, label, hint, error, marker };
    TextControl {
        kind: "text",
        name,
        value,
        required,
        bind,
        autocomplete,
        inputmode,
        placeholder,
        maxlength,
        autofocus,
        readonly,
        mono,
        verbatim,
        list,
    }
    .within(frame)
}

/// An e-mail address.
#[component]
pub fn EmailField(
    /// Its name, what it holds at first, what is wrong with it.
    #[prop(into)]
    entry: Entry,
    /// The label.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Must be filled in. Told to readers only: the server judges, in the page's language.
    #[prop(optional)]
    required: bool,
    /// The word beside the label ("optional").
    #[prop(optional, into)]
    marker: Option<String>,
    /// Follows what is typed, and sets it.
    #[prop(optional)]
    bind: Option<RwSignal<String>>,
    /// Whose address, in HTML's words: "email", "username" where it is the sign-in name, "off" for somebody else's.
    #[prop(default = "email".into(), into)]
    autocomplete: String,
    /// An example, never the label.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Takes the focus when the page opens.
    #[prop(optional)]
    autofocus: bool,
    /// Can be read and copied only.
    #[prop(optional)]
    readonly: bool,
) -> impl IntoView {
    let Entry { name, id, value, error } = entry;
    let frame = Frame { id, label, hint, error, marker };
    let (autocomplete, inputmode) = (Some(autocomplete), None);
    TextControl {
        kind: "email",
        name,
        value,
        required,
        bind,
        autocomplete,
        inputmode,
        placeholder,
        maxlength: None,
        autofocus,
        readonly,
        mono: false,
        verbatim: true,
        list: None,
    }
    .within(frame)
}

/// A day and a time, on the clock of whoever types it.
#[component]
pub fn InstantField(
    /// Its name, what it holds at first, what is wrong with it.
    #[prop(into)]
    entry: Entry,
    /// The label.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Must be filled in. Told to readers only.
    #[prop(optional)]
    required: bool,
    /// The word beside the label ("optional").
    #[prop(optional, into)]
    marker: Option<String>,
    /// Follows what is typed, and sets it.
    #[prop(optional)]
    bind: Option<RwSignal<String>>,
) -> impl IntoView {
    let Entry { name, id, value, error } = entry;
    let frame = Frame { id, label, hint, error, marker };
    TextControl {
        kind: "datetime-local",
        name,
        value,
        required,
        bind,
        autocomplete: Some("off".into()),
        list: None,
        inputmode: None,
        placeholder: None,
        maxlength: None,
        autofocus: false,
        readonly: false,
        mono: false,
        verbatim: false,
    }
    .within(frame)
}

#[expect(clippy::struct_excessive_bools, reason = "attributes of HTML, there or not")]
struct TextControl {
    kind: &'static str,
    name: String,
    value: String,
    required: bool,
    bind: Option<RwSignal<String>>,
    autocomplete: Option<String>,
    inputmode: Option<String>,
    placeholder: Option<String>,
    maxlength: Option<u32>,
    autofocus: bool,
    readonly: bool,
    mono: bool,
    verbatim: bool,
    list: Option<String>,
}

impl TextControl {
    fn within(self, frame: Frame) -> AnyView {
        let ids = frame.ids();
        let node = NodeRef::<Input>::new();
        if let Some(bind) = self.bind {
            follow(node, bind);
        }
        let control = view! {
            <input
                node_ref=node
                id=ids.control
                class=if self.mono { "input mono" } else { "input" }
                type=self.kind
                name=self.name
                value=first_value(self.value, self.bind)
                autocomplete=self.autocomplete
                inputmode=self.inputmode
                placeholder=self.placeholder
                maxlength=self.maxlength
                autofocus=self.autofocus
                readonly=self.readonly
                list=self.list
                spellcheck=self.verbatim.then_some("false")
                autocapitalize=self.verbatim.then_some("none")
                aria-required=self.required.then_some("true")
                aria-describedby=ids.describedby
                aria-invalid=ids.invalid
                on:input=move |ev| {
                    if let Some(bind) = self.bind {
                        bind.set(event_target_value(&ev));
                    }
                }
            />
        };
        frame.around(control.into_any())
    }
}

/// What a control holds when it is first drawn: its own value, else that of the signal it follows.
pub(super) fn first_value(value: String, bind: Option<RwSignal<String>>) -> Option<String> {
    Some(value)
        .filter(|text| !text.is_empty())
        .or_else(|| bind.map(|signal| signal.get_untracked()))
        .filter(|text| !text.is_empty())
}

/// Ties a control to a signal both ways.
///
/// The first time, the control wins: people type before the script has arrived, and browsers fill fields in. What they typed
/// must not be replaced by the empty value that the program starts with.
pub(super) fn follow(node: NodeRef<Input>, bind: RwSignal<String>) {
    Effect::new(move |met: Option<bool>| {
        let wanted = bind.get();
        let Some(input) = node.get() else { return false };
        let held = input.value();
        if held != wanted {
            if met == Some(true) || held.is_empty() {
                input.set_value(&wanted);
            } else {
                bind.set(held);
            }
        }
        true
    });
}
