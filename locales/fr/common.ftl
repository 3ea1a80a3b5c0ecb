### Les mots que toutes les pages partagent.

# Le nom de cette langue dans cette langue, tel que le montre le choix de langue. Texte simple.
# @dynamic
locale-name = Français

## La maison

common-product = Trousseau
common-page-title = { $page } – { $organisation }
common-page-title-bare = { $page } – { common-product }
common-skip-to-content = Aller au contenu
common-main-navigation = Navigation principale
common-open-menu = Ouvrir le menu
common-close-menu = Fermer le menu
common-breadcrumb = Vous êtes ici
common-home = Accueil
common-help = Aide
common-sign-in = Se connecter
common-sign-out = Se déconnecter
common-language = Langue
common-language-name = { $code ->
    [en] anglais
    [fr] français
   *[other] { $endonym }
}
common-theme = Apparence
    .light = Claire
    .dark = Sombre
    .system = Comme mon appareil

## Boutons

common-cancel = Annuler
common-close = Fermer
common-next = Suivant
common-previous = Précédent
common-continue = Continuer
common-search = Rechercher
common-retry = Réessayer
common-copy = Copier
common-copied = Copié
common-show = Afficher
common-hide = Masquer

## Formulaires et listes

common-optional = Facultatif
common-loading = Chargement…
common-pagination = Pages de la liste

## Saving, and the order of a list

common-save = Enregistrer
common-order = Ordre
common-up = Monter
common-down = Descendre
common-move-up = Monter : { $name }
common-move-down = Descendre : { $name }

## Groups, of whatever kind

common-delete-question = Supprimer { $name } ?
common-delete-group-hint = Son nom reste dans l’historique et peut servir de nouveau.
common-delete-group = Supprimer le groupe
