//! Buildings, permission groups and who holds them, straight into their tables: for tests of what follows from it.

use super::{Colleague, OTHER_PASSWORD, TestContext};
use crate::{
    actor::Actor,
    db::entities::{buildings, permission_group_names, permission_groups, permission_levels, portfolios},
    ids::{AccountId, BuildingId, GrantId, PermissionGroupId, PortfolioId},
    permissions::{
        BuiltIn, Holding, Level, Scope, Term,
        store::{self, Grant},
    },
    staff::identity::fold,
};
use sea_orm::{EntityTrait as _, Set};

impl TestContext {
    /// A building of no portfolio. Its code is made of its name.
    pub async fn building(&self, name: &str) -> BuildingId {
        self.some_buildings(&[name], None).await[0]
    }

    /// A building of a portfolio.
    pub async fn building_in(&self, portfolio: PortfolioId, name: &str) -> BuildingId {
        self.some_buildings(&[name], Some(portfolio)).await[0]
    }

    /// Several buildings at once.
    pub async fn some_buildings(&self, names: &[&str], portfolio: Option<PortfolioId>) -> Vec<BuildingId> {
        let tx = self.ctx.begin().await.expect("a transaction");
        let row = |name: &&str| buildings::ActiveModel {
            id: Set(self.ctx.new_id()),
            name: Set((*name).to_owned()),
            code: Set(name.to_uppercase()),
            code_key: Set(fold(name)),
            address: Set(String::new()),
            time_zone: Set(None),
            default_locale: Set(None),
            portfolio_id: Set(portfolio.map(|portfolio| portfolio.0)),
            search_key: Set(fold(name)),
            sort_key: Set(fold(name)),
            version: Set(1),
            created_at: Set(self.ctx.now()),
            archived_at: Set(None),
        };
        let rows: Vec<buildings::ActiveModel> = names.iter().map(row).collect();
        let ids = rows.iter().map(|row| BuildingId(*row.id.as_ref())).collect();
        for chunk in rows.chunks(500) {
            buildings::Entity::insert_many(chunk.to_vec()).exec_without_returning(&*tx).await.expect("buildings");
        }
        tx.commit().await.expect("a commit");
        ids
    }

    /// A portfolio, empty for now.
    pub async fn portfolio(&self, name: &str) -> PortfolioId {
        let id = self.ctx.new_id();
        let row = portfolios::ActiveModel {
            id: Set(id),
            name: Set(name.to_owned()),
            name_key: Set(fold(name)),
            version: Set(1),
            created_at: Set(self.ctx.now()),
        };
        let tx = self.ctx.begin().await.expect("a transaction");
        portfolios::Entity::insert(row).exec_without_returning(&*tx).await.expect("a portfolio");
        tx.commit().await.expect("a commit");
        PortfolioId(id)
    }

    /// A permission group of this name in English, with these levels.
    pub async fn permission_group(&self, name: &str, levels: &[(BuiltIn, Level)]) -> PermissionGroupId {
        let id = self.ctx.new_id();
        let group = permission_groups::ActiveModel {
            id: Set(id),
            code: Set(None),
            version: Set(1),
            created_at: Set(Some(self.ctx.now())),
            deleted_at: Set(None),
        };
        let named = permission_group_names::ActiveModel {
            group_id: Set(id),
            locale: Set("en".into()),
            name: Set(name.to_owned()),
            name_key: Set(Some(fold(name))),
        };
        let tx = self.ctx.begin().await.expect("a transaction");
        permission_groups::Entity::insert(group).exec_without_returning(&*tx).await.expect("a permission group");
        permission_group_names::Entity::insert(named).exec_without_returning(&*tx).await.expect("its name");
        for (capability, level) in levels.iter().filter(|(_, level)| *level != Level::None) {
            let level = permission_levels::ActiveModel {
                group_id: Set(id),
                capability_id: Set(capability.id().0),
                level: Set(level.number()),
            };
            permission_levels::Entity::insert(level).exec_without_returning(&*tx).await.expect("a level");
        }
        tx.commit().await.expect("a commit");
        PermissionGroupId(id)
    }

    /// Somebody holds a permission group there, for good.
    pub async fn holds(&self, account: AccountId, scope: Scope, group: PermissionGroupId) -> GrantId {
        self.holds_for(account, scope, group, None).await
    }

    /// The same, for a while.
    pub async fn holds_for(
        &self,
        account: AccountId,
        scope: Scope,
        group: PermissionGroupId,
        term: impl Into<Option<Term>>,
    ) -> GrantId {
        let id = GrantId(self.ctx.new_id());
        let grant = Grant { id, account, holding: Holding { scope, group, term: term.into() } };
        let tx = self.ctx.begin().await.expect("a transaction");
        store::insert(&tx, &[grant], None, self.ctx.now()).await.expect("a grant");
        tx.commit().await.expect("a commit");
        id
    }

    /// A colleague at work who holds a permission group there, signed in since.
    pub async fn colleague_with(
        &self,
        administrator: &Actor,
        colleague: Colleague,
        scope: Scope,
        group: PermissionGroupId,
    ) -> Actor {
        let (account, secret) = self.invited(administrator, colleague).await;
        self.holds(account, scope, group).await;
        let session = self.activates(&secret, OTHER_PASSWORD).await.expect("an activation");
        self.deliver_mail().await;
        let newcomer = self.actor(&session).await;
        self.accepts_policy(&newcomer).await.expect("the policy accepted");
        self.actor(&session).await
    }
}
