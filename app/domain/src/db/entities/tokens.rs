use super::{Instant, hidden::HiddenBytes};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tokens")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub purpose: String,
    pub account_id: Option<Uuid>,
    pub generation: i32,
    pub sha256: HiddenBytes,
    pub created_at: Instant,
    pub expires_at: Option<Instant>,
    pub page_used_at: Option<Instant>,
    pub used_at: Option<Instant>,
    pub replaced_at: Option<Instant>,
    pub cancelled_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
