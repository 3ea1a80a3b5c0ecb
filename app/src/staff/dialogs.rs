//! How each question is asked: a dialog with its text, what to press, and why it wasn't done.

use super::{
    api::{ActivateStaff, CorrectAddress, ResendInvitation},
    questions::{Question, Questions},
};
use crate::{
    forms::{FormState, input_named, use_form},
    site::words,
    ui::{Button, ButtonLink, Dialog, EmailField, Glyph, Look, Notice, Tone},
    wire::{Sending, ServerForm},
};
use domain::{
    AppError,
    errors::Conflict,
    fields::Field,
    staff::{AccountState, StaffPanel},
};
use leptos::{prelude::*, wasm_bindgen::JsCast as _, web_sys::HtmlElement};

/// Whatever can be asked about this account, each question closed unless it is being asked.
#[component]
pub fn Dialogs(
    /// Whose.
    panel: StaffPanel,
    /// Which is open.
    questions: Questions,
) -> impl IntoView {
    let may = panel.may;
    let (activated, resent, corrected) = (panel.clone(), panel.clone(), panel);
    view! {
        {may.activate.then(|| view! { <Activation panel=activated questions/> })}
        {may.resend.then(|| view! { <Resending panel=resent questions/> })}
        {may.correct_address.then(|| view! { <Correction panel=corrected questions/> })}
    }
}

/// Rows 48 and 49: an account that was created without a mail is activated later, and never without being asked.
#[component]
fn Activation(panel: StaffPanel, questions: Questions) -> impl IntoView {
    let words = words();
    let action = Sending::<ActivateStaff>::new();
    let form = use_form(action);
    Effect::new(move |_| {
        if matches!(action.answer(), Some(Ok(_))) {
            questions.start_again();
        }
    });
    let person = &panel.summary;
    let language = words.common_language_name(person.locale.code(), person.locale.endonym());
    let text = words.staff_activate_text(&person.sign_in_name, &person.name, &language);
    let title = words.staff_activate_question(&person.name);
    view! {
        <Asked
            question=Question::Activate
            questions
            title
            actions=move || {
                view! {
                    <ServerForm action attr:novalidate=true>
                        <About panel=panel.clone() questions/>
                        <Button look=Look::Primary icon=Glyph::Send busy=form.busy>
                            {words.staff_activate()}
                        </Button>
                    </ServerForm>
                }
            }
        >
            <Refused form questions/>
            <p>{text}</p>
        </Asked>
    }
}

/// Sends a new link; says first that the former one will stop working.
#[component]
fn Resending(panel: StaffPanel, questions: Questions) -> impl IntoView {
    let words = words();
    let action = Sending::<ResendInvitation>::new();
    let form = use_form(action);
    Effect::new(move |_| {
        if matches!(action.answer(), Some(Ok(_))) {
            questions.start_again();
        }
    });
    let title = words.staff_resend_question(&panel.summary.name);
    let text = words.staff_resend_text(&panel.summary.sign_in_name);
    view! {
        <Asked
            question=Question::Resend
            questions
            title
            actions=move || {
                view! {
                    <ServerForm action attr:novalidate=true>
                        <About panel=panel.clone() questions/>
                        <Button look=Look::Primary icon=Glyph::Send busy=form.busy>
                            {words.staff_resend()}
                        </Button>
                    </ServerForm>
                }
            }
        >
            <Refused form questions/>
            <p>{text}</p>
        </Asked>
    }
}

/// The right address, and the invitation goes there if one had been sent.
#[component]
fn Correction(panel: StaffPanel, questions: Questions) -> impl IntoView {
    const FORM: &str = "correct-address";
    let words = words();
    let action = Sending::<CorrectAddress>::new();
    let form = use_form(action);
    Effect::new(move |_| {
        if matches!(action.answer(), Some(Ok(_))) {
            questions.start_again();
        }
    });
    let fault = form.fault(Field::Email);
    Effect::new(move |_| {
        if fault.with(Option::is_some) {
            focus(Field::Email.name());
        }
    });
    let is_resent = panel.summary.state != AccountState::Created;
    let (text, submit) = if is_resent {
        (words.staff_correct_text_sent(), words.staff_correct_and_resend())
    } else {
        (words.staff_correct_text_unsent(), words.staff_correct())
    };
    let (title, present) = (words.staff_correct_question(&panel.summary.name), panel.summary.sign_in_name.clone());
    view! {
        <Asked
            question=Question::Correct
            questions
            title
            actions=move || {
                view! {
                    <Button look=Look::Primary form=FORM busy=form.busy>
                        {submit}
                    </Button>
                }
            }
        >
            <Refused form questions/>
            <ServerForm action attr:id=FORM attr:class="form" attr:novalidate=true>
                <About panel=panel.clone() questions/>
                <EmailField
                    entry=form.entry(Field::Email).holding(&present)
                    label=words.staff_email()
                    hint=words.staff_correct_hint()
                    autocomplete="off"
                    required=true
                />
            </ServerForm>
            <p class="soft">{text}</p>
        </Asked>
    }
}

/// One question: its text, "cancel", and what to press.
#[component]
fn Asked(
    question: Question,
    questions: Questions,
    #[prop(into)] title: String,
    #[prop(into)] actions: ViewFnOnce,
    children: Children,
) -> impl IntoView {
    let words = words();
    let cancel = words.common_cancel();
    view! {
        <Dialog
            id=format!("ask-{}", question.code())
            title
            close=words.common_close()
            close_href=questions.panel().get_untracked()
            open=questions.is_open(question)
            on_close=questions.leave()
            actions=move || {
                view! {
                    <ButtonLink look=Look::Bare href=questions.panel() on_press=questions.leave()>
                        {cancel}
                    </ButtonLink>
                    {actions.run()}
                }
            }
        >
            {children()}
        </Dialog>
    }
}

/// What each form says of the account: which, as it was when the page was drawn, and the list behind it.
#[component]
fn About(panel: StaffPanel, questions: Questions) -> impl IntoView {
    view! {
        <input type="hidden" name=input_named("account") value=panel.summary.id.to_string()/>
        <input type="hidden" name=input_named(Field::Version.name()) value=panel.version.to_string()/>
        <input type="hidden" name=input_named("list") value=move || questions.list_behind()/>
    }
}

/// Why it wasn't done. When somebody else has changed the account meanwhile, the way to see how it stands now.
#[component]
fn Refused(form: FormState, questions: Questions) -> impl IntoView {
    let words = words();
    move || {
        let text = form.refusal().get()?;
        let is_outdated =
            form.error.with(|error| matches!(error, Some(AppError::Conflict(conflict)) if *conflict != Conflict::AlreadySetUp));
        let reload = move || {
            is_outdated.then(|| {
                view! {
                    <ButtonLink small=true icon=Glyph::Refresh href=questions.panel() on_press=move |()| questions.start_again()>
                        {words.staff_reload()}
                    </ButtonLink>
                }
            })
        };
        Some(view! { <Notice tone=Tone::Bad actions=reload>{text}</Notice> })
    }
}

/// Gives the focus to an element, if there is one.
pub fn focus(id: &str) {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // What can't take the focus is read all the same.
        drop(element.focus());
    }
}
