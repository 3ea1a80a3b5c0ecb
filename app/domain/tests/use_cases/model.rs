//! AC-30, against a model: whatever visitors and people do in whatever order, a password changes exactly when somebody posts a link that is
//! good for it, or is signed in and gives the one in force.

use chrono::Duration;
use domain::{
    Locale,
    activation::{self, ActivateForm, AskAgainForm, PageUsedForm},
    actor::Actor,
    ids::AccountId,
    passwords::{self, ChangePasswordForm, ForgottenForm, Purpose, ResetForm},
    sessions::{self, Client, NewSession, SignInForm},
    setup, staff,
    testing::{Backend, Colleague, OTHER_PASSWORD, PASSWORD, TestContext, on_both},
};
use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{Config, TestRunner},
};
use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicUsize, Ordering},
};

/// The last one can't be set.
const PASSWORDS: [&str; 4] = [PASSWORD, OTHER_PASSWORD, "nine larks above the mill", "too short"];

const ACTIVATION_MINUTES: i64 = 24 * 60;
const RESET_MINUTES: i64 = 60;

/// Something somebody does. Numbers choose among what there is by then.
#[derive(Clone, Debug)]
enum Deed {
    SignIn { person: usize, password: usize },
    SignOut { session: usize },
    AcceptPolicy { session: usize },
    Change { session: usize, current: usize, password: usize },
    Activate { link: usize, password: usize },
    Reset { link: usize, password: usize },
    SetUp { link: usize },
    Look { link: usize },
    Forget { person: usize },
    AskAgain { person: usize },
    Resend { person: usize },
    Deliver,
    Wait { minutes: i64 },
}

fn deed() -> impl Strategy<Value = Deed> {
    let some = 0..8_usize;
    let (chosen, typed) = (0..PASSWORDS.len(), 0..PASSWORDS.len() + 6);
    prop_oneof![
        3 => (some.clone(), typed.clone()).prop_map(|(person, password)| Deed::SignIn { person, password }),
        1 => some.clone().prop_map(|session| Deed::SignOut { session }),
        5 => some.clone().prop_map(|session| Deed::AcceptPolicy { session }),
        8 => (some.clone(), typed, chosen.clone())
            .prop_map(|(session, current, password)| Deed::Change { session, current, password }),
        6 => (some.clone(), chosen.clone()).prop_map(|(link, password)| Deed::Activate { link, password }),
        6 => (some.clone(), chosen).prop_map(|(link, password)| Deed::Reset { link, password }),
        1 => some.clone().prop_map(|link| Deed::SetUp { link }),
        1 => some.clone().prop_map(|link| Deed::Look { link }),
        4 => some.clone().prop_map(|person| Deed::Forget { person }),
        1 => some.clone().prop_map(|person| Deed::AskAgain { person }),
        1 => some.prop_map(|person| Deed::Resend { person }),
        5 => Just(Deed::Deliver),
        2 => prop_oneof![4 => Just(7), 1 => Just(31), 1 => Just(61), 1 => Just(25 * 60)].prop_map(|minutes| Deed::Wait { minutes }),
    ]
}

/// One of the latest few, or none.
fn latest(number: usize, of: usize) -> Option<usize> {
    (number < 6 && of > 0).then(|| of - 1 - number % of.min(4))
}

struct Person {
    account: AccountId,
    email: String,
    password: Option<&'static str>,
    has_accepted: bool,
    /// Wrong passwords in a row. From five on, even a right one may be held back.
    failures: u32,
}

struct Link {
    secret: String,
    owner: usize,
    purpose: Purpose,
    ends_at: i64,
    is_dead: bool,
}

struct Session {
    begun: NewSession,
    owner: usize,
    began_at: i64,
    seen_at: i64,
    is_over: bool,
}

/// What the model expects of the credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    Nothing,
    Changes(usize),
    /// Right, but perhaps held back.
    MayChange(usize),
}

struct World<'t> {
    t: &'t TestContext,
    ada: &'t Actor,
    minutes: i64,
    people: Vec<Person>,
    links: Vec<Link>,
    sessions: Vec<Session>,
    clients: usize,
}

/// Names that no case before has used.
static CASES: AtomicUsize = AtomicUsize::new(0);

/// How often a password was set by a link, or changed: a walk that gets nowhere proves nothing.
static SET: [AtomicUsize; 2] = [AtomicUsize::new(0), AtomicUsize::new(0)];

impl<'t> World<'t> {
    async fn new(t: &'t TestContext, ada: &'t Actor) -> Self {
        let mut world = Self { t, ada, minutes: 0, people: Vec::new(), links: Vec::new(), sessions: Vec::new(), clients: 0 };
        for colleague in [Colleague::CAMILLE, Colleague::JUNE] {
            let email = format!("person{}@example.org", CASES.fetch_add(1, Ordering::Relaxed));
            let form = staff::NewStaffForm { email: email.clone(), ..colleague.form() };
            let account = staff::invite(&t.ctx, ada, form).await.unwrap().unwrap();
            world.people.push(Person { account, email, password: None, has_accepted: false, failures: 0 });
        }
        world.delivers().await;
        world
    }

    /// Another client each time: their budgets are tested elsewhere.
    fn client(&mut self) -> Client {
        self.clients += 1;
        self.t.client_at(&format!("{} {}", self.people[0].email, self.clients))
    }

    /// A link there is, or something that is none.
    fn secret(&self, number: usize) -> String {
        match latest(number, self.links.len()) {
            Some(link) => self.links[link].secret.clone(),
            None => match (number % 3, self.sessions.last()) {
                (0, Some(session)) => session.begun.secret.expose(),
                (1, _) => self.people[0].account.to_string(),
                _ => "A".repeat(43),
            },
        }
    }

    /// Whose password it is good for.
    fn is_open(&self, number: usize, purpose: Purpose) -> Option<usize> {
        let link = &self.links[latest(number, self.links.len())?];
        (link.purpose == purpose && !link.is_dead && self.minutes < link.ends_at).then_some(link.owner)
    }

    /// Any password, but often the right one.
    fn typed(&self, number: usize, person: Option<usize>) -> &'static str {
        let right = person.and_then(|person| self.people[person].password).unwrap_or(PASSWORDS[0]);
        PASSWORDS.get(number).copied().unwrap_or(right)
    }

    /// Whoever holds this session by now.
    async fn actor(&mut self, number: usize) -> (Actor, Option<usize>) {
        let Some(session) = latest(number, self.sessions.len()) else { return (Actor::Visitor, None) };
        let session = &mut self.sessions[session];
        let actor = self.t.actor(&session.begun).await;
        session.is_over |= self.minutes >= session.seen_at + 30 || self.minutes >= session.began_at + 12 * 60;
        assert_eq!(actor.signed_in().is_err(), session.is_over, "a session");
        if session.is_over {
            return (actor, None);
        }
        session.seen_at = self.minutes;
        (actor, Some(session.owner))
    }

    fn begins(&mut self, owner: usize, session: NewSession) {
        self.sessions.push(Session { begun: session, owner, began_at: self.minutes, seen_at: self.minutes, is_over: false });
    }

    /// Somebody has chosen a password: whatever else could have opened the account is worth nothing any more.
    fn has_chosen(&mut self, owner: usize, password: &'static str) {
        let person = &mut self.people[owner];
        (person.password, person.failures) = (Some(password), 0);
        self.links.iter_mut().filter(|link| link.owner == owner).for_each(|link| link.is_dead = true);
        self.sessions.iter_mut().filter(|session| session.owner == owner).for_each(|session| session.is_over = true);
    }

    /// Does it, and tells what should have become of the credentials.
    async fn happens(&mut self, deed: &Deed) -> Expected {
        match *deed {
            Deed::SignIn { person, password } => self.signs_in(person % 2, password).await,
            Deed::SignOut { session } => {
                let (actor, _) = self.actor(session).await;
                if sessions::sign_out(&self.t.ctx, &actor).await.is_ok() {
                    let session = latest(session, self.sessions.len()).unwrap();
                    self.sessions[session].is_over = true;
                }
            }
            Deed::AcceptPolicy { session } => {
                let (actor, owner) = self.actor(session).await;
                let accepted = self.t.accepts_policy(&actor).await.is_ok();
                assert_eq!(accepted, owner.is_some());
                if let Some(owner) = owner {
                    self.people[owner].has_accepted = true;
                }
            }
            Deed::Change { session, current, password } => return self.changes(session, current, password).await,
            Deed::Activate { link, password } => {
                let (client, token) = (self.client(), self.secret(link));
                let expected = self.is_open(link, Purpose::Activation).filter(|_| password < 3);
                let form = ActivateForm { token, password: PASSWORDS[password].into(), locale: String::new() };
                let done = activation::activate(&self.t.ctx, &client, form).await.ok();
                // One of the two accepts the policy at once, the other takes their time.
                if let (Some(0), Some(session)) = (expected, &done) {
                    self.t.accepts_policy(&self.t.actor(session).await).await.unwrap();
                    self.people[0].has_accepted = true;
                }
                return self.chosen(expected, PASSWORDS[password], done.is_some(), done);
            }
            Deed::Reset { link, password } => {
                let (client, token) = (self.client(), self.secret(link));
                let expected = self.is_open(link, Purpose::Reset).filter(|_| password < 3);
                let form = ResetForm { token, password: PASSWORDS[password].into() };
                let done = passwords::reset(&self.t.ctx, &client, form).await.is_ok();
                return self.chosen(expected, PASSWORDS[password], done, None);
            }
            Deed::SetUp { link } => {
                let (client, secret) = (self.client(), self.secret(link));
                assert!(setup::complete(&self.t.ctx, &client, self.t.set_up_form(&secret, "fr")).await.is_err());
            }
            Deed::Look { link } => {
                let (client, token) = (self.client(), self.secret(link));
                for purpose in [Purpose::Activation, Purpose::Reset] {
                    activation::look(&self.t.ctx, &client, purpose, &token).await.unwrap();
                }
                let _ = activation::note_page_used(&self.t.ctx, &client, PageUsedForm { token }).await;
            }
            Deed::Forget { person } => {
                let (client, form) = (self.client(), ForgottenForm { email: self.people[person % 2].email.clone() });
                passwords::forgotten(&self.t.ctx, &client, form, Locale::default()).await.unwrap();
            }
            Deed::AskAgain { person } => {
                let (client, form) = (self.client(), AskAgainForm { email: self.people[person % 2].email.clone() });
                activation::ask_again(&self.t.ctx, &client, form, Locale::default()).await.unwrap();
            }
            Deed::Resend { person } => self.resends(person % 2).await,
            Deed::Deliver => self.delivers().await,
            Deed::Wait { minutes } => {
                self.minutes += minutes;
                self.t.advance(Duration::minutes(minutes));
            }
        }
        Expected::Nothing
    }

    async fn signs_in(&mut self, person: usize, number: usize) {
        let (client, password) = (self.client(), self.typed(number, Some(person)));
        let Person { email, password: right, failures, .. } = &mut self.people[person];
        let is_right = *right == Some(password);
        let form = SignInForm { sign_in_name: email.clone(), password: password.into(), next: String::new() };
        match sessions::sign_in(&self.t.ctx, &client, form).await {
            Ok(session) => {
                assert!(is_right, "a wrong password came in");
                *failures = 0;
                self.begins(person, session);
            }
            Err(refused) => {
                assert!(!is_right || *failures >= 5, "a right password did not come in: {refused:?}");
                *failures += 1;
            }
        }
    }

    async fn changes(&mut self, session: usize, current: usize, password: usize) -> Expected {
        let ((actor, owner), client) = (self.actor(session).await, self.client());
        let (current, password) = (self.typed(current, owner), PASSWORDS[password]);
        let form = ChangePasswordForm { current_password: current.into(), password: password.into() };
        let done = passwords::change(&self.t.ctx, &client, &actor, form).await;
        let may_try = owner.filter(|owner| self.people[*owner].has_accepted && password != PASSWORDS[3] && current != password);
        let Some(owner) = may_try else {
            assert!(done.is_err());
            return Expected::Nothing;
        };
        let person = &mut self.people[owner];
        let expected = match (person.password == Some(current), person.failures) {
            (false, _) => Expected::Nothing,
            (true, 0..5) => Expected::Changes(owner),
            (true, _) => Expected::MayChange(owner),
        };
        match done {
            Ok(session) => {
                SET[1].fetch_add(1, Ordering::Relaxed);
                self.has_chosen(owner, password);
                self.begins(owner, session);
            }
            Err(_) => person.failures += 1,
        }
        expected
    }

    fn chosen(&mut self, expected: Option<usize>, password: &'static str, done: bool, session: Option<NewSession>) -> Expected {
        assert_eq!(done, expected.is_some(), "a link");
        let Some(owner) = expected else { return Expected::Nothing };
        SET[0].fetch_add(1, Ordering::Relaxed);
        self.has_chosen(owner, password);
        if let Some(session) = session {
            self.begins(owner, session);
        }
        Expected::Changes(owner)
    }

    async fn resends(&mut self, person: usize) {
        let account = self.people[person].account;
        if self.t.resends(self.ada, account).await.is_ok() {
            self.links.iter_mut().filter(|link| link.owner == person).for_each(|link| link.is_dead = true);
        }
    }

    async fn delivers(&mut self) {
        for letter in self.t.deliver_mail().await.0 {
            let Some(owner) = self.people.iter().position(|person| person.email == letter.to) else { continue };
            let Some(link) = letter.read().unwrap().link() else { continue };
            let mut parts = link.rsplit('/');
            let (secret, kind) = (parts.next().unwrap_or_default().to_owned(), parts.next().unwrap_or_default());
            let (purpose, minutes) = match kind {
                "activate" => (Purpose::Activation, ACTIVATION_MINUTES),
                "reset" => (Purpose::Reset, RESET_MINUTES),
                _ => continue,
            };
            if self.links.iter().all(|link| link.secret != secret) {
                self.links.push(Link { secret, owner, purpose, ends_at: self.minutes + minutes, is_dead: false });
            }
        }
    }
}

async fn credentials(t: &TestContext) -> BTreeMap<String, String> {
    let sql = match t.backend {
        Backend::Sqlite => "SELECT lower(hex(account_id)) || ' ' || phc FROM credentials",
        Backend::Postgres => "SELECT replace(account_id::text, '-', '') || ' ' || phc FROM credentials",
    };
    let pairs = t.texts(sql).await;
    pairs.iter().filter_map(|pair| pair.split_once(' ')).map(|(account, phc)| (account.to_owned(), phc.to_owned())).collect()
}

async fn plays(t: &TestContext, ada: &Actor, deeds: &[Deed]) {
    let mut world = World::new(t, ada).await;
    let mut before = credentials(t).await;
    for deed in deeds {
        let expected = world.happens(deed).await;
        let after = credentials(t).await;
        let changed: Vec<&String> =
            after.iter().filter(|(account, phc)| before.get(*account) != Some(phc)).map(|(account, _)| account).collect();
        let of = |person: usize| world.people[person].account.0.simple().to_string();
        match expected {
            Expected::Nothing => assert!(changed.is_empty(), "{deed:?} changed a password"),
            Expected::Changes(person) => assert_eq!(changed, [&of(person)], "{deed:?}"),
            Expected::MayChange(person) => assert!(changed.is_empty() || changed == [&of(person)], "{deed:?}"),
        }
        assert!(before.keys().all(|account| after.contains_key(account)));
        before = after;
    }
    t.deliver_mail().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_30_a_password_changes_exactly_when_a_good_link_or_a_session_and_the_password_are_given() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let runtime = tokio::runtime::Handle::current();
        let cases = if t.backend == Backend::Sqlite { 40 } else { 20 };
        tokio::task::block_in_place(|| {
            let mut runner =
                TestRunner::new(Config { cases, max_shrink_iters: 200, failure_persistence: None, ..Config::default() });
            let outcome = runner.run(&vec(deed(), 1..40), |deeds| {
                runtime.block_on(plays(t, &ada, &deeds));
                Ok(())
            });
            outcome.unwrap_or_else(|failure| panic!("{failure}"));
        });
    })
    .await;
    let [by_link, by_hand] = SET.each_ref().map(|count| count.load(Ordering::Relaxed));
    assert!(by_link >= 10 && by_hand >= 1, "{by_link} by link, {by_hand} by hand");
}
