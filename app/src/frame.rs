//! The frames around pages: the console for who is signed in, the letter for everybody else. Here the design system's parts get
//! their words.

use crate::{
    errors::answer,
    forms::Nothing,
    home::{BuildingSwitch, TurnedTo, api::ListOwnBuildings},
    sessions::SignOutButton,
    site::{SiteContext, Theme, use_site},
    ui::{
        AppShell, ButtonLink, Choice, Drawing, EmptyState, Glyph, LetterShell, NavGroup, NavItem, Page, SegmentedForm, UserBlock,
        effect,
    },
    user_groups::USER_GROUPS,
    wire::ask_once,
};
use domain::{
    AppError, Locale,
    actor::{Actor, SignedIn},
    buildings, delivery,
    permissions::{self, BuiltIn, Level},
    staff, user_groups,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::{
    NavigateOptions,
    components::Outlet,
    hooks::{use_location, use_navigate},
    location::Location,
};

/// The console: menu, page, and who is signed in. The few pages of it that are open to everyone (help) stand on a card for a guest.
///
/// Asked once: signing out leads elsewhere, and until it has the frame stays.
#[component]
pub fn Console() -> impl IntoView {
    let (site, path, navigate) = (use_site(), use_location().pathname, use_navigate());
    // Without a load of the page the server's guard isn't asked: whoever has just signed in may have the policy still to accept.
    effect(move || {
        let is_pending = site.person.with(|person| person.as_ref().is_some_and(|person| !person.is_past_the_door()));
        if is_pending && !path.with(|path| path.starts_with("/help")) {
            navigate("/welcome", NavigateOptions { replace: true, ..NavigateOptions::default() });
        }
    });
    out_at_the_next_step();
    view! {
        <Frame>
            <Outlet/>
        </Frame>
    }
}

/// A page may need nothing of the server; whose session was ended elsewhere is out at the next step all the same.
fn out_at_the_next_step() {
    let (site, location) = (use_site(), use_location());
    let (path, here) = (location.pathname, whole(&location));
    let before = StoredValue::new(path.get_untracked());
    effect(move || {
        let path = path.get();
        let is_a_step = before.with_value(|before| *before != path)
            && site.person.with_untracked(|person| person.as_ref().is_some_and(SignedIn::is_past_the_door));
        before.set_value(path);
        if is_a_step {
            let here = here.get_untracked();
            spawn_local(async move {
                if ask_once::<ListOwnBuildings>(Nothing::default().into()).await.is_err_and(|refusal| is_outside(&refusal.0)) {
                    load(&here);
                }
            });
        }
    });
}

/// The address of the page that one is on, or on the way to: while a piece of the program is being fetched, the browser's bar still shows the
/// page before.
fn whole(location: &Location) -> Signal<String> {
    let (path, search) = (location.pathname, location.search);
    Signal::derive(move || match search.get().trim_start_matches('?') {
        "" => path.get(),
        search => format!("{}?{search}", path.get()),
    })
}

/// Loads a page anew, so that the guard is asked.
pub fn load(address: &str) {
    // It can't fail for an address of our own.
    drop(window().location().set_href(address));
}

/// Whether this is said to somebody who has to come in first.
fn is_outside(error: &AppError) -> bool {
    matches!(error, AppError::SignInRequired | AppError::PolicyPending | AppError::MustChange)
}

/// The same around whatever isn't a page of the console: what isn't there, for one.
#[component]
pub fn Frame(
    /// The page.
    children: Children,
) -> impl IntoView {
    let is_at_work = use_site().person.with_untracked(|person| person.as_ref().is_some_and(SignedIn::is_past_the_door));
    if is_at_work {
        view! { <SignedInConsole>{children()}</SignedInConsole> }.into_any()
    } else {
        view! { <Letter wide=true>{children()}</Letter> }.into_any()
    }
}

#[component]
fn SignedInConsole(children: Children) -> impl IntoView {
    let site = use_site();
    let words = site.words();
    let path = Signal::derive(move || use_location().pathname.get());
    let own = TurnedTo::begin();
    let name =
        Signal::derive(move || site.person.with(|person| person.as_ref().map(|person| person.name.clone()).unwrap_or_default()));
    let note = Signal::derive(move || {
        site.person.with(|person| person.as_ref().filter(|person| person.is_administrator).map(|_| words.common_administrator()))
    });
    view! {
        <AppShell
            skip=words.common_skip_to_content()
            product=site.title()
            home_label=words.common_home()
            menu_label=words.common_main_navigation()
            open_menu=words.common_open_menu()
            close_menu=words.common_close_menu()
            groups=Signal::derive(move || menu(site))
            path
            top=move || view! { <BuildingSwitch own/> }
            foot=move || {
                view! {
                    <UserBlock name note href="/profile">
                        <LanguageSwitch/>
                        <ThemeSwitch/>
                        <SignOutButton/>
                    </UserBlock>
                }
            }
        >
            {children()}
        </AppShell>
    }
}

/// What the menu offers: nothing that would be refused.
fn menu(site: SiteContext) -> Vec<NavGroup> {
    let words = site.words();
    let actor = site.person.get().map_or(Actor::Visitor, Actor::Staff);
    let mut items = vec![NavItem::new(words.common_home(), "/", Glyph::Home)];
    if staff::policy::may_see(&actor).is_ok() {
        items.push(NavItem::new(words.common_staff(), "/staff", Glyph::People));
    }
    if buildings::policy::may_see_some(&actor).is_ok() {
        items.push(NavItem::new(words.buildings_title(), "/buildings", Glyph::Building));
    }
    if permissions::policy::may_manage_groups(&actor).is_ok() {
        items.push(NavItem::new(words.permission_groups(), "/permission-groups", Glyph::Shield));
    }
    if user_groups::policy::may_manage_user_groups(&actor).is_ok() {
        items.push(NavItem::new(words.user_groups(), USER_GROUPS, Glyph::Badge));
    }
    if delivery::policy::may_see_blocked(&actor).is_ok() {
        items.push(NavItem::new(words.delivery_title(), "/delivery", Glyph::Mail));
    }
    if actor.must_hold(BuiltIn::History, Level::View).is_ok() {
        items.push(NavItem::new(words.history_title(), "/history", Glyph::History));
    }
    if actor.must_hold_every_right().is_ok() {
        items.push(NavItem::new(words.settings_title(), "/settings", Glyph::Settings));
    }
    items.push(NavItem::new(words.common_help(), "/help", Glyph::Help));
    vec![NavGroup { title: None, items }]
}

/// A page for somebody who isn't signed in: the organisation's name, one card, the language switch, whom to ask.
#[component]
pub fn Letter(
    /// More room, for set-up and policies.
    #[prop(optional)]
    wide: bool,
    /// The page.
    children: Children,
) -> impl IntoView {
    let site = use_site();
    let words = site.words();
    let support = site.organisation().support_address;
    view! {
        <LetterShell
            skip=words.common_skip_to_content()
            organisation=site.title()
            language=move || view! { <LanguageSwitch/> }
            footer=move || {
                (!support.is_empty())
                    .then(|| {
                        let mailto = format!("mailto:{support}");
                        view! { <p>{words.common_ask_support()} " " <a href=mailto>{support.clone()}</a></p> }
                    })
            }
            wide
        >
            {children()}
        </LetterShell>
    }
}

/// A page that this reader may not see: it says so, and so does its status.
#[component]
pub fn NotForYou(
    /// Why not.
    error: AppError,
) -> impl IntoView {
    answer(&error);
    let words = use_site().words();
    view! {
        <PageTitle page=words.forbidden_title()/>
        <Page>
            <EmptyState
                drawing=Drawing::Door
                title=words.forbidden_title()
                text=error.sentence(words)
                level=1
                actions=move || view! { <ButtonLink href="/">{words.not_found_home()}</ButtonLink> }
            />
        </Page>
    }
}

/// Put where a refusal is shown. When the session ended behind the page's back, the page is loaded anew: the guard then leads to
/// where one can sign in and come back, instead of "try again" asking the same for ever.
#[component]
pub fn SignedOutLeads(
    /// Why it was refused.
    error: AppError,
) -> impl IntoView {
    let here = whole(&use_location());
    // In the browser only: on the server the guard has been asked before the page.
    effect(move || {
        if is_outside(&error) {
            load(&here.get_untracked());
        }
    });
}

/// "Page – Organisation" in the browser's tab.
#[component]
pub fn PageTitle(
    /// The page.
    #[prop(into)]
    page: ArcSignal<String>,
) -> impl IntoView {
    let site = use_site();
    // On the server titles are written last, when the page's own signals may be gone: what is needed of them is kept here.
    let (words, organisation) = (site.words(), site.title());
    view! { <Title text=move || escaped(words.common_page_title(&page.get(), &organisation))/> }
}

/// The server writes a title into the page as it stands, so a name that holds `</title>` would be markup (AC-68). The browser sets it as
/// text, which needs nothing.
fn escaped(title: String) -> String {
    if cfg!(feature = "ssr") { title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;") } else { title }
}

/// The languages there are. A plain form: the page is loaded anew in the other language.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let site = use_site();
    let languages: Vec<Choice> = Locale::ALL.iter().map(|locale| Choice::new(locale.code(), locale.endonym())).collect();
    view! {
        <SegmentedForm
            action="/preferences/language"
            name="locale"
            legend=site.words().common_language()
            options=languages
            value=site.locale.code()
            hidden=here()
            lang_tags=true
        />
    }
}

/// Light, dark, or as the system has it.
#[component]
pub fn ThemeSwitch(
    /// Words, where there is room for them.
    #[prop(optional)]
    in_words: bool,
) -> impl IntoView {
    let site = use_site();
    let words = site.words();
    let options = vec![
        Choice::new("system", words.common_theme_system()),
        Choice::new(Theme::Light.code(), words.common_theme_light()),
        Choice::new(Theme::Dark.code(), words.common_theme_dark()),
    ];
    view! {
        <SegmentedForm
            action="/preferences/theme"
            name="theme"
            legend=words.common_theme()
            options
            value=site.theme().map_or("system", Theme::code)
            hidden=here()
            icons=if in_words { Vec::new() } else { vec![Glyph::Auto, Glyph::Sun, Glyph::Moon] }
        />
    }
}

/// Where to come back to.
fn here() -> Signal<Vec<(String, String)>> {
    let location = use_location();
    Signal::derive(move || {
        let (path, query) = (location.pathname.get(), location.search.get());
        let back = if query.is_empty() { path } else { format!("{path}?{query}") };
        vec![("back".to_owned(), back)]
    })
}
