use std::sync::atomic::{AtomicBool, Ordering};

use leptos::{ev::MouseEvent, html::Nav, prelude::*};

use super::{Glyph, Icon, button::is_plain, effect, error_summary::focus, live};

/// A page has been turned, and the next isn't there yet.
static TURNED: AtomicBool = AtomicBool::new(false);

/// From one page of a list to the next. What isn't there has no link; the place stays.
///
/// The link that was pressed goes with its page. The focus it had goes to the top of the new one, the table before these links,
/// and not to the document's, from where a keyboard would have to come the whole way again.
#[component]
pub fn Pagination(
    /// What these links are, for readers.
    #[prop(into)]
    label: String,
    /// What is shown of how many.
    #[prop(into)]
    summary: Signal<String>,
    /// The word for the page before.
    #[prop(into)]
    previous: String,
    /// The page before, if there is one.
    #[prop(into)]
    previous_href: Signal<Option<String>>,
    /// The word for the page after.
    #[prop(into)]
    next: String,
    /// The page after, if there is one.
    #[prop(into)]
    next_href: Signal<Option<String>>,
) -> impl IntoView {
    let links = NodeRef::<Nav>::new();
    effect(move || {
        if let Some(links) = links.get()
            && TURNED.swap(false, Ordering::Relaxed)
        {
            // A frame later: the page before is gone by then.
            request_animation_frame(move || begin_at_the_top(&links));
        }
    });
    // Any other press opens the page elsewhere, and this one stays.
    let turn = |click: MouseEvent| TURNED.store(is_plain(&click), Ordering::Relaxed);
    let before = move || {
        previous_href.get().map(|href| {
            view! {
                <a class="button small" rel="prev" href=href on:click=turn>
                    <Icon glyph=Glyph::ChevronLeft/>
                    <span>{previous.clone()}</span>
                </a>
            }
        })
    };
    let after = move || {
        next_href.get().map(|href| {
            view! {
                <a class="button small" rel="next" href=href on:click=turn>
                    <span>{next.clone()}</span>
                    <Icon glyph=Glyph::Chevron/>
                </a>
            }
        })
    };
    view! {
        <nav node_ref=links class="pagination" aria-label=label>
            <span>{summary}</span>
            <span class="pagination-links">{live(before)} {live(after)}</span>
        </nav>
    }
    .into_any()
}

/// Unless the focus is somewhere by now.
fn begin_at_the_top(links: &leptos::web_sys::Element) {
    let is_lost = document().active_element().is_none_or(|focused| focused.tag_name() == "BODY");
    let list = links.previous_element_sibling().and_then(|list| list.query_selector("table").ok().flatten());
    if let Some(list) = list.filter(|_| is_lost) {
        // A table that can't take the focus is turned all the same.
        drop(list.set_attribute("tabindex", "-1"));
        focus(&list);
    }
}
