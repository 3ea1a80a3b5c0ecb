//! Where the focus goes after a navigation without a page load.
//!
//! A browser that loads a page starts reading at its top. The router only exchanges a part of the tree: a reader would stay
//! silent and the keyboard's place be lost. So the heading of what has newly come takes the focus, once for each path: a
//! heading that is drawn again on the same page (a list being searched) must not steal it from the field one types into.

use super::effect;
use std::sync::Mutex;

use leptos::{
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlElement, Node},
};

/// The path whose heading was last arrived at. None until the first page, which the browser itself has announced.
static LAST: Mutex<Option<String>> = Mutex::new(None);

/// Gives the focus to the element when it appears on another path than the previous heading did.
pub(super) fn focus_on_arrival<E>(node: NodeRef<E>)
where
    E: leptos::html::ElementType + 'static,
    E::Output: JsCast + Clone + 'static,
{
    effect(move || {
        let Some(heading) = node.get() else { return };
        // A frame later: the router changes the address after the page.
        request_animation_frame(move || arrive(&heading));
    });
}

/// The page that is shown now was there before, behind what has just been closed: whatever opens over it next is arrived at anew.
pub fn came_back() {
    if let (Some(here), Ok(mut last)) = (location_pathname(), LAST.lock()) {
        *last = Some(here);
    }
}

fn arrive(heading: &impl JsCast) {
    let Some(here) = location_pathname() else { return };
    // Beside a panel the page is what was there before, even where both have come at once.
    let panel = document().query_selector(".split > .panel").ok().flatten();
    let is_behind = |panel: Element| heading.dyn_ref::<Node>().is_some_and(|heading| !panel.contains(Some(heading)));
    if panel.is_some_and(is_behind) {
        return;
    }
    let Ok(mut last) = LAST.lock() else { return };
    let arrived = last.as_deref().is_some_and(|path| path != here);
    *last = Some(here);
    if arrived && let Some(heading) = heading.dyn_ref::<HtmlElement>() {
        // A heading that cannot take the focus is no reason to stop: the page stands all the same.
        drop(heading.focus());
    }
}
