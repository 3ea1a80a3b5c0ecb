//! What the panel shows of a person.

use super::{
    address,
    dialogs::Dialogs,
    list::List,
    person_panel::NEWS,
    place::start_at_top,
    questions::{Ask, Question, Questions},
    signing_in::{AsksForHelp, HandedOut, ShownPin},
    status::Status,
    timeline::InvitationSteps,
};
use crate::{
    access::Given,
    history::RecentHistory,
    notices::{DoneNotice, done},
    site::{use_site, words},
    ui::{
        ButtonLink, CopyButton, Description, DescriptionList, Details, Glyph, Look, Notice, PanelSection, SidePanel, Tag, Tone,
        breakable, live,
    },
};
use domain::{
    Moment, Words,
    delivery::{Enhanced, Reason},
    permissions::{BuiltIn, Level},
    staff::{
        self, AccountState, StaffPanel,
        account::{BlockedAddress, PanelActions},
    },
};
use leptos::prelude::*;

/// The panel of somebody who is there.
///
/// Whatever a letter on its way can change is drawn anew by itself; the rest stays as it is, and with it the focus and what was opened.
#[component]
pub fn Person(
    /// What is known, until something is done to the account.
    panel: RwSignal<StaffPanel>,
) -> impl IntoView {
    start_at_top();
    let (words, done) = (use_site().words(), done());
    let person = panel.with_untracked(|panel| panel.summary.clone());
    let (list, questions) = (List::beside(), Questions::about(person.id.to_string()));
    let blocked = Memo::new(move |_| panel.with(|panel| panel.blocked.clone()));
    let may = Memo::new(move |_| panel.with(|panel| panel.may));
    let is_late = Memo::new(move |_| panel.with(|panel| matches!(panel.summary.state, AccountState::InvitationExpired { .. })));
    let can_be_told = Memo::new(move |_| panel.with(|panel| panel.may.resend && !panel.timeline.is_empty()));
    let asked_about = Memo::new(move |_| panel.with(|panel| (panel.version, panel.may)));
    let may_read_history = use_site().actor().must_hold(BuiltIn::History, Level::View).is_ok();
    // Of an administrator others learn nothing by which one could write to them, nor when they were here.
    let is_known = !person.sign_in_name.is_empty();
    let details = panel.with_untracked(|panel| panel.details.clone());
    let star = person.is_administrator.then(|| words.common_administrator());
    view! {
        <SidePanel
            title=person.name.clone()
            avatar=person.name.clone()
            close=words.common_close()
            close_href=list.closed()
            lead=move || {
                view! {
                    {live(move || view! { <Status summary=panel.with(|panel| panel.summary.clone()) words/> })}
                    {live(move || {
                        may.with(|may| may.unlock)
                            .then(|| {
                                view! {
                                    <Ask question=Question::Unlock questions small=true icon=Glyph::Lock>
                                        {words.staff_unlock()}
                                    </Ask>
                                }
                            })
                    })}
                    {star.map(|text| view! { <Tag text/> })}
                }
            }
            actions=move || move || view! { <Actions may=may.get() is_late=is_late.get() is_blocked=blocked.with(Option::is_some) questions/> }
        >
            <PanelSection>
                {live(move || {
                    done.get()
                        .map(|_| {
                            view! {
                                <div id=NEWS tabindex="-1">
                                    <DoneNotice/>
                                </div>
                            }
                        })
                })}
                <ShownPin/>
                {live(move || {
                    asked_about.track();
                    panel.with_untracked(|panel| panel.help_asked).map(|since| {
                        view! { <AsksForHelp since may=panel.with_untracked(|panel| panel.may) questions/> }
                    })
                })}
                {live(move || {
                    blocked.get().map(|blocked| view! { <Blocked blocked may_correct=may.with(|may| may.correct_address) questions/> })
                })}
                <DescriptionList>
                    {is_known
                        .then(|| view! { <Description term=words.staff_sign_in_name()>{breakable(&person.sign_in_name)}</Description> })}
                    <Description term=words.common_language()>
                        <span lang=person.locale.code()>{person.locale.endonym()}</span>
                    </Description>
                    {details.user_group.map(|(_, name)| view! { <Description term=words.staff_user_group()>{name}</Description> })}
                    {details
                        .default_building
                        .map(|(_, name)| view! { <Description term=words.staff_default_building()>{name}</Description> })}
                    <Description term=words.staff_added()>{when(words, person.added)}</Description>
                    {is_known
                        .then(|| {
                            view! {
                                <Description term=words.staff_last_seen()>
                                    {person.last_seen.map_or_else(|| words.staff_never_seen().into_any(), |at| when(words, at))}
                                </Description>
                            }
                        })}
                </DescriptionList>
            </PanelSection>
            {live(move || {
                asked_about.track();
                view! { <Access panel=panel.get_untracked() list questions/> }
            })}
            {live(move || {
                asked_about.track();
                view! { <HandedOut panel=panel.get_untracked()/> }
            })}
            {live(move || view! { <Invitation panel=panel.get()/> })}
            {live(move || can_be_told.get().then(|| view! { <WhatToTell panel=panel.get_untracked()/> }))}
            {may_read_history.then(|| view! { <RecentHistory account=person.id name=person.name.clone()/> })}
            {live(move || {
                asked_about.track();
                view! { <Dialogs panel=panel.get_untracked() questions/> }
            })}
        </SidePanel>
    }
}

/// What can be done, at the panel's foot. A blocked address is corrected where it is told; after an expired link a new one is
/// what is needed.
#[component]
fn Actions(may: PanelActions, is_late: bool, is_blocked: bool, questions: Questions) -> impl IntoView {
    let words = use_site().words();
    view! {
        {may.activate
            .then(|| {
                view! {
                    <Ask question=Question::Activate questions look=Look::Primary icon=Glyph::Send>
                        {words.staff_activate()}
                    </Ask>
                }
            })}
        {may.resend
            .then(|| {
                let look = if is_late && !is_blocked { Look::Primary } else { Look::Plain };
                view! {
                    <Ask question=Question::Resend questions look small=!is_late icon=Glyph::Send>
                        {words.staff_resend()}
                    </Ask>
                }
            })}
        {(may.correct_address && !is_blocked)
            .then(|| {
                view! {
                    <Ask question=Question::Correct questions small=true look=Look::Bare>
                        {words.staff_correct()}
                    </Ask>
                }
            })}
        {may.reactivate
            .then(|| {
                view! {
                    <Ask question=Question::Reactivate questions look=Look::Primary icon=Glyph::Check>
                        {words.staff_reactivate()}
                    </Ask>
                }
            })}
        {may.edit
            .then(|| {
                view! {
                    <Ask question=Question::Edit questions small=true icon=Glyph::Edit>
                        {words.staff_edit()}
                    </Ask>
                }
            })}
        {may.send_reset
            .then(|| {
                view! {
                    <Ask question=Question::Reset questions small=true icon=Glyph::Lock>
                        {words.staff_reset()}
                    </Ask>
                }
            })}
        {may.hand_out_pin
            .then(|| {
                view! {
                    <Ask question=Question::Pin questions small=true icon=Glyph::Lock>
                        {words.staff_pin_new()}
                    </Ask>
                }
            })}
        {may.print_card
            .then(|| {
                view! {
                    <Ask question=Question::Card questions small=true icon=Glyph::Print>
                        {words.staff_card()}
                    </Ask>
                }
            })}
        {may.add_address
            .then(|| {
                view! {
                    <Ask question=Question::Address questions small=true look=Look::Bare icon=Glyph::Mail>
                        {words.staff_address()}
                    </Ask>
                }
            })}
        {may.deactivate
            .then(|| {
                view! {
                    <Ask question=Question::Deactivate questions small=true look=Look::Bare icon=Glyph::Minus>
                        {words.staff_deactivate()}
                    </Ask>
                }
            })}
    }
}

/// What the person holds, and the ways to change it.
#[component]
fn Access(panel: StaffPanel, list: List, questions: Questions) -> impl IntoView {
    let words = use_site().words();
    let StaffPanel { summary, access, may, .. } = panel;
    let path = address::access(&summary.id.to_string());
    let href = Signal::derive(move || list.query.with(|query| address::href(&path, query)));
    view! {
        <PanelSection title=words.access_title()>
            <Given access is_administrator=summary.is_administrator/>
            <p class="panel-deeds">
                {may.change_access
                    .then(|| view! { <ButtonLink small=true icon=Glyph::Key href>{words.access_change()}</ButtonLink> })}
                {may.name_administrator
                    .then(|| {
                        view! {
                            <Ask question=Question::Name questions small=true look=Look::Bare icon=Glyph::Star>
                                {words.staff_name_administrator()}
                            </Ask>
                        }
                    })}
                {may.dismiss_administrator
                    .then(|| {
                        view! {
                            <Ask question=Question::Dismiss questions small=true look=Look::Bare>
                                {words.staff_dismiss_administrator()}
                            </Ask>
                        }
                    })}
            </p>
        </PanelSection>
    }
}

fn when(words: Words, at: Moment) -> AnyView {
    view! { <time datetime=at.iso() title=words.date_time(at)>{words.date(at)}</time> }.into_any()
}

/// Row 30: a blocked address is seen, its reason is told in plain words, and one action puts it right.
#[component]
fn Blocked(blocked: BlockedAddress, may_correct: bool, questions: Questions) -> impl IntoView {
    let words = use_site().words();
    let correct = move || {
        may_correct.then(|| {
            view! {
                <Ask question=Question::Correct questions small=true icon=Glyph::Edit>
                    {words.staff_correct_and_resend()}
                </Ask>
            }
        })
    };
    let reply = blocked.reply.clone();
    view! {
        <Notice tone=Tone::Bad live=false title=words.staff_blocked() actions=correct>
            <p>{why(&blocked).sentence(words)}</p>
            <p class="small soft">{words.staff_blocked_since(&words.date(blocked.since), &blocked.address)}</p>
            {(!may_correct).then(|| view! { <p class="small">{words.staff_blocked_ask()}</p> })}
        </Notice>
        {(!reply.is_empty())
            .then(|| {
                view! {
                    <Details summary=words.staff_blocked_reply()>
                        <code class="mono small">{reply}</code>
                    </Details>
                }
            })}
    }
}

/// The code as the list keeps it, enhanced (`5.1.1`) or plain (`550`).
fn why(blocked: &BlockedAddress) -> Reason {
    Reason::of(blocked.code.parse().ok(), Enhanced::parse(&blocked.code))
}

/// How far the invitation has come.
#[component]
fn Invitation(panel: StaffPanel) -> impl IntoView {
    let words = use_site().words();
    let StaffPanel { summary, timeline, link_deadline, .. } = panel;
    let name = summary.name;
    let is_pending =
        matches!(summary.state, AccountState::Created | AccountState::Invited { .. } | AccountState::InvitationExpired { .. });
    if timeline.is_empty() && !is_pending || !summary.has_address {
        return None;
    }
    let is_waited_for = is_pending && !timeline.is_empty();
    let asks = is_pending && !panel.may.resend && !panel.may.activate && staff::policy::may_invite(&use_site().actor()).is_ok();
    let deadline = link_deadline.map(|at| match summary.state {
        AccountState::InvitationExpired { .. } => words.staff_link_ended(&words.weekday_date_time(at)),
        _ => words.staff_link_works_until(&words.weekday_date_time(at)),
    });
    Some(view! {
        <PanelSection title=words.staff_invitation()>
            {if timeline.is_empty() {
                view! { <p class="soft">{words.staff_nothing_sent(&name)}</p> }.into_any()
            } else {
                view! { <InvitationSteps name steps=timeline/> }.into_any()
            }}
            {deadline.filter(|_| !summary.address_blocked).map(|text| view! { <p class="small soft">{text}</p> })}
            {asks.then(|| view! { <p class="small">{words.staff_invitation_ask()}</p> })}
            {is_waited_for
                .then(|| {
                    view! {
                        <p class="small">
                            <a href="/help/activation-mail-missing-administrator">{words.staff_no_mail()}</a>
                        </p>
                    }
                })}
        </PanelSection>
    })
}

/// Rows 77 to 81: what helps the person, in the person's language, whatever the administrator's.
#[component]
fn WhatToTell(panel: StaffPanel) -> impl IntoView {
    let words = words();
    let person = panel.summary;
    let text = panel.to_tell;
    let copied = text.clone();
    view! {
        <PanelSection>
            <Details summary=words.staff_tell()>
                <p class="small soft">{words.staff_tell_hint(&person.name)}</p>
                <p lang=person.locale.code()>{text}</p>
                <CopyButton value=copied label=words.common_copy() done=words.common_copied()/>
            </Details>
        </PanelSection>
    }
}
