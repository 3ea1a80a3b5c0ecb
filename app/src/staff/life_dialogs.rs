//! What is asked of the life of an account: its details, closing and opening it, and helping its owner to sign in.

use super::{
    address_advice::AddressAdvice,
    api::{
        AddAddress, DeactivateStaff, DismissHelp, EditStaff, NewPin, OfferEdit, PanelForm, ReactivateStaff, SendReset,
        UnlockStaff,
    },
    dialogs::{About, Asked, Confirmation, Refused, start_again_once_done},
    questions::{Question, Questions},
};
use crate::{
    cards::api::PrintCard,
    errors::Refusal,
    forms::{input_of_list, use_form},
    site::words,
    ui::{
        Awaited, Button, CheckboxField, Choice, EmailField, Entry, FieldRow, Glyph, Look, PasswordField, SelectField, TextField,
        live,
    },
    wire::{Sending, ServerForm, ask},
};
use domain::{Locale, fields::Field, staff::StaffPanel};
use leptos::{prelude::*, server_fn::ServerFn};

/// What is asked of an account's life: its details, closing and opening it, and helping its owner to sign in.
#[component]
pub fn LifeDialogs(
    /// Whose.
    panel: StaffPanel,
    /// Which is open.
    questions: Questions,
) -> impl IntoView {
    let (words, may, person) = (words(), panel.may, panel.summary.clone());
    let (name, address) = (person.name, person.sign_in_name);
    let deactivation = may.deactivate.then(|| {
        let told = [words.staff_deactivate_question(&name), words.staff_deactivate_text(&name), words.staff_deactivate()];
        plain::<DeactivateStaff>(Question::Deactivate, questions, &panel, told, Glyph::Minus)
    });
    let reset = may.send_reset.then(|| {
        let language = words.common_language_name(person.locale.code(), person.locale.endonym());
        let told = [words.staff_reset_question(&name), words.staff_reset_text(&address, &language), words.staff_reset()];
        plain::<SendReset>(Question::Reset, questions, &panel, told, Glyph::Send)
    });
    let card = may.print_card.then(|| {
        let told = [words.staff_card_question(&name), words.staff_card_text(), words.staff_card()];
        plain::<PrintCard>(Question::Card, questions, &panel, told, Glyph::Print)
    });
    let unlocking = may.unlock.then(|| {
        let told = [words.staff_unlock_question(&name), words.staff_unlock_text(&name), words.staff_unlock()];
        plain::<UnlockStaff>(Question::Unlock, questions, &panel, told, Glyph::Lock)
    });
    let aside = may.dismiss_help.then(|| {
        let told = [words.staff_aside_question(&name), words.staff_aside_text(), words.staff_aside()];
        plain::<DismissHelp>(Question::Aside, questions, &panel, told, Glyph::Check)
    });
    view! {
        {deactivation}
        {reset}
        {card}
        {unlocking}
        {aside}
        {may.hand_out_pin.then(|| view! { <PinDialog panel=panel.clone() questions/> })}
        {may.reactivate.then(|| view! { <ReturnDialog panel=panel.clone() questions/> })}
        {may.add_address.then(|| view! { <AddressDialog panel=panel.clone() questions/> })}
        {may.edit.then(|| view! { <EditDialog panel questions/> })}
    }
}

/// Another PIN: drawn, or typed where the organisation lets people type them.
#[component]
fn PinDialog(panel: StaffPanel, questions: Questions) -> impl IntoView {
    const FORM: &str = "new-pin";
    let words = words();
    let action = Sending::<NewPin>::new();
    let form = use_form(action);
    start_again_once_done(action.sent, questions);
    let title = words.staff_pin_question(&panel.summary.name);
    let typed = panel.may.type_pin.then(|| {
        view! {
            <PasswordField
                entry=form.entry(Field::Pin)
                label=words.staff_pin()
                hint=words.staff_pin_typed_hint()
                autocomplete="off"
                inputmode="numeric"
                show=words.common_show()
                hide=words.common_hide()
                marker=words.common_optional()
            />
        }
    });
    view! {
        <Asked
            question=Question::Pin
            questions
            title
            actions=move || {
                view! {
                    <Button look=Look::Primary icon=Glyph::Key form=FORM busy=form.busy>
                        {words.staff_pin_draw()}
                    </Button>
                }
            }
        >
            <Refused form questions/>
            <p>{words.staff_pin_text()}</p>
            <ServerForm action attr:id=FORM attr:class="form" attr:novalidate=true>
                <About panel questions/>
                {typed}
            </ServerForm>
        </Asked>
    }
}

/// Somebody comes back: what of their access is given back.
#[component]
fn ReturnDialog(panel: StaffPanel, questions: Questions) -> impl IntoView {
    const FORM: &str = "reactivate";
    let words = words();
    let action = Sending::<ReactivateStaff>::new();
    let form = use_form(action);
    start_again_once_done(action.sent, questions);
    let (title, name) = (words.staff_reactivate_question(&panel.summary.name), panel.summary.name.clone());
    let former = panel.former.clone();
    let told = if former.is_empty() { words.staff_reactivate_nothing(&name) } else { words.staff_reactivate_text(&name) };
    let grants = former
        .into_iter()
        .map(|grant| {
            let entry = Entry { id: format!("keep-{}", grant.id), ..Entry::new(input_of_list("keep")) };
            view! {
                <CheckboxField entry value=grant.id.to_string() checked=true hint=grant.group>
                    {grant.place}
                </CheckboxField>
            }
        })
        .collect_view();
    view! {
        <Asked
            question=Question::Reactivate
            questions
            title
            actions=move || {
                view! {
                    <Button look=Look::Primary icon=Glyph::Check form=FORM busy=form.busy>
                        {words.staff_reactivate()}
                    </Button>
                }
            }
        >
            <Refused form questions/>
            <p>{told}</p>
            <ServerForm action attr:id=FORM attr:class="form" attr:novalidate=true>
                <About panel questions/>
                {grants}
            </ServerForm>
        </Asked>
    }
}

/// Names, language, user group, and the building seen first. The sign-in name stays as it is, and says so.
#[component]
fn EditDialog(panel: StaffPanel, questions: Questions) -> impl IntoView {
    const FORM: &str = "edit-details";
    let words = words();
    let action = Sending::<EditStaff>::new();
    let form = use_form(action);
    start_again_once_done(action.sent, questions);
    let (details, person) = (panel.details.clone(), panel.summary.clone());
    let account = person.id.to_string();
    let choices = ask::<OfferEdit, _>(move || (0, PanelForm { account: account.clone() }));
    let languages: Vec<Choice> = Locale::ALL.iter().map(|locale| Choice::new(locale.code(), locale.endonym())).collect();
    let of = move |field, present: &str| {
        let value = form.value_or(field, present);
        Entry { value, ..form.entry(field) }
    };
    let language = RwSignal::new(form.value_or(Field::Locale, person.locale.code()));
    let group = details.user_group.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
    let group = RwSignal::new(form.value_or(Field::UserGroup, &group));
    let building = details.default_building.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
    let building = RwSignal::new(form.value_or(Field::DefaultBuilding, &building));
    let present = details.clone();
    // What is there now is among the choices, however many there are. What isn't sent stays as it is.
    let offered = move || {
        let found = choices.get()?.ok()?;
        let mut groups: Vec<Choice> =
            found.user_groups.iter().map(|group| Choice::new(group.id.to_string(), group.name.clone())).collect();
        let mut buildings: Vec<Choice> =
            found.buildings.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
        include(&mut groups, present.user_group.as_ref());
        include(&mut buildings, present.default_building.as_ref());
        Some(view! {
            {(!groups.is_empty())
                .then(|| {
                    view! {
                        <SelectField
                            entry=form.entry(Field::UserGroup)
                            label=words.staff_user_group()
                            blank=words.staff_no_user_group()
                            options=groups
                            bind=group
                        />
                    }
                })}
            {(buildings.len() > 1)
                .then(|| {
                    view! {
                        <SelectField
                            entry=form.entry(Field::DefaultBuilding)
                            label=words.staff_default_building()
                            blank=words.staff_default_building_first()
                            options=buildings
                            bind=building
                        />
                    }
                })}
        })
    };
    view! {
        <Asked
            question=Question::Edit
            questions
            title=words.staff_edit_question(&person.name)
            actions=move || {
                view! {
                    <Button look=Look::Primary form=FORM busy=form.busy>
                        {words.common_save()}
                    </Button>
                }
            }
        >
            <Refused form questions/>
            <ServerForm action attr:id=FORM attr:class="form" attr:novalidate=true>
                <About panel questions/>
                <FieldRow>
                    <TextField
                        entry=of(Field::FirstName, &details.first_name)
                        label=words.staff_first_name()
                        autocomplete="off"
                        required=true
                    />
                    <TextField
                        entry=of(Field::LastName, &details.last_name)
                        label=words.staff_last_name()
                        marker=words.common_optional()
                        autocomplete="off"
                    />
                </FieldRow>
                <SelectField
                    entry=form.entry(Field::Locale)
                    label=words.staff_new_language()
                    options=languages
                    bind=language
                    required=true
                />
                <Awaited>{live(offered)}</Awaited>
            </ServerForm>
            <p class="soft small">{words.staff_edit_sign_in_name(&person.sign_in_name)}</p>
        </Asked>
    }
}

fn include<T: ToString>(choices: &mut Vec<Choice>, present: Option<&(T, String)>) {
    let Some((id, name)) = present.map(|(id, name)| (id.to_string(), name.clone())) else { return };
    if choices.iter().all(|choice| choice.value != id) {
        choices.insert(0, Choice::new(id, name));
    }
}

/// An address for somebody who has none: it counts once they have confirmed it by choosing a password.
#[component]
fn AddressDialog(panel: StaffPanel, questions: Questions) -> impl IntoView {
    const FORM: &str = "add-address";
    let words = words();
    let action = Sending::<AddAddress>::new();
    let form = use_form(action);
    start_again_once_done(action.sent, questions);
    let title = words.staff_address_question(&panel.summary.name);
    let email = RwSignal::new(form.value(Field::Email));
    view! {
        <Asked
            question=Question::Address
            questions
            title
            actions=move || {
                view! {
                    <Button look=Look::Primary icon=Glyph::Send form=FORM busy=form.busy>
                        {words.staff_address_send()}
                    </Button>
                }
            }
        >
            <Refused form questions/>
            <p>{words.staff_address_text(&panel.summary.sign_in_name)}</p>
            <ServerForm action attr:id=FORM attr:class="form" attr:novalidate=true>
                <About panel questions/>
                <EmailField entry=form.entry(Field::Email) label=words.staff_email() autocomplete="off" bind=email required=true/>
                <AddressAdvice form email/>
            </ServerForm>
        </Asked>
    }
}

/// A press that says what it will do, without anything to be typed.
fn plain<S>(
    question: Question,
    questions: Questions,
    panel: &StaffPanel,
    [title, text, submit]: [String; 3],
    icon: Glyph,
) -> AnyView
where
    S: ServerFn<Error = Refusal> + 'static,
{
    let action = Sending::<S>::new();
    view! { <Confirmation question questions panel=panel.clone() action title text submit icon/> }.into_any()
}
