use leptos::prelude::*;

use super::{Glyph, Icon, Tone, live};

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Done.
    Done,
    /// Under way.
    Now,
    /// It went wrong here.
    Failed,
    /// Its time has run out.
    Late,
    /// Not yet.
    Pending,
}

/// An instant, for machines and for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// ISO 8601.
    pub machine: String,
    /// In the reader's language and time zone.
    pub human: String,
}

/// A step of something that takes its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where it stands.
    pub state: StepState,
    /// The same in a word, for readers.
    pub state_label: String,
    /// What happened.
    pub text: String,
    /// A second line.
    pub detail: Option<String>,
    /// When.
    pub time: Option<When>,
}

/// What happened so far, in order, and what is still to come.
#[component]
pub fn Timeline(
    /// What these are the steps of, for readers.
    #[prop(into)]
    label: String,
    /// The steps.
    #[prop(into)]
    steps: Signal<Vec<Step>>,
) -> impl IntoView {
    view! {
        <ol class="timeline" aria-label=label>
            {live(move || steps.get().into_iter().map(step).collect_view())}
        </ol>
    }
    .into_any()
}

fn step(Step { state, state_label, text, detail, time }: Step) -> AnyView {
    let (class, tone, sign) = match state {
        StepState::Done => ("done", Tone::Good, Glyph::Check),
        StepState::Now => ("now", Tone::Wait, Glyph::Clock),
        StepState::Failed => ("failed", Tone::Bad, Glyph::Close),
        StepState::Late => ("late", Tone::Warn, Glyph::Clock),
        StepState::Pending => ("pending", Tone::Quiet, Glyph::Minus),
    };
    view! {
        <li class=format!("step {class} {}", tone.class()) aria-current=(state == StepState::Now).then_some("step")>
            <span class="step-sign">
                <Icon glyph=sign/>
            </span>
            <span class="step-text">
                <span class="visually-hidden">{state_label}" "</span>
                {text}
            </span>
            {time.map(|when| view! { <time datetime=when.machine>{when.human}</time> })}
            {detail.map(|text| view! { <span class="step-detail">{text}</span> })}
        </li>
    }
    .into_any()
}
