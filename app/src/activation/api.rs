//! Server functions about mailed links.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use crate::errors::Refusal;
use domain::{
    activation::{ActivateForm, AskAgainForm, HelpForm, LinkPage, PageUsedForm},
    actor::SignedIn,
    passwords::Purpose,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::{caller, notices::Done};
#[cfg(feature = "ssr")]
use domain::activation;

/// Which link's page is wanted. The secret itself travels in the link's own cookie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookForm {
    /// What the page is for.
    pub purpose: Purpose,
    /// The token's public name, from the page's address.
    #[serde(default)]
    pub id: String,
}

/// What the page behind a link shows. Reads only.
#[server(prefix = "/api", endpoint = "activation/look")]
pub async fn look(form: LookForm) -> Result<LinkPage, Refusal> {
    let (visitor, secret) = (caller::visitor(), caller::link_cookie(&form.id).unwrap_or_default());
    Ok(activation::look(&visitor.ctx, &visitor.client, form.purpose, &secret).await?)
}

/// The first password.
#[server(prefix = "/api", endpoint = "activation/activate")]
pub async fn activate(form: ActivateForm) -> Result<SignedIn, Refusal> {
    let visitor = caller::visitor();
    let session = activation::activate(&visitor.ctx, &visitor.client, form).await?;
    caller::lead_to(&Done::PasswordSet.at("/welcome"));
    Ok(caller::begin_session(session))
}

/// Somebody has begun to use the password page.
#[server(prefix = "/api", endpoint = "activation/page-used")]
pub async fn note_page_used(form: PageUsedForm) -> Result<(), Refusal> {
    let visitor = caller::visitor();
    Ok(activation::note_page_used(&visitor.ctx, &visitor.client, form).await?)
}

/// The link again.
#[server(prefix = "/api", endpoint = "activation/ask-again")]
pub async fn ask_again(form: AskAgainForm) -> Result<(), Refusal> {
    let visitor = caller::visitor();
    activation::ask_again(&visitor.ctx, &visitor.client, form, visitor.locale).await?;
    caller::lead_to(&Done::LinkAsked.at("/activate"));
    Ok(())
}

/// "Ask my manager."
#[server(prefix = "/api", endpoint = "activation/ask-for-help")]
pub async fn ask_for_help(form: HelpForm) -> Result<(), Refusal> {
    let visitor = caller::visitor();
    activation::ask_for_help(&visitor.ctx, &visitor.client, form, visitor.locale).await?;
    caller::lead_to(&Done::HelpAsked.at("/forgot"));
    Ok(())
}
