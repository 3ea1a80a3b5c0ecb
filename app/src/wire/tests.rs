//! The writer of forms, tried on the form of every server function there is.

use super::form::written;
use crate::{
    access::{
        ChangeForm, GiveCoverForm, StopCoverForm,
        api::{ChangeAccess, EndCover, GiveCover, OwnAccess, PreviewAccess, ShowEffective, ShowMatrix},
    },
    activation::api::{Activate, AskAgain, AskForHelp, Look, LookForm, NotePageUsed},
    buildings::api::{
        ArchiveBuilding, ChangeBuilding, ConfirmList, CreateBuilding, ListBuildings, ListHolders, ListPortfolios, LookAtList,
        OpenBuilding, PreviewList, RenamePortfolio, RestoreBuilding, TimeZonesForBuildings, WhichForm,
    },
    cards::api::{FindUnprinted, OpenCard, PrintBuilding, PrintCard, ShowSheet, UseCard},
    delivery::api::{ListBlocked, Unblock},
    errors::Refusal,
    forms::Nothing,
    help::api::{ListArticles, ReadArticle},
    history::api::{HistoryForm, LatestForm, LatestHistory, ListHistory},
    home::api::{ListOwnBuildings, TellFirstSteps, TurnToBuilding},
    passwords::api::{AskReset, ChangePassword, ChooseFirst, DrawPassword, OpenOwnSecret, ResetPassword, ShowPin},
    permissions::api::{
        AddUsualCatalogue, ArchiveCapability, CompareGroups, DeleteGroup, ListCapabilities, ListGroups, MoveCapability,
        OpenCapability, OpenGroup, SaveCapability, SaveGroup,
    },
    privacy::api::{AcceptPolicy, ReadPolicy},
    sessions::api::{SignIn, SignOut},
    settings::api::{OpenSettings, SaveSettings},
    setup::api::{SetUp, TimeZones},
    staff::{
        CorrectForm, EditForm, PinForm, ReturnForm, SendForm,
        api::{
            ActivateStaff, AddAddress, BuildingsAtAGlance, CorrectAddress, DeactivateStaff, DismissAdministrator, DismissHelp,
            DrawForm, EditStaff, InviteStaff, ListStaff, NameAdministrator, NewPin, OfferEdit, OpenPanel, OverviewStaff,
            PanelForm, ReactivateStaff, ResendInvitation, SendReset, UnlockStaff,
        },
    },
    user_groups::api::{AddUsualUserGroups, DeleteUserGroup, ListUserGroups, MoveUserGroup, OpenUserGroup, SaveUserGroup},
};
use domain::{
    Locale,
    activation::{ActivateForm, AskAgainForm, HelpForm, PageUsedForm},
    buildings::{
        self, AboutBuildingForm, BuildingForm, BuildingQuery, ConfirmForm, HoldersQuery, PortfolioForm, PreviewForm, SheetQuery,
    },
    cards::{CardCodeForm, PrintBuildingForm, SheetForm, UseCardForm},
    delivery::{BlockedQuery, UnblockForm},
    help::{ArticleForm, HelpQuery},
    home::TurnForm,
    passwords::{ChangePasswordForm, DisclosedForm, FirstSecretForm, ForgottenForm, Purpose, ResetForm},
    permissions::form::{
        ArchiveCapabilityForm, CapabilityForm, CompareForm, DeleteGroupForm, GroupForm, MoveCapabilityForm, OpenCapabilityForm,
        OpenGroupForm,
    },
    permissions::{AccessForm, Level, MatrixQuery},
    privacy::AcceptForm,
    sessions::SignInForm,
    settings::SettingsForm,
    setup::SetUpForm,
    staff::{Direction, NewStaffForm, Sort, StaffQuery, StateFilter},
    user_groups::{DeleteUserGroupForm, MoveUserGroupForm, OpenUserGroupForm, UserGroupForm},
};
use leptos::server_fn::{ServerFn, axum::server_fn_paths};
use serde::{Serialize, de::DeserializeOwned};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
};

/// What somebody may type who means no harm, and who does.
fn typed() -> String {
    "Zoé & fils = 100 % d’Aoust+Côté; form[email]=a%40b.c \u{1f600}\r\n?#/<\"'>\0".to_owned()
}

fn in_each_language<T: Clone>(value: T) -> BTreeMap<Locale, T> {
    Locale::ALL.iter().map(|&locale| (locale, value.clone())).collect()
}

/// What is written is what the server's own reader reads. Answers the function's address.
fn arrives<S, F>(form: F) -> &'static str
where
    S: ServerFn<Error = Refusal> + From<F> + Serialize + DeserializeOwned,
    F: From<S> + Clone + PartialEq + Debug,
{
    let body = written(&S::from(form.clone()));
    let read = serde_qs::Config::new(5, false).deserialize_str::<S>(&body).map(F::from);
    assert_eq!(read.ok(), Some(form), "{}: {body}", S::PATH);
    S::PATH
}

#[test]
fn the_form_of_every_server_function_arrives_as_it_was_typed() {
    let nothing = Nothing { sent: true };
    let send = SendForm { account: typed(), version: i32::MIN, list: typed() };
    let tried = [
        arrives::<Activate, _>(ActivateForm { token: typed(), password: typed(), locale: typed() }),
        arrives::<AskAgain, _>(AskAgainForm { email: typed() }),
        arrives::<Look, _>(LookForm { purpose: Purpose::SetUp, id: typed() }),
        arrives::<NotePageUsed, _>(PageUsedForm { token: typed() }),
        arrives::<ListArticles, _>(HelpQuery { search: typed() }),
        arrives::<ReadArticle, _>(ArticleForm { slug: typed() }),
        arrives::<ListHistory, _>(HistoryForm { account: typed(), before: typed() }),
        arrives::<LatestHistory, _>(LatestForm { account: typed() }),
        arrives::<AskReset, _>(ForgottenForm { email: typed() }),
        arrives::<ChangePassword, _>(ChangePasswordForm { current_password: typed(), password: typed() }),
        arrives::<DrawPassword, _>(nothing.clone()),
        arrives::<ResetPassword, _>(ResetForm { token: typed(), password: typed() }),
        arrives::<AcceptPolicy, _>(AcceptForm { accepted: true, version: i32::MAX }),
        arrives::<ReadPolicy, _>(nothing.clone()),
        arrives::<SignIn, _>(SignInForm { sign_in_name: typed(), password: typed(), next: typed() }),
        arrives::<SignOut, _>(nothing.clone()),
        arrives::<SetUp, _>(SetUpForm {
            token: typed(),
            organisation_name: typed(),
            default_locale: typed(),
            time_zone: typed(),
            support_address: typed(),
            first_name: typed(),
            last_name: typed(),
            email: typed(),
            password: typed(),
        }),
        arrives::<TimeZones, _>(nothing.clone()),
        arrives::<ActivateStaff, _>(send.clone()),
        arrives::<CorrectAddress, _>(CorrectForm {
            account: typed(),
            version: -1,
            email: typed(),
            not_meant: typed(),
            list: typed(),
        }),
        arrives::<AddAddress, _>(CorrectForm { account: typed(), version: 1, email: typed(), not_meant: typed(), list: typed() }),
        arrives::<ListBlocked, _>(BlockedQuery { search: typed(), after: typed() }),
        arrives::<Unblock, _>(UnblockForm { address: typed() }),
        arrives::<DrawForm, _>(nothing.clone()),
        arrives::<InviteStaff, _>(NewStaffForm {
            first_name: typed(),
            last_name: typed(),
            email: typed(),
            locale: typed(),
            send: typed(),
            not_meant: typed(),
            submission: typed(),
            access: vec![typed(), typed()],
            user_group: typed(),
            username: typed(),
            pin: typed(),
            default_building: typed(),
        }),
        arrives::<ListStaff, _>(StaffQuery {
            search: typed(),
            state: Some(StateFilter::Attention),
            building: "0193a5c1-7b1e-7c3f-9a58-2f6d8f1e0b42".parse().ok(),
            sort: Sort::Added,
            direction: Direction::Down,
            after: Some(typed()),
            before: Some(typed()),
        }),
        arrives::<OpenPanel, _>(PanelForm { account: typed() }),
        arrives::<OverviewStaff, _>(nothing.clone()),
        arrives::<BuildingsAtAGlance, _>(nothing.clone()),
        arrives::<TellFirstSteps, _>(nothing),
        arrives::<NameAdministrator, _>(send.clone()),
        arrives::<DismissAdministrator, _>(send.clone()),
        arrives::<ResendInvitation, _>(send),
        arrives::<AskForHelp, _>(HelpForm { sign_in_name: typed() }),
        arrives::<ListOwnBuildings, _>(Nothing::default()),
        arrives::<TurnToBuilding, _>(TurnForm { building: typed() }),
        arrives::<OpenOwnSecret, _>(Nothing::default()),
        arrives::<ChooseFirst, _>(FirstSecretForm { password: typed() }),
        arrives::<ShowPin, _>(DisclosedForm { id: typed() }),
        arrives::<OpenSettings, _>(Nothing::default()),
        arrives::<SaveSettings, _>(SettingsForm {
            version: 1,
            default_locale: typed(),
            may_type_pins: true,
            tells_of_deactivation: false,
        }),
    ];
    let registered: BTreeSet<_> = server_fn_paths().map(|(path, _)| path).collect();
    let tried = tried
        .into_iter()
        .chain(of_access())
        .chain(of_permissions())
        .chain(of_buildings())
        .chain(of_life())
        .chain(of_user_groups());
    assert_eq!(tried.collect::<BTreeSet<_>>(), registered);
}

fn of_access() -> Vec<&'static str> {
    let access = vec![typed(), typed()];
    vec![
        arrives::<OwnAccess, _>(Nothing::default()),
        arrives::<ShowMatrix, _>(MatrixQuery {
            account: typed(),
            search: typed(),
            portfolio: typed(),
            page: u32::MAX,
            like: typed(),
        }),
        arrives::<ShowEffective, _>(MatrixQuery { account: typed(), ..MatrixQuery::default() }),
        arrives::<PreviewAccess, _>(AccessForm { account: typed(), version: 1, access: access.clone() }),
        arrives::<ChangeAccess, _>(ChangeForm { account: typed(), version: 1, access, list: typed() }),
        arrives::<GiveCover, _>(GiveCoverForm {
            account: typed(),
            version: 1,
            scope: typed(),
            group: typed(),
            cover_from: typed(),
            cover_until: typed(),
            list: typed(),
        }),
        arrives::<EndCover, _>(StopCoverForm { account: typed(), version: 1, grant: typed(), list: typed() }),
    ]
}

fn of_life() -> Vec<&'static str> {
    let send = || SendForm { account: typed(), version: i32::MAX, list: typed() };
    vec![
        arrives::<DeactivateStaff, _>(send()),
        arrives::<DismissHelp, _>(send()),
        arrives::<SendReset, _>(send()),
        arrives::<UnlockStaff, _>(send()),
        arrives::<PrintCard, _>(send()),
        arrives::<OfferEdit, _>(PanelForm { account: typed() }),
        arrives::<EditStaff, _>(EditForm {
            account: typed(),
            version: 1,
            first_name: typed(),
            last_name: typed(),
            locale: typed(),
            user_group: Some(typed()),
            default_building: Some(typed()),
            list: typed(),
        }),
        arrives::<ReactivateStaff, _>(ReturnForm { account: typed(), version: 1, keep: vec![typed(), typed()], list: typed() }),
        arrives::<NewPin, _>(PinForm { account: typed(), version: 1, pin: typed(), list: typed() }),
        arrives::<FindUnprinted, _>(PrintBuildingForm { building: typed(), again: true }),
        arrives::<PrintBuilding, _>(PrintBuildingForm { building: typed(), again: true }),
        arrives::<ShowSheet, _>(SheetForm { id: typed() }),
        arrives::<OpenCard, _>(CardCodeForm { sign_in_name: typed(), code: typed() }),
        arrives::<UseCard, _>(UseCardForm { token: typed(), password: typed(), locale: typed() }),
    ]
}

fn of_user_groups() -> Vec<&'static str> {
    vec![
        arrives::<ListUserGroups, _>(Nothing::default()),
        arrives::<AddUsualUserGroups, _>(Nothing::default()),
        arrives::<OpenUserGroup, _>(OpenUserGroupForm { user_group: typed() }),
        arrives::<SaveUserGroup, _>(UserGroupForm {
            user_group: typed(),
            version: 1,
            names: in_each_language(typed()),
            signs_in: typed(),
            group: typed(),
        }),
        arrives::<DeleteUserGroup, _>(DeleteUserGroupForm { user_group: typed(), version: 1, instead: typed() }),
        arrives::<MoveUserGroup, _>(MoveUserGroupForm { user_group: typed(), up: true }),
    ]
}

fn of_permissions() -> Vec<&'static str> {
    let nothing = Nothing { sent: true };
    vec![
        arrives::<AddUsualCatalogue, _>(nothing.clone()),
        arrives::<ArchiveCapability, _>(ArchiveCapabilityForm { capability: typed(), version: i32::MIN }),
        arrives::<CompareGroups, _>(CompareForm { a: typed(), b: typed() }),
        arrives::<DeleteGroup, _>(DeleteGroupForm { group: typed(), version: 1, instead: typed() }),
        arrives::<ListCapabilities, _>(nothing.clone()),
        arrives::<ListGroups, _>(nothing.clone()),
        arrives::<MoveCapability, _>(MoveCapabilityForm { capability: typed(), up: true }),
        arrives::<OpenCapability, _>(OpenCapabilityForm { capability: typed() }),
        arrives::<OpenGroup, _>(OpenGroupForm { group: typed(), from: typed() }),
        arrives::<SaveCapability, _>(CapabilityForm {
            capability: typed(),
            version: 2,
            names: in_each_language(typed()),
            helps: in_each_language(typed()),
            toggle_ids: vec![typed(), String::new()],
            toggle_names: in_each_language(vec![typed(), String::new()]),
        }),
        arrives::<SaveGroup, _>(GroupForm {
            group: typed(),
            version: 3,
            names: in_each_language(typed()),
            levels: vec![typed(), String::new(), typed()],
            toggles: vec![typed()],
        }),
    ]
}

fn of_buildings() -> Vec<&'static str> {
    let building = BuildingForm {
        building: typed(),
        version: 4,
        name: typed(),
        reference: typed(),
        address: typed(),
        time_zone: typed(),
        default_locale: typed(),
        portfolio: typed(),
    };
    vec![
        arrives::<ListBuildings, _>(BuildingQuery {
            archived: true,
            search: typed(),
            sort: buildings::Sort::Portfolio,
            direction: Direction::Down,
            after: Some(typed()),
            before: Some(typed()),
        }),
        arrives::<OpenBuilding, _>(WhichForm { building: typed() }),
        arrives::<ListHolders, _>(HoldersQuery {
            building: typed(),
            search: typed(),
            capability: typed(),
            level: Level::Manage,
            after: Some(typed()),
            before: None,
        }),
        arrives::<CreateBuilding, _>(building.clone()),
        arrives::<ChangeBuilding, _>(building.clone()),
        arrives::<RestoreBuilding, _>(building),
        arrives::<TimeZonesForBuildings, _>(Nothing { sent: true }),
        arrives::<ArchiveBuilding, _>(AboutBuildingForm { building: typed(), version: 1 }),
        arrives::<ListPortfolios, _>(Nothing { sent: true }),
        arrives::<RenamePortfolio, _>(PortfolioForm { id: typed(), version: 1, portfolio: typed() }),
        arrives::<PreviewList, _>(PreviewForm { list: typed() }),
        arrives::<LookAtList, _>(SheetQuery { draft: typed(), from: 7, faulty: true }),
        arrives::<ConfirmList, _>(ConfirmForm { draft: typed(), promised: u32::MAX }),
    ]
}

#[test]
fn a_form_in_which_nothing_was_typed_arrives_too() {
    arrives::<Activate, _>(ActivateForm::default());
    arrives::<ListHistory, _>(HistoryForm::default());
    arrives::<ShowMatrix, _>(MatrixQuery::default());
    arrives::<ChangeAccess, _>(ChangeForm::default());
    arrives::<GiveCover, _>(GiveCoverForm::default());
    arrives::<AcceptPolicy, _>(AcceptForm::default());
    arrives::<SetUp, _>(SetUpForm::default());
    arrives::<CorrectAddress, _>(CorrectForm::default());
    arrives::<InviteStaff, _>(NewStaffForm::default());
    arrives::<ListStaff, _>(StaffQuery::default());
    arrives::<OpenPanel, _>(PanelForm::default());
    arrives::<SaveGroup, _>(GroupForm::default());
    arrives::<SaveCapability, _>(CapabilityForm::default());
    arrives::<SignOut, _>(Nothing::default());
}

#[test]
fn every_choice_of_a_form_arrives() {
    for purpose in [Purpose::SetUp, Purpose::Activation, Purpose::Reset] {
        arrives::<Look, _>(LookForm { purpose, id: String::new() });
    }
    for state in StateFilter::ALL {
        arrives::<ListStaff, _>(StaffQuery { state: Some(state), ..StaffQuery::default() });
    }
}
