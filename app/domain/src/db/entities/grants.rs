use super::Instant;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "grants")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub building_id: Option<Uuid>,
    pub portfolio_id: Option<Uuid>,
    pub group_id: Uuid,
    pub from_at: Option<Instant>,
    pub until_at: Option<Instant>,
    pub given_at: Instant,
    pub given_by: Option<Uuid>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
