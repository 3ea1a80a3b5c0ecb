use super::Instant;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub sign_in_name: String,
    pub sign_in_key: String,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub first_name: String,
    pub last_name: String,
    pub locale: String,
    pub time_zone: Option<String>,
    pub is_administrator: bool,
    pub search_key: String,
    pub sort_key: String,
    pub version: i32,
    pub session_epoch: i32,
    pub accepted_policy: Option<Uuid>,
    pub created_at: Instant,
    pub created_by: Option<Uuid>,
    pub invited_at: Option<Instant>,
    pub invitation_expires_at: Option<Instant>,
    pub activated_at: Option<Instant>,
    pub deactivated_at: Option<Instant>,
    pub erased_at: Option<Instant>,
    pub address_blocked_at: Option<Instant>,
    pub last_seen_at: Option<Instant>,
    pub user_group_id: Option<Uuid>,
    pub default_building_id: Option<Uuid>,
    pub help_asked_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(has_one = "super::credentials::Entity")]
    Credential,
}

impl Related<super::credentials::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Credential.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
