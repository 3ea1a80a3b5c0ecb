//! Small components.

use leptos::prelude::*;

use super::{Group, Samples, Say};
use crate::ui::{
    Avatar, Badge, Button, ButtonLink, Card, Choice, CopyButton, Description, DescriptionList, Details, Dialog, Drawing,
    EmptyState, Glyph, Icon, IconButton, Loading, Look, Mark, Menu, MenuButton, MenuLine, MenuLink, Notice, Part, Proportions,
    SegmentedForm, Sheet, Step, StepState, Tag, Timeline, Toast, ToastWords, Tone, When,
};

pub(super) fn colours() -> AnyView {
    let names = [
        "sunken",
        "paper",
        "surface",
        "raised",
        "brass",
        "brass-wash",
        "good-wash",
        "wait-wash",
        "warn-wash",
        "bad-wash",
        "quiet-wash",
    ];
    view! {
        <Group title="Mark and colours">
            <Samples>
                <span class="brand">
                    <Mark size=16/>
                    <Mark/>
                    <Mark size=40/>
                    <Mark size=72/>
                </span>
            </Samples>
            <Samples>{names.map(|name| view! { <span class=format!("gallery-swatch {name}")>{name}</span> }).collect_view()}</Samples>
        </Group>
    }
    .into_any()
}

pub(super) fn icons() -> AnyView {
    view! {
        <Group title="Icons">
            <Samples>
                {Glyph::ALL
                    .map(|glyph| {
                        view! {
                            <span class="gallery-icon">
                                <Icon glyph/>
                                <small class="soft">{format!("{glyph:?}")}</small>
                            </span>
                        }
                    })
                    .collect_view()}
            </Samples>
        </Group>
    }
    .into_any()
}

pub(super) fn buttons(say: Say) -> AnyView {
    let add = say.it("Add staff", "Ajouter une personne");
    let cancel = say.it("Cancel", "Annuler");
    let remove = say.it("Remove access", "Retirer l’accès");
    let (pressed, set_pressed) = signal(false);
    view! {
        <Group title="Buttons">
            <Samples>
                <Button look=Look::Primary icon=Glyph::Plus on_press=|()| ()>{add}</Button>
                <Button icon=Glyph::Send on_press=|()| ()>{say.it("Send a new link", "Envoyer un nouveau lien")}</Button>
                <Button on_press=|()| ()>{say.it("Edit", "Modifier")}</Button>
                <Button look=Look::Bare on_press=|()| ()>{cancel}</Button>
                <Button look=Look::Danger icon=Glyph::Ban on_press=|()| ()>{remove}</Button>
                <IconButton icon=Glyph::Refresh label=say.it("Refresh", "Actualiser") on_press=|()| ()/>
            </Samples>
            <Samples>
                <Button look=Look::Primary busy=true on_press=|()| ()>{add}</Button>
                <Button busy=true on_press=|()| ()>{say.it("Send a new link", "Envoyer un nouveau lien")}</Button>
                <Button look=Look::Primary disabled=true on_press=|()| ()>{add}</Button>
                <Button disabled=true on_press=|()| ()>{say.it("Edit", "Modifier")}</Button>
                <Button look=Look::Primary busy=pressed on_press=move |()| set_pressed.set(true)>{say.it("Press me", "Appuyez")}</Button>
            </Samples>
            <Samples>
                <Button small=true icon=Glyph::Edit on_press=|()| ()>{say.it("Edit", "Modifier")}</Button>
                <Button small=true look=Look::Primary on_press=|()| ()>{say.it("Save", "Enregistrer")}</Button>
                <Button small=true look=Look::Danger on_press=|()| ()>{remove}</Button>
                <ButtonLink href="#links" icon=Glyph::External>{say.it("A link", "Un lien")}</ButtonLink>
                <CopyButton value="tambour velours 7 carafe" label=say.it("Copy", "Copier") done=say.it("Copied", "Copié")/>
                <Menu label=say.it("Actions for Zoé", "Actions pour Zoé")>
                    <MenuLink href="#menu" icon=Glyph::Edit>{say.it("Edit", "Modifier")}</MenuLink>
                    <MenuButton icon=Glyph::Send on_press=|()| ()>{say.it("Send a new link", "Envoyer un nouveau lien")}</MenuButton>
                    <MenuLine/>
                    <MenuButton icon=Glyph::Ban danger=true on_press=|()| ()>{say.it("Deactivate", "Désactiver")}</MenuButton>
                </Menu>
            </Samples>
            <Samples>
                {language_switch(say)}
                {theme_switch(say)}
            </Samples>
        </Group>
    }
    .into_any()
}

pub(super) fn language_switch(say: Say) -> AnyView {
    view! {
        <SegmentedForm
            action="/"
            name="lang"
            legend=say.it("Language", "Langue")
            value=say.it("en", "fr")
            lang_tags=true
            options=vec![Choice::new("en", "English"), Choice::new("fr", "Français")]
        />
    }
    .into_any()
}

pub(super) fn theme_switch(say: Say) -> AnyView {
    view! {
        <SegmentedForm
            action="/"
            name="theme"
            legend=say.it("Theme", "Thème")
            value="auto"
            icons=vec![Glyph::Auto, Glyph::Sun, Glyph::Moon]
            options=vec![
                Choice::new("auto", say.it("Like the system", "Comme le système")),
                Choice::new("light", say.it("Light", "Clair")),
                Choice::new("dark", say.it("Dark", "Sombre")),
            ]
        />
    }
    .into_any()
}

pub(super) fn badges(say: Say) -> AnyView {
    view! {
        <Group title="Badges, tags, avatars">
            <Samples>
                <Badge tone=Tone::Good text=say.it("Active", "Actif")/>
                <Badge tone=Tone::Wait text=say.it("Invited, 6 h left", "Invité, encore 6 h")/>
                <Badge tone=Tone::Warn text=say.it("Link expired", "Lien expiré")/>
                <Badge tone=Tone::Bad text=say.it("Address blocked", "Adresse bloquée")/>
                <Badge tone=Tone::Quiet text=say.it("Not invited yet", "Pas encore invité")/>
                <Badge tone=Tone::Bad icon=Glyph::Lock text=say.it("Locked", "Verrouillé")/>
                <Badge tone=Tone::Quiet icon=Glyph::Clock text=say.it("Scheduled for Monday", "Prévu lundi")/>
            </Samples>
            <Samples>
                <Tag text=say.it("Administrator", "Administrateur")/>
                <Tag text="Français"/>
                <Avatar name="Ada Admin"/>
                <Avatar name="Zoé Tremblay-Côté" large=true/>
            </Samples>
        </Group>
        <Group title="Proportions">
            <Proportions
                caption=say.it("Staff by status", "Le personnel par état")
                part=say.it("Status", "État")
                number=say.it("People", "Personnes")
                parts=[
                    (say.it("Active", "Actifs"), 174, Tone::Good),
                    (say.it("Invited", "Invités"), 19, Tone::Wait),
                    (say.it("Needs attention", "À suivre"), 4, Tone::Warn),
                    (say.it("Inactive", "Inactifs"), 11, Tone::Quiet),
                ]
                    .map(|(label, count, tone)| Part {
                        label: label.to_owned(),
                        count,
                        told: count.to_string(),
                        tone,
                        href: "#part".to_owned(),
                    })
                    .to_vec()
            />
        </Group>
    }
    .into_any()
}

pub(super) fn notices(say: Say) -> AnyView {
    let (toast, set_toast) = signal(None);
    let sent = say.it("The mail is on its way to Zoé.", "Le courriel est en route vers Zoé.");
    view! {
        <Group title="Notices">
            <Notice tone=Tone::Good live=false dismiss=say.it("Dismiss", "Fermer")>{sent}</Notice>
            <Notice tone=Tone::Wait live=false>{say.it("Camille hasn’t opened the mail yet.", "Camille n’a pas encore ouvert le courriel.")}</Notice>
            <Notice
                tone=Tone::Warn
                live=false
                title=say.it("The server at example.org says there is no such mailbox.", "Le serveur de example.org répond que cette boîte n’existe pas.")
                actions=move || view! { <Button small=true on_press=|()| ()>{say.it("Correct the address and resend", "Corriger l’adresse et renvoyer")}</Button> }
            >
                {say.it("Nothing more is sent to it.", "Plus rien ne lui est envoyé.")}
            </Notice>
            <Notice tone=Tone::Bad live=false title=say.it("That didn’t work.", "Cela n’a pas fonctionné.")>
                {say.it("Try again in a minute. Incident 7F3K-22.", "Réessayez dans une minute. Incident 7F3K-22.")}
            </Notice>
            <Notice tone=Tone::Quiet live=false>{say.it("Changes are kept in the history.", "Les modifications sont conservées dans l’historique.")}</Notice>
            <Samples>
                <Button on_press=move |()| set_toast.set(Some(ToastWords { tone: Tone::Good, text: sent.to_owned() }))>
                    {say.it("Show a toast", "Afficher un message")}
                </Button>
            </Samples>
            <Toast message=toast dismiss=say.it("Dismiss", "Fermer") on_dismiss=move |()| set_toast.set(None)/>
        </Group>
    }
    .into_any()
}

pub(super) fn showing(say: Say) -> AnyView {
    view! {
        <Group title="Cards, terms, steps">
            <Card
                title=say.it("Invitation", "Invitation")
                actions=move || view! { <Button small=true icon=Glyph::Send on_press=|()| ()>{say.it("Send again", "Renvoyer")}</Button> }
                footer=move || say.it("Every step is kept in the history.", "Chaque étape est conservée dans l’historique.")
            >
                {steps(say)}
            </Card>
            <Card>{terms(say)}</Card>
            <Details summary=say.it("Let the system choose a strong one", "Laisser le système en choisir un bon")>
                <code>"tambour velours 7 carafe"</code>
                <CopyButton value="tambour velours 7 carafe" label=say.it("Copy", "Copier") done=say.it("Copied", "Copié")/>
            </Details>
        </Group>
    }
    .into_any()
}

pub(super) fn steps(say: Say) -> AnyView {
    let step = |state, en, fr, time: &str, detail: Option<&str>| Step {
        state,
        state_label: format!("{state:?}"),
        text: say.it(en, fr).to_owned(),
        detail: detail.map(str::to_owned),
        time: (!time.is_empty()).then(|| When { machine: format!("2026-11-21T{time}:00Z"), human: time.to_owned() }),
    };
    let steps = vec![
        step(StepState::Done, "Queued", "Mis en file", "10:02", None),
        step(StepState::Done, "Handed to the mail server", "Remis au serveur de courriel", "10:02", Some("mx.example.org")),
        step(StepState::Failed, "Refused: this address doesn’t exist", "Refusé : cette adresse n’existe pas", "10:03", None),
        step(StepState::Now, "Waiting for a correction", "En attente d’une correction", "", None),
        step(StepState::Pending, "Account activated", "Compte activé", "", None),
    ];
    view! { <Timeline label=say.it("Invitation", "Invitation") steps=steps/> }.into_any()
}

pub(super) fn terms(say: Say) -> AnyView {
    view! {
        <DescriptionList>
            <Description term=say.it("Sign-in name", "Identifiant")>"j.okafor@exmaple.org"</Description>
            <Description term=say.it("Language", "Langue")>{say.it("English", "Anglais")}</Description>
            <Description term=say.it("User group", "Groupe d’utilisateurs")>{say.it("Front desk", "Réception")}</Description>
            <Description term=say.it("Buildings", "Immeubles")>{say.it("Maison Laurier: Concierge", "Maison Laurier : Concierge")}</Description>
        </DescriptionList>
    }
    .into_any()
}

pub(super) fn empties(say: Say) -> AnyView {
    let drawings =
        [Drawing::Keys, Drawing::Letter, Drawing::Magnifier, Drawing::People, Drawing::Door, Drawing::Clock, Drawing::Lost].map(|drawing| {
            view! {
                <Sheet>
                    <EmptyState drawing title=format!("{drawing:?}") text=say.it("Nobody matches this search.", "Personne ne correspond à cette recherche.")/>
                </Sheet>
            }
        });
    view! {
        <Group title="Empty states, waiting">
            <div class="gallery-grid">{drawings.collect_view()}</div>
            <Loading label=say.it("Loading", "Chargement") rows=3/>
        </Group>
    }
    .into_any()
}

pub(super) fn overlays(say: Say) -> AnyView {
    let (open, set_open) = signal(false);
    let close = say.it("Close", "Fermer");
    view! {
        <Group title="Dialog">
            <Samples>
                <Button on_press=move |()| set_open.set(true)>{say.it("Open the dialog", "Ouvrir la boîte de dialogue")}</Button>
            </Samples>
            <Dialog
                id="sample"
                title=say.it("Send the activation mail to Zoé?", "Envoyer le courriel d’activation à Zoé ?")
                close
                open
                on_close=move |()| set_open.set(false)
                actions=move || {
                    view! {
                        <Button look=Look::Bare on_press=move |()| set_open.set(false)>{say.it("Cancel", "Annuler")}</Button>
                        <Button look=Look::Primary icon=Glyph::Send on_press=move |()| set_open.set(false)>{say.it("Send", "Envoyer")}</Button>
                    }
                }
            >
                <p>
                    {say
                        .it(
                            "She receives a link in French. It works once and for 24 hours.",
                            "Elle reçoit un lien en français. Il fonctionne une seule fois, pendant 24 heures.",
                        )}
                </p>
            </Dialog>
        </Group>
    }
    .into_any()
}
