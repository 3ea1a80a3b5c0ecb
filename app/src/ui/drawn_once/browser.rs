use leptos::prelude::*;

/// See the module.
pub fn drawn_once(draw: impl FnOnce() -> AnyView) -> AnyView {
    draw()
}
