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
    ctx::Tx,
    errors::AppError,
    ids::{AccountId, BuildingId, GrantId},
    passwords::Password,
    permissions::{self, Holding, Scope, groups, store::Grant},
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
    /// The buildings. Everybody but one works in five of them.
    pub buildings: Vec<BuildingId>,
    /// The one who works nowhere yet.
    pub newcomer: AccountId,
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
    let buildings = places(ctx, &tx).await?;
    let newcomer = members.first().map(|member| member.id).ok_or(AppError::NotFound)?;
    for chunk in members[1..].chunks(CHUNK) {
        let grants = chunk.iter().enumerate().flat_map(|(number, member)| five(ctx, member, number, &buildings));
        permissions::store::insert(&tx, &grants.collect::<Vec<_>>(), None, ctx.now()).await?;
    }
    tx.commit().await?;
    let at_work = members.into_iter().filter(|member| member.standing == Standing::AtWork);
    let at_work = at_work.map(|member| member.email.as_typed().to_owned()).collect();
    Ok(Crowd { administrator, at_work, buildings, newcomer })
}

/// As many buildings as an organisation may have.
const BUILDINGS: usize = 5_000;

async fn places(ctx: &Ctx, tx: &Tx) -> Result<Vec<BuildingId>, AppError> {
    let all: Vec<(BuildingId, String)> =
        (0..BUILDINGS).map(|number| (BuildingId(ctx.new_id()), format!("Building {number:04}"))).collect();
    for chunk in all.chunks(CHUNK) {
        store::insert_buildings(tx, chunk, ctx.now()).await?;
    }
    Ok(all.into_iter().map(|(building, _)| building).collect())
}

/// Five buildings that lie far apart, so that each building has people from all over the list.
fn five(ctx: &Ctx, member: &Member, number: usize, buildings: &[BuildingId]) -> [Grant; 5] {
    let start = number * 7 + usize::try_from(member.joined_at.timestamp().rem_euclid(997)).unwrap_or(0);
    [0, 1, 2, 3, 4].map(|step| {
        let scope = Scope::Building(buildings[(start + step * 997) % buildings.len()]);
        let holding = Holding { scope, group: groups::DEFAULT, term: None };
        Grant { id: GrantId(ctx.new_id()), account: member.id, holding }
    })
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
