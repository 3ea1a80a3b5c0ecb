## What stands on an access card, in the language of whoever it is for.

card-title = Votre carte d’accès
card-sign-in-name = Identifiant
card-code = Code de la carte
card-scan = Numérisez ceci avec l’appareil photo de votre téléphone et choisissez un NIP. La carte ne sert qu’une fois.
card-scan-passphrase = Numérisez ceci avec l’appareil photo de votre téléphone et choisissez une phrase de passe. La carte ne sert qu’une fois.
# $address e.g. keys.example.org/card
card-type = Pas d’appareil photo ? Ouvrez { $address } et saisissez votre identifiant et le code de cette carte.
# $deadline e.g. Thursday, March 12, 2026 at 2:05 PM
card-until = Utilisable jusqu’au { $deadline }. D’ici là, gardez-la pour vous.
card-help = Cela ne fonctionne pas ? Demandez à votre responsable ou écrivez à { $support }.

## Printing cards, and using one

cards-title = Cartes d’accès
cards-of = Cartes d’accès : { $name }
# $count (Number) people
cards-for = { $count ->
    [one] Pour { $count } personne qui n’a encore choisi ni NIP ni phrase de passe
   *[other] Pour { $count } personnes qui n’ont encore choisi ni NIP ni phrase de passe
}
cards-for-hint = Une carte remplace le NIP remis auparavant : ce NIP n’ouvre plus rien.
# $count (Number) people
cards-carded = { $count ->
    [one] { $count } personne a déjà une carte
   *[other] { $count } personnes ont déjà une carte
}
cards-carded-hint = Une carte sert une seule fois, dans les 24 heures qui suivent son impression.
# $count (Number) people
cards-again = { $count ->
    [one] Imprimer une nouvelle carte pour cette personne : l’ancienne cesse de fonctionner
   *[other] Imprimer de nouvelles cartes pour ces personnes : les anciennes cessent de fonctionner
}
# $count (Number) people
cards-left = { $count ->
    [one] { $count } autre personne a besoin d’une carte : relancez l’impression après cette feuille.
   *[other] { $count } autres personnes ont besoin d’une carte : relancez l’impression après cette feuille.
}
# $count (Number) cards
cards-print = { $count ->
    [one] Imprimer { $count } carte
   *[other] Imprimer { $count } cartes
}
# $count (Number) people
cards-others = { $count ->
    [one] { $count } autre personne ne peut recevoir sa carte que de l’administration.
   *[other] { $count } autres personnes ne peuvent recevoir leur carte que de l’administration.
}
cards-nobody = Personne n’a besoin d’une carte ici
cards-nobody-text = Toutes les personnes sans adresse courriel qui travaillent ici ont choisi un NIP ou une phrase de passe.
# $count (Number) cards
cards-printed = { $count ->
    [one] { $count } carte d’accès
   *[other] { $count } cartes d’accès
}
cards-print-now = Imprimer
cards-once = Cette feuille n’est montrée qu’à vous, pendant cinq minutes. Remettez chaque carte en main propre.
cards-own-language = Dans la langue de chaque personne
cards-all-languages = Dans toutes les langues
cards-gone = Cette feuille n’est plus affichée
cards-gone-text = Les cartes restent visibles cinq minutes après leur impression. Imprimez-les de nouveau : les précédentes cessent alors de fonctionner.
card-page-title = J’ai une carte d’accès
card-page-lead = Saisissez ce qui figure sur la carte. Vous choisirez ensuite votre NIP ou votre phrase de passe.
card-page-hint = Douze lettres et chiffres, par groupes de quatre.
# $name a sign-in name
# $deadline e.g. Thursday, March 12, 2026 at 2:05 PM
card-choose-lead = Votre identifiant est { $name }. Cette carte ne sert qu’une fois, jusqu’au { $deadline }.
card-ask-again = Demander de l’aide
card-expired-text = Une carte d’accès est valable un jour. Demandez-en une nouvelle à votre responsable.
card-replaced-text = Une carte plus récente a été imprimée. Veuillez utiliser celle-là.
card-unknown-text = Le code est peut-être incomplet. Numérisez-le de nouveau, ou saisissez le code de la carte.

## A secret of one's own

own-secret-page = Choisissez comment vous connecter
own-secret-title = Choisissez votre propre NIP
own-secret-title-passphrase = Choisissez votre propre phrase de passe
own-secret-lead = La personne qui vous a remis le premier NIP le connaît. Désormais, personne d’autre que vous ne saura ce qui vous sert à vous connecter.
own-secret-pin = Nouveau NIP
own-secret-pin-hint = Six chiffres : pas de date, pas de suite, pas de forme sur le clavier.
own-secret-draw = Laisser le système choisir
own-secret-draw-hint = Personne ne devinerait celui-ci. Retenez-le, puis saisissez-le ci-dessus. Il n’est affiché qu’ici.
own-secret-passphrase-instead = Je préfère une phrase de passe
own-secret-pin-instead = Je préfère un NIP
own-secret-submit = Enregistrer et continuer

## Asking for help

help-ask-title = Pas d’adresse courriel ? Demandez à votre responsable
help-ask-text = Saisissez votre identifiant. La personne qui gère votre compte verra votre demande et vous remettra en personne un nouveau NIP ou une carte.
help-ask-submit = Demander à mon responsable
help-asked-title = Allez voir votre responsable
help-asked-lead = Si cet identifiant correspond à un compte, la personne qui le gère voit maintenant votre demande.
help-asked-next = Allez la voir en personne. Elle vous remettra un nouveau NIP ou une carte d’accès.
