use leptos::prelude::*;

/// Terms and what they are here.
#[component]
pub fn DescriptionList(
    /// [`Description`]s.
    children: Children,
) -> impl IntoView {
    view! { <dl class="terms">{children()}</dl> }.into_any()
}

/// One term.
#[component]
pub fn Description(
    /// The term.
    #[prop(into)]
    term: String,
    /// What it is here.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="term">
            <dt>{term}</dt>
            <dd>{children()}</dd>
        </div>
    }
    .into_any()
}
