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
    view! {
        {is_administrator.then(|| view! { <p>{words.access_of_administrator()}</p> })}
        {is_nothing.then(|| view! { <p class="soft">{words.access_nothing()}</p> })}
        <ul class="given">{grants.into_iter().map(|grant| told(grant, may_look, words)).collect_view()}</ul>
        {(more > 0).then(|| view! { <p class="small soft">{words.access_more(i64::from(more))}</p> })}
    }
    .into_any()
}

fn building(id: Option<BuildingId>, name: String) -> AnyView {
    match id {
        Some(id) => view! { <a href=format!("/buildings/{id}")>{name}</a> }.into_any(),
        None => name.into_any(),
    }
}

fn told(grant: GivenGrant, may_look: bool, words: Words) -> AnyView {
    let place = match (grant.place.as_str(), grant.is_portfolio) {
        ("", _) => words.scope_all().into_any(),
        (portfolio, true) => words.scope_portfolio(portfolio).into_any(),
        (_, false) => building(grant.building.filter(|_| may_look), grant.place.clone()),
    };
    let term = grant.from.zip(grant.until).map(|(from, until)| {
        let text = words.access_from_until(&words.date_time(from), &words.date_time(until));
        view! {
            <Badge tone=Tone::Wait icon=Glyph::Clock text=words.cover_temporary()/>
            <span class="given-when">{text}</span>
        }
    });
    view! {
        <li>
            <span class="given-what">{grant.group}</span>
            <span class="given-where">{place}</span>
            {term}
        </li>
    }
    .into_any()
}
