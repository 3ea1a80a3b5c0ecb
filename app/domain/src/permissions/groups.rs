//! The permission groups that exist from the start.

use crate::ids::PermissionGroupId;
use locales::Words;
use uuid::Uuid;

/// Has all of every capability, also of those that are added later. Its levels can't be changed; it may be renamed.
pub const FULL_ACCESS: PermissionGroupId = PermissionGroupId(Uuid::from_u128(0x101));

/// What somebody is given for a start: seeing the building. Its levels are the organisation's to change; it can't be deleted.
pub const DEFAULT: PermissionGroupId = PermissionGroupId(Uuid::from_u128(0x102));

/// What one of these is called while the organisation has no name of its own for it.
pub fn usual_name(group: PermissionGroupId, words: Words) -> Option<String> {
    match group {
        FULL_ACCESS => Some(words.permission_group_full_access()),
        DEFAULT => Some(words.permission_group_default()),
        _ => None,
    }
}
