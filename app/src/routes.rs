//! Which address shows which page. All routes stand in this one component; each page is drawn whole by the server before it is sent
//! (`SsrMode::Async`), so that every one of them works without a script.

use crate::{
    errors::answer,
    frame::{Console, Frame, PageTitle},
    pieces::{Access, Desk, Door, Newcomer, Person, Places, Rights},
    settings::SettingsPage,
    site::{provide_site, words},
    staff::{NothingOpen, StaffPage},
    ui::{ButtonLink, Drawing, EmptyState, Page, effect},
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
    effect(|| {
        let _ = document().document_element().map(|html| html.set_attribute("data-hydrated", ""));
    });
    view! {
        <Router>
            <Routes fallback=|| view! { <NotFound/> }.into_any()>
                <Route path=path!("/setup") view=Door::SetUpPage ssr=SsrMode::Async/>
                <Route path=path!("/login") view=Door::SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/forgot") view=Door::ForgottenPage ssr=SsrMode::Async/>
                <Route path=path!("/reset/choose") view=Door::ResetPage ssr=SsrMode::Async/>
                <Route path=path!("/activate") view=Door::AskAgainPage ssr=SsrMode::Async/>
                <Route path=path!("/activate/choose") view=Door::ChoosePage ssr=SsrMode::Async/>
                <Route path=path!("/card") view=Door::CardCodePage ssr=SsrMode::Async/>
                <Route path=path!("/card/choose") view=Door::CardChoosePage ssr=SsrMode::Async/>
                <Route path=path!("/welcome") view=Door::WelcomePage ssr=SsrMode::Async/>
                <ParentRoute path=path!("") view=Console ssr=SsrMode::Async>
                    <Route path=path!("/") view=Desk::HomePage ssr=SsrMode::Async/>
                    <Route path=path!("/profile") view=Door::ProfilePage ssr=SsrMode::Async/>
                    <Route path=path!("/staff/cards") view=Desk::CardSheetPage ssr=SsrMode::Async/>
                    <ParentRoute path=path!("/staff") view=StaffPage ssr=SsrMode::Async>
                        <Route path=path!("") view=NothingOpen ssr=SsrMode::Async/>
                        <Route path=path!("/new") view=Newcomer::NewStaffPanel ssr=SsrMode::Async/>
                        <Route path=path!("/:id") view=Person::PersonPanel ssr=SsrMode::Async/>
                        <Route path=path!("/:id/access") view=Access::AccessPanel ssr=SsrMode::Async/>
                    </ParentRoute>
                    <Route path=path!("/delivery") view=Desk::DeliveryPage ssr=SsrMode::Async/>
                    <Route path=path!("/buildings") view=Places::BuildingsPage ssr=SsrMode::Async/>
                    <Route path=path!("/buildings/new") view=Places::NewBuildingPage ssr=SsrMode::Async/>
                    <Route path=path!("/buildings/import") view=Places::ImportPage ssr=SsrMode::Async/>
                    <Route path=path!("/buildings/portfolios") view=Places::PortfoliosPage ssr=SsrMode::Async/>
                    <Route path=path!("/buildings/:id") view=Places::BuildingPage ssr=SsrMode::Async/>
                    <Route path=path!("/buildings/:id/edit") view=Places::ChangeBuildingPage ssr=SsrMode::Async/>
                    <Route path=path!("/buildings/:id/restore") view=Places::RestoreBuildingPage ssr=SsrMode::Async/>
                    <Route path=path!("/permission-groups") view=Rights::GroupsPage ssr=SsrMode::Async/>
                    <Route path=path!("/permission-groups/new") view=Rights::GroupPage ssr=SsrMode::Async/>
                    <Route path=path!("/permission-groups/compare") view=Rights::ComparePage ssr=SsrMode::Async/>
                    <Route path=path!("/permission-groups/capabilities") view=Rights::CataloguePage ssr=SsrMode::Async/>
                    <Route path=path!("/permission-groups/capabilities/new") view=Rights::CapabilityPage ssr=SsrMode::Async/>
                    <Route path=path!("/permission-groups/capabilities/:id") view=Rights::CapabilityPage ssr=SsrMode::Async/>
                    <Route path=path!("/permission-groups/:id") view=Rights::GroupPage ssr=SsrMode::Async/>
                    <Route path=path!("/user-groups") view=Rights::UserGroupsPage ssr=SsrMode::Async/>
                    <Route path=path!("/user-groups/new") view=Rights::UserGroupPage ssr=SsrMode::Async/>
                    <Route path=path!("/user-groups/:id") view=Rights::UserGroupPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings") view=SettingsPage ssr=SsrMode::Async/>
                    <Route path=path!("/history") view=Desk::HistoryPage ssr=SsrMode::Async/>
                    <Route path=path!("/help") view=Desk::HelpPage ssr=SsrMode::Async/>
                    <Route path=path!("/help/:slug") view=Desk::ArticlePage ssr=SsrMode::Async/>
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
