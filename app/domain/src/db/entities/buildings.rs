use super::Instant;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "buildings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub code: String,
    pub code_key: String,
    pub address: String,
    pub time_zone: Option<String>,
    pub default_locale: Option<String>,
    pub portfolio_id: Option<Uuid>,
    pub search_key: String,
    pub sort_key: String,
    pub version: i32,
    pub created_at: Instant,
    pub archived_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::portfolios::Entity", from = "Column::PortfolioId", to = "super::portfolios::Column::Id")]
    Portfolio,
}

impl Related<super::portfolios::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Portfolio.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
