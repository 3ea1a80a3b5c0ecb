//! What pages show of somebody's access.

use crate::{
    ids::{BuildingId, GrantId, PermissionGroupId, PortfolioId},
    permissions::DescribedRight,
};
use locales::Moment;
use serde::{Deserialize, Serialize};
use std::{
    iter::Sum,
    ops::{AddAssign, SubAssign},
};

/// Buildings on a page of the matrix.
pub const ROWS: usize = 100;

/// Buildings with what somebody holds in each, and what may be given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matrix {
    /// The account's version; 0 for somebody who has none yet.
    pub version: i32,
    /// A page of the buildings that match, at most [`ROWS`].
    pub rows: Vec<MatrixRow>,
    /// How many match.
    pub matching: u32,
    /// The buildings in which whoever asks gives access.
    pub all: Tally,
    /// Which page this is, from 0.
    pub page: u32,
    /// Is there another?
    pub has_next: bool,
    /// Portfolios that any of these buildings belong to.
    pub portfolios: Vec<MatrixPortfolio>,
    /// What is held everywhere.
    pub everywhere: Option<PermissionGroupId>,
    /// May what is held everywhere be changed?
    pub may_everywhere: bool,
    /// What may be given, and what is held already.
    pub groups: Vec<MatrixGroup>,
    /// Access for a while, in the buildings that whoever asks may know of.
    pub covers: Vec<CoverView>,
    /// May any of it be changed?
    pub may_change: bool,
}

/// How many buildings, and how many of them are in which way special.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// All of them.
    pub buildings: u32,
    /// In which anything is held, building by building.
    pub held: u32,
    /// In which that may be changed; the others' rows are locked.
    pub open: u32,
    /// Locked ones in which anything is held: that stays, whatever is chosen for all.
    pub held_locked: u32,
}

impl Tally {
    /// In how many anything is held once this is chosen for all of them: a permission group, or nothing.
    #[must_use]
    pub fn choosing(self, is_group: bool) -> Self {
        let open = if is_group { self.open } else { 0 };
        Self { held: open + self.held_locked, ..self }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.buildings += other.buildings;
        self.held += other.held;
        self.open += other.open;
        self.held_locked += other.held_locked;
    }
}

impl SubAssign for Tally {
    /// Never below nothing: a building may come between two readings.
    fn sub_assign(&mut self, other: Self) {
        self.buildings = self.buildings.saturating_sub(other.buildings);
        self.held = self.held.saturating_sub(other.held);
        self.open = self.open.saturating_sub(other.open);
        self.held_locked = self.held_locked.saturating_sub(other.held_locked);
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |mut sum, tally| {
            sum += tally;
            sum
        })
    }
}

/// A building.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatrixRow {
    /// Which.
    pub building: BuildingId,
    /// Its name.
    pub name: String,
    /// Its code.
    pub code: String,
    /// Where it belongs.
    pub portfolio: Option<PortfolioId>,
    /// What is held in this very building.
    pub held: Option<PermissionGroupId>,
    /// May that be changed? Not by whoever holds less there, or doesn't manage what is wider and reaches it.
    pub may_change: bool,
}

/// A portfolio.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatrixPortfolio {
    /// Which.
    pub portfolio: PortfolioId,
    /// Its name.
    pub name: String,
    /// Those of its buildings in which whoever asks gives access.
    pub tally: Tally,
    /// What is held in all of it, present and future.
    pub held: Option<PermissionGroupId>,
    /// May that be changed?
    pub may_change: bool,
}

/// A permission group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatrixGroup {
    /// Which.
    pub group: PermissionGroupId,
    /// Its name.
    pub name: String,
    /// May it be given?
    pub may_give: bool,
}

/// Access for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverView {
    /// Which.
    pub grant: GrantId,
    /// Where, by name; empty: everywhere.
    pub place: String,
    /// Is it a portfolio?
    pub is_portfolio: bool,
    /// What.
    pub group: String,
    /// From when.
    pub from: Moment,
    /// Until when.
    pub until: Moment,
    /// Has it begun?
    pub is_running: bool,
}

/// What would change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessPreview {
    /// Change by change, largest first; empty: nothing would.
    pub changes: Vec<AccessChange>,
}

/// The same change in several places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessChange {
    /// What is held there now; empty: nothing.
    pub before: String,
    /// What will be; empty: nothing.
    pub after: String,
    /// In how many buildings.
    pub buildings: u32,
    /// Their names, as many as there is room for.
    pub names: Vec<String>,
    /// The portfolios, with all that comes to them.
    pub portfolios: Vec<String>,
    /// And everywhere?
    pub everywhere: bool,
    /// In how many buildings of those something else is given by itself, so that this doesn't count there.
    pub apart: u32,
}

/// What somebody holds, as the side panel tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenAccess {
    /// As many as there is room for, the widest first.
    pub grants: Vec<GivenGrant>,
    /// How many there are besides.
    pub more: u32,
}

/// A permission group held somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenGrant {
    /// Where, by name; empty: everywhere.
    pub place: String,
    /// The building, for a link.
    pub building: Option<BuildingId>,
    /// Is it a portfolio?
    pub is_portfolio: bool,
    /// What.
    pub group: String,
    /// For a while: from when.
    pub from: Option<Moment>,
    /// For a while: until when.
    pub until: Option<Moment>,
    /// It counts here instead of what the same person is given more widely.
    pub is_exception: bool,
}

/// What somebody may do, building by building.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EffectiveAccess {
    /// Everything, everywhere, now and later: then nothing is listed.
    pub is_administrator: bool,
    /// A page of the buildings, at most [`ROWS`].
    pub rows: Vec<EffectiveRow>,
    /// How many match.
    pub matching: u32,
    /// Which page this is, from 0.
    pub page: u32,
    /// Is there another?
    pub has_next: bool,
    /// What may be done: what the rows refer to.
    pub rights: Vec<Vec<DescribedRight>>,
}

/// A building in which somebody may do something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EffectiveRow {
    /// Which.
    pub building: BuildingId,
    /// Its name.
    pub name: String,
    /// Its code.
    pub code: String,
    /// Where it comes from: what is held for good, then what for a while.
    pub sources: Vec<EffectiveSource>,
    /// Which of [`EffectiveAccess::rights`] may be done here.
    pub rights: u32,
}

/// A grant that counts somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EffectiveSource {
    /// The portfolio that it was given in; empty where it was given in the building itself, or everywhere.
    pub place: String,
    /// Was it given everywhere?
    pub is_everywhere: bool,
    /// What was given.
    pub group: String,
    /// Until when, if for a while.
    pub until: Option<Moment>,
}
