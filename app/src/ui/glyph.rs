/// The icons there are. Drawn for this project on a grid of 20, one stroked path each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// Follow the system, for the theme switch.
    Auto,
    /// A job profile.
    Badge,
    /// Blocked, refused.
    Ban,
    /// A building.
    Building,
    /// Done, active.
    Check,
    /// Onwards: opens to the side.
    Chevron,
    /// Opens below.
    ChevronDown,
    /// Back.
    ChevronLeft,
    /// Waiting, expired, any matter of time.
    Clock,
    /// Close, dismiss.
    Close,
    /// Copy to the clipboard.
    Copy,
    /// Take home as a file.
    Download,
    /// Change something.
    Edit,
    /// Leaves the application.
    External,
    /// Show what is hidden.
    Eye,
    /// Hide what is shown.
    EyeOff,
    /// Narrow a list.
    Filter,
    /// Languages.
    Globe,
    /// Help.
    Help,
    /// What happened.
    History,
    /// Home.
    Home,
    /// Something to know.
    Info,
    /// Keys, access.
    Key,
    /// Locked.
    Lock,
    /// A letter.
    Mail,
    /// The menu.
    Menu,
    /// Nothing, inactive.
    Minus,
    /// Dark.
    Moon,
    /// More actions.
    More,
    /// Staff.
    People,
    /// Add.
    Plus,
    /// Do it again.
    Refresh,
    /// Search.
    Search,
    /// Send.
    Send,
    /// Settings.
    Settings,
    /// Print.
    Print,
    /// Protection, permissions.
    Shield,
    /// Leave the session.
    SignOut,
    /// Can be sorted.
    Sort,
    /// Sorted from the largest.
    SortDown,
    /// Sorted from the smallest.
    SortUp,
    /// Administrators.
    Star,
    /// Light.
    Sun,
    /// A label.
    Tag,
    /// Delete.
    Trash,
    /// Something to attend to.
    Warning,
}

/// A circle that nearly fills the grid, shared by the round signs.
macro_rules! round {
    ($inside:literal) => {
        concat!("M10 3.2a6.8 6.8 0 1 0 0 13.6 6.8 6.8 0 1 0 0-13.6z", $inside)
    };
}

impl Glyph {
    /// The drawing, as the `d` of one path in a box of 20 by 20.
    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Auto => round!("M10 3.4v13.2M12.6 4v12M15 5.6v8.8"),
            Self::Badge => {
                "M4.6 5.4h10.8v11.2h-10.8zM8.4 5.4v-2.2h3.2v2.2M10 8.2a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 1 0 0-3.2zM7.2 14.4a2.9 2.9 0 0 1 5.6 0"
            }
            Self::Ban => round!("M5.3 14.7l9.4-9.4"),
            Self::Building => {
                "M4.6 16.6v-12a1 1 0 0 1 1-1h5.8a1 1 0 0 1 1 1v12M12.4 8.6h2.2a1 1 0 0 1 1 1v7M3 16.6h14M7.3 6.8h2.4M7.3 9.8h2.4M7.3 12.8h2.4"
            }
            Self::Check => "M4.4 10.6l3.8 3.8 7.4-8.6",
            Self::Chevron => "M7.8 5l5 5-5 5",
            Self::ChevronDown => "M5 7.6l5 5 5-5",
            Self::ChevronLeft => "M12.2 5l-5 5 5 5",
            Self::Clock => round!("M10 6.3v3.8l2.5 1.6"),
            Self::Close => "M5.2 5.2l9.6 9.6M14.8 5.2l-9.6 9.6",
            Self::Copy => {
                "M8.6 7h6.2a1.6 1.6 0 0 1 1.6 1.6v6.2a1.6 1.6 0 0 1-1.6 1.6h-6.2a1.6 1.6 0 0 1-1.6-1.6v-6.2a1.6 1.6 0 0 1 1.6-1.6zM13 7v-1.8a1.6 1.6 0 0 0-1.6-1.6h-6.2a1.6 1.6 0 0 0-1.6 1.6v6.2a1.6 1.6 0 0 0 1.6 1.6h1.8"
            }
            Self::Download => "M10 3.4v9M6.3 8.9l3.7 3.7 3.7-3.7M3.8 16.4h12.4",
            Self::Edit => "M12.9 4.1l3 3-8.5 8.5-3.9.9.9-3.9zM11.1 5.9l3 3",
            Self::External => {
                "M11.8 3.6h4.6v4.6M16 4l-6.8 6.8M8 4.6h-2.8a1.6 1.6 0 0 0-1.6 1.6v8.6a1.6 1.6 0 0 0 1.6 1.6h8.6a1.6 1.6 0 0 0 1.6-1.6v-2.8"
            }
            Self::Eye => {
                "M2.4 10c1.6-3.2 4.4-5 7.6-5s6 1.8 7.6 5c-1.6 3.2-4.4 5-7.6 5s-6-1.8-7.6-5zM10 7.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 1 0 0-4.6z"
            }
            Self::EyeOff => {
                "M4 4l12 12M8.1 5.2a8 8 0 0 1 1.9-.2c3.2 0 6 1.8 7.6 5a9.4 9.4 0 0 1-2.1 2.7M12.8 14.4a7.5 7.5 0 0 1-2.8.6c-3.2 0-6-1.8-7.6-5a9.2 9.2 0 0 1 3.2-3.7M8.4 8.4a2.3 2.3 0 0 0 3.2 3.2"
            }
            Self::Filter => "M3.4 5.4h13.2M6 10h8M8.4 14.6h3.2",
            Self::Globe => round!("M3.4 10h13.2M10 3.2c2 2 2.9 4.2 2.9 6.8s-.9 4.8-2.9 6.8c-2-2-2.9-4.2-2.9-6.8s.9-4.8 2.9-6.8z"),
            Self::Help => round!("M7.9 8a2.1 2.1 0 1 1 3.1 1.9c-.7.4-1 .8-1 1.6M10 13.7v.1"),
            Self::History => "M3.4 10.8a6.65 6.65 0 1 0 .7-4M3.6 3.4v3.5h3.5M10 6.4v3.7l2.5 1.6",
            Self::Home => "M3 9.4l7-5.8 7 5.8M4.9 8v8.4h10.2v-8.4M8.3 16.2v-4.6h3.4v4.6",
            Self::Info => round!("M10 9.3v4.2M10 6.6v.1"),
            Self::Key => "M6.9 9.7a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 1 0 0-6.8zM9.4 10.7l7-7M13 7.1l2.3 2.3M15.5 4.6l1.5 1.5",
            Self::Lock => {
                "M5.6 9h8.8a1.2 1.2 0 0 1 1.2 1.2v5.2a1.2 1.2 0 0 1-1.2 1.2h-8.8a1.2 1.2 0 0 1-1.2-1.2v-5.2a1.2 1.2 0 0 1 1.2-1.2zM6.8 9v-2.4a3.2 3.2 0 0 1 6.4 0v2.4"
            }
            Self::Mail => {
                "M4.6 4.6h10.8a1.8 1.8 0 0 1 1.8 1.8v7.2a1.8 1.8 0 0 1-1.8 1.8h-10.8a1.8 1.8 0 0 1-1.8-1.8v-7.2a1.8 1.8 0 0 1 1.8-1.8zM3.3 5.7l6.7 5 6.7-5"
            }
            Self::Menu => "M3.4 5.6h13.2M3.4 10h13.2M3.4 14.4h13.2",
            Self::Minus => "M5 10h10",
            Self::Moon => "M16.5 11.9a6.8 6.8 0 1 1-8.4-8.4 5.4 5.4 0 0 0 8.4 8.4z",
            Self::More => {
                "M4.4 10a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0zM9.5 10a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0zM14.6 10a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0z"
            }
            Self::People => {
                "M7.6 3.8a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 1 0 0-5.6zM2.6 16.3c.2-2.9 2.2-4.7 5-4.7s4.8 1.8 5 4.7M12.9 4a2.7 2.7 0 0 1 0 5.2M14.6 12c1.7.6 2.7 2.1 2.8 4.3"
            }
            Self::Plus => "M10 4.5v11M4.5 10h11",
            Self::Refresh => "M16.3 8.4a6.5 6.5 0 0 0-11.7-2M4.2 3.4v3.4h3.4M3.7 11.6a6.5 6.5 0 0 0 11.7 2M15.8 16.6v-3.4h-3.4",
            Self::Search => "M9 3.6a5.4 5.4 0 1 0 0 10.8 5.4 5.4 0 1 0 0-10.8zM13 13l3.7 3.7",
            Self::Send => "M16.8 3.2l-13.9 5.2 5.6 3.1 3.1 5.6zM8.5 11.5l4-4",
            Self::Settings => {
                "M3.4 6.2h6.2M13.2 6.2h3.4M3.4 13.8h3.4M10.4 13.8h6.2M11.4 4.4a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 1 0 0-3.6zM8.6 12a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 1 0 0-3.6z"
            }
            Self::Print => "M6.2 7.4v-4.2h7.6v4.2M6.2 14.2h-2.4v-6.8h12.4v6.8h-2.4M6.2 11.8h7.6v5h-7.6z",
            Self::Shield => "M10 2.9l-5.9 2.1v4.6c0 3.6 2.4 6.2 5.9 7.5 3.5-1.3 5.9-3.9 5.9-7.5v-4.6z",
            Self::SignOut => {
                "M8 3.6h-2.6a1.6 1.6 0 0 0-1.6 1.6v9.6a1.6 1.6 0 0 0 1.6 1.6h2.6M12.6 6.4l3.6 3.6-3.6 3.6M16 10h-7.8"
            }
            Self::Sort => "M6.4 8l3.6-3.8 3.6 3.8M6.4 12l3.6 3.8 3.6-3.8",
            Self::SortDown => "M10 4.4v11M5.6 11.2l4.4 4.4 4.4-4.4",
            Self::SortUp => "M10 15.6v-11M5.6 8.8l4.4-4.4 4.4 4.4",
            Self::Star => "M10 2.8l2.2 4.6 5 .7-3.6 3.5.9 5-4.5-2.4-4.5 2.4.9-5-3.6-3.5 5-.7z",
            Self::Sun => {
                "M10 6.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 1 0 0-6.4zM10 2.4v1.4M10 16.2v1.4M2.4 10h1.4M16.2 10h1.4M4.6 4.6l1 1M14.4 14.4l1 1M4.6 15.4l1-1M14.4 5.6l1-1"
            }
            Self::Tag => "M3.4 4.4v5l7.2 7.2 6-6-7.2-7.2h-5a1 1 0 0 0-1 1zM6.9 6.9v.01",
            Self::Trash => "M3.8 5.6h12.4M8 5.4v-1.8h4v1.8M5.4 5.8l.7 10.6h7.8l.7-10.6M8.4 8.8v4.6M11.6 8.8v4.6",
            Self::Warning => "M10 3.3l7.4 12.9h-14.8zM10 8.3v3.6M10 13.8v.1",
        }
    }

    /// Every icon, for the gallery.
    pub(super) const ALL: [Self; 46] = [
        Self::Auto,
        Self::Badge,
        Self::Ban,
        Self::Building,
        Self::Check,
        Self::Chevron,
        Self::ChevronDown,
        Self::ChevronLeft,
        Self::Clock,
        Self::Close,
        Self::Copy,
        Self::Download,
        Self::Edit,
        Self::External,
        Self::Eye,
        Self::EyeOff,
        Self::Filter,
        Self::Globe,
        Self::Help,
        Self::History,
        Self::Home,
        Self::Info,
        Self::Key,
        Self::Lock,
        Self::Mail,
        Self::Menu,
        Self::Minus,
        Self::Moon,
        Self::More,
        Self::People,
        Self::Plus,
        Self::Refresh,
        Self::Search,
        Self::Send,
        Self::Settings,
        Self::Print,
        Self::Shield,
        Self::SignOut,
        Self::Sort,
        Self::SortDown,
        Self::SortUp,
        Self::Star,
        Self::Sun,
        Self::Tag,
        Self::Trash,
        Self::Warning,
    ];
}
