//! `/permission-groups/compare`: two side by side. A plain form chooses which; the address is the question.

use super::{COMPARE, GROUPS, api::CompareGroups};
use crate::{
    address::parameter,
    frame::PageTitle,
    listed::shown,
    site::words,
    ui::{
        Awaited, Badge, Button, Cell, Choice, Column, DataTable, Entry, Glyph, Loading, Page, PageHeader, Row, SelectField, Tone,
        live,
    },
    wire::ask,
};
use domain::{
    Words,
    permissions::{
        form::CompareForm,
        groups::{ComparedRight, Comparison},
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// What each of two allows, and where they differ.
#[component]
pub fn ComparePage() -> impl IntoView {
    let (words, search) = (words(), use_location().search);
    let given = |search: &String, name| parameter(search, name).unwrap_or_default();
    let asked = Memo::new(move |_| search.with(|search| CompareForm { a: given(search, "a"), b: given(search, "b") }));
    let answer = ask::<CompareGroups, _>(move || (0, asked.get()));
    let body =
        move || shown(answer.get(), (GROUPS, words.permission_groups()), |found| compared(words, &asked.get_untracked(), found));
    view! {
        <PageTitle page=words.permission_groups_compare()/>
        <Page>
            <Awaited fallback=move || view! { <Loading label=words.common_loading()/> }>{live(body)}</Awaited>
        </Page>
    }
}

fn compared(words: Words, asked: &CompareForm, found: Comparison) -> AnyView {
    let choices: Vec<Choice> =
        found.choices.iter().map(|choice| Choice::new(choice.id.to_string(), choice.name.clone())).collect();
    let field = |name: &str, label: String, value: &str| {
        let entry = Entry::new(name).holding(value);
        view! { <SelectField entry label blank=words.permission_groups_instead_choose() options=choices.clone()/> }
    };
    let name = |id| found.choices.iter().find(|choice| choice.id == id).map(|choice| choice.name.clone()).unwrap_or_default();
    let table = found.compared.map(|pair| table(words, pair.map(name), found.rows));
    view! {
        <PageHeader
            title=words.permission_groups_compare()
            subtitle=Some(words.permission_groups_compare_subtitle())
            back_href=GROUPS
            back_label=words.permission_groups()
        />
        <form class="toolbar" method="get" action=COMPARE>
            {field("a", words.permission_groups_compare_one(), &asked.a)}
            {field("b", words.permission_groups_compare_other(), &asked.b)}
            <Button>{words.permission_groups_compare()}</Button>
        </form>
        {table}
    }
    .into_any()
}

fn table(words: Words, names: [String; 2], rows: Vec<ComparedRight>) -> AnyView {
    let rows = rows.into_iter().map(|compared| row(words, &names, compared)).collect_view();
    let [one, other] = names;
    view! {
        <DataTable
            caption=words.permission_groups_compare()
            head=move || {
                view! {
                    <Column label=words.capabilities_capability()/>
                    <Column label=one/>
                    <Column label=other/>
                    <Column label=words.permission_groups_difference()/>
                }
            }
        >
            {rows}
        </DataTable>
    }
    .into_any()
}

fn row(words: Words, names: &[String; 2], compared: ComparedRight) -> AnyView {
    let sign = if compared.differs() {
        view! { <Badge tone=Tone::Wait icon=Glyph::Info text=words.permission_groups_differs()/> }
    } else {
        view! { <Badge tone=Tone::Quiet icon=Glyph::Check text=words.permission_groups_same()/> }
    };
    let side = |at: usize| {
        let toggles = compared.toggles.iter().filter(|(_, allowed)| allowed[at]).map(|(name, _)| name.as_str());
        let toggles = toggles.collect::<Vec<_>>().join(", ");
        let level = compared.levels[at].name(words);
        view! {
            <Cell label=names[at].clone()>
                <div>
                    <p>{level}</p>
                    <p class="soft small">{toggles}</p>
                </div>
            </Cell>
        }
    };
    let sides = [0, 1].map(side).collect_view();
    view! {
        <Row>
            <Cell lead=true>
                <span class="strong">{compared.capability.clone()}</span>
            </Cell>
            {sides}
            <Cell>{sign}</Cell>
        </Row>
    }
    .into_any()
}
