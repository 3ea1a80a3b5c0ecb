//! The program comes in pieces: what every page needs, and with it the pages that belong together. A browser fetches the piece of the page
//! that it opens, and another when somebody goes to one of its pages, so that a page weighs what it needs however many there are.
//!
//! The staff list and the settings are in what every page needs: they use most of what lists and forms are made of, and whatever two pieces
//! share that isn't there becomes a file of its own, for each combination of pieces; every border costs a little. So there are few pieces, too, each of
//! them a sensible part of a day's work.
//!
//! A piece that can't be fetched is no loss: a page that was opened stays a page, whose forms work without the program; and who was going to
//! one is led there as by any link. So it is also when the installation was renewed behind an open page: the old pieces are gone, and the new
//! page brings the new program.

use crate::{
    access::AccessPanel,
    activation::{AskAgainPage, ChoosePage},
    buildings::{
        BuildingPage, BuildingsPage, ChangeBuildingPage, ImportPage, NewBuildingPage, PortfoliosPage, RestoreBuildingPage,
    },
    cards::{CardChoosePage, CardCodePage, CardSheetPage},
    delivery::DeliveryPage,
    help::{ArticlePage, HelpPage},
    history::HistoryPage,
    home::HomePage,
    passwords::{ForgottenPage, ResetPage},
    permissions::{CapabilityPage, CataloguePage, ComparePage, GroupPage, GroupsPage},
    privacy::WelcomePage,
    profile::ProfilePage,
    sessions::SignInPage,
    setup::SetUpPage,
    staff::{NewStaffPanel, PersonPanel},
    user_groups::{UserGroupPage, UserGroupsPage},
};
use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use leptos_router::{ChooseView, location::Url};
use std::future::pending;

/// Pages in one piece of the program, as routes show them.
macro_rules! piece {
    ($(#[$about:meta])* $pages:ident, $draw:ident, $fetch:ident, $($page:ident),+) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $pages {
            $(#[doc = concat!("[`", stringify!($page), "`].")] $page,)+
        }

        #[wasm_split($draw, wasm_split_path = leptos::wasm_split, preload($fetch), fallible)]
        fn $draw(page: $pages) -> Result<AnyView, SplitLoaderError> {
            Ok(match page {
                $($pages::$page => view! { <$page/> }.into_any(),)+
            })
        }

        impl ChooseView for $pages {
            async fn choose(self) -> AnyView {
                // It has been fetched before: this neither waits nor fails.
                $draw(self).await.unwrap_or_else(|_| ().into_any())
            }

            async fn preload(&self) {
                let target = use_context::<ArcRwSignal<Url>>();
                if $fetch().await.is_err() {
                    load(target).await;
                }
            }
        }
    };
}

piece!(
    /// The way in, what waits behind the door, and where one chooses a password.
    Door, door, fetch_door, SignInPage, ForgottenPage, AskAgainPage, WelcomePage, SetUpPage, ResetPage, ChoosePage, CardCodePage,
    CardChoosePage, ProfilePage
);
piece!(
    /// What is there to read.
    Desk, desk, fetch_desk, HomePage, HistoryPage, DeliveryPage, CardSheetPage, HelpPage, ArticlePage
);
piece!(
    /// The buildings.
    Places, places, fetch_places, BuildingsPage, NewBuildingPage, ImportPage, PortfoliosPage, BuildingPage, ChangeBuildingPage,
    RestoreBuildingPage
);
piece!(
    /// What there is to be allowed.
    Rights, rights, fetch_rights, GroupsPage, GroupPage, ComparePage, CataloguePage, CapabilityPage, UserGroupsPage, UserGroupPage
);
piece!(
    /// What somebody holds, and giving it.
    Access, access, fetch_access, AccessPanel
);
piece!(
    /// A new colleague.
    Newcomer, newcomer, fetch_newcomer, NewStaffPanel
);

piece!(
    /// One person beside the list.
    Person, person, fetch_person, PersonPanel
);

/// A piece of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// [`Door`].
    Door,
    /// [`Desk`].
    Desk,
    /// [`Places`].
    Places,
    /// [`Rights`].
    Rights,
    /// [`Access`].
    Access,
    /// [`Newcomer`].
    Newcomer,
    /// [`Person`].
    Person,
}

impl Piece {
    /// The one that holds the page at this path; the paths are those of [`App`](crate::App). None, where what all pages share is enough.
    pub fn of(path: &str) -> Option<Self> {
        let mut parts = path.split('/').skip(1);
        let mut next = || parts.next().unwrap_or_default();
        match (next(), next(), next()) {
            ("login" | "forgot" | "welcome" | "setup" | "reset" | "activate" | "card" | "profile", ..) => Some(Self::Door),
            ("" | "history" | "delivery" | "help", ..) | ("staff", "cards", _) => Some(Self::Desk),
            ("buildings", ..) => Some(Self::Places),
            ("permission-groups" | "user-groups", ..) => Some(Self::Rights),
            ("staff", "new", _) => Some(Self::Newcomer),
            ("staff", _, "access") => Some(Self::Access),
            ("staff", id, "") if !id.is_empty() => Some(Self::Person),
            _ => None,
        }
    }

    /// What the build calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Door => "door",
            Self::Desk => "desk",
            Self::Places => "places",
            Self::Rights => "rights",
            Self::Access => "access",
            Self::Newcomer => "newcomer",
            Self::Person => "person",
        }
    }

    /// Brings it here before a page of it is woken: waking doesn't wait.
    pub async fn fetch(self) -> Result<(), SplitLoaderError> {
        match self {
            Self::Door => fetch_door().await,
            Self::Desk => fetch_desk().await,
            Self::Places => fetch_places().await,
            Self::Rights => fetch_rights().await,
            Self::Access => fetch_access().await,
            Self::Newcomer => fetch_newcomer().await,
            Self::Person => fetch_person().await,
        }
    }
}

/// Goes where the router couldn't, and waits to be gone.
async fn load(target: Option<ArcRwSignal<Url>>) {
    let address = target.map(|url| {
        url.with_untracked(|url| match url.search() {
            "" => url.path().to_owned(),
            search => format!("{}?{search}", url.path()),
        })
    });
    let _ = window().location().assign(&address.unwrap_or_default());
    pending::<()>().await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pt_23_a_page_needs_one_piece_at_most() {
        for (path, piece) in [
            ("/", Some(Piece::Desk)),
            ("/help/first-steps", Some(Piece::Desk)),
            ("/login", Some(Piece::Door)),
            ("/activate", Some(Piece::Door)),
            ("/activate/choose", Some(Piece::Door)),
            ("/buildings/new", Some(Piece::Places)),
            ("/permission-groups", Some(Piece::Rights)),
            ("/staff/7/access", Some(Piece::Access)),
            ("/card", Some(Piece::Door)),
            ("/card/choose", Some(Piece::Door)),
            ("/user-groups/7", Some(Piece::Rights)),
            ("/settings", None),
            ("/staff/cards", Some(Piece::Desk)),
            ("/staff", None),
            ("/staff/new", Some(Piece::Newcomer)),
            ("/staff/7", Some(Piece::Person)),
            ("/setups", None),
        ] {
            assert_eq!(Piece::of(path), piece, "{path}");
        }
    }
}
