## Capabilities, levels and permission groups: what there is to be allowed.

level-none = Aucun
level-view = Consultation
level-manage = Gestion

capability-staff-accounts = Comptes du personnel
capability-staff-accounts-help = « Consultation » montre qui travaille dans l’immeuble. « Gestion » permet aussi d’y ajouter des personnes et de décider de leurs accès.
capability-buildings = Immeubles
capability-buildings-help = « Consultation » montre la fiche de l’immeuble. « Gestion » permet aussi de la modifier.
capability-delivery = Adresses bloquées
capability-delivery-help = « Consultation » montre les messages qui ne sont pas parvenus au personnel de l’immeuble. « Gestion » permet aussi de débloquer une adresse.
capability-history = Historique
capability-history-help = « Consultation » et « Gestion » montrent toutes deux ce qui concerne le personnel de l’immeuble.

permission-group-full-access = Accès complet
permission-group-default = Permissions par défaut

scope-all = tous les immeubles, présents et à venir
scope-portfolio = tous les immeubles du portefeuille { $portfolio }, présents et à venir

## Permission groups

permission-groups = Groupes de permissions
# $language e.g. French
permission-groups-name-in = Nom en { $language }
permission-groups-copy-of = { $name } (copie)
permission-groups-instead = Ce qui remplace ce groupe

permission-groups-subtitle = Ce qu’une personne peut faire dans un immeuble dépend du groupe de permissions qu’elle y détient.
permission-groups-new = Nouveau groupe de permissions
permission-groups-compare = Comparer
permission-groups-duplicate = Dupliquer
permission-groups-name = Nom
permission-groups-name-hint = Une langue suffit. Dans les autres langues, le nom s’affiche dans la langue de l’organisation.
permission-groups-allows = Ce qu’il permet
permission-groups-allows-nothing = Pour l’instant, ce groupe ne permet rien : qui l’a ne voit rien de plus que sans lui.
permission-groups-allows-hint = Les droits supplémentaires comptent à partir de « Consultation ».
permission-groups-holders = Détenu par
permission-groups-everything = Tout, y compris ce qui sera ajouté
permission-groups-everything-fixed = Ce groupe permet tout, y compris ce qui sera ajouté. On peut le renommer, mais pas le limiter.
permission-groups-nothing = Rien
# $level e.g. Manage
# $listed names of capabilities
permission-groups-level-of = { $level } : { $listed }
# $count (Number) capabilities that are not named
permission-groups-and-more = { $count ->
    [one] { $listed } et { $count } autre
   *[other] { $listed } et { $count } autres
}
permission-groups-nobody = Personne
# $count (Number) buildings
permission-groups-buildings = { $count ->
    [one] { $count } immeuble
   *[other] { $count } immeubles
}
permission-groups-touches-nobody = Personne ne détient ce groupe : l’enregistrement ne change les accès de personne.
# $touched e.g. 3 people · 2 buildings
permission-groups-touches = L’enregistrement change les accès des personnes qui détiennent ce groupe, dès leur prochain clic : { $touched }.
permission-groups-delete-unused = Personne ne détient ce groupe.
# $touched e.g. 3 people · 2 buildings
permission-groups-delete-used = Ce groupe est utilisé : { $touched }. Indiquez ce qui le remplace, aux mêmes endroits et pour la même durée.
permission-groups-instead-choose = Veuillez choisir
permission-groups-instead-nothing = Rien : ces personnes perdent cet accès
permission-groups-compare-subtitle = Deux groupes de permissions côte à côte.
permission-groups-compare-one = Premier groupe
permission-groups-compare-other = Second groupe
permission-groups-difference = Différence
permission-groups-differs = Différent
permission-groups-same = Identique

## The catalogue of capabilities

capabilities = Fonctionnalités
capabilities-subtitle = Ce qui peut être permis. Ajoutez-y ce que votre organisation utilise ; les groupes de permissions déterminent qui y a droit, et à quel niveau.
capabilities-capability = Fonctionnalité
capabilities-new = Nouvelle fonctionnalité
capabilities-built-in = Intégrée
capabilities-none = Aucune fonctionnalité propre à votre organisation
capabilities-none-text = Commencez par ce que beaucoup d’organisations utilisent : résidents, puces d’accès, codes d’accès, paiements, caméras, espaces communs, visites, demandes d’entretien et rapports d’incident. Tout reste modifiable.
capabilities-add-usual = Ajouter le catalogue courant
capabilities-help = Aide
capabilities-help-hint = Une ou deux phrases qui disent ce que montre « Consultation » et ce que permet « Gestion ». Elles s’affichent à côté du choix.
capabilities-toggles-hint = Des droits accordés un par un, en plus du niveau. Une ligne vide ne compte pas ; vidée, elle disparaît.
# $count (Number) of the line
capabilities-toggle-in = { $count }. En { $language }
capabilities-archive = Retirer du catalogue
capabilities-archive-hint = Cette fonctionnalité n’est plus proposée, et ce que les groupes en permettent ne compte plus. Cette action est définitive.
capabilities-archive-question = Retirer { $name } du catalogue ?
capabilities-help-in = Aide en { $language }
capabilities-toggles = Droits supplémentaires
