//! The fields for a secret of one's own where a PIN will do: six digits, or a passphrase for who prefers one; and a drawn one to take over.

use super::choose_fields::NewPasswordFields;
use crate::{
    address::parameter,
    forms::FormState,
    site::words,
    ui::{ButtonLink, CopyButton, Details, Look, PasswordField, live},
};
use domain::fields::Field;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// A PIN, or a passphrase where nothing else will do or `?with=passphrase` asks for it.
#[component]
pub fn OwnSecretFields(
    /// The form around it.
    form: FormState,
    /// Drawn when the page was; stored nowhere.
    #[prop(into)]
    drawn: String,
    /// Whose.
    #[prop(into)]
    sign_in_name: String,
    /// A PIN will do.
    may_be_pin: bool,
) -> impl IntoView {
    let (words, location) = (words(), use_location());
    let search = location.search;
    let is_pin = Memo::new(move |_| may_be_pin && search.with(|search| parameter(search, "with").is_none()));
    let other_way = move |wanted: &'static str| {
        let id = search.with(|search| parameter(search, "id"));
        let mut pairs: Vec<(&'static str, String)> = id.map(|id| ("id", id)).into_iter().collect();
        if !wanted.is_empty() {
            pairs.push(("with", wanted.to_owned()));
        }
        location.pathname.with(|path| crate::address::with(path, &pairs))
    };
    let (drawn, sign_in_name) = (StoredValue::new(drawn), StoredValue::new(sign_in_name));
    let fields = move || {
        if is_pin.get() {
            view! {
                <PasswordField
                    entry=form.entry(Field::Password)
                    label=words.own_secret_pin()
                    hint=words.own_secret_pin_hint()
                    autocomplete="new-password"
                    inputmode="numeric"
                    show=words.common_show()
                    hide=words.common_hide()
                    required=true
                />
                {drawn
                    .with_value(|drawn| !drawn.is_empty())
                    .then(|| view! { <DrawnPin pin=drawn.get_value()/> })}
                <p>
                    <ButtonLink small=true look=Look::Bare href=Signal::derive(move || other_way("passphrase"))>
                        {words.own_secret_passphrase_instead()}
                    </ButtonLink>
                </p>
            }
            .into_any()
        } else {
            // A PIN that was drawn for the page is no passphrase.
            let drawn = if may_be_pin { String::new() } else { drawn.get_value() };
            view! {
                <NewPasswordFields form drawn sign_in_name=sign_in_name.get_value()/>
                {may_be_pin
                    .then(|| {
                        view! {
                            <p>
                                <ButtonLink small=true look=Look::Bare href=Signal::derive(move || other_way(""))>
                                    {words.own_secret_pin_instead()}
                                </ButtonLink>
                            </p>
                        }
                    })}
            }
            .into_any()
        }
    };
    live(fields)
}

/// One that nobody tries first, to be taken over.
#[component]
fn DrawnPin(pin: String) -> impl IntoView {
    let words = words();
    let copied = pin.clone();
    view! {
        <Details summary=words.own_secret_draw()>
            <p>{words.own_secret_draw_hint()}</p>
            <p class="drawn">
                <code>{pin}</code>
                " "
                <CopyButton value=copied label=words.common_copy() done=words.common_copied()/>
            </p>
        </Details>
    }
}
