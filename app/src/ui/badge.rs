use leptos::prelude::*;

use super::{Glyph, Icon};

/// What kind of news something is. Never told by colour alone: each has its icon, and stands beside a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As it should be.
    Good,
    /// Under way; nobody needs to do anything.
    Wait,
    /// Somebody should do something.
    Warn,
    /// It went wrong.
    Bad,
    /// At rest.
    #[default]
    Quiet,
}

impl Tone {
    /// The class that sets its colours.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Good => "tone-good",
            Self::Wait => "tone-wait",
            Self::Warn => "tone-warn",
            Self::Bad => "tone-bad",
            Self::Quiet => "tone-quiet",
        }
    }

    /// Its icon in a badge, where no other says it better.
    pub(super) const fn sign(self) -> Glyph {
        match self {
            Self::Good => Glyph::Check,
            Self::Wait => Glyph::Mail,
            Self::Warn => Glyph::Clock,
            Self::Bad => Glyph::Ban,
            Self::Quiet => Glyph::Minus,
        }
    }

    /// Its icon beside a sentence.
    pub(super) const fn sign_of_notice(self) -> Glyph {
        match self {
            Self::Good => Glyph::Check,
            Self::Wait | Self::Quiet => Glyph::Info,
            Self::Warn | Self::Bad => Glyph::Warning,
        }
    }
}

/// The state of something: an icon and a word.
#[component]
pub fn Badge(
    /// What kind of news.
    tone: Tone,
    /// The word.
    #[prop(into)]
    text: String,
    /// Another icon than the tone's own.
    #[prop(optional)]
    icon: Option<Glyph>,
) -> impl IntoView {
    view! {
        <span class=format!("badge {}", tone.class())>
            <Icon glyph=icon.unwrap_or(tone.sign())/>
            <span>{text}</span>
        </span>
    }
    .into_any()
}

/// A small neutral label.
#[component]
pub fn Tag(
    /// The word.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <span class="tag">{text}</span> }.into_any()
}
