//! The question before an address is taken off the list.

use super::{api::Unblock, delivery_page::DELIVERY};
use crate::{
    forms::{FormRefusal, input_named, use_form},
    site::words,
    ui::{Button, ButtonLink, Dialog, Look},
    wire::{Sending, ServerForm},
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// Says what will happen, and what won't.
#[component]
pub fn Unblocking(
    /// Which address.
    address: String,
    /// How it is sent.
    action: Sending<Unblock>,
) -> impl IntoView {
    let (words, navigate) = (words(), use_navigate());
    let form = use_form(action);
    let back = move |()| navigate(DELIVERY, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    let title = words.delivery_unblock_question(&address);
    view! {
        <Dialog
            id="unblock"
            title
            close=words.common_close()
            close_href=DELIVERY
            open=Signal::stored(true)
            on_close=back
            actions=move || {
                view! {
                    <ButtonLink look=Look::Bare href=DELIVERY attr:data-noscroll="">
                        {words.common_cancel()}
                    </ButtonLink>
                    <ServerForm action attr:novalidate=true>
                        <input type="hidden" name=input_named("address") value=address/>
                        <Button look=Look::Primary busy=form.busy>
                            {words.delivery_unblock()}
                        </Button>
                    </ServerForm>
                }
            }
        >
            <FormRefusal form/>
            <p>{words.delivery_unblock_text()}</p>
        </Dialog>
    }
}
