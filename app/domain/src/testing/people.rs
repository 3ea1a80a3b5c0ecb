//! Verbs that speak the domain.

use super::TestContext;
use crate::{
    activation::{self, ActivateForm, AskAgainForm, LinkPage, PageUsedForm},
    actor::Actor,
    errors::AppError,
    ids::AccountId,
    passwords::{self, ChangePasswordForm, ForgottenForm, Purpose, ResetForm},
    privacy::{self, AcceptForm},
    sessions::{self, Client, NewSession, SessionSecret, SignInForm},
    setup::{self, SetUpForm},
    staff::{self, AccountForm, AddressForm, NewStaffForm, StaffPanel},
};
use locales::Locale;

/// A password that may be set.
pub const PASSWORD: &str = "a lantern by the quiet sea";
/// Another.
pub const OTHER_PASSWORD: &str = "seven herons over the canal";

/// Somebody to be invited.
#[derive(Clone, Copy, Debug)]
pub struct Colleague {
    /// Given name.
    pub first_name: &'static str,
    /// Family name.
    pub last_name: &'static str,
    /// Address.
    pub email: &'static str,
    /// Language code.
    pub locale: &'static str,
}

impl Colleague {
    /// Reads French.
    pub const CAMILLE: Self = Self { first_name: "Camille", last_name: "Roy", email: "camille@example.org", locale: "fr" };
    /// Reads English.
    pub const JUNE: Self = Self { first_name: "June", last_name: "Okafor", email: "june@example.org", locale: "en" };

    /// The form an administrator would send.
    pub fn form(self) -> NewStaffForm {
        NewStaffForm {
            first_name: self.first_name.into(),
            last_name: self.last_name.into(),
            email: self.email.into(),
            locale: self.locale.into(),
            send: "now".into(),
            ..NewStaffForm::default()
        }
    }
}

impl TestContext {
    /// Sets the organisation up through its one-time link and returns the administrator, signed in.
    pub async fn administrator(&self) -> Actor {
        self.administrator_reading("en").await
    }

    /// The same, with the administrator's and the organisation's language.
    pub async fn administrator_reading(&self, locale: &str) -> Actor {
        let link = setup::link(&self.ctx, &Actor::Operator).await.expect("a set-up link");
        let form = self.set_up_form(&link, locale);
        let session = setup::complete(&self.ctx, &self.client(), form).await.expect("a set-up");
        self.actor(&session).await
    }

    /// What an operator would type behind the link.
    pub fn set_up_form(&self, link: &str, locale: &str) -> SetUpForm {
        SetUpForm {
            token: link.rsplit('/').next().unwrap_or_default().into(),
            organisation_name: "Résidences Laurier".into(),
            default_locale: locale.into(),
            time_zone: "America/Montreal".into(),
            support_address: "help@example.org".into(),
            first_name: "Ada".into(),
            last_name: "Admin".into(),
            email: "ada@example.org".into(),
            password: PASSWORD.into(),
        }
    }

    /// Whoever holds this session now.
    pub async fn actor(&self, session: &NewSession) -> Actor {
        self.holder_of(session.secret.clone()).await
    }

    async fn holder_of(&self, secret: SessionSecret) -> Actor {
        let Some(person) = sessions::resolve(&self.ctx, &secret).await.expect("a session lookup") else { return Actor::Visitor };
        self.secrets.lock().expect("the secrets").insert(person.session, secret);
        Actor::Staff(person)
    }

    /// Somebody as their next request would find them; a visitor, if their session has ended.
    pub async fn as_they_are_now(&self, actor: &Actor) -> Actor {
        let session = actor.signed_in().expect("somebody signed in").session;
        let secret = self.secrets.lock().expect("the secrets").get(&session).cloned().expect("a session that was looked at");
        self.holder_of(secret).await
    }

    /// The administrator after a while, in a new session.
    pub async fn signed_in_again(&self, email: &str) -> Actor {
        self.actor(&self.signs_in(email, PASSWORD).await.expect("a session")).await
    }

    /// An administrator invites somebody, with the mail sent at once.
    pub async fn invites(&self, administrator: &Actor, colleague: Colleague) -> AccountId {
        staff::invite(&self.ctx, administrator, colleague.form()).await.expect("an invitation").expect("told to an administrator")
    }

    /// An administrator adds somebody; no mail yet.
    pub async fn adds(&self, administrator: &Actor, colleague: Colleague) -> AccountId {
        let form = NewStaffForm { send: "later".into(), ..colleague.form() };
        staff::invite(&self.ctx, administrator, form).await.expect("a new account").expect("told to an administrator")
    }

    /// An administrator invites somebody, the letter arrives: account and the link's secret.
    pub async fn invited(&self, administrator: &Actor, colleague: Colleague) -> (AccountId, String) {
        let account = self.invites(administrator, colleague).await;
        (account, self.deliver_mail().await.secret())
    }

    /// What the side panel shows an administrator.
    pub async fn panel(&self, administrator: &Actor, account: AccountId) -> StaffPanel {
        staff::panel(&self.ctx, administrator, account).await.expect("a panel")
    }

    /// An administrator sends a new link, from the panel as it is now.
    pub async fn resends(&self, administrator: &Actor, account: AccountId) -> Result<AccountId, AppError> {
        let form = self.form_about(administrator, account).await;
        staff::resend(&self.ctx, administrator, form).await
    }

    /// What the panel's buttons send.
    pub async fn form_about(&self, administrator: &Actor, account: AccountId) -> AccountForm {
        AccountForm { account: account.to_string(), version: self.panel(administrator, account).await.version }
    }

    /// An administrator corrects an address, from the panel as it is now.
    pub async fn corrects(&self, administrator: &Actor, account: AccountId, email: &str) -> Result<AccountId, AppError> {
        let version = self.panel(administrator, account).await.version;
        let form = AddressForm { account: account.to_string(), version, email: email.into(), not_meant: String::new() };
        staff::correct_address(&self.ctx, administrator, form).await.map(|corrected| corrected.account)
    }

    /// What the page behind a link shows.
    pub async fn looks(&self, purpose: Purpose, secret: &str) -> LinkPage {
        activation::look(&self.ctx, &self.client(), purpose, secret).await.expect("a page")
    }

    /// The person behind the link chooses a password.
    pub async fn activates(&self, secret: &str, password: &str) -> Result<NewSession, AppError> {
        let form = ActivateForm { token: secret.into(), password: password.into(), locale: String::new() };
        activation::activate(&self.ctx, &self.client(), form).await
    }

    /// The person behind the link begins to type.
    pub async fn uses_the_page(&self, secret: &str) -> Result<(), AppError> {
        activation::note_page_used(&self.ctx, &self.client(), PageUsedForm { token: secret.into() }).await
    }

    /// Somebody types an address to get the activation link again.
    pub async fn asks_again(&self, email: &str) -> Result<(), AppError> {
        let form = AskAgainForm { email: email.into() };
        activation::ask_again(&self.ctx, &self.client(), form, Locale::default()).await
    }

    /// Somebody types an address to get a link to choose another password.
    pub async fn forgets(&self, email: &str) -> Result<(), AppError> {
        let form = ForgottenForm { email: email.into() };
        passwords::forgotten(&self.ctx, &self.client(), form, Locale::default()).await
    }

    /// The same, and the letter arrives: the link's secret.
    pub async fn reset_link(&self, email: &str) -> String {
        self.forgets(email).await.expect("a neutral answer");
        self.deliver_mail().await.secret()
    }

    /// The person behind a reset link chooses another password.
    pub async fn resets(&self, secret: &str, password: &str) -> Result<String, AppError> {
        let form = ResetForm { token: secret.into(), password: password.into() };
        passwords::reset(&self.ctx, &self.client(), form).await
    }

    /// Somebody signed in changes the password.
    pub async fn changes_password(&self, actor: &Actor, current: &str, password: &str) -> Result<NewSession, AppError> {
        let form = ChangePasswordForm { current_password: current.into(), password: password.into() };
        passwords::change(&self.ctx, &self.client(), actor, form).await
    }

    /// The person accepts the policy in force.
    pub async fn accepts_policy(&self, actor: &Actor) -> Result<(), AppError> {
        let locale = actor.signed_in()?.locale;
        let version = privacy::read(&self.ctx, actor, locale).await?.version;
        privacy::accept(&self.ctx, actor, AcceptForm { accepted: true, version }, locale).await
    }

    /// Signs in from the usual client.
    pub async fn signs_in(&self, name: &str, password: &str) -> Result<NewSession, AppError> {
        self.signs_in_from(&self.client(), name, password).await
    }

    /// Signs in from there.
    pub async fn signs_in_from(&self, client: &Client, name: &str, password: &str) -> Result<NewSession, AppError> {
        let form = SignInForm { sign_in_name: name.into(), password: password.into(), next: String::new() };
        sessions::sign_in(&self.ctx, client, form).await
    }

    /// Invited, activated with [`OTHER_PASSWORD`], policy accepted: a colleague at work.
    pub async fn colleague_at_work(&self, administrator: &Actor, colleague: Colleague) -> Actor {
        let (_, secret) = self.invited(administrator, colleague).await;
        let session = self.activates(&secret, OTHER_PASSWORD).await.expect("an activation");
        self.deliver_mail().await;
        let actor = self.actor(&session).await;
        self.accepts_policy(&actor).await.expect("the policy accepted");
        self.actor(&session).await
    }

    /// The language a test names by its code.
    pub fn locale(&self, code: &str) -> Locale {
        Locale::parse(code).expect("a language")
    }
}
