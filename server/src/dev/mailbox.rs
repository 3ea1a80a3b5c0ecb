//! `/dev/mailbox`: the letters that would have left. The HTML part is shown in a frame of its own that may run nothing and reach nothing;
//! browser tests read the list as JSON.

use super::page::{asker, document};
use crate::{security::refusal::refuse, state::AppState};
use app::{
    site::Theme,
    ui::{ButtonLink, Cell, Column, DataTable, Drawing, EmptyState, Look, Page, PageHeader, Row, RowLink, Section},
};
use axum::{
    Json, Router,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, header},
    response::{Html, IntoResponse as _, Response},
    routing::get,
};
use domain::{
    AppError, Moment, Words, clock,
    ids::LetterId,
    mail::{Mailbox, ReadMail, Summary},
};
use leptos::prelude::*;
use serde::Serialize;

/// The list and a letter's page: like every page of ours, and a frame from our own origin.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; object-src 'none'; base-uri 'none'; \
                           form-action 'self'; frame-ancestors 'none'";
/// The letter itself: its own inline style, as mails have it, and links that open elsewhere. Nothing else.
const LETTER_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; object-src 'none'; base-uri 'self'; \
                             form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

pub(super) fn routes(mailbox: &Mailbox) -> Router<AppState> {
    let [listed, paged, framed, sourced] = std::array::from_fn(|_| mailbox.clone());
    Router::new()
        .route(
            "/dev/mailbox",
            get(move |state: State<AppState>, headers: HeaderMap| async move { list(&state, &listed, &headers) }),
        )
        .route("/dev/mailbox/{id}", get(move |state, headers, id| letter(paged.clone(), state, headers, id)))
        .route("/dev/mailbox/{id}/html", get(move |state, headers, id| html(framed.clone(), state, headers, id)))
        .route("/dev/mailbox/{id}/raw", get(move |state, headers, id| raw(sourced.clone(), state, headers, id)))
}

/// A letter for a browser test.
#[derive(Serialize)]
struct Told {
    id: LetterId,
    to: String,
    subject: String,
    language: String,
    at: String,
    link: Option<String>,
    text: String,
    html: String,
}

fn list(state: &AppState, mailbox: &Mailbox, headers: &HeaderMap) -> Response {
    let asker = asker(state, headers);
    let letters = match mailbox.list() {
        Ok(letters) => letters,
        Err(cause) => return refuse(state, asker, &AppError::fault("the development mailbox can't be read", &cause)),
    };
    if !asker.wants_a_page {
        return Json(letters.into_iter().filter_map(|letter| told(mailbox, letter)).collect::<Vec<_>>()).into_response();
    }
    let words = Words::new(asker.locale);
    let is_empty = letters.is_empty();
    let table = move || {
        let rows = letters.into_iter().map(|letter| row(words, letter)).collect_view();
        view! {
            <DataTable
                caption=words.dev_mailbox_title()
                head=move || {
                    view! {
                        <Column label=words.dev_mailbox_subject()/>
                        <Column label=words.dev_mailbox_to()/>
                        <Column label=words.dev_mailbox_language()/>
                        <Column label=words.dev_mailbox_written()/>
                    }
                }
            >
                {rows}
            </DataTable>
        }
    };
    let empty = move || {
        view! { <EmptyState drawing=Drawing::Letter title=words.dev_mailbox_empty() text=words.dev_mailbox_empty_text()/> }
    };
    let response = document(state, asker.locale, asker.theme.map(Theme::code), &words.dev_mailbox_title(), move || {
        view! {
            <main id="main" class="main">
                <Page>
                    <PageHeader title=words.dev_mailbox_title() subtitle=words.dev_mailbox_lead()/>
                    {if is_empty { empty().into_any() } else { table().into_any() }}
                </Page>
            </main>
        }
    });
    with_policy(response, PAGE_POLICY)
}

fn row(words: Words, letter: Summary) -> impl IntoView {
    let at = Moment { unix_ms: clock::unix_ms(letter.at), offset_minutes: 0 };
    view! {
        <Row>
            <Cell lead=true><RowLink href=format!("/dev/mailbox/{}", letter.id)>{letter.subject}</RowLink></Cell>
            <Cell label=words.dev_mailbox_to()>{letter.to}</Cell>
            <Cell label=words.dev_mailbox_language()>{letter.language}</Cell>
            <Cell label=words.dev_mailbox_written()><time datetime=at.iso()>{words.date_time(at)}</time></Cell>
        </Row>
    }
}

fn told(mailbox: &Mailbox, letter: Summary) -> Option<Told> {
    let read = mailbox.read(letter.id).ok()??;
    let link = read.link();
    Some(Told {
        id: letter.id,
        to: letter.to,
        subject: letter.subject,
        language: letter.language,
        at: letter.at.to_rfc3339(),
        link,
        text: read.text,
        html: read.html,
    })
}

async fn letter(mailbox: Mailbox, State(state): State<AppState>, headers: HeaderMap, Path(id): Path<String>) -> Response {
    let asker = asker(&state, &headers);
    let (id, letter) = match opened(&mailbox, &id) {
        Ok(found) => found,
        Err(error) => return refuse(&state, asker, &error),
    };
    let words = Words::new(asker.locale);
    let link = letter.link();
    let response = document(&state, asker.locale, asker.theme.map(Theme::code), &letter.subject, {
        let letter = letter.clone();
        move || {
            view! {
                <main id="main" class="main">
                    <Page>
                        <PageHeader
                            title=letter.subject.clone()
                            subtitle=format!("{} · {}", letter.to, letter.language)
                            back_href="/dev/mailbox"
                            back_label=words.dev_mailbox_back()
                            actions=move || {
                                view! {
                                    {link.map(|link| view! { <ButtonLink look=Look::Primary href=link>{words.dev_mailbox_open_link()}</ButtonLink> })}
                                    <ButtonLink href=format!("/dev/mailbox/{id}/raw")>{words.dev_mailbox_raw()}</ButtonLink>
                                }
                            }
                        />
                        <Section title=words.dev_mailbox_html()>
                            <iframe
                                class="mail-frame"
                                title=words.dev_mailbox_html()
                                src=format!("/dev/mailbox/{id}/html")
                                sandbox="allow-popups allow-popups-to-escape-sandbox"
                            ></iframe>
                        </Section>
                        <Section title=words.dev_mailbox_text()>
                            <pre class="mail-text" lang=letter.language.clone()>{letter.text.clone()}</pre>
                        </Section>
                    </Page>
                </main>
            }
        }
    });
    with_policy(response, PAGE_POLICY)
}

async fn html(mailbox: Mailbox, State(state): State<AppState>, headers: HeaderMap, Path(id): Path<String>) -> Response {
    match opened(&mailbox, &id) {
        // A link inside of the frame would open inside of the frame, where no page of ours lets itself be shown.
        Ok((_, letter)) => {
            with_policy(Html(letter.html.replacen("<head>", "<head><base target=\"_blank\">", 1)).into_response(), LETTER_POLICY)
        }
        Err(error) => refuse(&state, asker(&state, &headers), &error),
    }
}

async fn raw(mailbox: Mailbox, State(state): State<AppState>, headers: HeaderMap, Path(id): Path<String>) -> Response {
    let found = id.parse().map_err(|_| AppError::NotFound).and_then(|id| mailbox.raw(id).map_err(unreadable));
    match found {
        Ok(Some(source)) => ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], source).into_response(),
        Ok(None) => refuse(&state, asker(&state, &headers), &AppError::NotFound),
        Err(error) => refuse(&state, asker(&state, &headers), &error),
    }
}

fn opened(mailbox: &Mailbox, id: &str) -> Result<(LetterId, ReadMail), AppError> {
    let id: LetterId = id.parse().map_err(|_| AppError::NotFound)?;
    let letter = mailbox.read(id).map_err(unreadable)?.ok_or(AppError::NotFound)?;
    Ok((id, letter))
}

fn unreadable(cause: std::io::Error) -> AppError {
    AppError::fault("a letter of the development mailbox can't be read", &cause)
}

fn with_policy(mut response: Response, policy: &'static str) -> Response {
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response
}
