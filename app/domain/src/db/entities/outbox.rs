use super::Instant;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub account_id: Option<Uuid>,
    pub token_id: Option<Uuid>,
    pub address: String,
    pub locale: String,
    pub payload: String,
    pub message_id: String,
    pub state: String,
    pub attempts: i32,
    pub enqueued_at: Instant,
    pub next_at: Instant,
    pub give_up_at: Instant,
    pub lease_until: Option<Instant>,
    pub lease_by: Option<String>,
    pub started_at: Option<Instant>,
    pub finished_at: Option<Instant>,
    pub reply_code: Option<i32>,
    pub reply: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
