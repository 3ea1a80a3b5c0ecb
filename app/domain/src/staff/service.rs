//! The list, one's own language.

use super::{
    among::{among, told_of_asking},
    list::{StaffOverview, StaffPage, StaffQuery, StateFilter},
    marks, policy,
    store::{self, Account},
};
use crate::{
    Ctx,
    actor::Actor,
    errors::AppError,
    history::{self, Event},
    permissions::giving::Giver,
    settings,
    throttle::{self, Budget},
};
use locales::Locale;

/// A page of the list.
pub async fn list(ctx: &Ctx, actor: &Actor, query: StaffQuery) -> Result<StaffPage, AppError> {
    policy::may_see(actor)?;
    let (now, zone) = (ctx.now(), settings::zone_of(ctx, actor).await?);
    let giver = Giver::of(ctx.db(), actor, now).await?;
    let (mut among, building) = among(ctx, &giver, query.building, now).await?;
    if query.state == Some(StateFilter::Asking) {
        among = told_of_asking(ctx, actor, among, now).await?;
    }
    let attention = StaffQuery { state: Some(StateFilter::Attention), ..StaffQuery::default() };
    let (listing, in_force, attention) = tokio::try_join!(
        store::listing::page(ctx.db(), &query, &among, now),
        store::policy_in_force(ctx.db()),
        store::listing::count(ctx.db(), &attention, &among, now),
    )?;
    let matching = listing.matching(store::listing::count(ctx.db(), &query, &among, now)).await?;
    let marks = marks::of(ctx, ctx.db(), actor, &listing.rows).await?;
    let shown =
        |account: &Account| marks::marked(account.summary(now, zone, in_force), &marks).as_seen_by(giver.holds_everything());
    Ok(StaffPage {
        rows: listing.rows.iter().map(shown).collect(),
        building,
        previous: listing.previous,
        next: listing.next,
        matching,
        attention,
    })
}

/// How many there are, and in which state.
pub async fn overview(ctx: &Ctx, actor: &Actor) -> Result<StaffOverview, AppError> {
    policy::may_see(actor)?;
    let now = ctx.now();
    let (among, _) = among(ctx, &Giver::of(ctx.db(), actor, now).await?, None, now).await?;
    let among = told_of_asking(ctx, actor, among, now).await?;
    let everyone = store::listing::count(ctx.db(), &StaffQuery::default(), &among, now).await?;
    let mut states = Vec::new();
    for state in StateFilter::ALL {
        let query = StaffQuery { state: Some(state), ..StaffQuery::default() };
        let count = store::listing::count(ctx.db(), &query, &among, now).await?;
        states.extend((count > 0).then_some((state, count)));
    }
    Ok(StaffOverview { everyone, states })
}

/// Sets one's own language. Asking for the one that is set already costs nothing; changing it has a budget.
pub async fn set_language(ctx: &Ctx, actor: &Actor, locale: Locale) -> Result<(), AppError> {
    let person = actor.signed_in()?;
    if person.locale == locale {
        return Ok(());
    }
    let tx = ctx.begin().await?;
    if !store::set_locale(&tx, person.account, locale).await? {
        return Ok(());
    }
    throttle::reserve_in(ctx, &tx, Budget::OwnLanguage, &person.account.to_string()).await?;
    let event = Event::LanguageChanged { from: person.locale, to: locale };
    history::record(&tx, actor, event, person.account, ctx.now()).await?;
    tx.commit().await
}
