use leptos::prelude::*;

use super::mark::MARK;

/// The pictures for places with nothing in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Time ran out.
    Clock,
    /// Not for you.
    Door,
    /// Nothing yet, in general.
    Keys,
    /// No letters.
    Letter,
    /// No such page.
    Lost,
    /// Nothing found.
    Magnifier,
    /// Nobody yet.
    People,
}

impl Drawing {
    /// The strokes in ink and those in brass, on a box of 120 by 96.
    const fn strokes(self) -> (&'static str, &'static str) {
        match self {
            Self::Clock => {
                ("M60 20a28 28 0 1 0 0 56 28 28 0 1 0 0-56zM60 25v3M60 68v3M37 48h3M80 48h3", "M60 33v15.500l10 6.500")
            }
            Self::Door => {
                ("M42 78v-54a3 3 0 0 1 3-3h30a3 3 0 0 1 3 3v54zM30 78h60M49 29h22v16h-22zM49 52h22v18h-22z", "M73.500 48.500v4")
            }
            Self::Keys => ("", ""),
            Self::Letter => (
                "M32 30h56a4 4 0 0 1 4 4v32a4 4 0 0 1-4 4h-56a4 4 0 0 1-4-4v-32a4 4 0 0 1 4-4zM29 33l31 22 31-22M30 68l19-20M90 68l-19-20",
                "M16 42h7M12 50h11M18 58h5",
            ),
            Self::Lost => (
                "M38 18h30l14 14v42a4 4 0 0 1-4 4h-40a4 4 0 0 1-4-4v-52a4 4 0 0 1 4-4zM67 19v10a4 4 0 0 0 4 4h10",
                "M54 47a6 6 0 1 1 8.500 5.500c-2 1-2.500 2.200-2.500 4.500M60 63v.300",
            ),
            Self::Magnifier => ("M54 24a21 21 0 1 0 0 42 21 21 0 1 0 0-42zM45 42h18M45 49h10", "M69.500 60.500l15.500 15.500"),
            Self::People => (
                "M48 28a10 10 0 1 0 0 20 10 10 0 1 0 0-20zM28 76c.800-13 8.600-20 20-20s19.200 7 20 20zM74 29.500a9 9 0 1 0 0 18 9 9 0 1 0 0-18zM66.500 57.500c2.300-1 4.800-1.500 7.500-1.500 9.800 0 16.200 7.500 17 20h-17.200",
                "M96 20v12M90 26h12",
            ),
        }
    }
}

/// What a place says that has nothing in it: a picture, why, and what to do about it.
#[component]
pub fn EmptyState(
    /// The picture.
    drawing: Drawing,
    /// That there is nothing.
    #[prop(into)]
    title: String,
    /// Why, and what would change it.
    #[prop(optional, into)]
    text: Option<String>,
    /// What to do now.
    #[prop(optional, into)]
    actions: ViewFnOnce,
    /// The level of its heading: 1 when it is the page.
    #[prop(default = 2)]
    level: u8,
) -> impl IntoView {
    let heading =
        if level == 1 { view! { <h1 tabindex="-1">{title}</h1> }.into_any() } else { view! { <h2>{title}</h2> }.into_any() };
    let picture = if drawing == Drawing::Keys {
        view! { <path class="a" transform="translate(28 16) scale(2)" stroke-width="1" d=MARK></path> }.into_any()
    } else {
        let (ink, brass) = drawing.strokes();
        view! {
            <path class="f" d=ink></path>
            <path class="a" d=brass></path>
        }
        .into_any()
    };
    view! {
        <div class="empty">
            <svg class="drawing" viewBox="0 0 120 96" aria-hidden="true">
                <circle class="w" cx="60" cy="48" r="44"></circle>
                {picture}
            </svg>
            {heading}
            {text.map(|text| view! { <p>{text}</p> })}
            <div class="empty-actions">{actions.run()}</div>
        </div>
    }
    .into_any()
}
