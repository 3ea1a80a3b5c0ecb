//! Parts of a page that follow what they read: [`live`] draws anew whenever it changes, [`Awaited`] waits for the first answer, [`effect`] acts.

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
