use leptos::{ev::MouseEvent, html, prelude::*};

use super::{Avatar, Glyph, Icon, Mark, effect, error_summary::focus, live};

/// An entry of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavItem {
    /// Its word.
    pub label: String,
    /// The page it leads to. It is the current one there and on every page below.
    pub href: String,
    /// Its icon.
    pub icon: Glyph,
    /// How many things wait there, already formatted.
    pub count: Option<String>,
}

impl NavItem {
    /// An entry without a count.
    pub fn new(label: impl Into<String>, href: impl Into<String>, icon: Glyph) -> Self {
        Self { label: label.into(), href: href.into(), icon, count: None }
    }
}

/// Entries that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NavGroup {
    /// What they have in common.
    pub title: Option<String>,
    /// The entries.
    pub items: Vec<NavItem>,
}

/// The frame around every page of someone signed in: menu at the start, page beside it.
///
/// There is one menu in the document. On wide windows it is a column; on narrow ones a native popover behind a button, which
/// opens without a script and knows Esc and a press elsewhere by itself.
#[component]
pub fn AppShell(
    /// The link that jumps over the menu.
    #[prop(into)]
    skip: String,
    /// The organisation, or the product's name.
    #[prop(into)]
    product: Signal<String>,
    /// What the link on it does, for readers.
    #[prop(into)]
    home_label: String,
    /// What the menu is, for readers.
    #[prop(into)]
    menu_label: String,
    /// The button that opens the menu.
    #[prop(into)]
    open_menu: String,
    /// The button that closes it.
    #[prop(into)]
    close_menu: String,
    /// The menu.
    #[prop(into)]
    groups: Signal<Vec<NavGroup>>,
    /// The path of the page shown.
    #[prop(into)]
    path: Signal<String>,
    /// What stands at the menu's foot: [`UserBlock`].
    #[prop(optional, into)]
    foot: ViewFnOnce,
    /// What stands above every page.
    #[prop(optional, into)]
    top: ViewFnOnce,
    /// The page.
    children: Children,
) -> impl IntoView {
    let side = NodeRef::<html::Nav>::new();
    effect(move || {
        path.track();
        // It isn't open: then there is nothing to hide, and that is no fault.
        if let Some(side) = side.get_untracked() {
            drop(side.hide_popover());
        }
    });
    let home = home_label.clone();
    view! {
        <a class="skip" href="#main" on:click=skip_to_main>{skip}</a>
        <div class="shell">
            <header class="bar">
                <Brand name=product label=home/>
                <button type="button" class="button bare only-icon" popovertarget="side" aria-label=open_menu.clone() title=open_menu>
                    <Icon glyph=Glyph::Menu/>
                </button>
            </header>
            <nav node_ref=side id="side" class="side" popover="auto" aria-label=menu_label>
                <div class="side-head">
                    <Brand name=product label=home_label/>
                    <button
                        type="button"
                        class="button bare only-icon side-close"
                        popovertarget="side"
                        popovertargetaction="hide"
                        aria-label=close_menu.clone()
                        title=close_menu
                    >
                        <Icon glyph=Glyph::Close/>
                    </button>
                </div>
                <div class="nav">{live(move || groups.get().into_iter().map(|group| nav_group(group, path)).collect_view())}</div>
                <div class="side-foot">{foot.run()}</div>
            </nav>
            <main id="main" class="main" tabindex="-1">{top.run()} {children()}</main>
        </div>
    }
    .into_any()
}

/// The mark and a name, as the way home.
#[component]
fn Brand(
    /// The name.
    name: Signal<String>,
    /// What the link does.
    label: String,
) -> impl IntoView {
    view! {
        <a class="brand" href="/" title=label>
            <Mark/>
            <span>{name}</span>
        </a>
    }
}

fn nav_group(NavGroup { title, items }: NavGroup, path: Signal<String>) -> AnyView {
    let entries = items
        .into_iter()
        .map(|NavItem { label, href, icon, count }| {
            let target = href.clone();
            view! {
                <li>
                    <a href=href aria-current=move || path.with(|path| is_within(path, &target)).then_some("page")>
                        <Icon glyph=icon/>
                        <span>{label}</span>
                        {count.map(|count| view! { <span class="count">{count}</span> })}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="nav-group">
            {title.map(|title| view! { <p>{title}</p> })}
            <ul>{entries}</ul>
        </div>
    }
    .into_any()
}

/// Whether a page is the one meant or lies below it. Home has nothing below it, or it would always be current.
fn is_within(path: &str, target: &str) -> bool {
    path == target || (target != "/" && path.strip_prefix(target).is_some_and(|rest| rest.starts_with('/')))
}

/// Where the skip link leads, with the focus: following the address would only scroll.
pub(super) fn skip_to_main(ev: MouseEvent) {
    if let Some(main) = document().get_element_by_id("main") {
        ev.prevent_default();
        focus(&main);
    }
}

/// Who is signed in, and what concerns them alone.
#[component]
pub fn UserBlock(
    /// The name.
    #[prop(into)]
    name: Signal<String>,
    /// A second line.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// The profile.
    #[prop(into)]
    href: String,
    /// Sign out, language, theme.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="user">
            <a class="user-link" href=href>
                {live(move || view! { <Avatar name=name.get()/> })}
                <span class="user-words">
                    <b>{name}</b>
                    {live(move || note.get().map(|text| view! { <span>{text}</span> }))}
                </span>
            </a>
            <div class="user-controls">{children()}</div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn an_entry_is_current_on_its_page_and_below_but_home_only_on_its_own() {
        assert!(is_within("/staff", "/staff"));
        assert!(is_within("/staff/01a/edit", "/staff"));
        assert!(!is_within("/staffing", "/staff"));
        assert!(is_within("/", "/"));
        assert!(!is_within("/staff", "/"));
    }
}
