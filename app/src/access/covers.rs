//! Access for a while (B10): what there is of it, giving it, and ending it before its time.

use super::{
    address::View,
    api::{EndCover, GiveCover, ShowMatrix},
    choosing::Choosing,
    finder::{Finder, MANY},
};
use crate::{
    address::parameter,
    forms::{FormRefusal, input_named, use_form},
    site::words,
    ui::{
        Awaited, Badge, Button, ButtonLink, Choice, Details, Dialog, FieldRow, Glyph, InstantField, Look, SelectField, Tone,
        effect, live,
    },
    wire::{Inquiry, Sending, ServerForm},
};
use domain::{
    Words,
    fields::Field,
    permissions::{CoverView, Matrix, Scope},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The list, and the form.
#[component]
pub fn Covers(
    /// The account's version.
    version: Signal<i32>,
    /// Where it is known what there is.
    answer: Inquiry<ShowMatrix>,
    /// Whose.
    choosing: Choosing,
    /// May any of it be changed?
    may_change: bool,
) -> impl IntoView {
    let words = words();
    let search = use_location().search.get_untracked();
    // Without a script the question stands in the address.
    let ending = RwSignal::new(parameter(&search, END));
    let covers = move || {
        let covers = answer.get()?.ok()?.covers;
        Some(if covers.is_empty() {
            view! { <p class="soft">{words.cover_none()}</p> }.into_any()
        } else {
            let shown = move |cover| view! { <Cover cover version choosing ending may_change/> };
            view! { <ul class="given">{covers.into_iter().map(shown).collect_view()}</ul> }.into_any()
        })
    };
    let finder = move || {
        let matrix = answer.get()?.ok()?;
        let is_shown = choosing.asked.with(|asked| asked.view == View::Covers);
        (is_shown && matrix.all.buildings > MANY).then(|| view! { <Finder matrix=StoredValue::new(matrix) choosing/> })
    };
    view! {
        <Awaited>{live(covers)}</Awaited>
        {may_change.then(|| view! { <Awaited>{live(finder)}</Awaited> })}
        {may_change.then(|| view! { <Giving version answer choosing/> })}
    }
    .into_any()
}

/// The parameter that asks whether this one is to end now.
const END: &str = "end";

#[component]
fn Cover(
    cover: CoverView,
    version: Signal<i32>,
    choosing: Choosing,
    ending: RwSignal<Option<String>>,
    may_change: bool,
) -> impl IntoView {
    let (words, grant) = (words(), cover.grant.to_string());
    let place = place_of(&cover, words);
    let term = words.access_from_until(&words.date_time(cover.from), &words.date_time(cover.until));
    let state = if cover.is_running { words.cover_running() } else { words.cover_to_come() };
    let asked = grant.clone();
    let is_open = Signal::derive(move || ending.with(|ending| ending.as_ref() == Some(&asked)));
    let href = {
        let grant = grant.clone();
        Signal::derive(move || choosing.asked.with(|asked| asked.href_with(choosing.list, Some((END, grant.clone())))))
    };
    let ask = grant.clone();
    let text = words.cover_end_text(&cover.group, &place);
    let end = may_change.then(|| {
        view! {
            <ButtonLink small=true look=Look::Bare href on_press=move |()| ending.set(Some(ask.clone()))>
                {words.cover_end()}
            </ButtonLink>
            <Ending grant text is_open version choosing ending/>
        }
    });
    view! {
        <li>
            <span class="given-what">{cover.group} " " <Badge tone=Tone::Wait icon=Glyph::Clock text=state/></span>
            <span class="given-where">{place}</span>
            <span class="given-when">{term}</span>
            {end}
        </li>
    }
}

fn place_of(cover: &CoverView, words: Words) -> String {
    match (cover.place.as_str(), cover.is_portfolio) {
        ("", _) => words.scope_all(),
        (portfolio, true) => words.scope_portfolio(portfolio),
        (building, false) => building.to_owned(),
    }
}

/// Says what it will do, and does it.
#[component]
fn Ending(
    grant: String,
    text: String,
    is_open: Signal<bool>,
    version: Signal<i32>,
    choosing: Choosing,
    ending: RwSignal<Option<String>>,
) -> impl IntoView {
    let words = words();
    let action = Sending::<EndCover>::new();
    let form = use_form(action);
    effect(move || {
        if matches!(action.answer(), Some(Ok(_))) {
            ending.set(None);
            choosing.list.note_change();
        }
    });
    let here = choosing.elsewhere(|_| ());
    let leave = Callback::new(move |()| ending.set(None));
    view! {
        <Dialog
            id=format!("end-{grant}")
            title=words.cover_end_question()
            close=words.common_close()
            close_href=here.get_untracked()
            open=is_open
            on_close=leave
            actions=move || {
                view! {
                    <ButtonLink look=Look::Bare href=here on_press=leave>
                        {words.common_cancel()}
                    </ButtonLink>
                    <ServerForm action attr:novalidate=true>
                        <About version choosing/>
                        <input type="hidden" name=input_named("grant") value=grant/>
                        <Button look=Look::Danger busy=form.busy>
                            {words.cover_end()}
                        </Button>
                    </ServerForm>
                }
            }
        >
            <FormRefusal form/>
            <p>{text}</p>
        </Dialog>
    }
}

/// What each form says of the account.
#[component]
pub fn About(
    /// Its version.
    version: Signal<i32>,
    /// Which, and the list behind.
    choosing: Choosing,
) -> impl IntoView {
    let list = move || {
        let address = choosing.list.closed().get();
        address.split_once('?').map(|(_, question)| question.to_owned()).unwrap_or_default()
    };
    view! {
        <input type="hidden" name=input_named("account") value=choosing.account.get_value()/>
        <input type="hidden" name=input_named(Field::Version.name()) value=move || version.get().to_string()/>
        <input type="hidden" name=input_named("list") value=list/>
    }
}

/// Where, what, from when, until when.
#[component]
fn Giving(version: Signal<i32>, answer: Inquiry<ShowMatrix>, choosing: Choosing) -> impl IntoView {
    let words = words();
    let action = Sending::<GiveCover>::new();
    let form = use_form(action);
    let bound = |field| RwSignal::new(form.value(field));
    let (scope, group) = (bound(Field::Scope), bound(Field::Group));
    let (from, until) = (bound(Field::CoverFrom), bound(Field::CoverUntil));
    effect(move || {
        if matches!(action.answer(), Some(Ok(_))) {
            for field in [scope, group, from, until] {
                field.set(String::new());
            }
            choosing.list.note_change();
        }
    });
    let choices = move || {
        let matrix = answer.get()?.ok()?;
        let groups = matrix.groups.iter().filter(|group| group.may_give);
        let groups = groups.map(|group| Choice::new(group.group.to_string(), group.name.clone())).collect();
        // Of few, all can be chosen, and nothing stands above.
        let hint = (matrix.all.buildings > MANY).then(|| words.cover_where_hint());
        Some(view! {
            <FieldRow>
                <SelectField
                    entry=form.entry(Field::Scope)
                    label=words.access_where()
                    options=scopes(&matrix, words)
                    blank=words.access_choose()
                    nostrip:hint=hint
                    bind=scope
                    required=true
                />
                <SelectField
                    entry=form.entry(Field::Group)
                    label=words.access_group()
                    options=groups
                    blank=words.access_choose()
                    bind=group
                    required=true
                />
            </FieldRow>
        })
    };
    let is_open = form.error.with_untracked(Option::is_some);
    view! {
        <Details summary=words.cover_give() open=is_open>
            <p class="hint">{words.cover_hint()}</p>
            <FormRefusal form/>
            <ServerForm action attr:class="form" attr:novalidate=true>
                <About version choosing/>
                <Awaited>{live(choices)}</Awaited>
                <FieldRow>
                    <InstantField
                        entry=form.entry(Field::CoverFrom)
                        label=words.cover_from()
                        hint=words.cover_from_hint()
                        marker=words.common_optional()
                        bind=from
                    />
                    <InstantField entry=form.entry(Field::CoverUntil) label=words.cover_until() bind=until required=true/>
                </FieldRow>
                <Button icon=Glyph::Clock busy=form.busy>
                    {words.cover_give()}
                </Button>
            </ServerForm>
        </Details>
    }
}

fn scopes(matrix: &Matrix, words: Words) -> Vec<Choice> {
    let all = matrix.may_everywhere.then(|| Choice::new(Scope::All.to_string(), words.scope_all()));
    let changeable = matrix.portfolios.iter().filter(|one| one.may_change);
    let portfolios =
        changeable.map(|one| Choice::new(Scope::Portfolio(one.portfolio).to_string(), words.scope_portfolio(&one.name)));
    let buildings = matrix.rows.iter().map(|row| Choice::new(Scope::Building(row.building).to_string(), row.name.clone()));
    buildings.chain(portfolios).chain(all).collect()
}
