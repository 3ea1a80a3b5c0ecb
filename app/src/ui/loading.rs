use leptos::prelude::*;

/// The shape of a list that is on its way, at its height, so that nothing jumps when it comes.
#[component]
pub fn Loading(
    /// That something is on its way, for readers.
    #[prop(into)]
    label: String,
    /// How many rows to expect.
    #[prop(default = 6)]
    rows: u8,
) -> impl IntoView {
    let row = || {
        view! {
            <div class="loading-row">
                <span class="skeleton round"></span>
                <div>
                    <span class="skeleton s1"></span>
                    <span class="skeleton s2"></span>
                </div>
                <span class="skeleton s4"></span>
            </div>
        }
    };
    view! {
        <div class="sheet loading" role="status">
            <span class="visually-hidden">{label}</span>
            {(0..rows).map(|_| row()).collect_view()}
        </div>
    }
    .into_any()
}

/// The same within a table.
#[component]
pub fn SkeletonRows(
    /// How many rows to expect.
    #[prop(default = 8)]
    rows: u8,
    /// How many cells each has.
    columns: u8,
) -> impl IntoView {
    let cell = |at: u8| {
        let shape = match at {
            0 => view! {
                <div class="who">
                    <span class="skeleton round"></span>
                    <span>
                        <span class="skeleton s1"></span>
                        <span class="skeleton s2"></span>
                    </span>
                </div>
            }
            .into_any(),
            _ => view! { <span class="skeleton s3"></span> }.into_any(),
        };
        view! { <td role="cell" class=(at == 0).then_some("lead")>{shape}</td> }
    };
    (0..rows)
        .map(move |_| view! { <tr role="row" class="waiting" aria-hidden="true">{(0..columns).map(cell).collect_view()}</tr> })
        .collect_view()
        .into_any()
}
