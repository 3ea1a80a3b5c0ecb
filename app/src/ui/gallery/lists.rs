//! Lists.

use leptos::prelude::*;

use super::{Group, Say};
use crate::ui::{
    Badge, Cell, Chip, ChipLinks, Column, DataTable, Glyph, Keep, Menu, MenuButton, MenuLine, MenuLink, Order, Pagination, Row,
    SearchField, SkeletonRows, SortColumn, Tone, Toolbar, Who,
};

pub(super) fn lists(say: Say) -> AnyView {
    view! {
        <Group title="Lists">
            {toolbar(say)}
            {table(say, false)}
            {pagination(say)}
            <DataTable caption=say.it("Loading", "Chargement") busy=false head=move || view! { <Column label=say.it("Name", "Nom")/><Column label=say.it("Status", "État")/> }>
                <SkeletonRows rows=2 columns=2/>
            </DataTable>
        </Group>
    }
    .into_any()
}

pub(super) fn toolbar(say: Say) -> AnyView {
    let chips = vec![
        Chip::new(say.it("Everyone", "Tout le monde"), "#everyone", true).count("212"),
        Chip::new(say.it("Active", "Actifs"), "#active", false),
        Chip::new(say.it("Invited", "Invités"), "#invited", false),
        Chip::new(say.it("Needs attention", "À suivre"), "#attention", false).count("9"),
        Chip::new(say.it("Inactive", "Inactifs"), "#inactive", false),
    ];
    view! {
        <Toolbar>
            <SearchField label=say.it("Search a name or an address", "Chercher un nom ou une adresse") action="/" submit=say.it("Search", "Chercher")/>
            <ChipLinks label=say.it("Status", "État") chips=chips/>
        </Toolbar>
    }
    .into_any()
}

pub(super) fn table(say: Say, june: bool) -> AnyView {
    let head = move || {
        view! {
            <SortColumn label=say.it("Name", "Nom") href="#name" order=Order::Ascending/>
            <Column label=say.it("User group", "Groupe d’utilisateurs") keep=Keep::Medium/>
            <Column label=say.it("Buildings", "Immeubles") keep=Keep::Wide/>
            <SortColumn label=say.it("Status", "État") href="#status" order=Order::None/>
            <SortColumn label=say.it("Last seen", "Dernière visite") href="#seen" order=Order::None keep=Keep::Wide/>
            <Column label="Actions" hidden=true/>
        }
    };
    view! {
        <DataTable caption=say.it("Staff", "Personnel") head>
            {people(say).into_iter().map(|person| row(say, person, june)).collect_view()}
        </DataTable>
    }
    .into_any()
}

struct Person {
    name: &'static str,
    note: &'static str,
    group: &'static str,
    buildings: &'static str,
    state: (Tone, &'static str),
    seen: &'static str,
}

fn people(say: Say) -> Vec<Person> {
    let person = |name, note, group, buildings, state, seen| Person { name, note, group, buildings, state, seen };
    let never = say.it("never", "jamais");
    let desk = say.it("Front desk", "Réception");
    vec![
        person(
            "Ada Admin",
            "ada@example.org",
            say.it("Manager", "Gestionnaire"),
            say.it("All, and future ones", "Tous, présents et futurs"),
            (Tone::Good, say.it("Active", "Actif")),
            say.it("today, 08:12", "aujourd’hui, 8 h 12"),
        ),
        person(
            "Zoé Tremblay-Côté",
            "zoe.tremblay@example.org",
            desk,
            say.it("4 buildings", "4 immeubles"),
            (Tone::Wait, say.it("Invited, 6 h left", "Invitée, encore 6 h")),
            never,
        ),
        person(
            "Marc Lefebvre",
            "m.lefebvre@example.org",
            say.it("Maintenance", "Entretien"),
            say.it("12 buildings", "12 immeubles"),
            (Tone::Warn, say.it("Link expired", "Lien expiré")),
            never,
        ),
        person(
            "June Okafor",
            "j.okafor@exmaple.org",
            desk,
            say.it("1 building", "1 immeuble"),
            (Tone::Bad, say.it("Address blocked", "Adresse bloquée")),
            never,
        ),
        person(
            "Bartholomäus Oberleitner-Featherstonehaugh",
            "bartholomaeus.oberleitner-featherstonehaugh@maintenance.example.org",
            say.it("Maintenance", "Entretien"),
            say.it("2 buildings", "2 immeubles"),
            (Tone::Quiet, say.it("Not invited yet", "Pas encore invité")),
            never,
        ),
        person(
            "Rosa Silva",
            "rosa.s",
            say.it("Housekeeping", "Ménage"),
            "—",
            (Tone::Quiet, say.it("Inactive", "Inactive")),
            say.it("12 May", "12 mai"),
        ),
    ]
}

fn row(say: Say, person: Person, june: bool) -> AnyView {
    let open = june && person.name.starts_with("June");
    let star = person.name.starts_with("Ada").then(|| say.it("Administrator", "Administratrice").to_owned());
    let actions = if say.french { format!("Actions pour {}", person.name) } else { format!("Actions for {}", person.name) };
    view! {
        <Row current=open>
            <Cell lead=true>
                <Who href="#who" name=person.name note=Some(person.note.to_owned()) current=open star/>
            </Cell>
            <Cell keep=Keep::Medium>{person.group}</Cell>
            <Cell keep=Keep::Wide>{person.buildings}</Cell>
            <Cell>
                <Badge tone=person.state.0 text=person.state.1/>
            </Cell>
            <Cell keep=Keep::Wide>
                <span class="soft small nowrap">{person.seen}</span>
            </Cell>
            <Cell actions=true end=true>
                <Menu label=actions>
                    <MenuLink href="#edit" icon=Glyph::Edit>{say.it("Edit", "Modifier")}</MenuLink>
                    <MenuButton icon=Glyph::Send on_press=|()| ()>{say.it("Send a new link", "Envoyer un nouveau lien")}</MenuButton>
                    <MenuLine/>
                    <MenuButton icon=Glyph::Ban danger=true on_press=|()| ()>{say.it("Deactivate", "Désactiver")}</MenuButton>
                </Menu>
            </Cell>
        </Row>
    }
    .into_any()
}

pub(super) fn pagination(say: Say) -> AnyView {
    view! {
        <Pagination
            label=say.it("Pages", "Pages")
            summary=say.it("101 to 200 of 212", "101 à 200 sur 212")
            previous=say.it("Previous", "Précédent")
            previous_href=Some("#previous".to_owned())
            next=say.it("Next", "Suivant")
            next_href=Some("#next".to_owned())
        />
    }
    .into_any()
}
