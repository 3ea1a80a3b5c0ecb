use leptos::prelude::*;

use super::Tone;

/// One part of a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub label: String,
    /// How many, as a number to draw.
    pub count: u32,
    /// How many, as it is read.
    pub told: String,
    /// Its colour; beside the bar it is named too.
    pub tone: Tone,
    /// Where these can be seen.
    pub href: String,
}

/// A whole in its parts: a bar to look at, and beneath it the same as a table, with a link a part.
#[component]
pub fn Proportions(
    /// What is counted, for readers.
    #[prop(into)]
    caption: String,
    /// Over the parts' names, for readers.
    #[prop(into)]
    part: String,
    /// Over the numbers, for readers.
    #[prop(into)]
    number: String,
    /// The parts, in the order in which they are drawn.
    parts: Vec<Part>,
) -> impl IntoView {
    let whole: u32 = parts.iter().map(|part| part.count).sum::<u32>().max(1);
    let mut start = 0;
    let bars = parts
        .iter()
        .map(|part| {
            let at = start;
            start += part.count;
            view! { <rect class=part.tone.class() x=at y="0" width=part.count height="1"/> }
        })
        .collect_view();
    let rows = parts
        .into_iter()
        .map(|part| {
            view! {
                <tr>
                    <th scope="row">
                        <i class=format!("proportions-key {}", part.tone.class()) aria-hidden="true"></i>
                        <a href=part.href>{part.label}</a>
                    </th>
                    <td>{part.told}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="proportions">
            <svg class="proportions-bar" viewBox=format!("0 0 {whole} 1") preserveAspectRatio="none" aria-hidden="true">
                {bars}
            </svg>
            <table>
                <caption class="visually-hidden">{caption}</caption>
                <thead class="visually-hidden">
                    <tr>
                        <th scope="col">{part}</th>
                        <th scope="col">{number}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
