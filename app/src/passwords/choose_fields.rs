//! The fields for a new password: strength as one types, show and hide, and "let the system choose a strong one".

use super::api::DrawPassword;
use crate::{
    forms::{FormState, Nothing},
    site::{use_site, words},
    ui::{Button, CopyButton, Details, Glyph, Look, PasswordField, StrengthMeter, effect, hydrated},
    wire::Sending,
};
use domain::{
    AppError, Words,
    fields::{Field, Problem},
    passwords::rules,
};
use leptos::prelude::*;

/// One field, its meter, and the drawn password. Pasting is allowed; there is no second field to type it in again, because it can be shown.
#[component]
pub fn NewPasswordFields(
    /// The form around it.
    form: FormState,
    /// Drawn when the page was; stored nowhere.
    #[prop(into)]
    drawn: String,
    /// Whose password; empty where it isn't known yet.
    #[prop(into)]
    sign_in_name: String,
) -> impl IntoView {
    let (site, words) = (use_site(), words());
    let typed = RwSignal::new(String::new());
    // What the server won't have in a password, as far as the page knows it, and what it wouldn't have until now.
    let name = site.person.with_untracked(|person| person.as_ref().map(|person| person.name.clone()).unwrap_or_default());
    let known = RwSignal::new(vec![site.title(), words.common_product(), sign_in_name, name]);
    effect(move || {
        let is_weak =
            |problem: &Problem| matches!(problem, Problem::PasswordCommon | Problem::PasswordContext | Problem::PasswordRepeated);
        let is_refused = |error: &Option<AppError>| {
            error.as_ref().is_some_and(|error| error.faults_of(Field::Password).any(|f| is_weak(&f.problem)))
        };
        if form.error.with(is_refused) {
            known.update(|known| known.push(typed.get_untracked()));
        }
    });
    let level = Signal::derive(move || known.with(|known| typed.with(|typed| rules::strength(typed, known))));
    view! {
        <PasswordField
            entry=form.entry(Field::Password)
            label=words.password_new()
            hint=words.password_hint()
            autocomplete="new-password"
            show=words.common_show()
            hide=words.common_hide()
            bind=typed
            required=true
            below=move || {
                view! {
                    <StrengthMeter
                        level
                        label=words.password_strength()
                        word=Signal::derive(move || strength_word(words, level.get()))
                    />
                }
            }
        />
        {(!drawn.is_empty()).then(|| view! { <Drawn first=drawn typed form/> })}
    }
}

/// The name under which a password manager keeps the password. Before every password of the form: between two it would be taken
/// for a third.
#[component]
pub fn ForManagers(
    /// The name.
    #[prop(into)]
    sign_in_name: String,
) -> impl IntoView {
    let words = words();
    let label = if sign_in_name.contains('@') { words.staff_email() } else { words.staff_username() };
    view! {
        <div class="for-managers">
            <label for="sign-in-name">{label}</label>
            <input id="sign-in-name" class="input" type="text" autocomplete="username" readonly=true value=sign_in_name/>
        </div>
    }
}

/// A drawn password, to copy or to take over at once. Without a script it is there to be read and typed.
#[component]
fn Drawn(
    /// Drawn with the page.
    first: String,
    /// The field above.
    typed: RwSignal<String>,
    /// The form of both.
    form: FormState,
) -> impl IntoView {
    let words = words();
    let another = Sending::<DrawPassword>::new();
    let drawn = Signal::derive(move || match another.answer() {
        Some(Ok(password)) => password,
        _ => first.clone(),
    });
    let awake = hydrated();
    let take_over = move |()| {
        typed.set(drawn.get_untracked());
        form.note_change(Field::Password);
    };
    view! {
        <Details summary=words.password_let_choose()>
            <p>{words.password_drawn_hint()}</p>
            <p class="drawn"><code>{drawn}</code> <CopyButton value=drawn label=words.common_copy() done=words.common_copied()/></p>
            <Show when=move || awake.get()>
                <p class="drawn-actions">
                    <Button small=true on_press=take_over>{words.password_use_drawn()}</Button>
                    <Button
                        small=true
                        look=Look::Bare
                        icon=Glyph::Refresh
                        on_press=move || another.send(&DrawPassword { form: Nothing::default() })
                    >
                        {words.password_draw_another()}
                    </Button>
                </p>
            </Show>
        </Details>
    }
}

fn strength_word(words: Words, level: u8) -> String {
    match level {
        0 => String::new(),
        1 => words.password_strength_weak(),
        2 => words.password_strength_short(),
        3 => words.password_strength_good(),
        _ => words.password_strength_strong(),
    }
}
