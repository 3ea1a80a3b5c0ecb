//! A crowd: as many accounts as one likes, in the states and proportions of an organisation that has been at work for years. For
//! figures about speed, so it is written in bulk and not brought about by use cases; keys, states and reserved names are the real
//! ones all the same.

use super::{
    PASSWORD,
    people::{FIRST, LAST},
    set_up, store,
};
use crate::{
    Ctx,
    errors::AppError,
    ids::AccountId,
    passwords::Password,
    privacy,
    sessions::NewSession,
    staff::{
        full_name,
        identity::{EmailAddress, fold},
    },
};
use chrono::{DateTime, Duration, Utc};
use locales::Locale;

/// Who is written at once: no more than SQLite takes values in one statement.
const CHUNK: usize = 500;

/// What there is to work with afterwards.
pub struct Crowd {
    /// The administrator's session.
    pub administrator: NewSession,
    /// Names of people who can sign in with [`PASSWORD`] and have accepted the policy.
    pub at_work: Vec<String>,
}

/// How an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    AtWork,
    PolicyPending,
    Inactive,
    Invited,
    Expired,
    Created,
    Blocked,
}

/// One of the crowd, as far as it has to be known to be written.
pub(super) struct Member {
    pub id: AccountId,
    pub first_name: &'static str,
    pub last_name: String,
    pub email: EmailAddress,
    pub locale: Locale,
    pub standing: Standing,
    pub joined_at: DateTime<Utc>,
}

impl Member {
    pub fn name(&self) -> String {
        full_name(self.first_name, &self.last_name)
    }

    pub fn has_password(&self) -> bool {
        matches!(self.standing, Standing::AtWork | Standing::PolicyPending | Standing::Inactive)
    }
}

/// Sets an empty installation up and fills it with so many people.
pub async fn crowd(ctx: &Ctx, count: usize) -> Result<Crowd, AppError> {
    let administrator = set_up(ctx).await?;
    let hash = ctx.hasher().place()?.hash(&Password::typed(PASSWORD), ctx.rng()).await?;
    let policy = privacy::store::in_force(ctx.db()).await?.ok_or(AppError::NotFound)?;
    let members = (0..count).map(|number| member(ctx, number)).collect::<Result<Vec<_>, _>>()?;
    let tx = ctx.begin().await?;
    for chunk in members.chunks(CHUNK) {
        store::insert(&tx, chunk, &hash, policy.id, ctx.now()).await?;
    }
    tx.commit().await?;
    let at_work = members.into_iter().filter(|member| member.standing == Standing::AtWork);
    Ok(Crowd { administrator, at_work: at_work.map(|member| member.email.as_typed().to_owned()).collect() })
}

/// Fourteen thousand names, so that a name is common and yet finds few.
fn member(ctx: &Ctx, number: usize) -> Result<Member, AppError> {
    let (first_name, one) = (FIRST[number % FIRST.len()], LAST[number / FIRST.len() % LAST.len()]);
    let other = LAST[number / (FIRST.len() * LAST.len()) % LAST.len()];
    let last_name = if one == other { one.to_owned() } else { format!("{one} {other}") };
    let part = |name: &str| fold(name).replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let email = format!("{}.{}.{number}@laurier.example", part(first_name), part(one));
    let standing = match number % 100 {
        0..=89 => Standing::AtWork,
        90 => Standing::PolicyPending,
        91..=94 => Standing::Inactive,
        95 | 96 => Standing::Invited,
        97 => Standing::Expired,
        98 => Standing::Created,
        _ => Standing::Blocked,
    };
    let minutes_ago = i64::try_from(number % 1_000_000).unwrap_or(0);
    Ok(Member {
        id: AccountId(ctx.new_id()),
        first_name,
        last_name,
        email: EmailAddress::parse(&email).map_err(|problem| AppError::fault("a sample address is none", &problem))?,
        locale: Locale::ALL[number % Locale::ALL.len()],
        standing,
        joined_at: ctx.now() - Duration::days(2) - Duration::minutes(minutes_ago),
    })
}
