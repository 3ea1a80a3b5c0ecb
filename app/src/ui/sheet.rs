use leptos::prelude::*;

use super::{Glyph, Icon};

/// A surface with a hairline, for anything that isn't a table.
#[component]
pub fn Sheet(
    /// What lies on it.
    children: Children,
) -> impl IntoView {
    view! { <div class="sheet">{children()}</div> }.into_any()
}

/// A surface with a title, content and a line at its foot.
#[component]
pub fn Card(
    /// The title.
    #[prop(optional, into)]
    title: Option<String>,
    /// Buttons beside the title.
    #[prop(optional, into)]
    actions: ViewFnOnce,
    /// A line at the foot.
    #[prop(optional, into)]
    footer: ViewFnOnce,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card">
            {title
                .map(|title| {
                    view! {
                        <div class="card-head">
                            <h2>{title}</h2>
                            <div class="card-head-actions">{actions.run()}</div>
                        </div>
                    }
                })}
            <div class="card-body">{children()}</div>
            <div class="card-foot">{footer.run()}</div>
        </section>
    }
    .into_any()
}

/// Something that most people don't need, behind its summary.
#[component]
pub fn Details(
    /// What is behind it.
    #[prop(into)]
    summary: String,
    /// Open at first.
    #[prop(optional)]
    open: bool,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="details" open=open>
            <summary>
                <Icon glyph=Glyph::Chevron/>
                <span>{summary}</span>
            </summary>
            <div class="details-body">{children()}</div>
        </details>
    }
    .into_any()
}
