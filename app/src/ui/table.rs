use leptos::{ev::MouseEvent, prelude::*, wasm_bindgen::JsCast, web_sys};

use super::{Avatar, Glyph, Icon, breakable, button::is_plain, live};

/// How important a column is: what goes first when room is short.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// Stays, in cards too.
    #[default]
    Always,
    /// Needs a table of medium width.
    Medium,
    /// Needs a wide one.
    Wide,
}

impl Keep {
    const fn class(self) -> &'static str {
        match self {
            Self::Always => "",
            Self::Medium => "keep-medium",
            Self::Wide => "keep-wide",
        }
    }
}

/// How a column is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Not by this column.
    #[default]
    None,
    /// From the smallest.
    Ascending,
    /// From the largest.
    Descending,
}

/// A real table on a sheet. When it is narrow, each row becomes a card.
///
/// The roles that the elements have anyway are written out: some browsers forget them as soon as a style displays a row as
/// something else, and the cards must remain a table for readers.
#[component]
pub fn DataTable(
    /// What the table holds, for readers.
    #[prop(into)]
    caption: String,
    /// The header cells: [`SortColumn`] and [`Column`].
    #[prop(into)]
    head: ViewFnOnce,
    /// Another page of it is on its way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// The rows: [`Row`].
    children: Children,
) -> impl IntoView {
    view! {
        <div class="sheet">
            <table class="table" role="table" aria-busy=move || busy.get().then_some("true")>
                <caption class="visually-hidden">{caption}</caption>
                <thead role="rowgroup">
                    <tr role="row">{head.run()}</tr>
                </thead>
                <tbody role="rowgroup" on:click=follow_row_link>{children()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A press anywhere in a row follows the row's link, unless it meant something else. The keyboard and readers use the link.
fn follow_row_link(ev: MouseEvent) {
    if ev.default_prevented() || !is_plain(&ev) {
        return;
    }
    let Some(target) = ev.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
    if matches!(target.closest("a, button, input, select, label, summary, details"), Ok(Some(_)) | Err(_)) {
        return;
    }
    let Ok(Some(row)) = target.closest("tr") else { return };
    let Ok(Some(link)) = row.query_selector("a.row-link") else { return };
    if let Ok(link) = link.dyn_into::<web_sys::HtmlElement>() {
        // That press bubbles up to this very listener, which must have ended before it can be called again.
        queue_microtask(move || link.click());
    }
}

/// A header cell whose link sorts the list.
#[component]
pub fn SortColumn(
    /// The column's name.
    #[prop(into)]
    label: String,
    /// The list sorted by it; the other way round when it is already.
    #[prop(into)]
    href: Signal<String>,
    /// How the list is sorted by it now.
    #[prop(into)]
    order: Signal<Order>,
    /// How important it is.
    #[prop(optional)]
    keep: Keep,
) -> impl IntoView {
    let spoken = move || match order.get() {
        Order::None => "none",
        Order::Ascending => "ascending",
        Order::Descending => "descending",
    };
    let sign = move || match order.get() {
        Order::None => view! { <Icon glyph=Glyph::Sort class="unsorted"/> },
        Order::Ascending => view! { <Icon glyph=Glyph::SortUp/> },
        Order::Descending => view! { <Icon glyph=Glyph::SortDown/> },
    };
    view! {
        <th role="columnheader" scope="col" class=keep.class() aria-sort=spoken>
            <a class="sort" href=href>
                <span>{label}</span>
                {live(sign)}
            </a>
        </th>
    }
    .into_any()
}

/// A header cell.
#[component]
pub fn Column(
    /// The column's name.
    #[prop(into)]
    label: String,
    /// How important it is.
    #[prop(optional)]
    keep: Keep,
    /// Its name is for readers only.
    #[prop(optional)]
    hidden: bool,
    /// Aligned at the end, like its cells.
    #[prop(optional)]
    end: bool,
) -> impl IntoView {
    let class = if end { format!("{} end", keep.class()) } else { keep.class().to_owned() };
    view! {
        <th role="columnheader" scope="col" class=class>
            <span class=hidden.then_some("visually-hidden")>{label}</span>
        </th>
    }
    .into_any()
}

/// A row.
#[component]
pub fn Row(
    /// Its panel is open.
    #[prop(optional, into)]
    current: Signal<bool>,
    /// The cells.
    children: Children,
) -> impl IntoView {
    view! { <tr role="row" class=move || current.get().then_some("current")>{children()}</tr> }.into_any()
}

/// A cell.
#[component]
pub fn Cell(
    /// The column's name, shown in cards where the words don't explain themselves.
    #[prop(optional, into)]
    label: Option<String>,
    /// How important it is: like its header cell.
    #[prop(optional)]
    keep: Keep,
    /// Aligned at the end: figures.
    #[prop(optional)]
    end: bool,
    /// The first line of a card.
    #[prop(optional)]
    lead: bool,
    /// Holds the row's menu: in cards, the corner.
    #[prop(optional)]
    actions: bool,
    /// The content.
    children: Children,
) -> impl IntoView {
    let class =
        [keep.class(), if end { "end" } else { "" }, if lead { "lead" } else { "" }, if actions { "actions" } else { "" }]
            .into_iter()
            .filter(|class| !class.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
    view! { <td role="cell" class=class data-label=label>{children()}</td> }.into_any()
}

/// The link that a whole row stands for. The list stays where it is: what opens stands beside it.
#[component]
pub fn RowLink(
    /// Where to.
    #[prop(into)]
    href: Signal<String>,
    /// Its panel is open.
    #[prop(optional, into)]
    current: Signal<bool>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <a class="row-link" href=href data-noscroll="" aria-current=move || current.get().then_some("true")>{children()}</a> }
        .into_any()
}

/// A person in a list: initials, name as the row's link, a second line.
#[component]
pub fn Who(
    /// Where the name leads.
    #[prop(into)]
    href: Signal<String>,
    /// The name.
    #[prop(into)]
    name: String,
    /// The second line.
    #[prop(optional_no_strip)]
    note: Option<String>,
    /// The person's panel is open.
    #[prop(optional, into)]
    current: Signal<bool>,
    /// What the star beside the name means. No star without it.
    #[prop(optional_no_strip)]
    star: Option<String>,
) -> impl IntoView {
    view! {
        <div class="who">
            <Avatar name=name.clone()/>
            <div class="who-words">
                <span class="who-name">
                    <RowLink href current>{name}</RowLink>
                    {star.map(|label| view! { <Icon glyph=Glyph::Star filled=true label/> })}
                </span>
                {note.map(|text| view! { <span class="who-note">{breakable(&text)}</span> })}
            </div>
        </div>
    }
    .into_any()
}
