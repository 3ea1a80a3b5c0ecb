//! Parts of a page that follow what they read: [`live`] draws, [`Awaited`] waits for the first answer, [`effect`] acts.
//!
//! In the browser a live part is drawn anew whenever what it reads changes. The server draws it until no answer is missing, and keeps that
//! drawing: what is asked within is asked once, and the page carries the answers that stand on it.
//!
//! Answers and whatever waits for them are numbered as they are drawn, and the browser finds them again by counting in the order of the page.
//! Therefore, of what is asked within an [`Awaited`]:
//!
//! 1. it stands in a `live`, never in a bare closure, which the server would run again and again;
//! 2. it has an [`Awaited`] of its own, and nothing below it on the page is numbered too;
//! 3. nothing is asked by what is shown while an answer is missing.

#[cfg(not(feature = "ssr"))]
mod browser;
#[cfg(feature = "ssr")]
mod server;

#[cfg(not(feature = "ssr"))]
use browser as side;
#[cfg(feature = "ssr")]
use server as side;

pub use side::{Live, live};

use leptos::{children::ViewFnOnce, prelude::*};

/// What is made of an answer: `fallback` until it is there, and then, also while another is waited for, what was made of the last.
///
/// The framework's `Transition`, which would be compiled anew for each kind of child.
#[component]
pub fn Awaited(
    /// What stands there at first. Nothing, unless it is given.
    #[prop(optional, into)]
    fallback: ViewFnOnce,
    /// Is told whether something is waited for.
    #[prop(optional, into)]
    set_pending: Option<SignalSetter<bool>>,
    /// Reads the answer.
    children: Children,
) -> impl IntoView {
    // The server draws once and tells nobody: what it would run for that might outlive the page.
    #[cfg(feature = "ssr")]
    {
        let _ = set_pending;
        view! { <Transition fallback>{children()}</Transition> }.into_any()
    }
    // Told or not, it is one and the same in the program.
    #[cfg(not(feature = "ssr"))]
    {
        let set_pending = set_pending.unwrap_or_else(|| SignalSetter::map(|_| ()));
        view! { <Transition fallback set_pending>{children()}</Transition> }.into_any()
    }
}

/// Runs once the page is awake, and again whenever what it reads changes. In a box, for the reason that [`Live`] is.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_: Option<()>| run());
}
