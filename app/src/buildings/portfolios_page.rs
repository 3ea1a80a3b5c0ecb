//! `/buildings/portfolios`: what portfolios there are, and what they are called.

use super::{
    address,
    api::{ListPortfolios, RenamePortfolio},
    question::Question,
    trouble::{Trouble, TroublePage},
};
use crate::{
    address::{parameter, with},
    errors::Refusal,
    forms::{FormRefusal, Nothing, input_named, use_form},
    frame::PageTitle,
    notices::DoneNotice,
    site::{use_site, words},
    ui::{
        Awaited, Button, Cell, Column, DataTable, Drawing, EmptyState, Loading, Look, Page, PageHeader, Row, Sheet, TextField,
        effect, live,
    },
    wire::{Sending, ServerForm, ask},
};
use domain::{
    Words,
    actor::Actor,
    buildings::{BuildingQuery, Portfolio, policy},
    fields::Field,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The list, and the question for another name.
#[component]
pub fn PortfoliosPage() -> impl IntoView {
    let words = words();
    let actor = use_site().person.get_untracked().map_or(Actor::Visitor, Actor::Staff);
    if let Err(error) = policy::may_administer(&actor) {
        return view! { <TroublePage error/> }.into_any();
    }
    let search = use_location().search;
    let renamed = Memo::new(move |_| search.with(|search| parameter(search, "rename")).unwrap_or_default());
    let again = RwSignal::new(0_u32);
    let answer = ask::<ListPortfolios, _>(move || (again.get(), Nothing::default()));
    let body = move || {
        answer.get().map(|answer| match answer {
            Ok(portfolios) if portfolios.is_empty() => view! {
                <Sheet>
                    <EmptyState
                        drawing=Drawing::Keys
                        title=words.buildings_portfolios_none()
                        text=words.buildings_portfolios_none_text()
                    />
                </Sheet>
            }
            .into_any(),
            Ok(portfolios) => view! { <Portfolios portfolios renamed again/> }.into_any(),
            Err(Refusal(error)) => view! { <Trouble error again/> }.into_any(),
        })
    };
    view! {
        <PageTitle page=words.buildings_portfolios()/>
        <Page narrow=true>
            <PageHeader
                title=words.buildings_portfolios()
                subtitle=Some(words.buildings_portfolios_lead())
                back_href=address::LIST
                back_label=words.buildings_back()
            />
            <DoneNotice/>
            <Awaited fallback=move || view! { <Loading label=words.common_loading()/> }>{live(body)}</Awaited>
        </Page>
    }
    .into_any()
}

#[component]
fn Portfolios(portfolios: Vec<Portfolio>, renamed: Memo<String>, again: RwSignal<u32>) -> impl IntoView {
    let words = words();
    let asked = portfolios.clone();
    let question = move || {
        let id = renamed.get();
        let portfolio = asked.iter().find(|portfolio| portfolio.id.to_string() == id).cloned()?;
        Some(view! { <Rename portfolio renamed again/> })
    };
    view! {
        <DataTable
            caption=words.buildings_portfolios()
            head=move || {
                view! {
                    <Column label=words.buildings_name()/>
                    <Column label=words.buildings_title() end=true/>
                    <Column label=words.buildings_portfolio_rename() hidden=true/>
                }
            }
        >
            {portfolios.into_iter().map(|portfolio| row(words, portfolio)).collect_view()}
        </DataTable>
        {live(question)}
    }
}

fn row(words: Words, portfolio: Portfolio) -> AnyView {
    let buildings = address::href(&BuildingQuery { search: portfolio.name.clone(), ..BuildingQuery::default() });
    let rename = with(address::PORTFOLIOS, &[("rename", portfolio.id.to_string())]);
    let label = words.buildings_portfolio_rename_title(&portfolio.name);
    view! {
        <Row>
            <Cell lead=true>{portfolio.name}</Cell>
            <Cell label=words.buildings_title() end=true>
                <a href=buildings>{words.number(i64::from(portfolio.buildings))}</a>
            </Cell>
            <Cell actions=true>
                <a class="button small" href=rename data-noscroll="" aria-label=label>
                    {words.buildings_portfolio_rename()}
                </a>
            </Cell>
        </Row>
    }
    .into_any()
}

#[component]
fn Rename(portfolio: Portfolio, renamed: Memo<String>, again: RwSignal<u32>) -> impl IntoView {
    const FORM: &str = "rename-portfolio";
    let words = words();
    let action = Sending::<RenamePortfolio>::new();
    let form = use_form(action);
    effect(move || {
        if matches!(action.answer(), Some(Ok(_))) {
            again.update(|times| *times = times.wrapping_add(1));
        }
    });
    let id = portfolio.id.to_string();
    let this = id.clone();
    view! {
        <Question
            id="rename"
            title=words.buildings_portfolio_rename_title(&portfolio.name)
            open=Signal::derive(move || renamed.with(|renamed| *renamed == this))
            page=address::PORTFOLIOS.to_owned()
            actions=move || {
                view! {
                    <Button look=Look::Primary form=FORM busy=form.busy>
                        {words.buildings_portfolio_rename()}
                    </Button>
                }
            }
        >
            <FormRefusal form/>
            <ServerForm action attr:id=FORM attr:class="form" attr:novalidate=true>
                <input type="hidden" name=input_named("id") value=id/>
                <input type="hidden" name=input_named(Field::Version.name()) value=portfolio.version.to_string()/>
                <TextField
                    entry=form.entry(Field::Portfolio).holding(&portfolio.name)
                    label=words.buildings_name()
                    autocomplete="off"
                    required=true
                />
            </ServerForm>
        </Question>
    }
}
