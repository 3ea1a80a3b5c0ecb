//! Printing cards: for one person, or for everybody in a building who has yet to choose a secret of their own.

use super::{
    code,
    form::{Card, CardSheet, CardText, PrintBuildingForm, SheetForm, Unprinted},
    qr, store,
};
use crate::{
    Ctx,
    actor::Actor,
    clock,
    ctx::Tx,
    errors::{AppError, Conflict},
    history::{self, Event},
    ids::{AccountId, BuildingId, DisclosureId, TokenId},
    passwords::{
        self, Purpose,
        issued::{LIFETIME, SHOWN_FOR},
        store::Disclosure,
    },
    permissions::{self, BuiltIn, Level, Scope, giving::Giver, store::names},
    settings::{self, Organisation},
    staff::{self, Account, AccountForm, helping, store as accounts},
    tokens::{self, Token},
    user_groups::{self, SignsIn},
};
use locales::{Locale, Words};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeSet, HashMap};

/// So many are printed at once.
const MOST: usize = 100;
/// So many people of a building who wait for a card are looked through; a building has fewer.
const LOOKED_THROUGH: u64 = 2_000;

/// Where a sheet can be looked at, and how many cards are on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The printing's public name.
    pub sheet: DisclosureId,
    /// How many.
    pub cards: usize,
}

/// Prints a card for somebody who has no address. What they signed in with until now opens nothing any more.
pub async fn print_card(ctx: &Ctx, actor: &Actor, form: AccountForm) -> Result<Printed, AppError> {
    let (tx, account) = staff::begin_acting_on(ctx, actor, &form).await?;
    if actor.signed_in()?.account == account.id {
        return Err(AppError::Forbidden);
    }
    helping::must_take_a_pin(&account)?;
    let sheet = DisclosureId(ctx.new_id());
    print(ctx, &tx, actor, sheet, &account).await?;
    tx.commit().await?;
    Ok(Printed { sheet, cards: 1 })
}

/// Whom a sheet for a building would be for.
pub async fn unprinted(ctx: &Ctx, actor: &Actor, form: &PrintBuildingForm) -> Result<Unprinted, AppError> {
    let building: BuildingId = form.building.parse().map_err(|_| AppError::NotFound)?;
    let Waiting { people, carded, others } = waiting_in(ctx, ctx.db(), actor, building, None).await?;
    let name = names::of_places(ctx.db(), [building.0]).await?.remove(&building.0).unwrap_or_default();
    let [waiting, with_card, at_once] = [people.len(), carded.len(), MOST].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
    let named = |people: Vec<Account>| people.iter().take(MOST).map(Account::name).collect();
    Ok(Unprinted { building, name, people: named(people), waiting, carded: named(carded), with_card, at_once, others })
}

/// Prints a card for each of them.
pub async fn print_cards_of(ctx: &Ctx, actor: &Actor, form: &PrintBuildingForm) -> Result<Printed, AppError> {
    staff::policy::may_invite(actor)?;
    let building: BuildingId = form.building.parse().map_err(|_| AppError::NotFound)?;
    let found = waiting_in(ctx, ctx.db(), actor, building, None).await?.for_a_sheet(form.again);
    let (sheet, tx) = (DisclosureId(ctx.new_id()), ctx.begin().await?);
    let ids: BTreeSet<AccountId> = found.iter().map(|account| account.id).collect();
    accounts::lock_several(&tx, &ids.iter().copied().chain([actor.signed_in()?.account]).collect()).await?;
    // As they stand now that nobody changes them any more.
    let people = waiting_in(ctx, &*tx, actor, building, Some(&ids)).await?.for_a_sheet(form.again);
    if people.is_empty() {
        return Err(AppError::Conflict(Conflict::NobodyNeedsACard));
    }
    for account in &people {
        print(ctx, &tx, actor, sheet, account).await?;
    }
    tx.commit().await?;
    Ok(Printed { sheet, cards: people.len() })
}

/// Those in a building who have yet to choose a secret of their own.
struct Waiting {
    /// On whom the actor may act, and who have no card that can be used, by name. Some have a PIN that was handed out; a card takes its place.
    people: Vec<Account>,
    /// Those of them who have one: whose card is oldest first, so that the second sheet goes on where the first ended.
    carded: Vec<Account>,
    /// How many there are besides, on whom the actor may not act.
    others: u32,
}

impl Waiting {
    /// As many of them as one sheet takes.
    fn for_a_sheet(self, again: bool) -> Vec<Account> {
        self.people.into_iter().chain(self.carded.into_iter().filter(|_| again)).take(MOST).collect()
    }
}

async fn waiting_in(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    actor: &Actor,
    building: BuildingId,
    these: Option<&BTreeSet<AccountId>>,
) -> Result<Waiting, AppError> {
    staff::policy::may_invite(actor)?;
    let now = ctx.now();
    let giver = Giver::of(db, actor, now).await?;
    let places = permissions::store::places_in(db, &[Scope::Building(building)]).await?;
    let place = places.first().filter(|place| giver.level(**place, BuiltIn::StaffAccounts) >= Level::Manage);
    let place = place.ok_or(AppError::NotFound)?;
    let scopes = permissions::store::scopes_reaching(&[*place]);
    let all = store::waiting(db, &scopes, these, LOOKED_THROUGH, now).await?;
    let theirs = staff::those_to_act_on(db, actor, &all.iter().collect::<Vec<_>>(), now).await?;
    let cards = tokens::living_of(db, Purpose::Card, theirs.iter().copied(), now).await?;
    let others = u32::try_from(all.len() - theirs.len()).unwrap_or(u32::MAX);
    let theirs = all.into_iter().filter(|account| theirs.contains(&account.id));
    let (mut carded, people): (Vec<_>, Vec<_>) = theirs.partition(|account| cards.contains_key(&account.id));
    carded.sort_by_key(|account| cards.get(&account.id).copied());
    Ok(Waiting { people, carded, others })
}

/// A card for somebody whose row is held: what was handed out before ends, and what they chose themselves as well.
async fn print(ctx: &Ctx, tx: &Tx, actor: &Actor, sheet: DisclosureId, account: &Account) -> Result<(), AppError> {
    let (id, now) = (account.id, ctx.now());
    passwords::store::remove(tx, id).await?;
    helping::start_anew(ctx, tx, account).await?;
    let token = tokens::insert(ctx, tx, Purpose::Card, Some(id), Some(now + LIFETIME)).await?;
    store::insert(tx, id, token.id, &proof(ctx, &token), now).await?;
    if account.is_pending() {
        accounts::mark_handed_out(tx, id, now, now + LIFETIME).await?;
    }
    accounts::bump_version(tx, id).await?;
    let session = actor.signed_in()?.session;
    let disclosure = Disclosure { id: sheet, session, account: id, token: Some(token.id), generation: token.generation };
    passwords::store::insert_disclosure(tx, &disclosure, now).await?;
    history::record(tx, actor, Event::CardPrinted, id, now).await
}

fn proof(ctx: &Ctx, token: &Token) -> crate::keys::Secret {
    let account = token.account.map(|account| account.0).unwrap_or_default();
    ctx.keys().card_proof(account, ctx.keys().card_code(token.id.0, token.generation))
}

/// The sheet, for the session that had it printed, for five minutes. `None` for everybody else, and afterwards. A card that was used or replaced
/// since is left out.
pub async fn sheet(ctx: &Ctx, actor: &Actor, form: &SheetForm) -> Result<Option<CardSheet>, AppError> {
    staff::policy::may_invite(actor)?;
    let (person, now) = (actor.signed_in()?, ctx.now());
    let Ok(id) = form.id.parse::<DisclosureId>() else { return Ok(None) };
    let organisation = settings::required(ctx.db()).await?;
    let is_shown = |disclosure: &Disclosure, made_at| disclosure.session == person.session && now < made_at + SHOWN_FOR;
    let printed = passwords::store::disclosed(ctx.db(), id).await?.into_iter();
    let ids: Vec<TokenId> = printed.filter(|(it, made_at)| is_shown(it, *made_at)).filter_map(|(it, _)| it.token).collect();
    let tokens = tokens::several(ctx.db(), &ids).await?.into_iter().filter(|token| token.state(now).is_none());
    let mut tokens: HashMap<AccountId, Token> = tokens.filter_map(|token| Some((token.account?, token))).collect();
    let mut people = accounts::several(ctx.db(), &tokens.keys().copied().collect()).await?;
    // Whoever had them printed may have lost the right to since (AC-76).
    let theirs = staff::those_to_act_on(ctx.db(), actor, &people.iter().collect::<Vec<_>>(), now).await?;
    people.retain(|account| theirs.contains(&account.id));
    people.sort_by_cached_key(|account| (staff::identity::fold(&account.name()), account.id));
    let cards = people.iter().filter_map(|account| Some((account, tokens.remove(&account.id)?)));
    let sign_ins = user_groups::store::sign_ins(ctx.db()).await?;
    let choice = |account: &Account| account.user_group.and_then(|group| sign_ins.get(&group)).copied().unwrap_or_default();
    let drawn = |(account, token): (&Account, Token)| card(ctx, &organisation, account, choice(account), &token);
    let cards: Vec<Card> = cards.map(drawn).collect::<Result<_, _>>()?;
    Ok((!cards.is_empty()).then_some(CardSheet { organisation: organisation.name, cards }))
}

fn card(ctx: &Ctx, organisation: &Organisation, account: &Account, signs_in: SignsIn, token: &Token) -> Result<Card, AppError> {
    let (qr, qr_size) = qr::drawn(&ctx.links().to(Purpose::Card, &token.secret(ctx.keys())))?;
    let page = ctx.links().page("card");
    let address = page.split_once("://").map_or(page.as_str(), |(_, rest)| rest).to_owned();
    let own = account.locale;
    let languages = [own].into_iter().chain(Locale::ALL.iter().copied().filter(|locale| *locale != own));
    let until = clock::moment(token.expires_at.unwrap_or_else(|| ctx.now()), account.time_zone.unwrap_or(organisation.time_zone));
    let text = |locale: Locale| {
        let words = Words::new(locale);
        CardText {
            locale,
            title: words.card_title(),
            sign_in_name: words.card_sign_in_name(),
            scan: if signs_in == SignsIn::Pin { words.card_scan() } else { words.card_scan_passphrase() },
            type_it: words.card_type(&address),
            code: words.card_code(),
            until: words.card_until(&words.weekday_date_time(until)),
            help: words.card_help(&organisation.support_address),
        }
    };
    Ok(Card {
        account: account.id,
        name: account.name(),
        sign_in_name: account.sign_in_name.clone(),
        qr,
        qr_size,
        code: code::written(ctx.keys().card_code(token.id.0, token.generation)),
        texts: languages.map(text).collect(),
        address,
    })
}
