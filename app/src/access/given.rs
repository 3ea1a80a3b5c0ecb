//! What a person holds, for the side panel.

use crate::{
    site::use_site,
    ui::{Badge, Glyph, Tone},
};
use domain::{
    Words,
    ids::BuildingId,
    permissions::{BuiltIn, GivenAccess, GivenGrant, Level},
};
use leptos::prelude::*;

/// The widest first; what is for a while says until when.
#[component]
pub fn Given(
    /// As far as the reader may know.
    access: GivenAccess,
    /// An administrator needs none.
    is_administrator: bool,
) -> impl IntoView {
    let (words, actor) = (use_site().words(), use_site().actor());
    let may_look = actor.must_hold(BuiltIn::Buildings, Level::View).is_ok();
    let GivenAccess { grants, more } = access;
    let is_nothing = grants.is_empty() && !is_administrator;
    let shown = alike(grants).into_iter().map(|grants| told(grants, may_look, words)).collect_view();
    view! {
        {is_administrator.then(|| view! { <p>{words.access_of_administrator()}</p> })}
        {is_nothing.then(|| view! { <p class="soft">{words.access_nothing()}</p> })}
        <ul class="given">{shown}</ul>
        {(more > 0).then(|| view! { <p class="small soft">{words.access_more(i64::from(more))}</p> })}
    }
    .into_any()
}

/// Neighbours that are told in one: the same permission group for good in several buildings. What is for a while stands by itself.
fn alike(grants: Vec<GivenGrant>) -> Vec<Vec<GivenGrant>> {
    let mut all = Vec::<Vec<GivenGrant>>::new();
    for grant in grants {
        let kind = |grant: &GivenGrant| (grant.group.clone(), grant.building.is_some(), grant.is_exception, grant.until);
        match all.last_mut().filter(|last| grant.until.is_none() && last.first().map(kind) == Some(kind(&grant))) {
            Some(last) => last.push(grant),
            None => all.push(vec![grant]),
        }
    }
    all
}

fn building(id: Option<BuildingId>, name: String) -> AnyView {
    match id {
        Some(id) => view! { <a href=format!("/buildings/{id}")>{name}</a> }.into_any(),
        None => name.into_any(),
    }
}

fn place(grant: &GivenGrant, may_look: bool, words: Words) -> AnyView {
    match (grant.place.as_str(), grant.is_portfolio) {
        ("", _) => words.scope_all().into_any(),
        (portfolio, true) => words.scope_portfolio(portfolio).into_any(),
        (_, false) => building(grant.building.filter(|_| may_look), grant.place.clone()),
    }
}

fn told(grants: Vec<GivenGrant>, may_look: bool, words: Words) -> Option<AnyView> {
    let first = grants.first()?;
    let term = first.from.zip(first.until).map(|(from, until)| {
        let text = words.access_from_until(&words.date_time(from), &words.date_time(until));
        view! {
            <Badge tone=Tone::Wait icon=Glyph::Clock text=words.cover_temporary()/>
            <span class="given-when">{text}</span>
        }
    });
    let exception = first.is_exception.then(|| view! { <span class="given-when">{words.access_exception()}</span> });
    let places = grants.iter().enumerate().map(|(at, grant)| {
        view! {
            {(at > 0).then_some(", ")}
            {place(grant, may_look, words)}
        }
    });
    let places = places.collect_view();
    let view = view! {
        <li>
            <span class="given-what">{first.group.clone()}</span>
            <span class="given-where">{places}</span>
            {exception}
            {term}
        </li>
    };
    Some(view.into_any())
}
