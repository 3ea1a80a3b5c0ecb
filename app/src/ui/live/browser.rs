use leptos::prelude::*;

/// A part of a page that follows what it reads.
///
/// A closure's type is its own, so whatever the framework needs in order to draw, wake and renew a closure would stand in the program once
/// for each of them. In a box they are all of one type.
pub type Live = Box<dyn FnMut() -> AnyView + Send>;

/// See the module.
pub fn live<V: IntoAny>(mut view: impl FnMut() -> V + Send + 'static) -> Live {
    Box::new(move || view().into_any())
}
