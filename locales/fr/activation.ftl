## From the mailed link to the first session.

choose-title = Activez votre compte
# $organisation the organisation’s name
choose-greeting = Bienvenue chez { $organisation }
# $deadline e.g. Thursday, March 12, 2026 at 2:05 PM
choose-lead = Choisissez un mot de passe pour activer votre compte. Ce lien est utilisable jusqu’au { $deadline }.
choose-submit = Activer mon compte

ask-again-title = Recevoir un nouveau lien d’activation
ask-again-lead = Saisissez l’adresse où l’invitation vous a été envoyée. Si une invitation y est en attente, nous renverrons le lien.
ask-again-submit = Recevoir le lien

link-ask-again = Recevoir un nouveau lien

welcome-title = Avant de commencer
welcome-lead = Prenez connaissance de l’usage qui est fait de vos données. Nous ne vous le redemanderons que si le texte change.
welcome-policy-label = Politique de confidentialité
# $version (Number) version of the policy
welcome-policy-version = Version { $version }, publiée le { $date }
welcome-accept = J’ai bien lu et j’accepte la politique de confidentialité.
