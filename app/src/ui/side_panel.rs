use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    html::{A, H2},
    prelude::*,
};

use super::{Avatar, Glyph, Icon, arrival::focus_on_arrival, error_summary::focus};

/// One thing of a list, beside the list. Its address is a page of its own; closing it leads back to the list.
#[component]
pub fn SidePanel(
    /// Whose panel.
    #[prop(into)]
    title: Signal<String>,
    /// What the cross does.
    #[prop(into)]
    close: String,
    /// The list.
    #[prop(into)]
    close_href: Signal<String>,
    /// The name whose initials stand before the title.
    #[prop(optional, into)]
    avatar: Option<String>,
    /// What stands under the title: the state.
    #[prop(optional, into)]
    lead: ViewFnOnce,
    /// Buttons that stay in sight at the foot.
    #[prop(optional, into)]
    actions: ViewFnOnce,
    /// The content: [`PanelSection`].
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    let cross = NodeRef::<A>::new();
    focus_on_arrival(heading);
    let leave = move |ev: KeyboardEvent| {
        if ev.key() == "Escape"
            && !ev.default_prevented()
            && let Some(link) = cross.get_untracked()
        {
            link.click();
        }
    };
    view! {
        <aside class="panel" aria-labelledby="panel-title" on:keydown=leave>
            <header class="panel-head">
                {avatar.map(|name| view! { <Avatar name large=true/> })}
                <div class="panel-words">
                    <h2 id="panel-title" node_ref=heading tabindex="-1">{title}</h2>
                    {lead.run()}
                </div>
                <a node_ref=cross class="button bare only-icon panel-close" href=close_href data-noscroll="" aria-label=close.clone() title=close on:click=give_back_focus>
                    <Icon glyph=Glyph::Close/>
                </a>
            </header>
            <div class="panel-body">{children()}</div>
            <footer class="panel-foot">{actions.run()}</footer>
        </aside>
    }
    .into_any()
}

/// The panel is about to go, and the focus with it: it returns to what has opened it, the row or the button that leads here.
fn give_back_focus(_: MouseEvent) {
    let Ok(here) = window().location().pathname() else { return };
    let found = |selector: &str| document().query_selector(selector).ok().flatten();
    let opener = found("a.row-link[aria-current]").or_else(|| found(&format!(".split > .page a.button[href^=\"{here}\"]")));
    if let Some(opener) = opener {
        focus(&opener);
    }
}

/// A part of a panel.
#[component]
pub fn PanelSection(
    /// Its title.
    #[prop(optional, into)]
    title: Option<String>,
    /// Buttons beside the title.
    #[prop(optional, into)]
    actions: ViewFnOnce,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="panel-section">
            {title
                .map(|title| {
                    view! {
                        <div class="panel-section-head">
                            <h3>{title}</h3>
                            {actions.run()}
                        </div>
                    }
                })}
            {children()}
        </section>
    }
    .into_any()
}
