//! Writing the letter: the only place where a link is made.

use super::{decide::Draft, recipient, sender::Sender};
use crate::{
    Ctx,
    delivery::proof,
    errors::AppError,
    history::LetterKind,
    mail::{
        Letter, SentMail,
        letters::{self, Occasion, Reader},
        message::{self, Envelope},
    },
    outbox::Payload,
};

/// The letter as a message; `None` when the row does not make one.
pub(super) fn compose(ctx: &Ctx, sender: &Sender, draft: &Draft) -> Result<Option<SentMail>, AppError> {
    let Some(to) = recipient::on_the_wire(&draft.address) else { return Ok(None) };
    let Some(letter) = letter(ctx, draft) else { return Ok(None) };
    let envelope = Envelope {
        letter: draft.letter,
        message_id: draft.message_id.clone(),
        from: sender.address().clone(),
        return_path: proof::return_path(ctx, sender.address(), draft.letter),
        from_name: draft.organisation.name.clone(),
        to,
        to_name: draft.recipient.as_ref().map(|recipient| recipient.full_name.clone()).unwrap_or_default(),
        reply_to: recipient::on_the_wire(&draft.organisation.support_address),
        at: ctx.now(),
    };
    message::seal(envelope, &letter).map(Some)
}

fn letter(ctx: &Ctx, draft: &Draft) -> Option<Letter> {
    let recipient = draft.recipient.as_ref();
    let reader = Reader {
        locale: draft.locale,
        first_name: recipient.map_or("", |recipient| &recipient.first_name),
        zone: recipient.and_then(|recipient| recipient.zone).unwrap_or(draft.organisation.time_zone),
        organisation: &draft.organisation,
    };
    let link = draft.link.as_ref().map(|(token, deadline)| (ctx.links().to(token.purpose, &token.secret(ctx.keys())), *deadline));
    Some(match (draft.kind, link) {
        (LetterKind::Activation, Some((link, deadline))) => {
            letters::activation(&reader, occasion(&draft.payload), &link, deadline)
        }
        (LetterKind::Reset, Some((link, deadline))) => letters::reset(&reader, &link, deadline),
        (LetterKind::Activated, _) => {
            letters::activated(&reader, &recipient?.sign_in_name, draft.enqueued_at, &ctx.links().page("login"))
        }
        (LetterKind::PasswordChanged, _) => letters::password_changed(&reader, draft.enqueued_at, &ctx.links().page("forgot")),
        (LetterKind::AccessGiven, _) => letters::access_given(&reader, &ctx.links().page("login")),
        (LetterKind::InactiveGivenAccess, _) => letters::inactive_given_access(
            &reader,
            draft.payload.waiting,
            &ctx.links().page(&format!("staff/{}", draft.payload.about?)),
        ),
        (LetterKind::AddressAdded, Some((link, deadline))) => {
            letters::address_added(&reader, &recipient?.sign_in_name, &link, deadline)
        }
        (LetterKind::Deactivated, _) => letters::deactivated(&reader, draft.enqueued_at),
        (LetterKind::Test, _) => letters::test(&reader, draft.enqueued_at),
        (LetterKind::Activation | LetterKind::Reset | LetterKind::AddressAdded, None) => return None,
    })
}

fn occasion(payload: &Payload) -> Occasion {
    match (payload.forgotten, payload.keep_deadline) {
        (true, _) => Occasion::ForgotPassword,
        (false, true) => Occasion::AskedAgain,
        (false, false) => Occasion::Invited,
    }
}
