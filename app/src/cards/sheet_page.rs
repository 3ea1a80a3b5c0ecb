//! `/staff/cards`: whom a building's cards would be for (`?building=`), and a sheet that was printed a moment ago (`?id=`).

use super::api::{FindUnprinted, PrintBuilding, ShowSheet};
use crate::{
    address::parameter,
    forms::{FormHead, FormState, input_named, use_form},
    frame::PageTitle,
    listed::shown,
    site::words,
    ui::{
        Awaited, Button, ButtonLink, CheckboxField, Drawing, EmptyState, Entry, FormActions, Glyph, Loading, Look, Notice, Page,
        PageHeader, Section, Tone, hydrated, live,
    },
    wire::{Sending, ServerForm, ask},
};
use domain::{
    Words,
    cards::{Card, CardSheet, CardText, PrintBuildingForm, SheetForm, Unprinted},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The page.
pub const SHEETS: &str = "/staff/cards";

/// A sheet's address.
#[cfg(feature = "ssr")]
pub fn sheet_at(sheet: domain::ids::DisclosureId) -> String {
    format!("{SHEETS}?id={sheet}")
}

/// A sheet, or the question before it.
#[component]
pub fn CardSheetPage() -> impl IntoView {
    let search = use_location().search;
    let asked = Memo::new(move |_| search.with(|search| (parameter(search, "id"), parameter(search, "building"))));
    view! {
        <PageTitle page=words().cards_title()/>
        {live(move || match asked.get() {
            (Some(id), _) => view! { <Sheet id/> }.into_any(),
            (None, building) => view! { <Question building=building.unwrap_or_default()/> }.into_any(),
        })}
    }
}

/// Whom the cards would be for.
#[component]
fn Question(building: String) -> impl IntoView {
    let words = words();
    let answer = ask::<FindUnprinted, _>(move || (0, PrintBuildingForm { building: building.clone(), again: false }));
    view! {
        <Page>
            <Awaited fallback=move || {
                view! { <Loading label=words.common_loading()/> }
            }>{live(move || shown(answer.get(), ("/staff", words.common_staff()), |found| question(words, found)))}</Awaited>
        </Page>
    }
}

fn question(words: Words, found: Unprinted) -> AnyView {
    let action = Sending::<PrintBuilding>::new();
    let form = use_form(action);
    let Unprinted { building, others, .. } = found;
    let name = found.name.clone();
    let body = if found.waiting == 0 && found.with_card == 0 {
        view! { <EmptyState drawing=Drawing::Keys title=words.cards_nobody() text=words.cards_nobody_text()/> }.into_any()
    } else {
        view! {
            <ServerForm action attr:class="form" attr:novalidate=true>
                <input type="hidden" name=input_named("building") value=building.to_string()/>
                {whom(words, form, found)}
            </ServerForm>
        }
        .into_any()
    };
    view! {
        <PageHeader title=words.cards_of(&name) back_href=format!("/buildings/{building}") back_label=name/>
        <FormHead form/>
        {body}
        {(others > 0).then(|| view! { <p class="soft small">{words.cards_others(others.into())}</p> })}
    }
    .into_any()
}

/// Those without a card that can be used, and whether those who have one are to get another.
fn whom(words: Words, form: FormState, found: Unprinted) -> AnyView {
    let awake = hydrated();
    let Unprinted { people, waiting, carded, with_card, at_once, .. } = found;
    let again = RwSignal::new(form.typed("again").is_some());
    let listed = |names: Vec<String>| {
        view! { <ul class="names">{names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}</ul> }
    };
    let first = (waiting > 0).then(|| {
        view! {
            <Section title=words.cards_for(waiting.into()) hint=words.cards_for_hint()>
                {listed(people)}
            </Section>
        }
    });
    let second = (with_card > 0).then(|| {
        view! {
            <Section title=words.cards_carded(with_card.into()) hint=words.cards_carded_hint()>
                {listed(carded)}
                <CheckboxField entry=Entry::new(input_named("again")) checked=again.get_untracked() bind=again>
                    {words.cards_again(with_card.into())}
                </CheckboxField>
            </Section>
        }
    });
    let all = Memo::new(move |_| waiting + if again.get() { with_card } else { 0 });
    let print = move || match all.get() {
        0 => words.cards_print_now(),
        all => words.cards_print(all.min(at_once).into()),
    };
    let left = move || all.get().checked_sub(at_once).filter(|left| *left > 0).map(|left| words.cards_left(left.into()));
    view! {
        {first}
        {second}
        <p class="soft small">{live(left)}</p>
        // Without a script the box may be ticked without this being drawn anew.
        <div hidden=move || awake.get() && all.get() == 0>
            <FormActions>
                <Button look=Look::Primary icon=Glyph::Print busy=form.busy>
                    {live(print)}
                </Button>
            </FormActions>
        </div>
    }
    .into_any()
}

/// The cards, to be printed from here.
#[component]
fn Sheet(id: String) -> impl IntoView {
    let words = words();
    let answer = ask::<ShowSheet, _>(move || (0, SheetForm { id: id.clone() }));
    view! {
        <Page>
            <Awaited fallback=move || {
                view! { <Loading label=words.common_loading()/> }
            }>
                {live(move || {
                    shown(
                        answer.get(),
                        ("/staff", words.common_staff()),
                        |sheet| match sheet {
                            Some(sheet) => cards(words, sheet),
                            None => gone(words),
                        },
                    )
                })}
            </Awaited>
        </Page>
    }
}

/// For everybody but the session that had it printed, and for that one after five minutes.
fn gone(words: Words) -> AnyView {
    view! {
        <PageHeader title=words.cards_title() back_href="/staff" back_label=words.common_staff()/>
        <EmptyState drawing=Drawing::Lost title=words.cards_gone() text=words.cards_gone_text()/>
    }
    .into_any()
}

fn cards(words: Words, sheet: CardSheet) -> AnyView {
    let search = use_location().search;
    let in_both = Memo::new(move |_| search.with(|search| parameter(search, "languages").is_some()));
    let CardSheet { organisation, cards } = sheet;
    let count = i64::try_from(cards.len()).unwrap_or(i64::MAX);
    let here = use_location().search.with_untracked(|search| parameter(search, "id").unwrap_or_default());
    let print = move |()| drop(window().print());
    view! {
        <div class="on-screen">
            <PageHeader
                title=words.cards_printed(count)
                back_href="/staff"
                back_label=words.common_staff()
                actions=move || {
                    view! {
                        <Button look=Look::Primary icon=Glyph::Print on_press=print>
                            {words.cards_print_now()}
                        </Button>
                    }
                }
            />
            <Notice tone=Tone::Warn live=false>{words.cards_once()}</Notice>
            <p class="chips">
                <ButtonLink small=true href=format!("{SHEETS}?id={here}")>{words.cards_own_language()}</ButtonLink>
                <ButtonLink small=true href=format!("{SHEETS}?id={here}&languages=all")>{words.cards_all_languages()}</ButtonLink>
            </p>
        </div>
        <div class="cards">
            {cards.into_iter().map(|card| view! { <OneCard organisation=organisation.clone() card in_both/> }).collect_view()}
        </div>
    }
    .into_any()
}

#[component]
fn OneCard(organisation: String, card: Card, in_both: Memo<bool>) -> impl IntoView {
    let Card { name, sign_in_name, qr, qr_size, code, texts, .. } = card;
    let label = texts.first().map(|text| text.scan.clone()).unwrap_or_default();
    let texts = StoredValue::new(texts);
    let shown = move || {
        let count = if in_both.get() { usize::MAX } else { 1 };
        texts.with_value(|texts| texts.iter().take(count).cloned().collect::<Vec<_>>())
    };
    let called = move |what: fn(&CardText) -> &String| {
        let names = shown().into_iter().map(|text| view! { <span lang=text.locale.code()>{what(&text).clone()}</span> });
        names.collect_view()
    };
    view! {
        <article class="access-card">
            <header>
                <span class="access-card-organisation">{organisation}</span>
                <h2>{name}</h2>
            </header>
            <svg class="access-card-code" viewBox=format!("0 0 {qr_size} {qr_size}") role="img" aria-label=label>
                <path d=qr/>
            </svg>
            <dl class="access-card-facts">
                <dt>{live(move || called(|text| &text.sign_in_name))}</dt>
                <dd class="mono">{sign_in_name}</dd>
                <dt>{live(move || called(|text| &text.code))}</dt>
                <dd class="mono">{code}</dd>
            </dl>
            <div class="access-card-words">{live(move || shown().into_iter().map(said).collect_view())}</div>
        </article>
    }
}

/// What a card says in one language.
fn said(text: CardText) -> AnyView {
    view! {
        <section lang=text.locale.code()>
            <h3>{text.title}</h3>
            <p>{text.scan}</p>
            <p>{text.type_it}</p>
            <p class="small">{text.until}</p>
            <p class="small">{text.help}</p>
        </section>
    }
    .into_any()
}
