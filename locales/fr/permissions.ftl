## Capabilities, levels and permission groups: what there is to be allowed.

level-none = Aucun
level-view = Consultation
level-manage = Gestion

capability-staff-accounts = Comptes du personnel
capability-staff-accounts-help = « Consultation » montre qui travaille dans l’immeuble. « Gestion » permet aussi d’y ajouter des personnes et de décider de leurs accès.
capability-buildings = Immeubles
capability-buildings-help = « Consultation » montre la fiche de l’immeuble. « Gestion » permet aussi de la modifier.
capability-delivery = Envois
capability-delivery-help = « Consultation » montre les messages qui ne sont pas arrivés. « Gestion » permet aussi de corriger l’adresse et de renvoyer.
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

## The catalogue of capabilities

capabilities-help-in = Aide en { $language }
capabilities-toggles = Droits supplémentaires
