use super::effect;
use leptos::prelude::*;

/// False on the server and while the page is being hydrated, true from then on.
///
/// For what only works with a script: render it `hidden` until this turns true, so that nobody without JavaScript sees a
/// button that does nothing.
pub fn hydrated() -> ReadSignal<bool> {
    let (ready, set_ready) = signal(false);
    effect(move || set_ready.set(true));
    ready
}
