//! The design system: what the pages are made of.
//!
//! Nothing in here knows of accounts, mail or permissions, and nothing has words of its own: every visible or spoken text is a
//! prop, so that the pages can take it from Fluent. The look lives in `style/`, one class per component and no `style`
//! attributes (the content security policy forbids them).
//!
//! Three rules hold for every component:
//!
//! 1. *It works as plain HTML.* Forms post, links lead somewhere, menus are `<details>`, the narrow menu is a native popover.
//!    What needs a script (copy, show the password) stays hidden until [`hydrated()`] says that there is one.
//! 2. *Same props, same HTML.* No clock, no locale, no window while rendering; the browser is only asked in effects and
//!    event handlers. Otherwise hydration would find another tree than the server wrote.
//! 3. *State is never told by colour alone.* A [`Tone`] always comes with an icon and a word.
//!
//! `gallery` shows them all in every state (`/dev/ui`, development only).

mod arrival;
mod avatar;
mod badge;
mod breakable;
mod button;
mod checkbox_field;
mod chip_links;
mod copy_button;
mod description_list;
mod dialog;
mod drawn_once;
mod empty_state;
mod error_summary;
mod field;
mod glyph;
mod hydrated;
mod icon;
mod letter_shell;
mod live;
mod loading;
mod mark;
mod menu;
mod notice;
mod page;
mod pagination;
mod password_field;
mod proportions;
mod radio_group;
mod search_field;
mod segmented_form;
mod select_field;
mod sheet;
mod shell;
mod side_panel;
mod strength_meter;
mod table;
mod text_area;
mod text_field;
mod timeline;
mod toast;

pub mod gallery;

#[cfg(all(test, feature = "ssr"))]
mod tests;

pub use arrival::came_back;
pub use avatar::*;
pub use badge::*;
pub use breakable::breakable;
pub use button::*;
pub use checkbox_field::*;
pub use chip_links::*;
pub use copy_button::*;
pub use description_list::*;
pub use dialog::*;
pub use drawn_once::drawn_once;
pub use empty_state::*;
pub use error_summary::*;
pub use field::*;
pub use glyph::*;
pub use hydrated::*;
pub use icon::*;
pub use letter_shell::*;
pub use live::*;
pub use loading::*;
pub use mark::*;
pub use menu::*;
pub use notice::*;
pub use page::*;
pub use pagination::*;
pub use password_field::*;
pub use proportions::*;
pub use radio_group::*;
pub use search_field::*;
pub use segmented_form::*;
pub use select_field::*;
pub use sheet::*;
pub use shell::*;
pub use side_panel::*;
pub use strength_meter::*;
pub use table::*;
pub use text_area::*;
pub use text_field::*;
pub use timeline::*;
pub use toast::*;
