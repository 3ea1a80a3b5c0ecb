//! The way of an invitation, told in plain words: "Camille hasn't used the link yet".

use crate::{
    site::words,
    ui::{self, Timeline, When},
};
use domain::{
    Moment, Words,
    delivery::Reason,
    staff::{Step, StepState, TimelineStep},
};
use leptos::prelude::*;

/// The steps of the latest invitation.
#[component]
pub fn InvitationSteps(
    /// Whose.
    #[prop(into)]
    name: String,
    /// As the server knows them.
    steps: Vec<TimelineStep>,
) -> impl IntoView {
    let words = words();
    let mut day = String::new();
    let steps: Vec<ui::Step> = worth_telling(steps).map(|step| told(&step, &name, words, &mut day)).collect();
    view! { <Timeline label=words.staff_steps() steps/> }
}

/// What has become of the invitation so far, in one sentence: its latest step that is over, or has gone wrong.
pub fn latest(steps: &[TimelineStep], name: &str, words: Words) -> String {
    let is_telling = |step: &&TimelineStep| match step.state {
        StepState::Done | StepState::Failed => true,
        StepState::Now => matches!(step.step, Step::Deferred { .. } | Step::Delayed),
        StepState::Ahead => false,
    };
    steps.iter().rev().find(is_telling).map(|step| sentence(step, name, words)).unwrap_or_default()
}

/// Leaves out what was skipped: whoever has a password needn't be seen to have opened the page, which a browser without a script
/// doesn't tell.
fn worth_telling(steps: Vec<TimelineStep>) -> impl Iterator<Item = TimelineStep> {
    let last_done = steps.iter().rposition(|step| step.state == StepState::Done).unwrap_or_default();
    steps
        .into_iter()
        .enumerate()
        .filter(move |(at, step)| *at > last_done || step.state != StepState::Ahead)
        .map(|(_, step)| step)
}

/// `day` is the last one named: the steps of one day name it once.
fn told(step: &TimelineStep, name: &str, words: Words, day: &mut String) -> ui::Step {
    let (state, state_label) = match step.state {
        StepState::Done => (ui::StepState::Done, words.staff_step_is_done()),
        StepState::Now => (ui::StepState::Now, words.staff_step_is_now()),
        // No fault of anybody's, and put right with one press.
        StepState::Failed if step.step == Step::LinkExpired => (ui::StepState::Late, words.staff_step_has_failed()),
        StepState::Failed => (ui::StepState::Failed, words.staff_step_has_failed()),
        StepState::Ahead => (ui::StepState::Pending, words.staff_step_is_ahead()),
    };
    ui::Step {
        state,
        state_label,
        text: sentence(step, name, words),
        detail: reason(step.step).map(|reason| reason.sentence(words)),
        time: step.at.map(|at| When { machine: at.iso(), human: instant(at, words, day) }),
    }
}

fn instant(at: Moment, words: Words, day: &mut String) -> String {
    let (today, time) = (words.short_date(at), words.time(at));
    if today == *day {
        return time;
    }
    let human = words.staff_step_time(&today, &time);
    *day = today;
    human
}

fn sentence(step: &TimelineStep, name: &str, words: Words) -> String {
    let is_awaited = step.state == StepState::Now;
    match step.step {
        Step::Queued => words.staff_step_queued(),
        Step::HandedOver if is_awaited => words.staff_step_leaving(),
        Step::HandedOver => words.staff_step_handed_over(),
        Step::Deferred { .. } => words.staff_step_deferred(),
        Step::AddressRefused => words.staff_step_address_refused(),
        Step::Refused { .. } => words.staff_step_refused(),
        Step::Delayed => words.staff_step_delayed(),
        Step::CameBack { .. } => words.staff_step_came_back(),
        Step::Unwritten => words.staff_step_unwritten(),
        Step::GaveUp => words.staff_step_gave_up(),
        Step::Dropped => words.staff_step_dropped(),
        Step::LinkExpired => words.staff_step_link_expired(),
        Step::PageUsed if is_awaited => words.staff_step_page_awaited(name),
        Step::PageUsed if step.state == StepState::Done => words.staff_step_page_used(name),
        Step::PageUsed => words.staff_step_page_ahead(),
        Step::PasswordSet if is_awaited => words.staff_step_password_awaited(name),
        Step::PasswordSet => words.staff_step_password_set(),
        Step::PolicyAccepted if is_awaited => words.staff_step_policy_awaited(name),
        Step::PolicyAccepted => words.staff_step_policy_accepted(),
    }
}

fn reason(step: Step) -> Option<Reason> {
    match step {
        Step::Deferred { reason } | Step::Refused { reason } | Step::CameBack { reason } => Some(reason),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(step: Step, state: StepState) -> TimelineStep {
        TimelineStep { step, state, at: None }
    }

    #[test]
    fn a_step_that_was_skipped_is_left_out_and_those_to_come_are_told() {
        let steps = vec![
            step(Step::Queued, StepState::Done),
            step(Step::HandedOver, StepState::Done),
            step(Step::PageUsed, StepState::Ahead),
            step(Step::PasswordSet, StepState::Done),
            step(Step::PolicyAccepted, StepState::Now),
        ];
        let told: Vec<Step> = worth_telling(steps).map(|step| step.step).collect();
        assert_eq!(told, [Step::Queued, Step::HandedOver, Step::PasswordSet, Step::PolicyAccepted]);
        let steps = vec![
            step(Step::Queued, StepState::Done),
            step(Step::HandedOver, StepState::Now),
            step(Step::PageUsed, StepState::Ahead),
        ];
        assert_eq!(worth_telling(steps).count(), 3);
    }

    #[test]
    fn what_is_said_aloud_is_what_has_happened_last_and_never_what_is_awaited() {
        let words = Words::new(domain::Locale::parse("en").unwrap());
        let told = |steps: &[(Step, StepState)]| {
            let steps: Vec<TimelineStep> = steps.iter().map(|(what, state)| step(*what, *state)).collect();
            latest(&steps, "Camille Roy", words)
        };
        let queued = (Step::Queued, StepState::Done);
        assert_eq!(told(&[]), "");
        assert_eq!(told(&[queued, (Step::HandedOver, StepState::Now)]), words.staff_step_queued());
        assert_eq!(
            told(&[queued, (Step::HandedOver, StepState::Done), (Step::PageUsed, StepState::Now)]),
            words.staff_step_handed_over()
        );
        assert_eq!(
            told(&[queued, (Step::AddressRefused, StepState::Failed), (Step::PageUsed, StepState::Ahead)]),
            words.staff_step_address_refused()
        );
    }

    #[test]
    fn row_10_what_the_person_has_not_done_yet_is_said_with_the_name_in_both_languages() {
        let waiting = step(Step::PageUsed, StepState::Now);
        let said = |code| sentence(&waiting, "Camille Roy", Words::new(domain::Locale::parse(code).unwrap()));
        assert_eq!(said("en"), "Camille Roy hasn’t used the link yet");
        assert_eq!(said("fr"), "Camille Roy n’a pas encore utilisé le lien");
    }
}
