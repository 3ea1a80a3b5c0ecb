//! The sign-out button.

use super::api::SignOut;
use crate::{
    forms::input_named,
    site::words,
    ui::{Button, Glyph, Look},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// A plain form, with a script or without: the next page is a new document, so that nothing of this one is left for the back
/// button (AC-54).
#[component]
pub fn SignOutButton() -> impl IntoView {
    view! {
        <form method="post" action=SignOut::PATH class="sign-out">
            <input type="hidden" name=input_named("sent") value="true"/>
            <Button look=Look::Bare icon=Glyph::SignOut small=true>
                {words().common_sign_out()}
            </Button>
        </form>
    }
}
