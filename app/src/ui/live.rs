use leptos::{children::ViewFnOnce, prelude::*};

/// A part of a page that follows what it reads.
///
/// A closure's type is its own, so whatever the framework needs in order to draw, wake and renew a closure would stand in the program once
/// for each of them. In a box they are all of one type.
pub type Live = Box<dyn FnMut() -> AnyView + Send>;

/// Draws anew whenever what is read changes.
pub fn live<V: IntoAny>(mut view: impl FnMut() -> V + Send + 'static) -> Live {
    Box::new(move || view().into_any())
}

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
