use leptos::prelude::*;

/// An address that, too long for its line, breaks after the `@` rather than anywhere.
pub fn breakable(address: &str) -> AnyView {
    match address.split_once('@') {
        Some((local, domain)) => view! { {format!("{local}@")} <wbr/> {domain.to_owned()} }.into_any(),
        None => address.to_owned().into_any(),
    }
}
