//! `/staff/new`: the form for a new colleague, beside the list or, where there is no room for both, in its place.

use super::{
    address_advice::AddressAdvice,
    api::{DrawForm, InviteStaff},
    draft::{self, SUBMISSION},
    list::List,
    person_panel::NotNow,
    place::start_at_top,
};
use crate::{
    access::{AccessMatrix, Choosing, Summary},
    forms::{FormHead, FormState, Nothing, input_named, use_form},
    frame::PageTitle,
    site::{use_site, words},
    ui::{
        Awaited, Button, ButtonLink, Choice, EmailField, FieldRow, Look, Notice, PanelSection, RadioGroup, SelectField,
        SidePanel, TextField, Tone, effect, live,
    },
    wire::{Inquiry, Sending, ServerForm, ask},
};
use domain::{Locale, fields::Field, staff};
use leptos::prelude::*;

/// The form's id: its buttons stand at the panel's foot.
const FORM: &str = "new-staff";

/// For those who may add somebody.
#[component]
pub fn NewStaffPanel() -> impl IntoView {
    match staff::policy::may_invite(&use_site().actor()) {
        Ok(()) => view! { <NewStaff/> }.into_any(),
        Err(error) => view! { <NotNow list=List::beside() error/> }.into_any(),
    }
}

/// Name, address, language, access, and whether the mail leaves now.
#[component]
fn NewStaff() -> impl IntoView {
    start_at_top();
    let (site, list) = (use_site(), List::beside());
    let words = site.words();
    let action = Sending::<InviteStaff>::new();
    let form = use_form(action);
    let author = site.person.with_untracked(|person| person.as_ref().map(|person| person.account));
    let kept = author.map(draft::of).unwrap_or_default();
    let is_kept = !kept.is_empty();
    form.begin_with(kept);
    let choosing = Choosing::begin("", FORM, form);
    let buildings = choosing.ask();
    let drawn = ask::<DrawForm, _>(|| (0, Nothing::default()));
    let send = RwSignal::new(form.value_or(Field::Send, "now"));
    draft::guard();
    let keep = move || {
        if let Some(author) = author {
            draft::keep(author, FORM);
        }
    };
    effect(move || match action.answer() {
        Some(Ok(_)) => {
            draft::forget();
            list.note_change();
        }
        // What was typed before the program ran counts as well.
        Some(Err(_)) | None => keep(),
    });
    Effect::new(move |before: Option<()>| {
        choosing.chosen.track();
        if before.is_some() {
            // A frame later: what is sent follows what is chosen.
            request_animation_frame(keep);
        }
    });
    let give_up = move |_| {
        draft::forget();
        site.forget_posted_back();
    };
    view! {
        <PageTitle page=words.staff_new()/>
        <SidePanel
            title=words.staff_new()
            close=words.common_close()
            close_href=list.closed()
            actions=move || {
                view! {
                    <Summary choosing/>
                    // Row 18: the button that saves bears the words of the one that opened the form.
                    <Button look=Look::Primary form=FORM busy=form.busy>
                        {words.staff_add()}
                    </Button>
                    <ButtonLink look=Look::Bare href=list.closed() attr:data-noscroll="" on:click=give_up>
                        {words.common_cancel()}
                    </ButtonLink>
                }
            }
        >
            <PanelSection>
                {is_kept.then(|| view! { <Notice tone=Tone::Quiet>{words.staff_new_kept()}</Notice> })}
                <FormHead form/>
                <ServerForm action attr:id=FORM attr:class="form" attr:novalidate=true on:input=move |_| keep()>
                    <Submission form drawn/>
                    <Fields form send drawn/>
                </ServerForm>
            </PanelSection>
            <PanelSection title=words.access_title()>
                <p class="hint">{words.access_new_hint()}</p>
                <AccessMatrix answer=buildings choosing holds_more=true/>
            </PanelSection>
            <PanelSection title=words.staff_new_next()>
                <div class="prose">
                    <ol>
                        <li>
                            {live(move || if send.with(|send| send == "later") { words.staff_new_next_later() } else { words.staff_new_next_mail() })}
                        </li>
                        <li>{words.staff_new_next_password()}</li>
                        <li>{words.staff_new_next_status()}</li>
                    </ol>
                </div>
            </PanelSection>
        </SidePanel>
    }
}

/// The name of this very form: sent twice, it makes one account (AC-89).
#[component]
fn Submission(form: FormState, drawn: Inquiry<DrawForm>) -> impl IntoView {
    view! {
        <Awaited>
            {live(move || {
                let value = form.typed(SUBMISSION).or_else(|| Some(drawn.get()?.ok()?.submission));
                value.map(|value| view! { <input type="hidden" name=input_named(SUBMISSION) value=value/> })
            })}
        </Awaited>
    }
}

#[component]
fn Fields(form: FormState, send: RwSignal<String>, drawn: Inquiry<DrawForm>) -> impl IntoView {
    let site = use_site();
    let words = site.words();
    let languages: Vec<Choice> = Locale::ALL.iter().map(|locale| Choice::new(locale.code(), locale.endonym())).collect();
    let email = RwSignal::new(form.value(Field::Email));
    let usual = site.organisation().default_locale;
    let language = RwSignal::new(form.value_or(Field::Locale, usual.code()));
    let when = vec![
        Choice::new("now", words.staff_new_send_now()).hint(words.staff_new_send_now_hint()),
        Choice::new("later", words.staff_new_send_later()).hint(words.staff_new_send_later_hint()),
    ];
    view! {
        <FieldRow>
            <TextField
                entry=form.entry(Field::FirstName)
                label=words.staff_first_name()
                hint=words.staff_new_name_hint()
                autocomplete="off"
                required=true
            />
            <TextField
                entry=form.entry(Field::LastName)
                label=words.staff_last_name()
                marker=words.common_optional()
                autocomplete="off"
            />
        </FieldRow>
        <EmailField
            entry=form.entry(Field::Email)
            label=words.staff_email()
            hint=words.staff_new_email_hint()
            autocomplete="off"
            bind=email
            required=true
        />
        <AddressAdvice form email/>
        <SelectField
            entry=form.entry(Field::Locale)
            label=words.staff_new_language()
            hint=words.staff_new_language_hint()
            options=languages
            bind=language
            required=true
        />
        <Greeting language drawn/>
        <RadioGroup
            entry=form.entry(Field::Send).holding("now")
            legend=words.staff_send()
            options=when
            bind=send
        />
    }
}

/// A line in the language chosen, so that nobody picks the wrong one.
#[component]
fn Greeting(language: RwSignal<String>, drawn: Inquiry<DrawForm>) -> impl IntoView {
    let words = words();
    let chosen = Memo::new(move |_| language.with(|code| Locale::parse(code)).unwrap_or_default());
    let greeting = move || {
        let greetings = drawn.get()?.ok()?.greetings;
        greetings.into_iter().find(|(locale, _)| *locale == chosen.get()).map(|(_, greeting)| greeting)
    };
    view! {
        <p class="hint" aria-live="polite">
            {words.staff_new_greeted()} " " <span lang=move || chosen.get().code()><Awaited>{live(greeting)}</Awaited></span>
        </p>
    }
}
