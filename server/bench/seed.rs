//! The installation that is measured: set up, with a crowd in it.

use crate::{
    failure::Failure,
    program::Paths,
    report::{self, Report},
    stats::ms,
};
use domain::{
    Ctx,
    actor::Actor,
    chance::System,
    clock::SystemClock,
    ctx::CtxParts,
    db, demo,
    ids::{AccountId, BuildingId},
    keys::{Keys, Secret},
    passwords::hasher::{Cost, Hasher},
    sessions,
    staff::{self, StaffQuery},
    tokens::Links,
};
use sea_orm::DatabaseConnection;
use std::sync::Arc;
use tokio::{sync::Notify, time::Instant};

/// What is known of it.
pub struct House {
    /// Its database, to read from beside the server.
    pub db: DatabaseConnection,
    /// The administrator's cookie.
    pub cookie: String,
    /// Who can sign in.
    pub at_work: Vec<String>,
    /// The buildings: everybody works in five of them.
    pub buildings: Vec<BuildingId>,
    /// Somebody who works nowhere yet.
    pub newcomer: AccountId,
    /// Where the list's second page starts.
    pub second_page: String,
}

/// Makes it.
pub async fn fill(paths: &Paths, accounts: usize, report: &mut Report) -> Result<House, Failure> {
    report::say(&format!("· filling a database with {accounts} accounts"));
    let began = Instant::now();
    let ctx = ctx(paths).await?;
    let crowd = demo::crowd(&ctx, accounts).await?;
    let took = began.elapsed();
    report.note("Filling the database", &format!("{:.1} s", took.as_secs_f64()), "in bulk, one transaction", &[("ms", ms(took))]);
    let secret = crowd.administrator.secret;
    let person = sessions::resolve(&ctx, &secret).await?.ok_or_else(|| Failure::new("the administrator is not signed in"))?;
    let page = staff::list(&ctx, &Actor::Staff(person), StaffQuery::default()).await?;
    Ok(House {
        db: ctx.db().clone(),
        cookie: format!("sid={}", secret.expose()),
        at_work: crowd.at_work,
        buildings: crowd.buildings,
        newcomer: crowd.newcomer,
        second_page: page.next.unwrap_or_default(),
    })
}

/// What use cases work with, on the database and with the keys that the program will have.
async fn ctx(paths: &Paths) -> Result<Ctx, Failure> {
    let db = db::connect(&paths.database()).await?;
    db::migrate(&db).await.map_err(|cause| Failure::new(format!("the schema can't be made: {cause:?}")))?;
    let keys = Keys::derive(&Secret::new(paths.root_key));
    let base_url = url::Url::parse("http://localhost/").map_err(|cause| Failure::new(cause.to_string()))?;
    Ok(Ctx::new(CtxParts {
        hasher: Hasher::new(Cost::STANDARD, &keys, &System)?,
        writer: db::connect_to_write(&paths.database(), &db).await?,
        db,
        clock: Arc::new(SystemClock::default()),
        chance: Arc::new(System),
        keys,
        links: Links::new(base_url),
        outbox_has_work: Arc::new(Notify::new()),
    }))
}
