//! Where in the list one was.
//!
//! Beside a panel the list stays where it is. On a narrow window the panel takes the list's place, the page gets short and the
//! browser forgets how far down one had read: that is remembered here and given back when the panel closes, and with it the focus
//! on whom one had opened, however the panel was left.

use crate::ui::{came_back, effect};
use domain::ids::AccountId;
use leptos::{ev::MouseEvent, prelude::*, wasm_bindgen::JsCast as _, web_sys::HtmlElement};

/// How long to wait for the panel to be gone, in frames. The router takes one or two.
const PATIENCE: u8 = 60;

/// Returns what is to run at every press in the list, before it has any effect.
pub fn keep_place(open: Memo<Option<String>>) -> impl Fn(MouseEvent) {
    let place = StoredValue::new(0.0_f64);
    Effect::new(move |before: Option<Option<String>>| {
        let now = open.get();
        if let (Some(Some(closed)), None) = (before, &now) {
            give_back(closed, is_covered().then(|| place.get_value()), PATIENCE);
        }
        now
    });
    move |_| {
        if open.with_untracked(Option::is_none) {
            place.set_value(window().scroll_y().unwrap_or_default());
        }
    }
}

/// A panel that has taken the list's place is read from its top.
pub fn start_at_top() {
    effect(|| {
        if is_covered() {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

/// The list is there for readers, and without any room: the style sheet leaves it one pixel.
fn is_covered() -> bool {
    let page = document().query_selector(".split > .page").ok().flatten();
    page.is_some_and(|page| page.client_width() <= 1)
}

/// `place` is where the list stood, unless one could go on reading it beside the panel.
fn give_back(closed: String, place: Option<f64>, patience: u8) {
    request_animation_frame(move || {
        if is_there(".split > .panel") && patience > 0 {
            return give_back(closed, place, patience - 1);
        }
        came_back();
        // Whoever isn't on this page of the list gets no focus; nor does anybody if it has gone somewhere else meanwhile.
        if closed.parse::<AccountId>().is_ok() && document().active_element().is_none_or(|active| active.tag_name() == "BODY") {
            focus(&format!("a.row-link[href*=\"{closed}\"]"));
        }
        if let Some(place) = place {
            window().scroll_to_with_x_and_y(0.0, place);
        }
    });
}

fn is_there(selector: &str) -> bool {
    document().query_selector(selector).is_ok_and(|found| found.is_some())
}

fn focus(selector: &str) {
    if let Ok(Some(link)) = document().query_selector(selector)
        && let Some(link) = link.dyn_ref::<HtmlElement>()
    {
        drop(link.focus());
    }
}
