//! Whole pages.

use leptos::prelude::*;

use super::{
    Say, fields,
    lists::{pagination, table, toolbar},
    parts::{language_switch, steps, terms, theme_switch},
};
use crate::ui::{
    AppShell, Badge, Button, ButtonLink, CheckboxField, Choice, CopyButton, Details, Drawing, EmailField, EmptyState, Entry,
    ErrorSummary, FieldRow, FormActions, Glyph, LetterShell, LetterTitle, Loading, Look, NavGroup, NavItem, Notice, Page,
    PageHeader, PanelSection, PasswordField, RadioGroup, Section, Sheet, SidePanel, Split, StrengthMeter, TextField, Tone,
    UserBlock,
};

fn shell(say: Say, page: AnyView) -> AnyView {
    let item = |en, fr, href: &str, icon| NavItem::new(say.it(en, fr), href, icon);
    let groups = vec![
        NavGroup { title: None, items: vec![item("Home", "Accueil", "/", Glyph::Home)] },
        NavGroup {
            title: Some(say.it("People", "Personnes").to_owned()),
            items: vec![
                NavItem { count: Some("212".to_owned()), ..item("Staff", "Personnel", "/staff", Glyph::People) },
                item("User groups", "Groupes d’utilisateurs", "/user-groups", Glyph::Tag),
                item("Permission groups", "Groupes de permissions", "/permission-groups", Glyph::Shield),
                item("Buildings", "Immeubles", "/buildings", Glyph::Building),
            ],
        },
        NavGroup {
            title: Some(say.it("Organisation", "Organisation").to_owned()),
            items: vec![
                item("Delivery", "Acheminement", "/delivery", Glyph::Send),
                item("History", "Historique", "/history", Glyph::History),
                item("Settings", "Paramètres", "/settings", Glyph::Settings),
                item("Help", "Aide", "/help", Glyph::Help),
            ],
        },
    ];
    let foot = move || {
        view! {
            <UserBlock name="Ada Admin" note=Some(say.it("Administrator", "Administratrice").to_owned()) href="/profile">
                {language_switch(say)}
                {theme_switch(say)}
                <form class="sign-out" method="post" action="/">
                    <Button look=Look::Bare icon=Glyph::SignOut small=true>{say.it("Sign out", "Se déconnecter")}</Button>
                </form>
            </UserBlock>
        }
    };
    view! {
        <AppShell
            skip=say.it("Skip to content", "Aller au contenu")
            product=say.it("Laurier Buildings", "Immeubles Laurier")
            home_label=say.it("Home", "Accueil")
            menu_label=say.it("Main menu", "Menu principal")
            open_menu=say.it("Open the menu", "Ouvrir le menu")
            close_menu=say.it("Close the menu", "Fermer le menu")
            groups
            path="/staff"
            foot
        >
            {page}
        </AppShell>
    }
    .into_any()
}

fn staff_header(say: Say) -> AnyView {
    view! {
        <PageHeader
            title=say.it("Staff", "Personnel")
            subtitle=Some(say.it("212 people · 9 need attention", "212 personnes · 9 à suivre").to_owned())
            actions=move || {
                view! {
                    <ButtonLink href="/staff/new" look=Look::Primary icon=Glyph::Plus>
                        {say.it("Add staff", "Ajouter une personne")}
                    </ButtonLink>
                }
            }
        />
    }
    .into_any()
}

pub(super) fn list(say: Say, panel: bool) -> AnyView {
    let page = view! {
        <Split>
            <Page>
                {staff_header(say)}
                {toolbar(say)}
                {table(say, panel)}
                {pagination(say)}
            </Page>
            {panel.then(|| june(say))}
        </Split>
    };
    shell(say, page.into_any())
}

fn june(say: Say) -> AnyView {
    view! {
        <SidePanel
            title="June Okafor"
            avatar="June Okafor"
            close=say.it("Close", "Fermer")
            close_href="/staff"
            lead=move || view! { <Badge tone=Tone::Bad text=say.it("Address blocked", "Adresse bloquée")/> }
            actions=move || {
                view! {
                    <Button icon=Glyph::Edit on_press=|()| ()>{say.it("Edit", "Modifier")}</Button>
                    <Button look=Look::Bare icon=Glyph::Send on_press=|()| ()>{say.it("Send a new link", "Envoyer un nouveau lien")}</Button>
                }
            }
        >
            <PanelSection>
                <Notice
                    tone=Tone::Warn
                    live=false
                    title=say.it("This address doesn’t exist", "Cette adresse n’existe pas")
                    actions=move || view! { <Button small=true on_press=|()| ()>{say.it("Correct the address and resend", "Corriger l’adresse et renvoyer")}</Button> }
                >
                    {say
                        .it(
                            "The server at example.org says there is no such mailbox. Nothing more is sent to it.",
                            "Le serveur de example.org répond que cette boîte n’existe pas. Plus rien ne lui est envoyé.",
                        )}
                </Notice>
                {terms(say)}
            </PanelSection>
            <PanelSection title="Invitation">{steps(say)}</PanelSection>
        </SidePanel>
    }
    .into_any()
}

pub(super) fn empty(say: Say) -> AnyView {
    let page = view! {
        <Page>
            {staff_header(say)}
            {toolbar(say)}
            <Sheet>
                <EmptyState
                    drawing=Drawing::Magnifier
                    title=say.it("Nobody matches “Okafo”", "Personne ne correspond à « Okafo »")
                    text=say.it("Names and addresses are searched, with or without accents.", "La recherche porte sur les noms et les adresses, avec ou sans accents.")
                    actions=move || view! { <ButtonLink href="/staff">{say.it("Clear the search", "Effacer la recherche")}</ButtonLink> }
                />
            </Sheet>
        </Page>
    };
    shell(say, page.into_any())
}

pub(super) fn loading(say: Say) -> AnyView {
    let page = view! {
        <Page>
            {staff_header(say)}
            {toolbar(say)}
            <Loading label=say.it("Loading", "Chargement")/>
        </Page>
    };
    shell(say, page.into_any())
}

pub(super) fn form(say: Say) -> AnyView {
    let page = view! {
        <Page>
            <PageHeader
                title=say.it("Invite a colleague", "Inviter une personne")
                subtitle=Some(say.it("They receive a mail in their language and choose a password themselves.", "La personne reçoit un courriel dans sa langue et choisit elle-même son mot de passe.").to_owned())
                back_href="/staff"
                back_label=say.it("Staff", "Personnel")
            />
            <form class="form" novalidate>
                <ErrorSummary title=say.it("Two things need your attention", "Deux points à corriger") items=fields::faults(say)/>
                <Section title=say.it("The person", "La personne") hint=say.it("A single name is fine too.", "Un seul nom convient aussi.")>
                    <FieldRow>
                        <TextField entry=Entry::new("first").holding("Zoé") label=say.it("First name", "Prénom") autocomplete="off"/>
                        <TextField entry="last" label=say.it("Last name", "Nom") autocomplete="off" marker=say.it("optional", "facultatif")/>
                    </FieldRow>
                    <EmailField
                        entry=Entry::new("email").holding("zoe@exmaple").wrong(say.it("This address isn’t complete.", "Cette adresse n’est pas complète."))
                        label=say.it("E-mail", "Adresse courriel")
                        autocomplete="off"
                        hint=say.it("Also the sign-in name.", "Sert aussi d’identifiant.")
                        required=true
                    />
                    <RadioGroup
                        entry=Entry::new("language").holding("fr")
                        legend=say.it("Their language", "Sa langue")
                        hint=say.it("Of the mail and of every page.", "Du courriel et de toutes les pages.")
                        row=true
                        options=vec![Choice::new("en", "English"), Choice::new("fr", "Français")]
                    />
                </Section>
                <Section title=say.it("The activation mail", "Le courriel d’activation")>
                    <RadioGroup
                        entry=Entry::new("when").holding("now")
                        legend=say.it("When to send it", "Quand l’envoyer")
                        options=vec![
                            Choice::new("now", say.it("Now", "Maintenant"))
                                .hint(say.it("The link works for 24 hours.", "Le lien fonctionne pendant 24 heures.")),
                            Choice::new("later", say.it("Not yet", "Pas encore"))
                                .hint(say.it("Send it later from the person’s panel.", "L’envoyer plus tard depuis la fiche de la personne.")),
                        ]
                    />
                    <FormActions>
                        <Button look=Look::Primary icon=Glyph::Send on_press=|()| ()>{say.it("Create and send", "Créer et envoyer")}</Button>
                        <ButtonLink href="/staff" look=Look::Bare>{say.it("Cancel", "Annuler")}</ButtonLink>
                    </FormActions>
                </Section>
            </form>
        </Page>
    };
    shell(say, page.into_any())
}

fn letter(say: Say, content: AnyView, wide: bool) -> AnyView {
    view! {
        <LetterShell
            skip=say.it("Skip to content", "Aller au contenu")
            organisation=say.it("Laurier Buildings", "Immeubles Laurier")
            wide
            language=move || language_switch(say)
            footer=move || {
                view! {
                    <p>
                        {say.it("Questions? ", "Des questions ? ")}
                        <a href="mailto:help@example.org">"help@example.org"</a>
                    </p>
                }
            }
        >
            {content}
        </LetterShell>
    }
    .into_any()
}

pub(super) fn sign_in(say: Say) -> AnyView {
    let content = view! {
        <LetterTitle title=say.it("Sign in", "Connexion")/>
        <Notice tone=Tone::Bad>{say.it("Name or password don’t match.", "L’identifiant ou le mot de passe ne correspond pas.")}</Notice>
        <form class="form" novalidate>
            <TextField entry=Entry::new("name").holding("zoe.tremblay@example.org") label=say.it("E-mail or username", "Adresse courriel ou nom d’utilisateur") autocomplete="username" verbatim=true/>
            <PasswordField
                entry="password"
                label=say.it("Password", "Mot de passe")
                autocomplete="current-password"
                show=say.it("Show the password", "Afficher le mot de passe")
                hide=say.it("Hide the password", "Masquer le mot de passe")
            />
            <Button look=Look::Primary wide=true on_press=|()| ()>{say.it("Sign in", "Se connecter")}</Button>
        </form>
        <p class="aside-links">
            <a href="/forgot">{say.it("Forgotten your password?", "Mot de passe oublié ?")}</a>
            <a href="/activate">{say.it("My activation link doesn’t work", "Mon lien d’activation ne fonctionne pas")}</a>
        </p>
    };
    letter(say, content.into_any(), false)
}

pub(super) fn password(say: Say) -> AnyView {
    let content = view! {
        <LetterTitle
            title=say.it("Choose your password", "Choisissez votre mot de passe")
            lead=Some(say.it("Hello Zoé. Laurier Buildings has prepared your account.", "Bonjour Zoé. Immeubles Laurier a préparé votre compte.").to_owned())
        />
        <form class="form" novalidate>
            <PasswordField
                entry="password"
                label=say.it("Password", "Mot de passe")
                autocomplete="new-password"
                show=say.it("Show the password", "Afficher le mot de passe")
                hide=say.it("Hide the password", "Masquer le mot de passe")
                hint=say.it("At least 15 characters. A short sentence works well.", "Au moins 15 caractères. Une courte phrase convient très bien.")
                bind=RwSignal::new("quatre lampes sur".to_owned())
                below=move || view! { <StrengthMeter level=3 label=say.it("Strength", "Robustesse") word=say.it("Good", "Bon")/> }
            />
            <Details open=true summary=say.it("Let the system choose a strong one", "Laisser le système en choisir un bon")>
                <p class="drawn">
                    <code>"tambour velours 7 carafe"</code>
                    <CopyButton value="tambour velours 7 carafe" label=say.it("Copy", "Copier") done=say.it("Copied", "Copié")/>
                </p>
            </Details>
            <Button look=Look::Primary wide=true on_press=|()| ()>{say.it("Activate my account", "Activer mon compte")}</Button>
        </form>
        <p class="soft small">
            {say.it("This link works until Sunday 22 November 2026, 10:02 (Montréal time).", "Ce lien fonctionne jusqu’au dimanche 22 novembre 2026 à 10 h 02 (heure de Montréal).")}
        </p>
    };
    letter(say, content.into_any(), false)
}

pub(super) fn expired(say: Say) -> AnyView {
    let content = view! {
        <LetterTitle
            icon=Glyph::Clock
            tone=Tone::Warn
            title=say.it("This link has expired", "Ce lien a expiré")
            lead=Some(say.it("Activation links work for 24 hours. Type your address and a new one is sent.", "Les liens d’activation fonctionnent pendant 24 heures. Indiquez votre adresse pour en recevoir un nouveau.").to_owned())
        />
        <form class="form" novalidate>
            <EmailField entry="email" label=say.it("E-mail", "Adresse courriel")/>
            <Button look=Look::Primary wide=true icon=Glyph::Mail on_press=|()| ()>{say.it("Send me a new link", "M’envoyer un nouveau lien")}</Button>
        </form>
    };
    letter(say, content.into_any(), false)
}

pub(super) fn policy(say: Say) -> AnyView {
    let text = say.it(
        "We keep your name, your work address and what you are given access to, for as long as you work with us. Only administrators see them.",
        "Nous conservons votre nom, votre adresse professionnelle et vos accès aussi longtemps que vous travaillez avec nous. Seuls les administrateurs les voient.",
    );
    let content = view! {
        <LetterTitle title=say.it("Privacy policy", "Politique de confidentialité") lead=Some(say.it("Version of 3 November 2026", "Version du 3 novembre 2026").to_owned())/>
        <article class="policy" tabindex="0" aria-label=say.it("Privacy policy", "Politique de confidentialité")>
            <h2>{say.it("What we keep", "Ce que nous conservons")}</h2>
            <p>{text}</p>
            <h2>{say.it("What for", "À quelles fins")}</h2>
            <p>{text}</p>
            <ul>
                <li>{say.it("your name and language", "votre nom et votre langue")}</li>
                <li>{say.it("when you signed in", "vos dates de connexion")}</li>
            </ul>
        </article>
        <form class="form" novalidate>
            <CheckboxField entry="accept">{say.it("I have read the privacy policy and accept it", "J’ai lu la politique de confidentialité et je l’accepte")}</CheckboxField>
            <Button look=Look::Primary wide=true on_press=|()| ()>{say.it("Go on", "Continuer")}</Button>
        </form>
    };
    letter(say, content.into_any(), true)
}
