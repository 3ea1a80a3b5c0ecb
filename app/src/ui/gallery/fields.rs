//! Fields.

use leptos::prelude::*;

use super::{Group, Say};
use crate::ui::{
    Button, ButtonLink, CheckboxField, Choice, EmailField, Entry, ErrorSummary, Field, FieldLink, FieldRow, FormActions, Look,
    PasswordField, RadioGroup, SelectField, StrengthMeter, TextArea, TextField,
};

pub(super) fn fields(say: Say) -> AnyView {
    let secret = RwSignal::new(String::from("quatre lampes"));
    let level = move || u8::try_from(secret.with(String::len) / 5).unwrap_or(4);
    let word = move || match level() {
        0 => say.it("Too short", "Trop court"),
        1 => say.it("Weak", "Faible"),
        2 => say.it("Fair", "Moyen"),
        3 => say.it("Good", "Bon"),
        _ => say.it("Strong", "Excellent"),
    };
    let optional = say.it("optional", "facultatif");
    view! {
        <Group title="Fields">
            <form class="form gallery-form" novalidate>
                <ErrorSummary title=say.it("Two things need your attention", "Deux points à corriger") items=faults(say)/>
                <FieldRow>
                    <TextField entry=Entry::new("first").holding("Zoé") label=say.it("First name", "Prénom") autocomplete="off"/>
                    <TextField entry="last" label=say.it("Last name", "Nom") autocomplete="off" marker=optional/>
                </FieldRow>
                <EmailField
                    entry=Entry::new("email").holding("zoe@exmaple").wrong(say.it("This address isn’t complete.", "Cette adresse n’est pas complète."))
                    label=say.it("E-mail", "Adresse courriel")
                    hint=say.it("The activation mail is sent there.", "Le courriel d’activation y est envoyé.")
                    required=true
                />
                <SelectField
                    entry=Entry::new("language").holding("fr")
                    label=say.it("Language", "Langue")
                    hint=say.it("Of the mail and of every page.", "Du courriel et de toutes les pages.")
                    options=vec![Choice::new("en", "English"), Choice::new("fr", "Français")]
                />
                <SelectField
                    entry=Entry::new("group").wrong(say.it("Choose a user group.", "Choisissez un groupe d’utilisateurs."))
                    label=say.it("User group", "Groupe d’utilisateurs")
                    blank=say.it("Choose one", "Choisir")
                    options=vec![Choice::new("desk", say.it("Front desk", "Réception"))]
                />
                <RadioGroup
                    entry=Entry::new("when").holding("now")
                    legend=say.it("The activation mail", "Le courriel d’activation")
                    options=vec![
                        Choice::new("now", say.it("Send it now", "L’envoyer maintenant"))
                            .hint(say.it("The link works for 24 hours.", "Le lien fonctionne pendant 24 heures.")),
                        Choice::new("later", say.it("Not yet", "Pas encore"))
                            .hint(say.it("Send it later from the person’s panel.", "L’envoyer plus tard depuis la fiche de la personne.")),
                    ]
                />
                <RadioGroup
                    entry=Entry::new("row").holding("fr")
                    legend=say.it("Language", "Langue")
                    row=true
                    options=vec![Choice::new("en", "English"), Choice::new("fr", "Français")]
                />
                <PasswordField
                    entry="password"
                    label=say.it("Password", "Mot de passe")
                    autocomplete="new-password"
                    show=say.it("Show the password", "Afficher le mot de passe")
                    hide=say.it("Hide the password", "Masquer le mot de passe")
                    hint=say.it("At least 15 characters. A short sentence works well.", "Au moins 15 caractères. Une courte phrase convient très bien.")
                    bind=secret
                    below=move || view! { <StrengthMeter level label=say.it("Strength", "Robustesse") word/> }
                />
                <TextArea entry="note" label=say.it("Note", "Remarque") marker=optional hint=say.it("Only administrators see it.", "Visible des administrateurs seulement.")/>
                <TextField entry=Entry::new("code").holding("https://trousseau.example.org/setup") label=say.it("Address of the link", "Adresse du lien") readonly=true mono=true/>
                <CheckboxField entry="administrator" hint=say.it("Every right, every building, present and future.", "Tous les droits, tous les immeubles, présents et à venir.")>
                    {say.it("Administrator", "Administrateur")}
                </CheckboxField>
                <CheckboxField
                    entry=Entry::new("policy").wrong(say.it("Please accept the policy to go on.", "Acceptez la politique pour continuer."))
                    checked=true
                >
                    {say.it("I have read the ", "J’ai lu la ")}
                    <a href="#policy">{say.it("privacy policy", "politique de confidentialité")}</a>
                </CheckboxField>
                <Field entry="colour" label=say.it("Any other control", "Tout autre contrôle") let:ids>
                    <input id=ids.control class="input" name="colour" type="date" aria-describedby=ids.describedby aria-invalid=ids.invalid/>
                </Field>
                <FormActions>
                    <Button look=Look::Primary on_press=|()| ()>{say.it("Create the account", "Créer le compte")}</Button>
                    <ButtonLink href="#cancel" look=Look::Bare>{say.it("Cancel", "Annuler")}</ButtonLink>
                </FormActions>
            </form>
        </Group>
    }
    .into_any()
}

pub(super) fn faults(say: Say) -> Vec<FieldLink> {
    vec![
        FieldLink {
            id: "email".to_owned(),
            text: say
                .it("E-mail: this address isn’t complete.", "Adresse courriel : cette adresse n’est pas complète.")
                .to_owned(),
        },
        FieldLink {
            id: "group".to_owned(),
            text: say.it("User group: choose one.", "Groupe d’utilisateurs : choisissez-en un.").to_owned(),
        },
    ]
}
