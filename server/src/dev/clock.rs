//! `/dev/clock`: shows the time as the installation sees it, and moves it. Browser tests read and move it as JSON.

use super::page::{asker, document};
use crate::{
    security::refusal::{Asker, refuse},
    state::AppState,
};
use app::{
    site::Theme,
    ui::{Button, Entry, FormActions, Look, Page, PageHeader, Section, TextField},
};
use axum::{
    Json, RequestExt as _, Router,
    extract::{Form, Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use chrono::Duration;
use domain::{AppError, Words, clock::SystemClock};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// As far as anybody needs to see: a year, either way.
const FARTHEST_S: i64 = 366 * 24 * 60 * 60;

pub(super) fn routes(clock: &Arc<SystemClock>) -> Router<AppState> {
    let (shown, moved) = (Arc::clone(clock), Arc::clone(clock));
    let show = move |state: State<AppState>, headers: HeaderMap| async move { show(&state, &shown, asker(&state, &headers)) };
    let shift = move |state: State<AppState>, request: Request| async move { shift(&state, &moved, request).await };
    Router::new().route("/dev/clock", get(show).post(shift))
}

/// What the clock says.
#[derive(Serialize)]
struct Told {
    /// ISO 8601.
    now: String,
    /// How far it has been moved.
    offset_s: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shift {
    /// Seconds; negative goes back.
    #[serde(default)]
    advance_s: Option<i64>,
    /// Back to real time first.
    #[serde(default)]
    reset: bool,
}

fn show(state: &AppState, clock: &SystemClock, asker: Asker) -> Response {
    let told = Told { now: state.ctx().now().to_rfc3339(), offset_s: clock.offset().num_seconds() };
    if !asker.wants_a_page {
        return Json(told).into_response();
    }
    let words = Words::new(asker.locale);
    document(state, asker.locale, asker.theme.map(Theme::code), &words.dev_clock_title(), move || {
        view! {
            <main id="main" class="main">
                <Page narrow=true>
                    <PageHeader title=words.dev_clock_title() subtitle=words.dev_clock_lead()/>
                    <Section title=words.dev_clock_now() hint=words.dev_clock_offset(&told.offset_s.to_string())>
                        <p><time datetime=told.now.clone()>{told.now.clone()}</time></p>
                    </Section>
                    <Section title=words.dev_clock_move()>
                        <form method="post" action="/dev/clock" class="form" novalidate>
                            <TextField entry=Entry::new("advance_s").holding("3600") label=words.dev_clock_by() inputmode="numeric"/>
                            <FormActions>
                                <Button look=Look::Primary>{words.dev_clock_move()}</Button>
                                <Button name="reset" value="true">{words.dev_clock_reset()}</Button>
                            </FormActions>
                        </form>
                    </Section>
                </Page>
            </main>
        }
    })
}

async fn shift(state: &AppState, clock: &SystemClock, request: Request) -> Response {
    let asker = Asker::of(request.headers(), state.cookies());
    let Ok(Form(shift)) = request.extract::<Form<Shift>, _>().await else { return refuse(state, asker, &AppError::Malformed) };
    match shift {
        Shift { reset: true, .. } => clock.set_offset(Duration::zero()),
        Shift { advance_s: Some(seconds), .. } if (-FARTHEST_S..=FARTHEST_S).contains(&seconds) => {
            clock.advance(Duration::seconds(seconds));
        }
        Shift { .. } => return refuse(state, asker, &AppError::Malformed),
    }
    // Letters may be due that weren't.
    state.ctx().outbox_has_work().notify_one();
    if asker.wants_a_page {
        (StatusCode::SEE_OTHER, [(header::LOCATION, "/dev/clock")]).into_response()
    } else {
        show(state, clock, asker)
    }
}
