//! Which address shows which page. All routes stand in this one component; each page is drawn whole by the server before it is sent
//! (`SsrMode::Async`), so that every one of them works without a script.

use crate::{
    access::AccessPanel,
    activation::{AskAgainPage, ChoosePage},
    buildings::{BuildingPage, BuildingsPage, ChangeBuildingPage, ImportPage, NewBuildingPage, PortfoliosPage},
    delivery::DeliveryPage,
    errors::answer,
    frame::{Console, Frame, PageTitle},
    help::{ArticlePage, HelpPage},
    history::HistoryPage,
    home::HomePage,
    passwords::{ForgottenPage, ResetPage},
    permissions::{CapabilityPage, CataloguePage, ComparePage, GroupPage, GroupsPage},
    privacy::WelcomePage,
    profile::ProfilePage,
    sessions::SignInPage,
    setup::SetUpPage,
    site::{provide_site, words},
    staff::{NewStaffPanel, NothingOpen, PersonPanel, StaffPage},
    ui::{ButtonLink, Drawing, EmptyState, Page},
};
use domain::AppError;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

/// The whole of what people see.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_site();
    Effect::new(|_| {
        let _ = document().document_element().map(|html| html.set_attribute("data-hydrated", ""));
    });
    view! {
        <Router>
            <Routes fallback=|| view! { <NotFound/> }.into_any()>
                <Route path=path!("/setup") view=SetUpPage ssr=SsrMode::Async/>
                <Route path=path!("/login") view=SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/forgot") view=ForgottenPage ssr=SsrMode::Async/>
                <Route path=path!("/reset/choose") view=ResetPage ssr=SsrMode::Async/>
                <Route path=path!("/activate") view=AskAgainPage ssr=SsrMode::Async/>
                <Route path=path!("/activate/choose") view=ChoosePage ssr=SsrMode::Async/>
                <Route path=path!("/welcome") view=WelcomePage ssr=SsrMode::Async/>
                <ParentRoute path=path!("") view=Console ssr=SsrMode::Async>
                    <Route path=path!("/") view=HomePage ssr=SsrMode::Async/>
                    <Route path=path!("/profile") view=ProfilePage ssr=SsrMode::Async/>
                    <ParentRoute path=path!("/staff") view=StaffPage ssr=SsrMode::Async>
                        <Route path=path!("") view=NothingOpen ssr=SsrMode::Async/>
                        <Route path=path!("/new") view=NewStaffPanel ssr=SsrMode::Async/>
                        <Route path=path!("/:id") view=PersonPanel ssr=SsrMode::Async/>
                        <Route path=path!("/:id/access") view=AccessPanel ssr=SsrMode::Async/>
                    </ParentRoute>
                    <Route path=path!("/delivery") view=DeliveryPage ssr=SsrMode::Async/>
                    <Route path=path!("/buildings") view=BuildingsPage ssr=SsrMode::Async/>
                    <Route path=path!("/buildings/new") view=NewBuildingPage ssr=SsrMode::Async/>
                    <Route path=path!("/buildings/import") view=ImportPage ssr=SsrMode::Async/>
                    <Route path=path!("/buildings/portfolios") view=PortfoliosPage ssr=SsrMode::Async/>
                    <Route path=path!("/buildings/:id") view=BuildingPage ssr=SsrMode::Async/>
                    <Route path=path!("/buildings/:id/edit") view=ChangeBuildingPage ssr=SsrMode::Async/>
                    <Route path=path!("/permission-groups") view=GroupsPage ssr=SsrMode::Async/>
                    <Route path=path!("/permission-groups/new") view=GroupPage ssr=SsrMode::Async/>
                    <Route path=path!("/permission-groups/compare") view=ComparePage ssr=SsrMode::Async/>
                    <Route path=path!("/permission-groups/capabilities") view=CataloguePage ssr=SsrMode::Async/>
                    <Route path=path!("/permission-groups/capabilities/new") view=CapabilityPage ssr=SsrMode::Async/>
                    <Route path=path!("/permission-groups/capabilities/:id") view=CapabilityPage ssr=SsrMode::Async/>
                    <Route path=path!("/permission-groups/:id") view=GroupPage ssr=SsrMode::Async/>
                    <Route path=path!("/history") view=HistoryPage ssr=SsrMode::Async/>
                    <Route path=path!("/help") view=HelpPage ssr=SsrMode::Async/>
                    <Route path=path!("/help/:slug") view=ArticlePage ssr=SsrMode::Async/>
                </ParentRoute>
            </Routes>
        </Router>
    }
}

/// No such page.
#[component]
fn NotFound() -> impl IntoView {
    let words = words();
    answer(&AppError::NotFound);
    view! {
        <PageTitle page=words.not_found_title()/>
        <Frame>
            <Page narrow=true>
                <EmptyState
                    drawing=Drawing::Door
                    title=words.not_found_title()
                    text=words.not_found_text()
                    level=1
                    actions=move || view! { <ButtonLink href="/">{words.not_found_home()}</ButtonLink> }
                />
            </Page>
        </Frame>
    }
}
