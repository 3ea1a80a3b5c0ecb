## Ce qui s’est passé, en phrases. Les noms sont ceux des personnes, tels qu’ils sont aujourd’hui.

history-detail-change = { $from } → { $to }
history-system = Le système
history-operator = L’exploitant

history-organisation-set-up = { $actor } a configuré l’organisation.
# $version (Number) version of the policy
history-policy-published = { $actor } a publié la version { $version } de la politique de confidentialité.
history-account-created = { $actor } a ajouté { $subject }.
history-invitation-queued = { $actor } a envoyé une invitation à { $subject }.
history-invitation-asked-again = Le lien d’activation a été redemandé pour { $subject }.
history-address-corrected = { $actor } a corrigé l’adresse du compte { $subject }.
history-letter-handed-over = Le serveur de messagerie a pris en charge un message pour { $subject } ({ $letter }).
history-letter-refused = Le serveur de messagerie a refusé un message pour { $subject } ({ $letter }, réponse { $code }).
history-letter-expired = Un message pour { $subject } n’a pas pu partir en 72 heures ({ $letter }).
history-address-blocked = D’après le serveur de messagerie, l’adresse du compte { $subject } n’existe pas. Plus rien n’y est envoyé.
history-password-page-used = { $subject } a ouvert le lien et commencé à choisir un mot de passe.
history-account-activated = { $subject } a choisi un mot de passe. Le compte est actif.
history-link-refused = Un lien du compte { $subject } a été refusé ({ $purpose }) : { $reason }
# $version (Number) version of the policy
history-policy-accepted = { $subject } a accepté la version { $version } de la politique de confidentialité ({ $language }).
history-signed-in = { $subject } a ouvert une session.
history-signed-out = { $subject } a fermé sa session.
history-sign-in-throttled = Trop de mots de passe erronés pour { $subject }. Les tentatives suivantes sont retenues pendant un moment.
history-reset-asked = Un nouveau mot de passe a été demandé pour { $subject }. Un lien est parti à l’adresse enregistrée.
history-password-reset = { $subject } a choisi un nouveau mot de passe au moyen du lien reçu.
history-password-changed = { $subject } a changé son mot de passe.
history-language-changed = { $subject } a choisi une autre langue : { $language }.
history-a-colleague = Un membre du personnel
history-building-created = { $actor } a ajouté l’immeuble { $thing }.
history-building-changed = { $actor } a modifié la fiche de l’immeuble { $thing }.
history-building-archived = { $actor } a archivé l’immeuble { $thing }. Tous les accès y ont pris fin.
history-building-restored = { $actor } a remis en service l’immeuble { $thing }.
# $count (Number) buildings
history-buildings-imported = { $count ->
    [one] { $actor } a ajouté { $count } immeuble à partir d’une liste.
   *[other] { $actor } a ajouté { $count } immeubles à partir d’une liste.
}
history-portfolio-created = { $actor } a créé le portefeuille { $thing }.
history-portfolio-renamed = { $actor } a renommé un portefeuille : { $thing }.
history-capability-added = { $actor } a ajouté la fonctionnalité { $thing }.
history-capability-changed = { $actor } a modifié la fonctionnalité { $thing }.
history-capability-archived = { $actor } a retiré la fonctionnalité { $thing } du catalogue.
history-permission-group-created = { $actor } a créé le groupe de permissions { $thing }.
history-permission-group-changed = { $actor } a modifié le groupe de permissions { $thing }.
history-permission-group-deleted = { $actor } a supprimé le groupe de permissions { $thing }.
history-access-given = { $actor } a donné un accès à { $subject } : { $thing }, { $places }.
history-cover-given = { $actor } a donné un accès à { $subject } du { $from } au { $until } : { $thing }, { $places }.
history-access-taken = { $actor } a retiré un accès à { $subject } : { $thing }, { $places }.
history-cover-ended = L’accès temporaire de { $subject } a pris fin : { $thing }, { $places }.
history-administrator-named = { $actor } a donné les droits d’administration à { $subject }.
history-administrator-dismissed = { $actor } a retiré les droits d’administration à { $subject }.
# $count (Number) places that are not named
history-places-and-more = { $count ->
    [one] { $listed } et { $count } autre
   *[other] { $listed } et { $count } autres
}
history-address-unblocked = { $actor } a retiré l’adresse du compte { $subject } de la liste des adresses bloquées.
history-address-unblocked-nobodys = { $actor } a retiré une adresse de la liste des adresses bloquées.
# $letter the kind of letter
# $reason a whole sentence
history-letter-came-back = Un message pour { $subject } nous est revenu ({ $letter }). { $reason }
history-letter-delayed = Un message pour { $subject } a du retard ({ $letter }). Le système de messagerie tente encore de le remettre.
history-user-group-created = { $actor } a créé le groupe d’utilisateurs { $thing }.
history-user-group-changed = { $actor } a modifié le groupe d’utilisateurs { $thing }.
history-user-group-deleted = { $actor } a supprimé le groupe d’utilisateurs { $thing }.
history-pin-handed-out = { $actor } a remis un NIP à { $subject }.
history-first-sign-in = Première connexion de { $subject }. Le compte est actif.
history-pin-chosen = { $subject } a choisi un NIP.
history-passphrase-chosen = { $subject } a choisi une phrase de passe.
history-sign-in-locked = Trop de NIP erronés pour { $subject }. Plus rien n’est accepté depuis un appareil inconnu tant qu’un responsable ne l’a pas déverrouillé.
history-sign-in-unlocked = { $actor } a de nouveau autorisé la connexion de { $subject }.
history-card-printed = { $actor } a imprimé une carte d’accès pour { $subject }.
history-card-used-pin = { $subject } a utilisé sa carte d’accès et choisi un NIP.
history-card-used-passphrase = { $subject } a utilisé sa carte d’accès et choisi une phrase de passe.
history-account-changed = { $actor } a modifié la fiche de { $subject }.
history-account-deactivated = { $actor } a désactivé le compte de { $subject }.
history-address-claimed = { $actor } a envoyé à { $subject } un lien pour confirmer une adresse courriel.
history-address-confirmed = { $subject } a confirmé une adresse courriel et choisi un mot de passe.
history-account-reactivated = { $actor } a réactivé le compte de { $subject }.
history-reset-sent = { $actor } a envoyé à { $subject } un lien pour choisir un nouveau mot de passe.
history-help-asked = Quelqu’un a demandé de l’aide pour se connecter au compte de { $subject }.
history-help-dismissed = { $actor } a classé la demande d’aide de { $subject }.
history-settings-changed = { $actor } a modifié les réglages de l’organisation.
history-default-language-changed = { $actor } a changé la langue par défaut de l’organisation : { $language }.
history-typed-pins-allowed = { $actor } a permis de saisir les premiers NIP.
history-typed-pins-ended = { $actor } a rétabli la génération de tous les premiers NIP.
history-deactivation-notices-begun = { $actor } a activé le courriel aux personnes dont le compte est désactivé.
history-deactivation-notices-ended = { $actor } a coupé le courriel aux personnes dont le compte est désactivé.
# $why a whole sentence
history-stray-bounce = Un avis de non-remise est arrivé et a été ignoré. { $why }
history-stray-unproved = Rien ne prouve qu’il concerne l’un de nos messages.
history-stray-other-recipient = Il concerne une autre adresse que celle du message.
history-stray-not-waiting = Le message qu’il désigne n’est pas parti, ou est parti il y a trop longtemps.

letter-activation = message d’activation
letter-reset = message pour le mot de passe
letter-activated = avis d’activation
letter-password-changed = avis de changement de mot de passe
letter-test = message d’essai
letter-access-given = avis d’un nouvel accès
letter-inactive-given-access = avis concernant une personne en attente d’une décision
letter-deactivated = avis de désactivation
letter-address-added = message de confirmation d’adresse

link-purpose-set-up = lien de configuration
link-purpose-activation = lien d’activation
link-purpose-reset = lien pour le mot de passe
link-purpose-card = carte d’accès
