//! What every page knows of its reader and of the installation: decided once by the server for the request, carried to the browser with the
//! page, so that both draw the same.

use crate::wire::Wire;
use domain::{
    AppError, Locale, Words,
    actor::{Actor, SignedIn},
    settings::PublicFace,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The reader and the installation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// The language of this page.
    pub locale: Locale,
    /// What any visitor may know of the organisation.
    pub organisation: PublicFace,
    /// Who is signed in.
    pub person: Option<SignedIn>,
    /// Light or dark, if the reader chose; otherwise the system's.
    pub theme: Option<Theme>,
    /// What a refused plain post brought back.
    pub posted_back: Option<PostedBack>,
    /// A development installation: letters can be read in its mailbox.
    pub development: bool,
}

/// A theme that the reader chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Paper.
    Light,
    /// Night.
    Dark,
}

impl Theme {
    /// As it stands in the cookie and on `<html data-theme>`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// From the cookie.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Light, Self::Dark].into_iter().find(|theme| theme.code() == code)
    }
}

/// A plain form's refusal, on its way back to the page: codes, and what was typed, but for secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostedBack {
    /// The server function's address, without the prefix: `staff/invite`.
    pub endpoint: String,
    /// Why.
    pub error: AppError,
    /// Field names and values.
    pub values: Vec<(String, String)>,
}

/// The site as pages read it.
#[derive(Clone, Copy)]
pub struct SiteContext {
    /// The page's language; a switch loads the page anew.
    pub locale: Locale,
    /// Who is signed in; changes with signing in and out.
    pub person: RwSignal<Option<SignedIn>>,
    site: StoredValue<Site>,
}

/// Takes the site from the server (or, in the browser, from the page) and provides it.
pub fn provide_site() -> SiteContext {
    let site = SharedValue::<Site, Wire>::new_with_encoding(|| use_context::<Site>().unwrap_or_default()).into_inner();
    let context = SiteContext { locale: site.locale, person: RwSignal::new(site.person.clone()), site: StoredValue::new(site) };
    provide_context(context);
    context
}

/// The site of this page.
///
/// # Panics
/// Outside of the `App` component, which provides it.
pub fn use_site() -> SiteContext {
    expect_context::<SiteContext>()
}

/// The words of this page.
pub fn words() -> Words {
    Words::new(use_site().locale)
}

impl SiteContext {
    /// The words of this page.
    pub fn words(self) -> Words {
        Words::new(self.locale)
    }

    /// Whoever reads, as rules see them. Not followed: signing in and out loads another page.
    pub fn actor(self) -> Actor {
        self.person.get_untracked().map_or(Actor::Visitor, Actor::Staff)
    }

    /// The organisation's public face.
    pub fn organisation(self) -> PublicFace {
        self.site.with_value(|site| site.organisation.clone())
    }

    /// The organisation's name, or the product's before the set-up.
    pub fn title(self) -> String {
        let name = self.organisation().name;
        if name.is_empty() { self.words().common_product() } else { name }
    }

    /// The chosen theme.
    pub fn theme(self) -> Option<Theme> {
        self.site.with_value(|site| site.theme)
    }

    /// Is it a development installation?
    pub fn is_development(self) -> bool {
        self.site.with_value(|site| site.development)
    }

    /// What a refused plain post to this endpoint brought back.
    pub fn posted_back(self, endpoint: &str) -> Option<PostedBack> {
        self.site.with_value(|site| site.posted_back.clone()).filter(|back| back.endpoint == endpoint)
    }

    /// What came back has been answered, or is given up.
    pub fn forget_posted_back(self) {
        self.site.update_value(|site| site.posted_back = None);
    }

    /// Somebody has signed in on this page. The next page is loaded anew when what this one knows no longer holds: the person reads another
    /// language, or there was no organisation until now.
    pub fn welcome(self, person: SignedIn, next: &str) {
        let is_outdated = person.locale != self.locale || self.organisation().name.is_empty();
        self.person.set(Some(person));
        if is_outdated {
            // In the browser only: the server has answered with a redirect already.
            let _ = window().location().set_href(next);
        }
    }
}
