## Donner accès : quel groupe de permissions dans quel immeuble.

access-title = Accès
# $name a person
access-of = Accès : { $name }
access-where = Où
access-building = Immeuble
access-group = Groupe de permissions
access-choose = Choisir…
access-none = Aucun accès
access-inherited = Comme ailleurs : { $group }
access-locked = À modifier par une personne dont les accès vont plus loin que les vôtres.
access-change = Modifier les accès
access-save = Enregistrer
access-read-only = Vous voyez les accès dans vos immeubles, sans pouvoir les modifier pour cette personne.
access-new-hint = Choisissez un groupe de permissions dans chaque immeuble où la personne travaille. Vous pourrez le modifier à tout moment.
access-no-buildings = Il n’y a encore aucun immeuble auquel donner accès.
access-to-buildings = Ajouter des immeubles

## La grille

access-caption = Groupe de permissions dans chaque immeuble
access-find = Immeuble, code ou portefeuille
access-portfolio = Portefeuille
access-all-portfolios = Tous les portefeuilles
# $count (Number) buildings
access-all-buildings = { $count ->
    [one] Le seul immeuble
   *[other] Les { $count } immeubles
}
# $count (Number) buildings
access-all-of-portfolio = { $count ->
    [one] { $portfolio } ({ $count } immeuble)
   *[other] { $portfolio } ({ $count } immeubles)
}
# $count (Number) buildings
access-select-all = { $count ->
    [one] Donner « { $group } » dans le seul immeuble
   *[other] Donner « { $group } » dans les { $count } immeubles
}
# $count (Number) buildings
access-select-portfolio = { $count ->
    [one] Donner « { $group } » dans l’immeuble du portefeuille { $portfolio }
   *[other] Donner « { $group } » dans les { $count } immeubles du portefeuille { $portfolio }
}
access-future = Inclure les immeubles à venir
access-future-hint = Les immeubles ajoutés plus tard seront inclus automatiquement.
access-selected = C’est fait. Les groupes de permissions de la liste ont changé.
access-bulk = Plusieurs immeubles à la fois
access-bulk-hint = Ce choix vaut pour tous les immeubles que vous ne réglez pas dans la liste ci-dessous.
access-bulk-nothing = Comme dans la liste ci-dessous
access-copy = Copier aux autres
access-copy-of = Copier le groupe de permissions de { $building } à tous les autres immeubles qui en ont un
access-copy-hint = Pour le changer dans plusieurs immeubles qui ont déjà un groupe de permissions, choisissez le nouveau dans l’un d’eux ; puis, de là, copiez-le à tous les autres qui en ont un.
# $count (Number) other buildings
access-copied = { $count ->
    [one] Copié à { $count } autre immeuble.
   *[other] Copié à { $count } autres immeubles.
}
# $chosen (Number) buildings with a permission group
# $all (Number) buildings there are
access-chosen = { $all ->
    [one] Un groupe de permissions dans { $chosen } immeuble sur { $all }
   *[other] Un groupe de permissions dans { $chosen } immeubles sur { $all }
}
# $found (Number) buildings that the search has found
access-chosen-found = { $found ->
    [0] { $chosen } · aucun trouvé
    [one] { $chosen } · { $found } trouvé
   *[other] { $chosen } · { $found } trouvés
}
access-undo = Annuler la dernière action
access-clear = Revenir au départ
access-pages = Pages de la liste des immeubles

## Les mêmes accès que quelqu’un d’autre

access-like = Mêmes accès qu’une autre personne
access-like-hint = Les accès permanents de cette personne remplacent ce qui a été choisi ici. Vous pourrez encore les ajuster.
access-like-search = Nom de la personne
access-like-take = Comme { $name }
access-like-set = Mêmes accès que { $name }.
access-like-someone = Mêmes accès que la personne choisie.
access-like-as-known = { $told } Seul ce que vous pouvez en voir est repris.

## Ce que l’enregistrement changerait

access-summary = À l’enregistrement
access-none-chosen = Aucun immeuble choisi : la personne pourrait se connecter, mais rien faire.
access-nothing-changes = Rien ne change.
access-change-given = { $group } dans { $places }, rien auparavant.
access-change-taken = Retiré : { $group } dans { $places }.
access-change-turned = { $before } devient { $after } dans { $places }.
access-change-same = { $group } dans { $places }, comme auparavant.
# $count (Number) buildings
access-apart = { $count ->
    [one] { $places }, sauf { $count } immeuble qui a son propre groupe de permissions
   *[other] { $places }, sauf { $count } immeubles qui ont leur propre groupe de permissions
}
access-and-there = {" et "}
# $count (Number) buildings
access-in-buildings = { $count ->
    [one] { $count } immeuble ({ $listed })
   *[other] { $count } immeubles ({ $listed })
}
# $count (Number) buildings
# $more (Number) the others
access-in-buildings-and-more = { $more ->
    [one] { $count } immeubles ({ $listed } et { $more } autre)
   *[other] { $count } immeubles ({ $listed } et { $more } autres)
}

## Ce que quelqu’un détient

access-of-administrator = Administration : tous les droits dans tous les immeubles, présents et à venir.
access-nothing = Aucun accès à un immeuble.
access-exception = remplace ici ce qui est donné plus largement
# $count (Number) besides those shown
access-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
access-from-until = du { $from } au { $until }

## Accès pour un temps

cover-title = Accès temporaires
cover-temporary = Temporaire
cover-none = Aucun pour le moment.
cover-running = En cours
cover-to-come = À venir
cover-give = Donner un accès temporaire
cover-hint = Pour un remplacement, par exemple. Il s’ajoute aux autres accès et prend fin de lui-même.
cover-where-hint = Les immeubles trouvés ci-dessus peuvent être choisis.
cover-from = Du
cover-from-hint = Vide : dès maintenant.
cover-until = Au
cover-end = Terminer maintenant
cover-end-question = Terminer cet accès temporaire maintenant ?
cover-end-text = { $group } dans { $place } : cet accès prend fin aussitôt. Les accès permanents restent tels quels.

## Ce que tout cela donne

access-view = Ce qui est affiché
access-view-held = Accès donnés
access-view-effective = Droits obtenus
effective-right = { $capability } : { $level }
effective-with-toggles = { $right } ({ $toggles })
effective-here = { $group }, donné pour cet immeuble
effective-in-portfolio = { $group }, donné pour tous les immeubles du portefeuille { $portfolio }
effective-everywhere = { $group }, donné pour tous les immeubles
effective-until = { $source }, jusqu’au { $until }
