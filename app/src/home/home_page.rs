//! `/`.

use super::{api::TellFirstSteps, building_switch::TurnedTo};
use crate::{
    access::{Given, api::OwnAccess},
    buildings,
    errors::Refusal,
    forms::Nothing,
    frame::{PageTitle, SignedOutLeads},
    notices::DoneNotice,
    permissions::GROUPS,
    site::use_site,
    staff::{address, api::OverviewStaff, filter_name},
    ui::{Awaited, ButtonLink, Card, Glyph, Icon, Look, Page, PageHeader, Part, Proportions, Tone, live},
    wire::ask,
};
use domain::{
    AppError, Words,
    actor::Actor,
    home::FirstSteps,
    staff::{self, StaffOverview, StaffQuery, StateFilter, list::COUNT_UP_TO},
};
use leptos::prelude::*;

/// A greeting, and for those who manage staff what needs attention.
#[component]
pub fn HomePage() -> impl IntoView {
    let site = use_site();
    let words = site.words();
    let name =
        Signal::derive(move || site.person.with(|person| person.as_ref().map(|person| person.name.clone()).unwrap_or_default()));
    let manages_staff = move || {
        let actor = site.person.get().map_or(Actor::Visitor, Actor::Staff);
        staff::policy::may_see(&actor).is_ok()
    };
    let is_administrator = move || site.person.get().is_some_and(|person| Actor::Staff(person).holds_every_right());
    // An administrator holds everything without being given it; whoever has yet to accept the policy is led on from here.
    let is_given_access = move || {
        site.person.with(|person| person.as_ref().is_some_and(|person| !person.is_administrator && person.is_past_the_door()))
    };
    view! {
        <PageTitle page=words.common_home()/>
        <Page narrow=true>
            <DoneNotice/>
            <PageHeader
                title=Signal::derive(move || words.home_greeting(&name.get()))
                subtitle=Some(words.home_lead(&site.title()))
            />
            <Awaited>
                {live(move || {
                    use_context::<TurnedTo>()
                        .and_then(TurnedTo::current)
                        .map(|name| {
                            view! {
                                <p class="building-now">
                                    <Icon glyph=Glyph::Building/>
                                    <span>{words.home_you_are_in()}</span>
                                    " "
                                    <b>{name}</b>
                                </p>
                            }
                        })
                })}
            </Awaited>
            {live(move || is_administrator().then(|| view! { <FirstStepsCard/> }))}
            {live(move || manages_staff().then(|| view! { <StaffCards/> }))}
            {live(move || is_given_access().then(|| view! { <YourAccess/> }))}
            <Card title=words.home_account()>
                <p>{words.home_account_text()}</p>
                <p><a href="/profile">{words.home_account_link()}</a></p>
            </Card>
        </Page>
    }
}

/// What somebody holds, building by building.
#[component]
fn YourAccess() -> impl IntoView {
    let words = use_site().words();
    let own = ask::<OwnAccess, _>(|| (0, Nothing::default()));
    let told = move || {
        own.get().map(|found| match found {
            Ok(access) if access.grants.is_empty() => view! { <p>{words.home_no_access()}</p> }.into_any(),
            Ok(access) => view! { <Given access is_administrator=false/> }.into_any(),
            Err(Refusal(error)) => view! { <p>{error.sentence(words)}</p> }.into_any(),
        })
    };
    view! {
        <Card title=words.home_your_access()>
            <Awaited>{live(told)}</Awaited>
        </Card>
    }
}

#[component]
fn StaffCards() -> impl IntoView {
    let staff = ask::<OverviewStaff, _>(|| (0, Nothing::default()));
    view! {
        <Awaited>
            {live(move || {
                staff
                    .get()
                    .map(|found| match found {
                        Ok(overview) => view! { <StaffCard overview/> }.into_any(),
                        Err(Refusal(error)) => view! { <Unavailable error/> }.into_any(),
                    })
            })}
        </Awaited>
    }
}

#[component]
fn Unavailable(error: AppError) -> impl IntoView {
    let words = use_site().words();
    view! {
        <SignedOutLeads error=error.clone()/>
        <Card title=words.common_staff()>
            <p>{error.sentence(words)}</p>
        </Card>
    }
}

#[component]
fn StaffCard(overview: StaffOverview) -> impl IntoView {
    let words = use_site().words();
    let people = if overview.everyone > COUNT_UP_TO {
        words.staff_more_than(i64::from(COUNT_UP_TO))
    } else {
        words.staff_people(i64::from(overview.everyone))
    };
    let may_invite = staff::policy::may_invite(&use_site().actor()).is_ok();
    let parts = overview.states.into_iter().map(|(state, count)| part(state, count, words)).collect();
    view! {
        <Card
            title=words.common_staff()
            actions=move || {
                may_invite
                    .then(|| {
                        view! {
                            <ButtonLink href=address::NEW look=Look::Primary icon=Glyph::Plus>
                                {words.staff_add()}
                            </ButtonLink>
                        }
                    })
            }
        >
            <p>{people}</p>
            <Proportions caption=words.home_states() part=words.staff_status() number=words.home_people() parts/>
        </Card>
    }
}

/// What to do first in a new organisation; nothing once all of it is done, or when it can't be told: it is there to help.
#[component]
fn FirstStepsCard() -> impl IntoView {
    let steps = ask::<TellFirstSteps, _>(|| (0, Nothing::default()));
    let told = move || {
        let steps = steps.get().and_then(Result::ok).filter(|steps| !steps.are_done());
        steps.map(|steps| view! { <Beginning steps/> })
    };
    view! { <Awaited>{live(told)}</Awaited> }
}

/// Each step with where it is done; what is done stays on the list.
#[component]
fn Beginning(steps: FirstSteps) -> impl IntoView {
    let words = use_site().words();
    let step = move |done: bool, href: &'static str, label: String, text: String| {
        let (glyph, told) = if done { (Glyph::Check, Some(words.home_step_done())) } else { (Glyph::Chevron, None) };
        view! {
            <li class="first-step" data-done=done.then_some("")>
                <Icon glyph/>
                <span>
                    <a href=href>{label}</a>
                    {told.map(|told| view! { " " <span class="soft small">{told}</span> })}
                    <span class="soft small first-step-text">{text}</span>
                </span>
            </li>
        }
    };
    view! {
        <Card title=words.home_first_steps()>
            <ol class="first-steps">
                {step(steps.buildings, buildings::address::LIST, words.home_step_buildings(), words.home_step_buildings_text())}
                {step(steps.groups, GROUPS, words.home_step_groups(), words.home_step_groups_text())}
                {step(steps.colleagues, address::NEW, words.home_step_colleagues(), words.home_step_colleagues_text())}
            </ol>
        </Card>
    }
}

/// Beyond what is counted the bar stays in proportion to what was, and the number says that there are more.
fn part(state: StateFilter, count: u32, words: Words) -> Part {
    let told = if count > COUNT_UP_TO { words.staff_more_than(i64::from(COUNT_UP_TO)) } else { words.number(i64::from(count)) };
    Part {
        label: filter_name(Some(state), words),
        count,
        told,
        tone: match state {
            StateFilter::Active => Tone::Good,
            StateFilter::Invited => Tone::Wait,
            StateFilter::Attention | StateFilter::Asking => Tone::Warn,
            StateFilter::Created | StateFilter::Inactive => Tone::Quiet,
        },
        href: address::href(address::LIST, &StaffQuery { state: Some(state), ..StaffQuery::default() }),
    }
}
