## La liste du personnel, une nouvelle personne, la fiche.

staff-first-name = Prénom
staff-last-name = Nom
staff-email = Adresse courriel
staff-user-group = Groupe d’utilisateurs
staff-username = Identifiant
staff-pin = NIP
staff-default-building = Immeuble affiché en premier
staff-add = Ajouter une personne

## Combien

# $count (Number) people
staff-people = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
# $count (Number) people
staff-more-than = Plus de { $count } personnes
# $count (Number) people
staff-need-attention = { $count } à traiter
# $count (Number) people
staff-found = { $count ->
    [0] Aucune personne trouvée
    [one] { $count } personne trouvée
   *[other] { $count } personnes trouvées
}
# $count (Number) people
staff-found-more-than = Plus de { $count } personnes trouvées
# $from (Number) the first one shown
# $to (Number) the last one shown
staff-part = { $from } à { $to }
# $count (Number) people
staff-showing = { $part } sur { $count }
# $count (Number) people
staff-showing-more-than = { $part } sur plus de { $count }
# $shown (Number) people on this page
# $count (Number) people
staff-showing-some = { $shown ->
    [one] { $shown } personne sur cette page, { $count } en tout
   *[other] { $shown } personnes sur cette page, { $count } en tout
}
# $shown (Number) people on this page
# $count (Number) people
staff-showing-some-more-than = { $shown ->
    [one] { $shown } personne sur cette page, plus de { $count } en tout
   *[other] { $shown } personnes sur cette page, plus de { $count } en tout
}

## La liste

staff-caption = Comptes du personnel
staff-search = Nom, adresse ou identifiant
staff-search-clear = Effacer la recherche
staff-filter = N’afficher que
staff-filter-everyone = Tout le monde
staff-filter-active = Actifs
staff-filter-invited = Invités
staff-filter-attention = À traiter
staff-filter-created = Pas encore invités
staff-filter-inactive = Inactifs
staff-name = Nom
staff-status = État
staff-last-seen = Dernière visite
staff-never-seen = jamais
staff-added = Ajout
staff-nobody-found = Personne ne correspond à « { $search } »
staff-nobody-found-text = La recherche porte sur les noms et les adresses, avec ou sans accents.
staff-nobody-found-filtered = La recherche porte sur les noms et les adresses, avec ou sans accents. Le filtre « { $filter } » est actif.
staff-nobody-in-state = Personne ici
staff-nobody-in-state-text = Aucun compte ne correspond au filtre « { $filter } ».
staff-nobody-on-page = Rien sur cette page
staff-nobody-on-page-text = La liste a changé depuis que le lien vers cette page a été créé.
staff-nobody-in-building-text = Personne n’a accès à cet immeuble.
staff-building = Immeuble
staff-all-buildings = Tous les immeubles
staff-show = Afficher
staff-skip-to-panel = Aller au volet ouvert
staff-in-building = Immeuble : { $building }
staff-in-building-clear = Montrer le personnel de tous les immeubles
staff-show-everyone = Afficher tout le monde
staff-alone = Il n’y a encore que vous ici
staff-alone-text = Ajoutez une première personne. Elle recevra un message dans sa langue et choisira elle-même son mot de passe.
staff-unavailable = La liste ne peut pas être affichée pour le moment

## Où en est un compte

staff-state-created = Pas encore invité
staff-state-on-its-way = Invité, message en route
# $hours (Number)
staff-state-invited-hours = Invité, encore { $hours } h
# $minutes (Number)
staff-state-invited-minutes = Invité, encore { $minutes } min
staff-state-expired = Lien expiré
staff-state-blocked = Adresse bloquée
staff-state-active = Actif
staff-state-policy-pending = Actif, politique pas encore acceptée
staff-state-inactive = Inactif
staff-state-erased = Effacé

## Une personne

staff-sign-in-name = Identifiant
staff-unknown = Personne ici
staff-unknown-text = Aucun compte ne se trouve à cette adresse. Elle est peut-être incomplète, ou le compte a disparu.
staff-back-to-list = Retour à la liste
staff-reload = Afficher l’état actuel

staff-invitation = Invitation
staff-nothing-sent = Rien n’a encore été envoyé : { $name } ne sait rien de ce compte. Activez-le le moment venu.
staff-invitation-ask = Une partie des accès de cette personne ne dépend pas de vous : un administrateur ou une administratrice peut envoyer le message ou un nouveau lien.
staff-link-works-until = Le lien fonctionne jusqu’au { $deadline }.
staff-link-ended = Le lien a cessé de fonctionner le { $deadline }.
staff-no-mail = Le message n’arrive pas ?

staff-blocked = Cette adresse ne reçoit pas de messages
staff-blocked-ask = L’administration peut corriger l’adresse. Vous pouvez aussi ajouter la personne de nouveau, avec la bonne adresse.
staff-blocked-since = Bloquée depuis le { $date }. Plus rien n’est envoyé à { $address }.
staff-blocked-reply = Réponse du serveur de messagerie
staff-correct-and-resend = Corriger l’adresse et renvoyer

staff-activate = Activer
staff-activate-question = Activer ce compte et écrire à { $name } ?
staff-activate-text = Un message avec un lien d’activation part vers { $address }, dans la langue que lit { $name } : { $language }. Le lien est valable 24 heures.
staff-resend = Envoyer un nouveau lien
staff-resend-question = Envoyer un nouveau lien à { $name } ?
staff-resend-text = Un nouveau message part vers { $address }. Le lien envoyé auparavant cesse aussitôt de fonctionner.
staff-correct = Corriger l’adresse
staff-correct-question = Corriger l’adresse : { $name }
staff-correct-hint = Elle sert aussi d’identifiant. Comparez-la lettre par lettre avec ce que la personne vous indique.
staff-correct-text-sent = Un nouveau message part vers l’adresse corrigée, et le lien envoyé auparavant cesse de fonctionner.
staff-correct-text-unsent = Rien n’est encore envoyé : le compte attend que vous l’activiez.

staff-name-administrator = Donner les droits d’administration
staff-name-question = Donner les droits d’administration à { $name } ?
staff-name-text = { $name } aura tous les droits dans tous les immeubles, présents et à venir, gérera les groupes de permissions et les réglages, et pourra donner ces droits à d’autres.
staff-dismiss-administrator = Retirer les droits d’administration
staff-dismiss-question = Retirer les droits d’administration de { $name } ?
staff-dismiss-text = Les sessions de { $name } sont fermées aussitôt. Ne lui restent ensuite que les accès donnés immeuble par immeuble.

staff-tell = Ce que vous pouvez lui dire
staff-tell-hint = Dans la langue que lit { $name }, prêt à copier.

## Les étapes d’une invitation

staff-steps = Étapes de l’invitation
staff-step-is-done = Fait :
staff-step-is-now = En ce moment :
staff-step-has-failed = Échec :
staff-step-is-ahead = À venir :
staff-step-time = { $date }, { $time }
staff-step-queued = Invitation préparée
staff-step-handed-over = Remise au serveur de messagerie
staff-step-leaving = En route vers le serveur de messagerie
staff-step-deferred = Le serveur de messagerie la demande plus tard
staff-step-delayed = Le système de messagerie tente encore de la remettre
staff-step-came-back = Revenue : elle n’a pas pu être remise
staff-step-address-refused = Refusée : cette adresse n’existe pas
staff-step-refused = Refusée par le serveur de messagerie
staff-step-unwritten = N’a pas pu être rédigé : une panne chez nous, dont la cause figure au journal du serveur.
staff-step-gave-up = N’a pas pu partir en 72 heures
staff-step-dropped = Remplacée par un message plus récent avant de partir
staff-step-link-expired = Le lien a expiré avant le choix d’un mot de passe
staff-step-page-used = { $name } a utilisé le lien
staff-step-page-awaited = { $name } n’a pas encore utilisé le lien
staff-step-page-ahead = Lien utilisé
staff-step-password-set = Mot de passe choisi
staff-step-password-awaited = { $name } n’a pas encore choisi de mot de passe
staff-step-policy-accepted = Politique de confidentialité acceptée
staff-step-policy-awaited = { $name } n’a pas encore accepté la politique de confidentialité

## Une nouvelle personne

staff-new = Nouvelle personne
staff-new-kept = Voici ce que vous aviez saisi. « Annuler » l’efface.
staff-new-name-hint = Un seul nom suffit.
staff-new-email-hint = La boîte de réception doit déjà exister et être propre à la personne, pas partagée par une équipe. L’adresse sert aussi d’identifiant.
# $address the one that was perhaps meant
staff-use-suggestion = Utiliser { $address }
staff-new-language = Sa langue
staff-new-language-hint = Celle des messages, de la carte et de toutes les pages qui lui sont destinées, quelle que soit la vôtre.
staff-new-greeted = Le message commence ainsi :
staff-send = Le message d’activation
staff-new-send-now = L’envoyer maintenant
staff-new-send-now-hint = Le lien est valable 24 heures.
staff-new-send-later = Ne pas l’envoyer encore
staff-new-send-later-hint = Vous activerez le compte plus tard, depuis sa fiche.
staff-new-send-without = Sans adresse courriel, un NIP est généré à la place et vous est montré.
staff-new-next = Et ensuite ?
staff-new-next-mail = Le message part dans l’instant, dans la langue que vous avez choisie.
staff-new-next-password = Dans les 24 heures, la personne ouvre le lien, choisit un mot de passe et accepte la politique de confidentialité.
staff-new-next-later = Rien ne part pour l’instant. Le moment venu, ouvrez la fiche de la personne et choisissez « Activer » : le message part alors.
staff-new-next-status = La liste vous montre où en est la personne. Si le lien expire, un nouveau s’envoie depuis sa fiche.
staff-new-next-status-pin = La liste vous montre où en est la personne. Si le NIP ou la carte expire, remettez-en un nouveau depuis sa fiche.

## La vie d’un compte

staff-actions = Actions
staff-actions-of = Actions pour { $name }
staff-filter-asking = Demandes d’aide
staff-state-locked = Verrouillé : trop de NIP erronés
staff-state-asking = Demande de l’aide pour se connecter
staff-state-nothing-handed-out = Ni NIP ni carte
# $hours (Number)
staff-state-handed-out-hours = Premier NIP ou carte, encore { $hours } h
# $minutes (Number)
staff-state-handed-out-minutes = Premier NIP ou carte, encore { $minutes } min
staff-state-handed-out-over = Premier NIP ou carte expiré
staff-state-must-change = Actif, NIP à remplacer
staff-signing-in = Connexion
staff-handed-out-nothing = { $name } n’a encore ni NIP ni carte. Remettez l’un ou l’autre le moment venu.
staff-handed-out-settled = Avec un NIP ou une phrase de passe que personne d’autre ne connaît.
staff-handed-out-pin = Un NIP a été remis. Il fonctionne jusqu’au { $until } et doit être remplacé à la première connexion.
staff-handed-out-pin-over = Le NIP remis a cessé de fonctionner le { $until }. Remettez-en un autre, ou une carte.
staff-handed-out-card = Une carte d’accès a été imprimée. Elle fonctionne jusqu’au { $until }.
staff-handed-out-card-over = La carte d’accès a cessé de fonctionner le { $until }. Imprimez-en une autre, ou remettez un NIP.
staff-no-user-group = Aucun
staff-default-building-first = Le premier par ordre alphabétique
staff-edit = Modifier
staff-edit-question = Modifier la fiche : { $name }
staff-edit-sign-in-name = L’identifiant, { $name }, ne change jamais.
staff-deactivate = Désactiver
staff-deactivate-question = Désactiver le compte de { $name } ?
staff-deactivate-text = Les sessions de { $name } sont fermées aussitôt, et toute connexion devient impossible. Liens et cartes cessent de fonctionner, et plus aucun message n’est envoyé. Rien n’est supprimé : le compte peut être réactivé.
staff-reactivate = Réactiver
staff-reactivate-question = Réactiver le compte de { $name } ?
staff-reactivate-text = { $name } pourra se connecter comme avant. Choisissez les accès à rendre ; les autres sont retirés.
staff-reactivate-nothing = { $name } pourra se connecter comme avant. Il n’y a aucun accès à rendre.
staff-reset = Réinitialiser le mot de passe
staff-reset-question = Envoyer à { $name } un lien pour choisir un nouveau mot de passe ?
staff-reset-text = Un message part vers { $address }, en { $language }. Le lien est valable 60 minutes. D’ici là, le mot de passe actuel continue de fonctionner.
staff-pin-new = Nouveau NIP
staff-pin-question = Remettre un nouveau NIP à { $name } ?
staff-pin-text = Il s’affiche ici pendant cinq minutes, pour vous seulement. Il fonctionne 24 heures et doit être remplacé à la première connexion. Ce qui servait jusqu’ici à se connecter cesse de fonctionner, et toutes les sessions sont fermées.
staff-pin-draw = Générer un NIP
staff-pin-typed-hint = Six chiffres. Laissé vide, il est généré.
staff-pin-shown = À remettre en main propre
staff-pin-shown-text = Il n’est montré qu’à vous, pendant cinq minutes. Il fonctionne jusqu’au { $deadline } ; à la première connexion, la personne choisit le sien.
staff-card = Imprimer une carte d’accès
staff-card-question = Imprimer une carte d’accès pour { $name } ?
staff-card-text = La carte ne sert qu’une fois, pendant 24 heures. Ce qui servait jusqu’ici à se connecter cesse de fonctionner : NIP ou ancienne carte. Toutes les sessions sont fermées.
staff-unlock = Déverrouiller
staff-unlock-question = Autoriser de nouveau { $name } à se connecter ?
staff-unlock-text = Après dix NIP erronés de suite, plus rien n’est accepté depuis un appareil inconnu du compte. Assurez-vous d’abord que les essais venaient de { $name }. Le NIP reste le même.
staff-asks-for-help = Demande de l’aide pour se connecter
staff-asks-for-help-text = Quelqu’un a donné cet identifiant le { $since }. Assurez-vous en personne de qui vient la demande, puis remettez une carte ou un NIP.
staff-aside = Fermer la demande
staff-aside-question = Fermer la demande de { $name } ?
staff-aside-text = Elle disparaît de la liste. La connexion reste telle quelle ; la personne peut faire une nouvelle demande.
staff-new-group-hint = Détermine le mode de connexion et ce qui est proposé pour chaque immeuble.
staff-new-no-email-hint = Sans adresse, la personne se connecte avec un identifiant et un NIP.
staff-new-username-hint = Proposé d’après le nom ; vous saurez à l’enregistrement s’il est libre. Il ne change plus ensuite.
staff-new-default-building-hint = Pour les personnes qui ont plusieurs immeubles.
staff-new-pin-legend = Le premier NIP
staff-new-pin-now = En générer un maintenant
staff-new-pin-now-hint = Il n’est montré qu’à vous, pendant cinq minutes, et fonctionne 24 heures.
staff-new-pin-later = Pas encore
staff-new-pin-later-hint = Vous remettrez un NIP ou imprimerez une carte d’accès plus tard.
staff-new-next-pin = Un NIP vous est montré une seule fois : remettez-le en main propre, avec l’identifiant.
staff-new-next-first = À la première connexion, dans les 24 heures, la personne choisit son propre NIP et accepte la politique de confidentialité.
staff-new-next-first-passphrase = À la première connexion, dans les 24 heures, la personne choisit une phrase de passe et accepte la politique de confidentialité.
staff-new-next-pin-later = Pour l’instant, la personne ne peut pas se connecter. Le moment venu, imprimez une carte d’accès ou générez un NIP depuis sa fiche.
staff-address = Ajouter une adresse
staff-address-question = Ajouter une adresse courriel : { $name }
staff-address-text = Un message y est envoyé ; son lien est valable 24 heures. Le mot de passe que la personne choisit alors remplace son NIP. L’identifiant reste { $sign_in_name }.
staff-address-send = Envoyer le message
