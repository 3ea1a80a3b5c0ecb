//! The sample organisation's buildings and who works where.

use crate::{
    Ctx,
    actor::Actor,
    buildings::{self, BuildingForm},
    errors::AppError,
    ids::PermissionGroupId,
    permissions::{
        self, Level, Scope,
        form::{GroupForm, level_value},
        groups::{DEFAULT, FULL_ACCESS},
    },
};
use locales::{Locale, Words};

/// Twelve buildings in three portfolios: name, code, portfolio.
const BUILDINGS: [(&str, &str, &str); 12] = [
    ("Place Laurier", "LAU-1", "Rive-Nord"),
    ("Tour du Fleuve", "FLV-1", "Rive-Nord"),
    ("Le Belvédère", "BEL-1", "Rive-Nord"),
    ("Résidence des Érables", "ERA-1", "Rive-Nord"),
    ("Quai Saint-Paul", "QSP-1", "Rive-Sud"),
    ("Maple Court", "MPC-1", "Rive-Sud"),
    ("The Lantern", "LAN-1", "Rive-Sud"),
    ("Domaine du Parc", "PRC-1", "Rive-Sud"),
    ("Harbour House", "HAR-1", "Vieux-Port"),
    ("L’Entrepôt", "ENT-1", "Vieux-Port"),
    ("Les Halles", "HAL-1", "Vieux-Port"),
    ("Custom House", "CUS-1", "Vieux-Port"),
];

/// Where people work, and as what.
pub(super) struct Places {
    buildings: Vec<String>,
    concierge: PermissionGroupId,
    manager: PermissionGroupId,
    maintenance: PermissionGroupId,
}

impl Places {
    /// Brings them about as an administrator would.
    pub async fn make(ctx: &Ctx, administrator: &Actor) -> Result<Self, AppError> {
        permissions::add_usual_catalogue(ctx, administrator).await?;
        let mut buildings = Vec::new();
        for (name, code, portfolio) in BUILDINGS {
            let form = BuildingForm {
                name: name.into(),
                reference: code.into(),
                portfolio: portfolio.into(),
                ..BuildingForm::default()
            };
            buildings.push(Scope::Building(buildings::create(ctx, administrator, form).await?).to_string());
        }
        let (view, manage) = (|capability: Text| (capability, Level::View), |capability: Text| (capability, Level::Manage));
        let of_concierge = [
            view(Words::capability_buildings),
            view(Words::usual_residents),
            view(Words::usual_fobs),
            manage(Words::usual_guests),
            manage(Words::usual_amenities),
            manage(Words::usual_incident_reports),
        ];
        let of_manager = [
            manage(Words::capability_staff_accounts),
            view(Words::capability_buildings),
            view(Words::capability_history),
            manage(Words::usual_residents),
            manage(Words::usual_fobs),
            manage(Words::usual_access_codes),
            view(Words::usual_payments),
            manage(Words::usual_guests),
            manage(Words::usual_amenities),
            manage(Words::usual_maintenance_requests),
            manage(Words::usual_incident_reports),
        ];
        let of_maintenance = [
            view(Words::capability_buildings),
            view(Words::usual_access_codes),
            manage(Words::usual_maintenance_requests),
            view(Words::usual_incident_reports),
        ];
        let concierge = group(ctx, administrator, Words::usual_group_concierge, &of_concierge).await?;
        let manager = group(ctx, administrator, Words::usual_group_building_manager, &of_manager).await?;
        let maintenance = group(ctx, administrator, Words::usual_group_maintenance, &of_maintenance).await?;
        Ok(Self { buildings, concierge, manager, maintenance })
    }

    /// What the person of this number is given: some manage a building, some everything in one, most work in one to three.
    pub fn access_of(&self, number: usize) -> Vec<String> {
        let at = |number: usize| &self.buildings[number % self.buildings.len()];
        let group = match number % 10 {
            0 => self.manager,
            1 => FULL_ACCESS,
            2 | 3 => self.maintenance,
            4 => DEFAULT,
            _ => self.concierge,
        };
        if number % 37 == 5 {
            return vec![format!("{}={group}", Scope::All)];
        }
        (0..=number % 3).map(|step| format!("{}={group}", at(number + 5 * step))).collect()
    }

    /// The same for somebody without an address, who manages no staff.
    pub fn access_without_address(&self, number: usize) -> Vec<String> {
        let at = |number: usize| &self.buildings[number % self.buildings.len()];
        let group = if number.is_multiple_of(3) { self.maintenance } else { DEFAULT };
        (0..=number % 3).map(|step| format!("{}={group}", at(number + 5 * step))).collect()
    }

    /// A building where somebody covers for a while.
    pub fn cover(&self, number: usize) -> (String, String) {
        (self.buildings[(number + 3) % self.buildings.len()].clone(), self.concierge.to_string())
    }
}

/// Something by its name in each language.
type Text = fn(Words) -> String;

async fn group(ctx: &Ctx, administrator: &Actor, name: Text, levels: &[(Text, Level)]) -> Result<PermissionGroupId, AppError> {
    let (catalogue, words) = (permissions::capabilities(ctx, administrator).await?, Words::new(administrator.locale()));
    let level = |(called, level): &(Text, Level)| {
        let found = catalogue.iter().find(|capability| capability.name == called(words));
        found.map(|capability| level_value(capability.id, *level))
    };
    let form = GroupForm {
        names: Locale::ALL.iter().map(|locale| (*locale, name(Words::new(*locale)))).collect(),
        levels: levels.iter().filter_map(level).collect(),
        ..GroupForm::default()
    };
    permissions::create_group(ctx, administrator, &form).await
}
