use leptos::prelude::*;

/// The mark: a ring of keys, in the colour of the text around it (brass, in the shells).
#[component]
pub fn Mark(
    /// Height and width in CSS pixels.
    #[prop(default = 26)]
    size: u16,
) -> impl IntoView {
    view! {
        <svg class="mark" width=size height=size viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.1" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            <path d=MARK></path>
        </svg>
    }
    .into_any()
}

/// Ring, then one key after the other: bow, shaft, teeth.
pub(super) const MARK: &str = "M12.6 2.6999999999999993a7.5 7.5 0 1 0 0 15.0 7.5 7.5 0 1 0 0-15.0zM8.41 19.41a2.9 2.9 0 1 0 5.8 0 2.9 2.9 0 1 0-5.8 0zM10.9 22.28L9.9 29.41M10.46 25.45L13.43 25.87M9.98 28.82L12.95 29.23M16.61 16.42a2.9 2.9 0 1 0 5.8 0 2.9 2.9 0 1 0-5.8 0zM21.66 18.36L28.06 24.12M24.64 21.04L22.63 23.27M27.17 23.31L25.16 25.54";
