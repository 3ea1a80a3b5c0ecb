//! `/buildings/{id}`: what the building is, and who has access there.

use super::{
    address,
    api::{OpenBuilding, WhichForm},
    archive::Archive,
    holders::Holders,
    trouble::Trouble,
};
use crate::{
    address::parameter,
    cards::SHEETS,
    errors::Refusal,
    frame::PageTitle,
    notices::DoneNotice,
    site::{use_site, words},
    ui::{Awaited, ButtonLink, Card, Description, DescriptionList, Glyph, Loading, Look, Notice, Page, PageHeader, Tone, live},
    wire::ask,
};
use domain::{Words, buildings::BuildingPanel, staff};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

/// One building.
#[component]
pub fn BuildingPage() -> impl IntoView {
    let (words, params) = (words(), use_params_map());
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let (title, again) = (RwSignal::new(words.buildings_title()), RwSignal::new(0));
    let answer = ask::<OpenBuilding, _>(move || (again.get(), WhichForm { building: id.get() }));
    let body = move || {
        answer.get().map(|answer| match answer {
            Ok(building) => {
                title.set(building.name.clone());
                view! { <Building building/> }.into_any()
            }
            Err(Refusal(error)) => view! { <Trouble error again/> }.into_any(),
        })
    };
    view! {
        <PageTitle page=title/>
        <Page>
            <Awaited fallback=move || view! { <Loading label=words.common_loading()/> }>{live(body)}</Awaited>
        </Page>
    }
}

#[component]
fn Building(building: BuildingPanel) -> impl IntoView {
    let words = words();
    let search = use_location().search;
    let (id, may) = (building.id.to_string(), building.may);
    let page = address::building(&id);
    let is_asked =
        Signal::derive(move || search.with(|search| parameter(search, "confirm")).is_some_and(|what| what == "archive"));
    let (asked, subtitle) = (building.clone(), Some(building.code.clone()));
    let holders = may.see_people.then(|| {
        let (capabilities, portfolio) = (building.capabilities.clone(), building.portfolio.clone());
        view! { <Holders building=id.clone() capabilities portfolio/> }
    });
    let change = may.change.then(|| {
        view! {
            <ButtonLink icon=Glyph::Edit href=address::change(&id)>
                {words.buildings_edit()}
            </ButtonLink>
        }
    });
    let cards = (may.see_people && staff::policy::may_invite(&use_site().actor()).is_ok()).then(|| {
        view! {
            <ButtonLink icon=Glyph::Print href=format!("{SHEETS}?building={id}")>
                {words.cards_title()}
            </ButtonLink>
        }
    });
    let restore = may.restore.then(|| {
        view! {
            <ButtonLink look=Look::Primary href=address::restore(&id)>
                {words.buildings_restore()}
            </ButtonLink>
        }
    });
    let archived = building.archived.map(|at| {
        view! {
            <Notice tone=Tone::Quiet title=words.buildings_archived_since(&words.date(at)) live=false>
                {words.buildings_archived_text()}
            </Notice>
        }
    });
    let archive = may.administer.then(|| {
        view! {
            <ButtonLink look=Look::Bare href=format!("{page}?confirm=archive") attr:data-noscroll="">
                {words.buildings_archive()}
            </ButtonLink>
        }
    });
    view! {
        <PageHeader
            title=building.name.clone()
            subtitle
            back_href=address::LIST
            back_label=words.buildings_back()
            actions=move || (archive, cards, change, restore).into_view()
        />
        <DoneNotice/>
        <div class="flow">
            {archived}
            <Details building/>
            {holders}
        </div>
        {may.administer.then(|| view! { <Archive building=asked open=is_asked/> })}
    }
}

#[component]
fn Details(building: BuildingPanel) -> impl IntoView {
    let words = words();
    let lines = building.address.lines().map(|line| view! { <span>{line.to_owned()}</span> <br/> }.into_any()).collect_view();
    let address = if building.address.is_empty() { words.buildings_no_address().into_any() } else { lines.into_any() };
    let portfolio = Some(building.portfolio).filter(|name| !name.is_empty()).unwrap_or_else(|| words.buildings_no_portfolio());
    view! {
        <Card>
            <DescriptionList>
                <Description term=words.buildings_portfolio()>{portfolio}</Description>
                <Description term=words.buildings_address()>{address}</Description>
                <Description term=words.buildings_time_zone()>{zone(words, &building.time_zone)}</Description>
                <Description term=words.buildings_language()>
                    {match building.default_locale {
                        Some(locale) => view! { <span lang=locale.code()>{locale.endonym()}</span> }.into_any(),
                        None => words.buildings_language_usual().into_any(),
                    }}
                </Description>
                <Description term=words.buildings_added()>
                    <time datetime=building.added.iso()>{words.date(building.added)}</time>
                </Description>
            </DescriptionList>
        </Card>
    }
}

/// `America/St_Johns` as "America – St Johns".
fn zone(words: Words, name: &str) -> String {
    if name.is_empty() { words.buildings_time_zone_usual() } else { name.replace('/', " – ").replace('_', " ") }
}
