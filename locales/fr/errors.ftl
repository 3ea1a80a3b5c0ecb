### Ce qui n’a pas marché, et ce que la personne peut y faire. Une phrase par code de `AppError`.

error-title = L’opération n’a pas abouti

## Qui demande

error-sign-in-required = Veuillez vous connecter pour continuer.
error-policy-pending = Veuillez d’abord lire et accepter la politique de confidentialité.
error-must-change = Veuillez d’abord choisir votre propre NIP ou phrase de passe.
error-forbidden = Votre compte ne permet pas de faire cela. Si vous en avez besoin, adressez-vous à un administrateur.
error-not-found = Il n’y a rien ici. La page a peut-être été déplacée, ou l’adresse est incomplète.
error-sign-in-failed = La connexion a échoué. Vérifiez votre identifiant et votre mot de passe ou NIP. Après plusieurs échecs, patientez quelques minutes, choisissez un nouveau mot de passe ou demandez de l’aide à votre responsable.

## Ce qui est demandé

error-invalid = { $n ->
    [one] Veuillez corriger le champ signalé ci-dessous.
   *[other] Veuillez corriger les { $n } champs signalés ci-dessous.
}
error-throttled = { $minutes ->
    [one] Trop de tentatives. Veuillez réessayer dans une minute.
   *[other] Trop de tentatives. Veuillez réessayer dans { $minutes } minutes.
}
error-malformed = La demande est incomplète ou endommagée. Veuillez actualiser la page et réessayer.
error-cross-site = La demande ne venait pas de ce site : rien n’a été fait. Veuillez ouvrir la page ici et réessayer.
error-method-not-allowed = Cette adresse ne peut pas être utilisée ainsi. Veuillez revenir en arrière et utiliser les boutons de la page.
error-too-large = C’est trop volumineux pour être envoyé en une seule fois.
error-unsupported-media = Ce type de contenu ne peut pas être traité ici.
error-unknown-host = Cette adresse n’appartient pas à ce site. Veuillez vérifier ce que vous avez tapé ou le lien que vous avez suivi.

## La machine

error-busy = Le site est très sollicité en ce moment. Veuillez réessayer dans un instant.
error-unavailable = Un problème est survenu de notre côté ; rien n’a été modifié. Veuillez réessayer. Si cela se reproduit, communiquez le numéro d’incident { $incident } à votre administrateur.
error-timeout = L’opération a pris trop de temps et a été interrompue. Veuillez réessayer.
error-offline = Le site n’a pas répondu. Vérifiez votre connexion et réessayez ; ce que vous avez saisi est toujours là.

## L’état des choses

error-conflict-already-active = Ce compte est déjà activé.
error-conflict-stale = Une autre personne a fait une modification entre-temps. Actualisez la page pour voir l’état actuel, puis réessayez.
error-conflict-already-set-up = Ce site est déjà configuré. Veuillez vous connecter.
error-conflict-nothing-to-send = Ce compte n’attend aucun message.
error-conflict-nobody-needs-a-card = Personne n’a besoin d’une carte ici : chaque personne a choisi un NIP ou une phrase de passe, ou a déjà une carte.
error-conflict-last-administrator = C’est la dernière personne à détenir les droits d’administration. Donnez-les d’abord à quelqu’un d’autre.
error-conflict-begun-with-by-pins = Des groupes d’utilisateurs dont les membres n’ont pas besoin d’adresse courriel commencent par ce groupe de permissions. Choisissez-en d’abord un autre pour eux.
error-conflict-needs-password = Qui gère le personnel se connecte avec une adresse courriel et un mot de passe. Une des personnes concernées n’en a pas encore.

## Les liens des messages. Aucune donnée personnelle : un ancien lien n’apprend rien sur le compte.

link-inactive =
    .title = Ce compte est inactif
    .text = Le lien ne peut pas servir tant que le compte est inactif. Si vous pensez qu’il s’agit d’une erreur, adressez-vous à l’administration de votre organisation.
link-used =
    .title = Ce lien a déjà servi
    .text = Chaque lien ne sert qu’une fois. Si c’est vous qui l’avez utilisé, connectez-vous avec le mot de passe que vous avez choisi. Sinon, prévenez l’administration de votre organisation.
link-cancelled =
    .title = Ce lien a été annulé
    .text = L’invitation a été retirée. Si vous pensez qu’il s’agit d’une erreur, adressez-vous à l’administration de votre organisation.
link-replaced =
    .title = Il existe un lien plus récent
    .text = Un message plus récent a remplacé ce lien. Veuillez utiliser le lien du dernier message reçu.
link-expired =
    .title = Ce lien a expiré
    .text = Les liens ne sont valables qu’un certain temps. Vous pouvez en demander un nouveau avec votre adresse courriel.
link-unknown =
    .title = Ce lien n’est pas valide
    .text = Il est peut-être incomplet : ouvrez-le de nouveau depuis le message, ou copiez-le en entier. Sinon, demandez-en un nouveau avec votre adresse courriel.

## À côté d’un champ

problem-required = Veuillez remplir ce champ.
problem-no-name = Veuillez indiquer le nom dans au moins une langue.
problem-no-building-chosen = Veuillez choisir un groupe de permissions dans au moins un immeuble.
problem-too-long = { $max ->
    [one] Un seul caractère au maximum.
   *[other] { $max } caractères au maximum.
}
problem-not-an-address = Cette adresse courriel est incomplète. Exemple : camille@example.org
problem-blank-in-address = Cette adresse courriel contient une espace. Une adresse n’en a jamais.
# $reason a whole sentence
problem-address-blocked = Rien n’est envoyé à cette adresse : elle est sur la liste des adresses bloquées. { $reason } Si la boîte existe désormais, retirez d’abord l’adresse de la liste, ou enregistrez sans envoyer.
# $address the address that was perhaps meant
problem-perhaps-meant = Vouliez-vous dire { $address } ? Si l’adresse est juste telle quelle, envoyez de nouveau le formulaire.
problem-address-too-long = Cette adresse courriel est trop longue pour être valide.
problem-not-one-address = Veuillez saisir une seule adresse courriel.
problem-contains-link = Veuillez ne pas inclure d’adresse Web.
problem-control-characters = Ce texte contient des caractères invisibles. Veuillez le taper plutôt que de le coller.
problem-mixed-scripts = Ce texte mêle des lettres d’alphabets différents qui se ressemblent. Veuillez le taper de nouveau.
problem-taken = Un compte existe déjà avec cette adresse.
problem-name-taken = Ce nom est déjà utilisé. Veuillez en choisir un autre.
problem-not-a-choice = Veuillez choisir l’une des options.
problem-unknown-time-zone = Veuillez choisir un fuseau horaire dans la liste.
problem-not-accepted = Veuillez cocher la case pour accepter la politique de confidentialité.
problem-not-an-instant = Indiquez un jour et une heure.
problem-ends-before-it-begins = La fin doit être postérieure au début.
problem-over = Cette date est passée.
problem-address-needed = Dans ce groupe d’utilisateurs, une adresse courriel est nécessaire.
problem-address-first = Dans ce groupe d’utilisateurs, on se connecte avec une adresse courriel et un mot de passe. Ajoutez d’abord une adresse à cette personne.
problem-not-a-username = De 3 à 32 caractères : lettres minuscules sans accents, chiffres, points, traits d’union ou de soulignement, une lettre ou un chiffre en premier.
# $free a username that nobody has
problem-username-taken = Cet identifiant est déjà pris. { $free } est libre.
problem-manages-staff = Pour gérer le personnel, il faut une adresse courriel et un mot de passe. Choisissez un groupe qui n’en donne pas le droit, ou ajoutez une adresse à cette personne.
problem-some-have-no-address = { $count ->
    [one] { $count } personne de ce groupe n’a pas d’adresse courriel.
   *[other] { $count } personnes de ce groupe n’ont pas d’adresse courriel.
}
problem-no-access-there = Cette personne n’a pas accès à cet immeuble.
problem-card-code-mistyped = Ce code contient une erreur de frappe. Comparez-le caractère par caractère avec la carte.
problem-card-unknown = Cet identifiant et ce code n’ouvrent rien. La carte a peut-être déjà servi, été remplacée, ou a plus d’un jour.

## À côté d’un mot de passe

problem-password-too-short = { $min ->
    [one] Un caractère au minimum.
   *[other] { $min } caractères au minimum. Plusieurs mots à la suite se retiennent facilement.
}
problem-password-too-long = { $max ->
    [one] Un seul caractère au maximum.
   *[other] { $max } caractères au maximum.
}
problem-password-common = Ce mot de passe figure dans les listes que les pirates essaient en premier. Veuillez en choisir un autre.
problem-password-context = Veuillez ne pas utiliser votre nom, votre adresse, ni les noms de l’organisation ou de { common-product }.
problem-password-repeated = Ce mot de passe répète les mêmes caractères ou suit une série évidente. Veuillez en choisir un autre.
problem-password-same-as-before = C’est votre mot de passe actuel. Veuillez en choisir un nouveau.
problem-current-password-wrong = Ce n’est pas votre mot de passe actuel.
problem-pin-length = Un NIP compte exactement six chiffres.
problem-pin-repeats = Ce NIP répète trop ses chiffres. Veuillez en choisir un autre.
problem-pin-sequence = Ce NIP est une suite facile à deviner. Veuillez en choisir un autre.
problem-pin-shape = Ce NIP dessine une forme sur le clavier. Veuillez en choisir un autre.
problem-pin-date = Ce NIP ressemble à une date. Veuillez en choisir un autre.
problem-pin-in-name = Les chiffres de ce NIP figurent dans l’identifiant. Veuillez en choisir un autre.
problem-pin-handed-out = C’est ce qu’on vous a remis. Veuillez en choisir un autre, à vous.
problem-neither-pin-nor-passphrase = Un NIP compte six chiffres ; une phrase de passe, au moins 15 caractères.
problem-too-many-covers = Cette personne a déjà { $max } accès temporaires. Mettez fin à l’un d’eux d’abord.
