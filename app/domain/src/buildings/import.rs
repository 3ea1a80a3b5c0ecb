//! Many buildings out of a list: looked at first, and taken when it is confirmed.

use super::{
    form::{ConfirmForm, PreviewForm, SheetQuery},
    model::{LARGEST_LIST, MOST_ROWS, MOST_ROWS_TOLD, PREVIEW_PAGE, PreviewPage, PreviewRow},
    parse::{Details, PortfolioName},
    policy,
    sheet::{self, Written},
    store::{self, portfolios},
};
use crate::{
    Ctx,
    actor::Actor,
    drafts::{Kind, store as drafts},
    errors::{AppError, Conflict},
    fields::{Fault, Field, Problem},
    history::{self, Event},
    ids::{BuildingId, DraftId},
    staff,
};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A row, and what it would become.
struct Judged {
    row: Written,
    details: Result<Details, Vec<Fault>>,
}

/// Keeps a list, to be looked at before it is taken.
pub async fn preview(ctx: &Ctx, actor: &Actor, form: PreviewForm) -> Result<DraftId, AppError> {
    policy::may_administer(actor)?;
    let (author, id) = (actor.signed_in()?.account, DraftId(ctx.new_id()));
    if form.list.len() > LARGEST_LIST {
        return Err(AppError::TooLarge);
    }
    match sheet::read(&form.list, MOST_ROWS).len() {
        0 => return Err(AppError::field(Field::List, Problem::NoRows)),
        rows if rows > MOST_ROWS => return Err(AppError::field(Field::List, Problem::TooManyRows { max: MOST_ROWS_TOLD })),
        _ => {}
    }
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    drafts::keep(&tx, id, author, Kind::Buildings, &form.list, ctx.now()).await?;
    tx.commit().await?;
    Ok(id)
}

/// A page of the list as it would be taken now.
pub async fn previewed(ctx: &Ctx, actor: &Actor, query: SheetQuery) -> Result<PreviewPage, AppError> {
    policy::may_administer(actor)?;
    let (author, now) = (actor.signed_in()?.account, ctx.now());
    let id = query.draft.parse().map_err(|_| AppError::Conflict(Conflict::DraftGone))?;
    let draft = drafts::find(ctx.db(), id, author, Kind::Buildings, now).await?;
    let list = draft.ok_or(AppError::Conflict(Conflict::DraftGone))?;
    let judged = judged(ctx.db(), &list).await?;
    let good = judged.iter().filter_map(|judged| judged.details.as_ref().ok());
    let new_portfolios = new_portfolios(ctx.db(), good.clone()).await?.into_iter().map(|name| name.text.clone()).collect();
    let (good, all) = (good.count(), judged.len());
    let shown = judged.into_iter().filter(|judged| !query.faulty || judged.details.is_err());
    let from = usize::try_from(query.from).unwrap_or(usize::MAX);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(PreviewPage {
        rows: shown.skip(from).take(PREVIEW_PAGE).map(PreviewRow::from).collect(),
        matching: count(if query.faulty { all - good } else { all }),
        good: count(good),
        faulty: count(all - good),
        new_portfolios,
        left_out: sheet::left_out(&list),
        list,
    })
}

/// What was added, and what is left of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// How many buildings.
    pub count: u32,
    /// The rows with something wrong, as a list of their own; `None`: there were none.
    pub rest: Option<DraftId>,
}

/// Adds every building of the list with which nothing is wrong, all of them or none. The list is used up by it, so that the same one sent twice
/// adds its buildings once; the rows that can't be taken are kept, to be corrected.
pub async fn confirm(ctx: &Ctx, actor: &Actor, form: ConfirmForm) -> Result<Imported, AppError> {
    policy::may_administer(actor)?;
    let (author, now) = (actor.signed_in()?.account, ctx.now());
    let id: DraftId = form.draft.parse().map_err(|_| AppError::Conflict(Conflict::DraftGone))?;
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    let draft = drafts::take(&tx, id, author, Kind::Buildings, now).await?;
    let list = draft.ok_or(AppError::Conflict(Conflict::DraftGone))?;
    let (good, faulty) = parted(judged(&*tx, &list).await?);
    let count = u32::try_from(good.len()).unwrap_or(u32::MAX);
    if count != form.promised || count == 0 {
        // Somebody has taken a code since: what is added has to be what was shown.
        return Err(AppError::Conflict(Conflict::Stale));
    }
    let made = portfolios::make(ctx, &tx, &new_portfolios(&*tx, good.iter()).await?, now).await?;
    let ids = portfolios::by_key(&*tx, good.iter().filter_map(|details| details.portfolio.as_ref())).await?;
    let rows: Vec<_> = good
        .iter()
        .map(|details| {
            let portfolio = details.portfolio.as_ref().and_then(|name| ids.get(&name.key).copied());
            (BuildingId(ctx.new_id()), details, portfolio)
        })
        .collect();
    store::insert(&tx, &rows, now).await.map_err(|refusal| match refusal {
        AppError::Invalid(_) => AppError::Conflict(Conflict::Stale),
        other => other,
    })?;
    for portfolio in made {
        history::record(&tx, actor, Event::PortfolioCreated { portfolio }, None, now).await?;
    }
    history::record(&tx, actor, Event::BuildingsImported { count }, None, now).await?;
    let rest = (!faulty.is_empty()).then(|| DraftId(ctx.new_id()));
    if let Some(rest) = rest {
        drafts::keep(&tx, rest, author, Kind::Buildings, &sheet::written(&faulty), now).await?;
    }
    tx.commit().await?;
    Ok(Imported { count, rest })
}

/// What can be taken, and the rows that can't.
fn parted(judged: Vec<Judged>) -> (Vec<Details>, Vec<Written>) {
    let (mut good, mut faulty) = (Vec::new(), Vec::new());
    for Judged { row, details } in judged {
        match details {
            Ok(details) => good.push(details),
            Err(_) => faulty.push(row),
        }
    }
    (good, faulty)
}

/// Every row with what is wrong with it: in itself, beside the other rows, and beside what there is.
async fn judged(db: &impl ConnectionTrait, list: &str) -> Result<Vec<Judged>, AppError> {
    let mut all: Vec<Judged> = sheet::read(list, MOST_ROWS)
        .into_iter()
        .take(MOST_ROWS)
        .map(|row| Judged { details: Details::of_row(&row), row })
        .collect();
    let keys: HashSet<String> =
        all.iter().filter_map(|judged| judged.details.as_ref().ok()).map(|details| details.code.key.clone()).collect();
    let taken = store::codes_among(db, keys).await?;
    let mut first = HashMap::<String, u32>::new();
    for judged in &mut all {
        let Ok(details) = &judged.details else { continue };
        let key = details.code.key.clone();
        let problem = match first.get(&key) {
            Some(&row) => Some(Problem::TwiceInList { row }),
            None => taken.contains(&key).then_some(Problem::CodeTaken),
        };
        first.entry(key).or_insert(judged.row.line);
        if let Some(problem) = problem {
            judged.details = Err(vec![Fault { field: Field::BuildingCode, problem }]);
        }
    }
    Ok(all)
}

/// The portfolios that would have to be made, in order of their names.
async fn new_portfolios<'a>(
    db: &impl ConnectionTrait,
    good: impl Iterator<Item = &'a Details>,
) -> Result<Vec<&'a PortfolioName>, AppError> {
    let mut named = BTreeMap::<&str, &PortfolioName>::new();
    for name in good.filter_map(|details| details.portfolio.as_ref()) {
        named.entry(&name.key).or_insert(name);
    }
    let known = portfolios::by_key(db, named.values().copied()).await?;
    Ok(named.into_values().filter(|name| !known.contains_key(&name.key)).collect())
}

impl From<Judged> for PreviewRow {
    fn from(judged: Judged) -> Self {
        let Written { line, name, code, portfolio } = judged.row;
        Self { line, name, code, portfolio, faults: judged.details.err().unwrap_or_default() }
    }
}
