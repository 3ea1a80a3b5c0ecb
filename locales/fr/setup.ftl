## The first run.

set-up-title = Configurez votre organisation
set-up-lead = Cela ne se fait qu’une fois. Vous aurez le premier compte d’administration.
set-up-needs-link = Cette installation n’a pas encore d’organisation. Un lien à usage unique ouvre la configuration.
set-up-link-how = Le lien s’affiche là où le serveur a été démarré. La commande « trousseau setup-link » en produit un nouveau.
set-up-organisation = Organisation
set-up-organisation-name = Nom de l’organisation
set-up-default-language = Langue par défaut
set-up-time-zone = Fuseau horaire
set-up-time-zone-choice = { $place } (UTC{ $offset })
set-up-support-address = Où le personnel demande de l’aide
set-up-support-hint = Une adresse courriel. Elle figure au bas des messages et des pages de connexion.
set-up-administrator = Premier compte d’administration
set-up-policy-note = En validant, vous publiez la politique de confidentialité par défaut, que vos collègues devront accepter.
set-up-email-hint = Elle vous servira à vous connecter.
set-up-submit = Configurer et se connecter
