//! `/permission-groups`: the list.

use super::{CATALOGUE, COMPARE, GROUPS, api::ListGroups};
use crate::{
    forms::Nothing,
    frame::PageTitle,
    listed::shown,
    notices::DoneNotice,
    site::words,
    ui::{Awaited, ButtonLink, Cell, Column, DataTable, Glyph, Loading, Look, Page, PageHeader, Row, RowLink, live},
    wire::ask,
};
use domain::{
    Words,
    permissions::{
        Level,
        catalogue::DescribedRight,
        groups::{FULL_ACCESS, GroupSummary, Impact},
    },
};
use leptos::prelude::*;

/// As many names as a line has room for.
const NAMES: usize = 5;

/// What each is called, what it allows, and who holds it where.
#[component]
pub fn GroupsPage() -> impl IntoView {
    let words = words();
    let answer = ask::<ListGroups, _>(|| (0, Nothing::default()));
    let body = move || shown(answer.get(), (GROUPS, words.permission_groups()), |groups| list(words, groups));
    view! {
        <PageTitle page=words.permission_groups()/>
        <Page>
            <Awaited fallback=move || view! { <Loading label=words.common_loading()/> }>{live(body)}</Awaited>
        </Page>
    }
}

fn list(words: Words, groups: Vec<GroupSummary>) -> AnyView {
    let rows = groups.into_iter().map(|group| row(words, group)).collect_view();
    view! {
        <PageHeader
            title=words.permission_groups()
            subtitle=Some(words.permission_groups_subtitle())
            actions=move || {
                view! {
                    <ButtonLink href=CATALOGUE>{words.capabilities()}</ButtonLink>
                    <ButtonLink href=COMPARE>{words.permission_groups_compare()}</ButtonLink>
                    <ButtonLink look=Look::Primary icon=Glyph::Plus href=format!("{GROUPS}/new")>
                        {words.permission_groups_new()}
                    </ButtonLink>
                }
            }
        />
        <DoneNotice/>
        <DataTable
            caption=words.permission_groups()
            head=move || {
                view! {
                    <Column label=words.permission_groups_name()/>
                    <Column label=words.permission_groups_allows()/>
                    <Column label=words.permission_groups_holders()/>
                }
            }
        >
            {rows}
        </DataTable>
    }
    .into_any()
}

fn row(words: Words, group: GroupSummary) -> AnyView {
    let allows =
        if group.id == FULL_ACCESS { vec![words.permission_groups_everything()] } else { in_short(words, &group.rights) };
    view! {
        <Row>
            <Cell lead=true>
                <RowLink href=format!("{GROUPS}/{}", group.id)>{group.name}</RowLink>
            </Cell>
            <Cell label=words.permission_groups_allows()>
                <div class="small">{allows.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}</div>
            </Cell>
            <Cell label=words.permission_groups_holders()>
                <span class="soft small">{touched(words, group.impact)}</span>
            </Cell>
        </Row>
    }
    .into_any()
}

/// "Manage: Fobs, Guests", "View: History".
fn in_short(words: Words, rights: &[DescribedRight]) -> Vec<String> {
    let line = |level: Level| {
        let named: Vec<&str> =
            rights.iter().filter(|right| right.level == level).map(|right| right.capability.as_str()).collect();
        let more = named.len().saturating_sub(NAMES);
        let mut listed = named[..named.len() - more].join(", ");
        if more > 0 {
            listed = words.permission_groups_and_more(i64::try_from(more).unwrap_or(i64::MAX), &listed);
        }
        (!named.is_empty()).then(|| words.permission_groups_level_of(&level.name(words), &listed))
    };
    let lines: Vec<String> = [Level::Manage, Level::View].into_iter().filter_map(line).collect();
    if lines.is_empty() { vec![words.permission_groups_nothing()] } else { lines }
}

/// "3 people · 2 buildings", or that nobody holds it.
pub fn touched(words: Words, impact: Impact) -> String {
    if impact.people == 0 {
        return words.permission_groups_nobody();
    }
    format!("{} · {}", words.staff_people(impact.people.into()), words.permission_groups_buildings(impact.buildings.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_9_what_a_group_allows_is_told_in_two_lines() {
        let right = |name: &str, level| DescribedRight { capability: name.into(), level, toggles: Vec::new() };
        let words = Words::new(domain::Locale::default());
        let rights = [right("Fobs", Level::Manage), right("History", Level::View), right("Guests", Level::Manage)];
        assert_eq!(in_short(words, &rights), ["Manage: Fobs, Guests", "View: History"]);
        let many: Vec<_> = ["a", "b", "c", "d", "e", "f", "g"].map(|name| right(name, Level::View)).to_vec();
        assert_eq!(in_short(words, &many), ["View: a, b, c, d, e and 2 more"]);
        assert_eq!(in_short(words, &[]), ["Nothing"]);
    }
}
