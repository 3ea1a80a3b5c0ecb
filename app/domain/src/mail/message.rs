//! A letter as a message (RFC 5322, RFC 2046). Nothing in it is drawn by chance: two copies of a letter are recognised as one by their
//! `Message-ID`, and differ in nothing but their dates.

use super::Letter;
use crate::{errors::AppError, ids::LetterId};
use chrono::{DateTime, Utc};
use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart, SinglePart,
        header::{HeaderName, HeaderValue},
    },
};
use std::fmt;

/// Everything about a message that is not in the letter.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The letter's id; travels in a header, so that a bounce can be told apart.
    pub letter: LetterId,
    /// `id@host`, the same on each try.
    pub message_id: String,
    /// The installation's sending address.
    pub from: Address,
    /// Where the mail system reports to: the sending address with the letter's proof in it, or the sending address itself.
    pub return_path: Address,
    /// Its display name: the organisation's.
    pub from_name: String,
    /// The recipient's address, as it was when the letter was enqueued.
    pub to: Address,
    /// The recipient's name; empty when unknown.
    pub to_name: String,
    /// Where answers go; none when it is not an address.
    pub reply_to: Option<Address>,
    /// When it is written.
    pub at: DateTime<Utc>,
}

/// A message on its way: what a transport takes, what the test transport keeps. Of what is in it, links above all, nothing is printed.
#[derive(Clone, PartialEq, Eq)]
pub struct SentMail {
    /// Which letter it is.
    pub letter: LetterId,
    /// Envelope sender: where bounces go.
    pub from: String,
    /// The sender as the message names it, for relays that take no other in the envelope.
    pub author: String,
    /// The one envelope recipient (AC-35).
    pub to: String,
    /// The message with its headers.
    pub raw: Vec<u8>,
}

impl SentMail {
    /// What a mail program would show of it.
    pub fn read(&self) -> Option<super::ReadMail> {
        super::ReadMail::parse(&self.raw)
    }
}

impl fmt::Debug for SentMail {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("SentMail").field("letter", &self.letter).finish_non_exhaustive()
    }
}

/// Puts a letter into its envelope.
pub fn seal(envelope: Envelope, letter: &Letter) -> Result<SentMail, AppError> {
    let Envelope { letter: id, message_id, from, return_path, from_name, to, to_name, reply_to, at } = envelope;
    let mut headers = Message::builder()
        .message_id(Some(format!("<{message_id}>")))
        .date(at.into())
        .from(mailbox(&from_name, from.clone()))
        .to(mailbox(&to_name, to.clone()))
        .subject(letter.subject());
    if let Some(reply_to) = reply_to {
        headers = headers.reply_to(Mailbox::new(None, reply_to));
    }
    let message = headers
        .raw_header(raw("Content-Language", letter.locale().code()))
        // Keeps out-of-office answers away (RFC 3834 §5).
        .raw_header(raw("Auto-Submitted", "auto-generated"))
        .raw_header(raw("X-Trousseau-Letter", &id.to_string()))
        .multipart(
            // lettre would draw the boundary by chance, and each try would be another message.
            MultiPart::alternative()
                .boundary(format!("=_{}", id.0.simple()))
                .singlepart(SinglePart::plain(letter.to_text()))
                .singlepart(SinglePart::html(letter.to_html())),
        )
        .map_err(|cause| AppError::fault("a letter could not become a message", &cause))?;
    let (author, from) = (from.to_string(), return_path.to_string());
    Ok(SentMail { letter: id, from, author, to: to.to_string(), raw: message.formatted() })
}

fn mailbox(name: &str, address: Address) -> Mailbox {
    let name = one_line(name);
    Mailbox::new((!name.is_empty()).then_some(name), address)
}

/// A display name without what could end the header or hide in it.
fn one_line(name: &str) -> String {
    super::letter::visible(name).replace("=?", "= ?")
}

fn raw(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}
