use super::live;
use leptos::prelude::*;

/// One filter of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// Its word.
    pub label: String,
    /// The list it leads to.
    pub href: String,
    /// How many there are, already formatted.
    pub count: Option<String>,
    /// Whether it is the one that holds.
    pub current: bool,
}

impl Chip {
    /// A filter without a count.
    pub fn new(label: impl Into<String>, href: impl Into<String>, current: bool) -> Self {
        Self { label: label.into(), href: href.into(), count: None, current }
    }

    /// The same with a count.
    #[must_use]
    pub fn count(mut self, count: impl Into<String>) -> Self {
        self.count = Some(count.into());
        self
    }
}

/// Filters as links, of which one holds: the address is the state.
#[component]
pub fn ChipLinks(
    /// What they choose, for readers.
    #[prop(into)]
    label: String,
    /// The filters.
    #[prop(into)]
    chips: Signal<Vec<Chip>>,
) -> impl IntoView {
    view! {
        <nav class="chips" aria-label=label>
            {live(move || {
                chips
                    .get()
                    .into_iter()
                    .map(|chip| {
                        view! {
                            <a class="chip" href=chip.href aria-current=chip.current.then_some("true")>
                                <span>{chip.label}</span>
                                {chip.count.map(|count| view! { <span class="count">{count}</span> })}
                            </a>
                        }
                    })
                    .collect_view()
            })}
        </nav>
    }
    .into_any()
}
