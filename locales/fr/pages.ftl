## Home, profile, notices, and what fits nowhere else.

common-staff = Personnel
common-administrator = Administration
common-ask-support = Besoin d’aide ? Écrivez à
common-error-summary = À corriger

home-greeting = Bonjour { $name }
# $organisation the organisation’s name
home-lead = { $organisation } : comptes du personnel
home-first-steps = Premiers pas
home-step-done = Fait
home-step-buildings = Ajouter vos immeubles
home-step-buildings-text = Un par un, ou tous à la fois depuis votre tableur.
home-step-groups = Dire ce que chacun peut faire
home-step-groups-text = Un groupe de permissions par métier : concierge, gestionnaire d’immeuble…
home-step-colleagues = Ajouter une première personne
home-step-colleagues-text = Avec ses immeubles, et un groupe de permissions dans chacun. Elle reçoit un message dans sa langue.
home-states = Le personnel par état
home-people = Personnes
home-your-access = Vos accès
home-no-access = Vous n’avez encore accès à aucun immeuble. La personne qui gère le vôtre vous le donnera.
home-account = Votre compte
home-account-text = Votre langue, l’apparence de ces pages et votre mot de passe ou NIP.
home-account-link = Ouvrir votre profil

profile-title = Votre profil
profile-identity = Votre identité
profile-identity-hint = Signalez toute erreur à un administrateur.
profile-name = Nom
profile-language-hint = Pour ces pages et pour tous les messages que vous recevez.
profile-password = Mot de passe
profile-password-hint = Le changer déconnecte tous les autres navigateurs. Un message vous en avertit.
profile-current-password = Mot de passe actuel
profile-password-submit = Changer le mot de passe

not-found-title = Cette page n’existe pas
not-found-text = L’adresse est peut-être mal saisie, ou la page a disparu.
not-found-home = Aller à l’accueil
forbidden-title = Page réservée

notice-invited = Invitation envoyée. Le message d’activation est en route.
notice-invited-or-known = C’est fait. Le message d’activation est en route. Une personne qui a déjà un compte ici ne reçoit pas de message, mais elle a les accès que vous lui avez donnés.
notice-added = Compte ajouté. Rien n’a encore été envoyé.
notice-added-or-known = C’est fait. Rien n’a encore été envoyé. Une personne qui a déjà un compte ici a les accès que vous lui avez donnés.
notice-activated = Le message d’activation est en route.
notice-resent = Un nouveau lien est en route. Le précédent ne fonctionne plus.
notice-address-corrected = L’adresse est corrigée. Rien n’a encore été envoyé.
notice-address-corrected-and-sent = L’adresse est corrigée, et un nouveau message d’activation y est envoyé.
notice-unblocked = L’adresse n’est plus sur la liste des adresses bloquées. Des messages peuvent de nouveau y être envoyés.
notice-access-changed = Les accès sont modifiés.
notice-access-as-it-was = Rien n’était différent : les accès restent tels quels.
notice-cover-given = L’accès temporaire est donné. Il prendra fin de lui-même.
notice-cover-ended = L’accès temporaire a pris fin.
notice-administrator-named = Cette personne a désormais tous les droits.
notice-administrator-dismissed = Cette personne n’a plus les droits d’administration. Toutes ses sessions sont fermées.
notice-password-set = Votre mot de passe est enregistré et votre compte est actif.
notice-password-changed = Votre mot de passe a été changé. Vos sessions dans les autres navigateurs ont été fermées.
notice-password-reset = Votre nouveau mot de passe est enregistré. Connectez-vous.
notice-signed-out = Votre session est fermée.
notice-link-asked = Si cette adresse correspond à un compte, un lien est en route.
notice-policy-accepted = Merci. Tout est prêt.
notice-already-set-up = Cette organisation est déjà configurée. Connectez-vous.
notice-set-up = Votre organisation est configurée. Voici par où commencer.
notice-group-saved = Le groupe de permissions est enregistré.
notice-group-deleted = Le groupe de permissions est supprimé.
notice-capability-saved = La fonctionnalité est enregistrée.
notice-capability-archived = La fonctionnalité n’est plus proposée.
notice-catalogue-added = Le catalogue courant est ajouté. Adaptez-le à votre organisation.
common-version = Version
common-error-item = { $field } : { $problem }

notice-user-group-saved = Le groupe d’utilisateurs est enregistré.
notice-user-group-deleted = Le groupe d’utilisateurs est supprimé.
notice-user-groups-added = Les groupes courants sont ajoutés. Adaptez-les à votre organisation.
notice-added-with-pin = Personne ajoutée. Remettez-lui en main propre le NIP ci-dessous.
notice-details-saved = La fiche est enregistrée.
notice-deactivated = Compte désactivé. Toutes les sessions ont été fermées.
notice-reactivated = Compte réactivé.
notice-reset-sent = Un lien pour choisir un nouveau mot de passe est en route.
notice-pin-handed-out = Un nouveau NIP est prêt. Remettez-le en main propre.
notice-unlocked = Compte déverrouillé. La connexion est de nouveau possible.
notice-help-dismissed = La demande est classée.
notice-help-asked = Si cet identifiant correspond à un compte, la personne qui le gère voit votre demande.
notice-secret-set = Votre nouveau NIP ou votre phrase de passe est enregistré.
notice-settings-saved = Les réglages sont enregistrés.
notice-address-asked = Un message est en route. L’adresse comptera une fois confirmée.

home-building-now = Immeuble
home-you-are-in = Vous êtes dans
profile-secret = NIP ou phrase de passe
profile-secret-hint = Un changement ferme vos sessions sur tous les autres appareils.
profile-current-secret = NIP ou phrase de passe actuels
profile-secret-submit = Enregistrer le changement

settings-title = Réglages
settings-languages = Langues
settings-languages-hint = Voici les langues installées. Une autre langue est un dossier de textes que la personne qui exploite le serveur ajoute au programme ; le fichier README du projet explique comment.
settings-default-language-hint = Pour qui n’en a pas choisi : le formulaire d’ajout la propose, et la page de connexion l’utilise quand le navigateur n’en demande aucune que nous ayons.
settings-accounts = Comptes
settings-type-pins = Permettre à qui ajoute une personne de saisir son premier NIP
settings-type-pins-hint = Sinon, chaque NIP est généré. Un NIP saisi doit lui aussi être remplacé à la première connexion.
settings-tell = Prévenir les personnes par courriel quand leur compte est désactivé
settings-tell-hint = Un seul message, dans la langue de la personne. Plus rien ne lui est envoyé ensuite.
settings-address = Adresse à publier
settings-address-hint = Là où votre personnel se connecte : pour le tableau d’affichage, l’intranet, le guide d’accueil.
