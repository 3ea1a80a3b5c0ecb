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
    errors::Refusal,
    forms::{FormHead, FormState, Nothing, input_named, use_form},
    frame::PageTitle,
    site::{use_site, words},
    ui::{
        Awaited, Button, ButtonLink, Choice, EmailField, Entry, FieldRow, Look, Notice, PanelSection, PasswordField, RadioGroup,
        SelectField, SidePanel, TextField, Tone, effect, hydrated, live,
    },
    wire::{Sending, ServerForm, ask},
};
use domain::{
    Locale,
    fields::Field,
    staff::{self, DrawnForm, username::suggested as suggest},
    user_groups::SignsIn,
};
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
    let without = RwSignal::new(None);
    let fields = move || {
        Some(match drawn.get()? {
            Ok(drawn) => view! { <Fields form send without choosing drawn/> }.into_any(),
            // Without what it begins with, it could make two accounts of one form (AC-89).
            Err(Refusal(error)) => view! { <Notice tone=Tone::Bad>{error.sentence(words)}</Notice> }.into_any(),
        })
    };
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
                    <Awaited>{live(fields)}</Awaited>
                </ServerForm>
            </PanelSection>
            <PanelSection title=words.access_title()>
                <p class="hint">{words.access_new_hint()}</p>
                <AccessMatrix answer=buildings choosing holds_more=true/>
            </PanelSection>
            <PanelSection title=words.staff_new_next()>
                <div class="prose">
                    <ol>
                        {live(move || {
                            let is_later = send.with(|send| send == "later");
                            let without = without.get();
                            let first = match (without.is_some(), is_later) {
                                (true, false) => words.staff_new_next_pin(),
                                (true, true) => words.staff_new_next_pin_later(),
                                (false, true) => words.staff_new_next_later(),
                                (false, false) => words.staff_new_next_mail(),
                            };
                            let second = match without {
                                None => words.staff_new_next_password(),
                                Some(SignsIn::Passphrase) => words.staff_new_next_first_passphrase(),
                                Some(_) => words.staff_new_next_first(),
                            };
                            view! {
                                <li>{first}</li>
                                <li>{second}</li>
                            }
                        })}
                        <li>
                            {live(move || match without.get() {
                                Some(_) => words.staff_new_next_status_pin(),
                                None => words.staff_new_next_status(),
                            })}
                        </li>
                    </ol>
                </div>
            </PanelSection>
        </SidePanel>
    }
}

#[component]
fn Fields(
    form: FormState,
    send: RwSignal<String>,
    /// Tells how somebody signs in who has no address, and needs none; `None`: what is typed is somebody else.
    without: RwSignal<Option<SignsIn>>,
    choosing: Choosing,
    drawn: DrawnForm,
) -> impl IntoView {
    let (site, awake) = (use_site(), hydrated());
    let words = site.words();
    let DrawnForm { submission, greetings, user_groups, may_type_pin } = drawn;
    // The name of this very form: sent twice, it makes one account (AC-89).
    let submission = form.typed(SUBMISSION).unwrap_or(submission);
    let group = RwSignal::new(form.value(Field::UserGroup));
    let groups: Vec<Choice> = user_groups.iter().map(|group| Choice::new(group.id.to_string(), group.name.clone())).collect();
    let chosen = Memo::new(move |_| {
        let found = user_groups.iter().find(|each| group.with(|id| each.id.to_string() == *id));
        found.map(|group| (group.signs_in, group.permission_group))
    });
    // What a building begins with when it is given.
    effect(move || choosing.usual.set(chosen.get().and_then(|(_, permissions)| permissions)));
    let languages: Vec<Choice> = Locale::ALL.iter().map(|locale| Choice::new(locale.code(), locale.endonym())).collect();
    let (first, last) = (RwSignal::new(form.value(Field::FirstName)), RwSignal::new(form.value(Field::LastName)));
    let email = RwSignal::new(form.value(Field::Email));
    let usual = site.organisation().default_locale;
    let language = RwSignal::new(form.value_or(Field::Locale, usual.code()));
    let needs_address = Memo::new(move |_| chosen.get().is_none_or(|(signs_in, _)| signs_in == SignsIn::Address));
    let has_none = Memo::new(move |_| !needs_address.get() && email.with(|email| email.trim().is_empty()));
    effect(move || without.set(chosen.get().map(|(signs_in, _)| signs_in).filter(|_| has_none.get())));
    let marker = Signal::derive(move || if needs_address.get() { String::new() } else { words.common_optional() });
    let hint =
        Signal::derive(move || if needs_address.get() { words.staff_new_email_hint() } else { words.staff_new_no_email_hint() });
    view! {
        <input type="hidden" name=input_named(SUBMISSION) value=submission/>
        <FieldRow>
            <TextField
                entry=form.entry(Field::FirstName)
                label=words.staff_first_name()
                hint=words.staff_new_name_hint()
                autocomplete="off"
                bind=first
                required=true
            />
            <TextField
                entry=form.entry(Field::LastName)
                label=words.staff_last_name()
                marker=words.common_optional()
                autocomplete="off"
                bind=last
            />
        </FieldRow>
        {(!groups.is_empty())
            .then(|| {
                view! {
                    <SelectField
                        entry=form.entry(Field::UserGroup)
                        label=words.staff_user_group()
                        hint=words.staff_new_group_hint()
                        blank=words.staff_no_user_group()
                        options=groups
                        bind=group
                    />
                }
            })}
        {live(move || {
            view! {
                <EmailField
                    entry=Entry { value: email.get_untracked(), ..form.entry(Field::Email) }
                    label=words.staff_email()
                    hint=hint.get()
                    marker=marker.get()
                    autocomplete="off"
                    bind=email
                    required=needs_address.get()
                />
            }
        })}
        <AddressAdvice form email/>
        <UsernameField form first last is_without=has_none/>
        <SelectField
            entry=form.entry(Field::Locale)
            label=words.staff_new_language()
            hint=words.staff_new_language_hint()
            options=languages
            bind=language
            required=true
        />
        <Greeting language greetings is_without=has_none/>
        <SendField form send is_without=has_none/>
        <p class="hint" hidden=move || awake.get()>
            {words.staff_new_send_without()}
        </p>
        {may_type_pin.then(|| view! { <PinField form send is_without=has_none/> })}
        <DefaultBuilding form/>
    }
}

/// The sign-in name of somebody without an address, as their name suggests it until it is touched. Without a script it is always there, and
/// counts where there is no address.
#[component]
fn UsernameField(form: FormState, first: RwSignal<String>, last: RwSignal<String>, is_without: Memo<bool>) -> impl IntoView {
    let (words, awake) = (words(), hydrated());
    let username = RwSignal::new(form.value(Field::Username));
    let suggested = StoredValue::new(username.get_untracked());
    effect(move || {
        let (first, last) = (first.get(), last.get());
        let is_named = !first.trim().is_empty() || !last.trim().is_empty();
        let wanted = if is_named { suggest(&first, &last).as_str().to_owned() } else { String::new() };
        if username.with_untracked(|typed| suggested.with_value(|suggested| typed == suggested)) {
            username.set(wanted.clone());
        }
        suggested.set_value(wanted);
    });
    view! {
        <div hidden=move || awake.get() && !is_without.get()>
            <TextField
                entry=form.entry(Field::Username)
                label=words.staff_username()
                hint=words.staff_new_username_hint()
                autocomplete="off"
                bind=username
                verbatim=true
            />
        </div>
    }
}

/// The mail, or the PIN: now or later.
#[component]
fn SendField(form: FormState, send: RwSignal<String>, is_without: Memo<bool>) -> impl IntoView {
    let words = words();
    live(move || {
        let (legend, when) = if is_without.get() {
            let now = Choice::new("now", words.staff_new_pin_now()).hint(words.staff_new_pin_now_hint());
            let later = Choice::new("later", words.staff_new_pin_later()).hint(words.staff_new_pin_later_hint());
            (words.staff_new_pin_legend(), vec![now, later])
        } else {
            let now = Choice::new("now", words.staff_new_send_now()).hint(words.staff_new_send_now_hint());
            let later = Choice::new("later", words.staff_new_send_later()).hint(words.staff_new_send_later_hint());
            (words.staff_send(), vec![now, later])
        };
        let chosen = send.get_untracked();
        let entry = Entry { value: chosen, ..form.entry(Field::Send) };
        view! { <RadioGroup entry legend options=when bind=send/> }
    })
}

/// Where the organisation lets people type the first PIN.
#[component]
fn PinField(form: FormState, send: RwSignal<String>, is_without: Memo<bool>) -> impl IntoView {
    let (words, awake) = (words(), hydrated());
    view! {
        <div hidden=move || awake.get() && (!is_without.get() || send.with(|send| send == "later"))>
            <PasswordField
                entry=form.entry(Field::Pin)
                label=words.staff_pin()
                hint=words.staff_pin_typed_hint()
                marker=words.common_optional()
                autocomplete="off"
                inputmode="numeric"
                show=words.common_show()
                hide=words.common_hide()
            />
        </div>
    }
}

/// Row 37: the building that somebody with several sees first.
#[component]
fn DefaultBuilding(form: FormState) -> impl IntoView {
    let (words, buildings) = (words(), List::beside().buildings);
    let building = RwSignal::new(form.value(Field::DefaultBuilding));
    let field = move || {
        let found = buildings.get()?.ok()?;
        let options: Vec<Choice> = found.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
        (options.len() > 1).then(|| {
            view! {
                <SelectField
                    entry=form.entry(Field::DefaultBuilding)
                    label=words.staff_default_building()
                    hint=words.staff_new_default_building_hint()
                    blank=words.staff_default_building_first()
                    options
                    bind=building
                />
            }
        })
    };
    // Waited for with the fields around it: what waits by itself would be given its number after what stands below it on the page.
    live(field)
}

/// A line in the language chosen, so that nobody picks the wrong one.
#[component]
fn Greeting(language: RwSignal<String>, greetings: Vec<(Locale, String)>, is_without: Memo<bool>) -> impl IntoView {
    let words = words();
    let chosen = Memo::new(move |_| language.with(|code| Locale::parse(code)).unwrap_or_default());
    let greeting = move || greetings.iter().find(|(locale, _)| *locale == chosen.get()).map(|(_, greeting)| greeting.clone());
    view! {
        <p class="hint" aria-live="polite" hidden=move || is_without.get()>
            {words.staff_new_greeted()} " " <span lang=move || chosen.get().code()>{live(greeting)}</span>
        </p>
    }
}
