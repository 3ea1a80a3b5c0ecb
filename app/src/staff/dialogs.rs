//! How each question about an invitation or an administrator is asked, and what all such dialogs are made of: a text, what to press, and why it
//! wasn't done. Those about the life of an account are in [`super::life_dialogs`].

use super::{
    address_advice::AddressAdvice,
    api::{ActivateStaff, CorrectAddress, DismissAdministrator, NameAdministrator, ResendInvitation},
    life_dialogs::LifeDialogs,
    questions::{Question, Questions},
};
use crate::{
    errors::Refusal,
    forms::{FormState, SessionEnded, input_named, use_form},
    site::words,
    ui::{Button, ButtonLink, Dialog, EmailField, Glyph, Look, Notice, Tone, effect},
    wire::{Sending, Sent, ServerForm},
};
use domain::{
    AppError,
    errors::Conflict,
    fields::Field,
    staff::{AccountState, StaffPanel},
};
use leptos::{prelude::*, server_fn::ServerFn, wasm_bindgen::JsCast as _, web_sys::HtmlElement};

/// Whatever can be asked about this account, each question closed unless it is being asked.
#[component]
pub fn Dialogs(
    /// Whose.
    panel: StaffPanel,
    /// Which is open.
    questions: Questions,
) -> impl IntoView {
    let (words, may, person) = (words(), panel.may, panel.summary.clone());
    let (activated, resent, named, dismissed, corrected) = (panel.clone(), panel.clone(), panel.clone(), panel.clone(), panel);
    let (name, address) = (person.name, person.sign_in_name);
    // Rows 48 and 49: an account that was created without a mail is activated later, and never without being asked.
    let activation = may.activate.then(|| {
        let action = Sending::<ActivateStaff>::new();
        let language = words.common_language_name(person.locale.code(), person.locale.endonym());
        view! {
            <Confirmation
                question=Question::Activate
                questions
                panel=activated
                action
                title=words.staff_activate_question(&name)
                text=words.staff_activate_text(&address, &name, &language)
                submit=words.staff_activate()
            />
        }
    });
    // Says first that the former link will stop working.
    let resending = may.resend.then(|| {
        let action = Sending::<ResendInvitation>::new();
        view! {
            <Confirmation
                question=Question::Resend
                questions
                panel=resent
                action
                title=words.staff_resend_question(&name)
                text=words.staff_resend_text(&address)
                submit=words.staff_resend()
            />
        }
    });
    let naming = may.name_administrator.then(|| {
        let action = Sending::<NameAdministrator>::new();
        view! {
            <Confirmation
                question=Question::Name
                questions
                panel=named
                action
                title=words.staff_name_question(&name)
                text=words.staff_name_text(&name)
                submit=words.staff_name_administrator()
                icon=Glyph::Star
            />
        }
    });
    let dismissal = may.dismiss_administrator.then(|| {
        let action = Sending::<DismissAdministrator>::new();
        view! {
            <Confirmation
                question=Question::Dismiss
                questions
                panel=dismissed
                action
                title=words.staff_dismiss_question(&name)
                text=words.staff_dismiss_text(&name)
                submit=words.staff_dismiss_administrator()
                icon=Glyph::Minus
            />
        }
    });
    view! {
        {activation}
        {resending}
        {naming}
        {dismissal}
        {may.correct_address.then(|| view! { <Correction panel=corrected.clone() questions/> })}
        <LifeDialogs panel=corrected questions/>
    }
}

/// A question that a press answers: then a letter leaves, or a right is given or ended.
#[component]
pub(super) fn Confirmation<S>(
    question: Question,
    questions: Questions,
    panel: StaffPanel,
    action: Sending<S>,
    title: String,
    text: String,
    submit: String,
    #[prop(default = Glyph::Send)] icon: Glyph,
) -> impl IntoView
where
    S: ServerFn<Error = Refusal> + 'static,
{
    let form = use_form(action);
    start_again_once_done(action.sent, questions);
    view! {
        <Asked
            question
            questions
            title
            actions=move || {
                view! {
                    <ServerForm action attr:novalidate=true>
                        <About panel questions/>
                        <Button look=Look::Primary icon busy=form.busy>
                            {submit}
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
    start_again_once_done(action.sent, questions);
    let fault = form.fault(Field::Email);
    effect(move || {
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
    let email = RwSignal::new(form.value_or(Field::Email, &present));
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
                    bind=email
                    required=true
                />
                <AddressAdvice form email/>
            </ServerForm>
            <p class="soft">{text}</p>
        </Asked>
    }
}

/// Afterwards the panel shows the account as it is now.
pub(super) fn start_again_once_done(sent: Sent, questions: Questions) {
    effect(move || {
        if sent.answer.with(|answer| matches!(answer, Some(Ok(_)))) {
            questions.start_again();
        }
    });
}

/// One question: its text, "cancel", and what to press.
#[component]
pub(super) fn Asked(
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
pub(super) fn About(panel: StaffPanel, questions: Questions) -> impl IntoView {
    view! {
        <input type="hidden" name=input_named("account") value=panel.summary.id.to_string()/>
        <input type="hidden" name=input_named(Field::Version.name()) value=panel.version.to_string()/>
        <input type="hidden" name=input_named("list") value=move || questions.list_behind()/>
    }
}

/// Why it wasn't done. When somebody else has changed the account meanwhile, the way to see how it stands now.
#[component]
pub(super) fn Refused(form: FormState, questions: Questions) -> impl IntoView {
    let words = words();
    move || {
        if form.has_lost_its_session() {
            return Some(view! { <SessionEnded/> }.into_any());
        }
        let text = form.refusal().get()?;
        let says_it_all = |conflict: &Conflict| matches!(conflict, Conflict::AlreadySetUp | Conflict::LastAdministrator);
        let is_outdated = form.error.with(|error| matches!(error, Some(AppError::Conflict(conflict)) if !says_it_all(conflict)));
        let reload = move || {
            is_outdated.then(|| {
                view! {
                    <ButtonLink small=true icon=Glyph::Refresh href=questions.panel() on_press=move |()| questions.start_again()>
                        {words.staff_reload()}
                    </ButtonLink>
                }
            })
        };
        Some(view! { <Notice tone=Tone::Bad actions=reload>{text}</Notice> }.into_any())
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
